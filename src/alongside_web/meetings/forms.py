"""What is filled in of bodies, meetings, decisions, actions and meetings across partnerships."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from alongside.partnerships.bounds import Bounds, CannotBe
from alongside_web.design.moments import day_in_words
from alongside_web.meetings.models import ActionState, AudienceChoice, BodyKind, MeetingKind
from alongside_web.plans.activity_forms import choice_field, day_field, words_field
from alongside_web.plans.activity_words import fault_words

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Given = Mapping[str, object] | None
Choices = Sequence[tuple[str, "StrOrPromise"]]


@dataclass(frozen=True, slots=True)
class Offered:
    """What a form lets this person choose among, and the days that must be in order.

    ``meets`` is the day of the meeting. ``due`` is the day that stands: of an action its own, of a meeting that of its action
    which is due first, as far as that comes after it.
    """

    people: Choices = ()
    audiences: Sequence[str] = ()
    bodies: Choices = ()
    sides: Choices = ()
    decisions: Choices = ()
    partnerships: Choices = ()
    meets: date | None = None
    due: date | None = None


def _version() -> forms.IntegerField:
    return forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)


def _several(label: StrOrPromise) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        required=False,
        error_messages={"invalid_choice": _("Choose from the list"), "invalid_list": _("Choose from the list")},
    )


def _maybe(label: StrOrPromise) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, error_messages={"invalid_choice": _("Choose from the list")})


def _time() -> forms.TimeField:
    return forms.TimeField(
        label=_("Time"), required=False, error_messages={"invalid": _("Give the time as 14:30, or leave it empty")}
    )


def _audience() -> forms.ChoiceField:
    return choice_field(_("Who may read it?"), AudienceChoice.choices, _("Choose who may read it"))


class OfferingForm(forms.Form):
    """A form whose lists hold only what this person may choose. Days are checked against the ``bounds`` of the partnership."""

    DAYS: tuple[str, ...] = ()

    def __init__(
        self,
        offered: Offered,
        given: Given = None,
        *,
        initial: Mapping[str, object] | None = None,
        bounds: Bounds | None = None,
    ) -> None:
        super().__init__(given, initial=dict(initial or {}))
        self.bounds, self.offered = bounds, offered
        audiences = [(value, words) for value, words in AudienceChoice.choices if value in offered.audiences]
        lists: dict[str, Choices] = {
            "people": offered.people,
            "audience": audiences,
            "body": [("", gettext("No body: just people")), *offered.bodies],
            "reports_to": [("", gettext("To none")), *offered.bodies],
            "side": offered.sides,
            "decision": [("", gettext("No decision")), *offered.decisions],
            "partnerships": offered.partnerships,
        }
        for name, choices in lists.items():
            field = self.fields.get(name)
            if isinstance(field, forms.ChoiceField):
                field.choices = list(choices)

    def clean(self) -> dict[str, object]:
        cleaned: dict[str, object] = dict(super().clean() or {})
        for name in self.DAYS:
            day = cleaned.get(name)
            if self.bounds is None or not isinstance(day, date):
                continue
            try:
                self.bounds.check(name, day)
            except CannotBe as wrong:
                self.add_error(name, fault_words(wrong))
        return cleaned


class BodyForm(OfferingForm):
    name = words_field(_("Name"), 200, missing=_("Enter the name of the body"))
    kind = choice_field(_("Kind"), BodyKind.choices, _("Choose the kind"))
    side = choice_field(_("Of which school is it?"), (), _("Choose the school, or both"))
    audience = _audience()
    reports_to = _maybe(_("To which body does it report?"))
    people = _several(_("Members"))
    others = words_field(_("Members without an account, one a line"), 2000)
    is_over = forms.BooleanField(label=_("It no longer meets"), required=False)
    version = _version()

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        if cleaned.get("audience") == AudienceChoice.OWN_SIDE and cleaned.get("side") == "neither":
            self.add_error("side", gettext("Choose your school: a body of both is not read by one side alone"))
        return cleaned


class MeetingForm(OfferingForm):
    DAYS = ("on",)
    title = words_field(_("What is it about?"), 200, missing=_("Enter what the meeting is about"))
    on = day_field(_("On which day?"), missing=_("Enter the day of the meeting"))
    kind = choice_field(_("Kind"), MeetingKind.choices, _("Choose the kind"))
    body = _maybe(_("Of which body?"))
    audience = _audience()
    begins_at = _time()
    place = words_field(_("Where?"), 200)
    people = _several(_("Who came?"))
    others = words_field(_("Others who came, one a line"), 1000)
    minutes = words_field(_("Minutes"), 20_000)
    version = _version()

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        on, due = cleaned.get("on"), self.offered.due
        if isinstance(on, date) and due is not None and on > due and on != self.offered.meets:
            said = gettext("An action of this meeting is due on %(day)s; enter that day or an earlier one")
            self.add_error("on", said % {"day": day_in_words(due)})
        return cleaned


class NewMeetingForm(MeetingForm):
    decisions = words_field(_("What was decided, one decision a line"), 4000)


class DecisionForm(forms.Form):
    text = words_field(_("What was decided?"), 2000, missing=_("Enter what was decided"))


class DueForm(OfferingForm):
    """A form of an action, which is due no earlier than its meeting; a day that stood before is left to stand."""

    DAYS = ("due",)

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        due, meets = cleaned.get("due"), self.offered.meets
        if isinstance(due, date) and meets is not None and due < meets and due != self.offered.due:
            said = gettext("This day is before the meeting; enter %(day)s or a later day, or leave it empty")
            self.add_error("due", said % {"day": day_in_words(meets)})
        return cleaned


class ActionForm(DueForm):
    text = words_field(_("What is to be done?"), 500, missing=_("Enter what is to be done"))
    who = words_field(_("Who does it?"), 200, missing=_("Enter who does it"))
    due = day_field(_("By when?"))
    decision = _maybe(_("From which decision?"))


class SettleForm(DueForm):
    state = choice_field(_("How does it stand?"), ActionState.choices, _("Choose how it stands"))
    words = words_field(_("What came of it?"), 500)
    text = words_field(_("What is to be done?"), 500, missing=_("Enter what is to be done"))
    who = words_field(_("Who does it?"), 200, missing=_("Enter who does it"))
    due = day_field(_("By when?"))
    version = _version()


class NetworkForm(OfferingForm):
    topic = words_field(_("What is it about?"), 300, missing=_("Enter what the meeting is about"))
    on = day_field(_("On which day?"), missing=_("Enter the day of the meeting"))
    begins_at = _time()
    place = words_field(_("Where?"), 200)
    is_open = forms.BooleanField(label=_("Each may learn which others are invited"), required=False)
    outcome = words_field(_("What came of it, for all"), 5000)
    version = _version()
    DAYS = ("on",)


class NewNetworkForm(NetworkForm):
    partnerships = forms.MultipleChoiceField(
        label=_("Which partnerships are invited?"),
        error_messages={
            "required": _("Choose at least one partnership"),
            "invalid_choice": _("Choose from the list"),
            "invalid_list": _("Choose from the list"),
        },
    )


class CameForm(forms.Form):
    """Who came; ``before`` is what stood there when the form was opened."""

    came = words_field(_("Who came from your school?"), 1000)
    before = forms.CharField(required=False, max_length=1000, widget=forms.HiddenInput)
