"""What people fill in: reports on exchanges, practices and their steps, promises, gifts and marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from alongside_web.design.templatetags.design import day
from alongside_web.learning.fields import (
    choice_field,
    day_field,
    line_field,
    not_ahead,
    number_field,
    words_field,
)
from alongside_web.learning.models import (
    BasisChoice,
    DirectionChoice,
    MarkChoice,
    SectionChoice,
    StepChoice,
    UnitChoice,
)
from alongside_web.learning.operations_practices import Named, Stepped
from alongside_web.learning.queries_reports import TEXTS
from alongside_web.learning.words import AUDIENCES, section_words

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Values = Mapping[str, object] | None
Choices = Sequence[tuple[str, "StrOrPromise"]]
_WHO_READS = _("Choose who may read it")
STEPS = [
    (StepChoice.SEEN.value, _("Seen: somebody saw it, or was told of it")),
    (StepChoice.TRIED.value, _("Tried: used here at least once")),
    (StepChoice.ADAPTED.value, _("Adapted: changed so that it fits here")),
    (StepChoice.EMBEDDED.value, _("Embedded: how things are done here now")),
    (StepChoice.DROPPED.value, _("Dropped: no longer followed")),
]


class WithDays(forms.Form):
    """A form whose day must not be still to come."""

    def __init__(self, given: Values, *, today: date, initial: Values = None) -> None:
        super().__init__(given, initial={"on": today.isoformat(), **(initial or {})})
        self.today = today

    def clean_on(self) -> date:
        return not_ahead(self.cleaned_data["on"], self.today)

    def offer(self, name: str, choices: Choices) -> None:
        """What can be chosen in a field."""
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = list(choices)


class WithActivity(WithDays):
    """A form that may name a planned activity by its key."""

    def clean_activity(self) -> UUID | None:
        given = self.cleaned_data["activity"]
        return UUID(given) if given else None


def _activity() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Which planned activity was it, if any?"),
        required=False,
        error_messages={"invalid_choice": _("Choose an activity from the list, or none")},
    )


class ReportForm(WithActivity):
    who = line_field(_("Who went?"), _("Leave it empty if it was you alone. “You” below means all who went."))
    on = day_field(
        _("On which day was it?"), _("The first day, if it took more than one."), _("Enter the day of the visit")
    )
    until = day_field(_("Last day"), _("Leave it empty if it took one day."))
    did = words_field(_("What did you do there?"))
    saw = words_field(_("What did you see?"))
    will_use = words_field(_("What will you use?"))
    surprised = words_field(_("What surprised you?"))
    could_learn = words_field(_("What could the other school learn from yours?"))
    activity = _activity()
    audience = choice_field(_("Who may read it once you send it?"), AUDIENCES, _WHO_READS)

    def clean_until(self) -> date | None:
        last: date | None = self.cleaned_data["until"]
        first = self.cleaned_data.get("on")
        if last is None or (first or last) <= last <= self.today:
            return last
        if first is None:
            return not_ahead(last, self.today)
        said = (
            gettext(
                "The last day is before the first; give a day from %(first)s to today, %(today)s, or leave it empty"
            )
            if last < first
            else gettext("This day is still to come; give a day from %(first)s to today, %(today)s, or leave it empty")
        )
        raise forms.ValidationError(said % {"first": day(first), "today": day(self.today)})

    def clean(self) -> dict[str, object]:
        cleaned: dict[str, object] = dict(super().clean() or {})
        if "send" in self.data and not any(map(cleaned.get, TEXTS)):
            self.add_error("did", _("Answer this or another of the five questions before you send it"))
        return cleaned


class ContextForm(forms.Form):
    text = words_field(_("What do you want to add?"), "", _("Write what you want to add"))


class PracticeForm(forms.Form):
    name = line_field(_("What is the practice called?"), _("A few words, such as “how lessons begin”."), _("Name it"))
    what = words_field(_("What is it, in a sentence or two?"))
    direction = choice_field(_("Which school takes it over?"), DirectionChoice.choices, _("Choose the school"))
    part = line_field(_("Department, group or person"), _("Leave it empty if it is for the whole school."), most=100)
    audience = choice_field(_("Who may read of it?"), AUDIENCES, _WHO_READS)

    def __init__(self, given: Values, *, schools: Choices, initial: Values = None) -> None:
        super().__init__(given, initial={**(initial or {})})
        direction = self.fields["direction"]
        if isinstance(direction, forms.ChoiceField):
            direction.choices = list(schools)


class StepForm(WithDays):
    step = choice_field(_("How far has it come?"), STEPS, _("Choose how far it has come"))
    on = day_field(_("Since which day?"), "", _("Enter the day"))
    basis = choice_field(_("What does that rest on?"), BasisChoice.choices, _("Choose what it rests on"))
    words = words_field(_("How do you know? Say it in your own words"), "", _("Say how you know"))
    again = line_field(
        _("If it went back, or is taken up again: why?"),
        _("Only if it had come further before, or had been dropped."),
        most=500,
    )
    audience = choice_field(_("Who may read this step?"), AUDIENCES, _WHO_READS)


class FirstStepForm(PracticeForm):
    """A practice with its first step; both are for the same readers."""

    step = choice_field(_("How far has it come?"), STEPS, _("Choose how far it has come"))
    on = day_field(_("Since which day?"), "", _("Enter the day"))
    basis = choice_field(_("What does that rest on?"), BasisChoice.choices, _("Choose what it rests on"))
    words = words_field(_("How do you know? Say it in your own words"), "", _("Say how you know"))
    field_order = ("name", "direction", "step", "on", "basis", "words", "part", "what", "audience")

    def __init__(self, given: Values, *, schools: Choices, today: date) -> None:
        super().__init__(given, schools=schools, initial={"on": today.isoformat()})
        self.today = today

    def clean_on(self) -> date:
        return not_ahead(self.cleaned_data["on"], self.today)

    def named(self) -> Named:
        """What the practice is."""
        return Named(**{name: self.cleaned_data[name] for name in ("name", "what", "direction", "part", "audience")})

    def first(self) -> Stepped:
        """Its first step."""
        told = {name: self.cleaned_data[name] for name in ("step", "on", "basis", "words", "audience")}
        return Stepped(**told, again="")


class PromiseForm(forms.Form):
    side = choice_field(_("Which school gives it?"), (), _("Choose the school that gives"))
    what = line_field(_("What does it give?"), "", _("Say what is given"), most=300)
    unit = choice_field(_("How is it counted?"), UnitChoice.choices, _("Choose how it is counted"))
    amount = number_field(_("How much?"), _("Leave it empty if nobody said."))
    by = day_field(_("By when?"), _("Leave it empty if nobody said."))
    section = forms.ChoiceField(
        label=_("Where does the agreement say so?"),
        required=False,
        error_messages={"invalid_choice": _("Choose a section from the list, or none")},
    )

    def __init__(self, given: Values, *, schools: Choices, initial: Values = None) -> None:
        super().__init__(given, initial={"unit": UnitChoice.OTHER.value, **(initial or {})})
        side, section = self.fields["side"], self.fields["section"]
        if isinstance(side, forms.ChoiceField) and isinstance(section, forms.ChoiceField):
            side.choices = list(schools)
            names = {value: str(words) for value, words in schools}
            section.choices = [
                ("", gettext("It does not")),
                *((one.value, section_words(one, names)) for one in SectionChoice),
            ]


class GiftForm(WithActivity):
    words = line_field(_("What was given?"), "", _("Say what was given"), most=500)
    on = day_field(_("On which day?"), "", _("Enter the day"))
    amount = number_field(_("How much?"), _("Leave it empty if nobody counted."))
    activity = _activity()


class MarkForm(forms.Form):
    mark = choice_field(_("How does your school see this promise?"), MarkChoice.choices, _("Choose how you see it"))
    words = line_field(_("Why do you see it so?"), _("Everybody in the partnership can read this."), most=500)
