"""What keepers, administrators and heads fill in; every fault says what, where and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from alongside.schools.concern_scheme import NEWEST
from alongside_web.concerns.models import Kind, Level, Outcome, PointState, Precision, Stance, Stated
from alongside_web.concerns.operations_case import NewPoint
from alongside_web.concerns.schools import School, school_meant

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Values = Mapping[str, str] | None
_MOST = 5000
_DAY = {"invalid": _("Give the day as year, month and day, such as 2027-07-31")}


def _choice(
    label: StrOrPromise, choices: Sequence[tuple[str, StrOrPromise]], missing: StrOrPromise, *, required: bool = True
) -> forms.ChoiceField:
    said = {"required": missing, "invalid_choice": missing}
    return forms.ChoiceField(label=label, choices=choices, required=required, error_messages=said)


def _day(label: StrOrPromise, hint: StrOrPromise = "", missing: StrOrPromise = "") -> forms.DateField:
    said = {**_DAY, "required": missing}
    return forms.DateField(
        label=label, help_text=hint, required=bool(missing), input_formats=["%Y-%m-%d", "%d/%m/%Y"], error_messages=said
    )


def _text(label: StrOrPromise, hint: StrOrPromise = "", missing: StrOrPromise = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=bool(missing),
        max_length=_MOST,
        error_messages={"required": missing, "max_length": _("Say it in at most 5,000 characters")},
    )


def _line(label: StrOrPromise, hint: StrOrPromise = "", missing: StrOrPromise = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=bool(missing),
        max_length=200,
        error_messages={"required": missing, "max_length": _("Say it in at most 200 characters")},
    )


def _version() -> forms.IntegerField:
    return forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class RightForm(forms.Form):
    email = forms.EmailField(
        label=_("E-mail address of the person"),
        max_length=254,
        error_messages={
            "required": _("Enter the e-mail address of the person"),
            "invalid": _("Enter an e-mail address in the right form, such as name@example.org"),
        },
    )
    kind = _choice(_("What may the person do?"), Kind.choices, _("Choose what the person may do"))


class ReasonsForm(forms.Form):
    """A tick and words for each reason of the list; ``chosen`` gives the ticked ones with their words."""

    version = _version()

    def __init__(self, given: Values = None, held: Mapping[str, str] | None = None, version: int = 0) -> None:
        super().__init__(given, initial={"version": version})
        for one in NEWEST.reasons:
            self.fields[f"is_{one.name}"] = forms.BooleanField(
                label=gettext(one.title),
                help_text=gettext(one.means),
                required=False,
                initial=held is not None and one.name in held,
            )
            words = _text(gettext("In words: %(reason)s") % {"reason": gettext(one.title)})
            words.initial = (held or {}).get(one.name, "")
            self.fields[f"words_{one.name}"] = words

    @property
    def pairs(self) -> Iterable[tuple[forms.BoundField, forms.BoundField]]:
        """The tick and the words of each reason."""
        return [(self[f"is_{one.name}"], self[f"words_{one.name}"]) for one in NEWEST.reasons]

    @property
    def chosen(self) -> dict[str, str]:
        told = self.cleaned_data
        return {one.name: told[f"words_{one.name}"] for one in NEWEST.reasons if told[f"is_{one.name}"]}

    def clean(self) -> dict[str, object]:
        cleaned: dict[str, object] = dict(super().clean() or {})
        first = f"is_{NEWEST.reasons[0].name}"
        if not any(cleaned.get(f"is_{one.name}") for one in NEWEST.reasons):
            self.add_error(first, _("Choose at least one reason"))
        if cleaned.get("is_other") and not cleaned.get("words_other"):
            self.add_error("words_other", _("Say in words what the other reason is"))
        return cleaned


class OpenForm(ReasonsForm):
    school = _line(
        _("Which school?"),
        _("Its URN (six digits), or its name as on this site"),
        _("Enter the school’s URN or its name as on this site"),
    )
    opened = _day(_("Since when is there concern?"), "", _("Enter the day since when there is concern"))
    review_on = _day(_("When will you look at it again?"), "", _("Enter the day of the first review"))

    def __init__(self, today: date, given: Values = None) -> None:
        super().__init__(given)
        self.today = today
        self.fields["version"].required = False
        self.fields["opened"].initial = today.isoformat()

    def clean_school(self) -> School:
        found = school_meant(self.cleaned_data["school"])
        if found is None:
            raise forms.ValidationError(_("No school is known by this; enter its URN, or its name as on this site"))
        return found

    def clean_opened(self) -> date:
        day: date = self.cleaned_data["opened"]
        if day > self.today:
            raise forms.ValidationError(_("This day has not come yet; give today or an earlier day"))
        return day


class _WithPoint(forms.Form):
    what = _text(_("What must be true for the level to go down?"), _("So that it can be seen whether it is so."))
    by = _day(_("By when?"))
    decides = _line(_("Who decides whether it is so?"))

    def point(self) -> NewPoint | None:
        """The de-escalation point that was written, or None."""
        told = self.cleaned_data
        return NewPoint(told["what"], told["by"], told["decides"]) if told["what"] else None

    def ask_for_point(self, told: Mapping[str, object]) -> None:
        """Faults for each part of the point that is missing."""
        missing = {
            "what": _("Write what must be true for the level to go down"),
            "by": _("Enter the day by which it must be so"),
            "decides": _("Write who decides whether it is so"),
        }
        for field, words in missing.items():
            if not told.get(field) and not self.has_error(field):
                self.add_error(field, words)


class RateForm(_WithPoint):
    level = _choice(_("Level"), Level.choices, _("Choose the level"))
    rationale = _text(_("Why this level?"), "", _("Say why: a level without a reason helps nobody"))
    basis = _text(
        _("What does it rest on?"),
        _("A visit, figures, an inspection, what the school said."),
        _("Say what it rests on"),
    )
    occurred = _day(_("When was it so?"), _("A day, or any day of the month, term or year."), _("Enter when it was so"))
    precision = _choice(_("How exactly is that known?"), Precision.choices, _("Choose how exactly it is known"))
    known_at = _day(_("When did you know of it?"), "", _("Enter the day on which it became known"))
    stated = _choice(
        _("Where do you see the school going? (if you want to say)"),
        [("", _("I do not say")), *Stated.choices],
        _("Choose one, or that you do not say"),
        required=False,
    )
    corrects = forms.IntegerField(required=False, widget=forms.HiddenInput)
    review_on = _day(_("When will you look at it again?"), _("Left empty, the day that is set stays."))
    version = _version()

    def __init__(self, levels: Mapping[str, str], waiting: str, given: Values = None) -> None:
        super().__init__(given)
        self.waiting = waiting
        level = self.fields["level"]
        if isinstance(level, forms.ChoiceField):
            level.choices = list(levels.items())

    def clean(self) -> dict[str, object]:
        cleaned: dict[str, object] = dict(super().clean() or {})
        level = cleaned.get("level")
        needs_point = level not in {None, Level.NONE.value, self.waiting}
        if needs_point or any(cleaned.get(one) for one in ("what", "by", "decides")):
            self.ask_for_point(cleaned)
        return cleaned


class ReviewForm(forms.Form):
    review_on = _day(_("When will you look at it again?"), "", _("Enter the day of the next review"))
    why = _line(_("Why then?"), "", _("Say why then"))
    version = _version()

    def __init__(self, today: date, given: Values = None, version: int = 0) -> None:
        super().__init__(given, initial={"version": version})
        self.today = today

    def clean_review_on(self) -> date:
        day: date = self.cleaned_data["review_on"]
        if day <= self.today:
            raise forms.ValidationError(_("The next review must be after today; give a later day"))
        return day


class SettleForm(_WithPoint):
    state = _choice(
        _("What came of it?"), PointState.choices[1:], _("Choose whether it was reached, not reached or changed")
    )
    why = _text(_("Why, or what shows it?"), "", _("Say why, or what shows it"))

    def clean(self) -> dict[str, object]:
        cleaned: dict[str, object] = dict(super().clean() or {})
        if cleaned.get("state") == PointState.CHANGED.value or any(
            cleaned.get(one) for one in ("what", "by", "decides")
        ):
            self.ask_for_point(cleaned)
        return cleaned


class CloseForm(forms.Form):
    outcome = _choice(_("Why is the case closed?"), Outcome.choices, _("Choose why the case is closed"))
    words = _text(_("What came of it?"), "", _("Say what came of it"))
    version = _version()


class ShareForm(forms.Form):
    number = _choice(_("Which rating?"), [], _("Choose the rating"))
    email = forms.EmailField(
        label=_("E-mail address of the head"),
        max_length=254,
        error_messages={
            "required": _("Enter the e-mail address of the head"),
            "invalid": _("Enter an e-mail address in the right form, such as name@school.example"),
        },
    )
    with_rationale = forms.BooleanField(label=_("Show why the level was given, too"), required=False)
    with_point = forms.BooleanField(label=_("Show the de-escalation point, too"), required=False)

    def __init__(self, ratings: Sequence[tuple[str, str]], given: Values = None) -> None:
        super().__init__(given)
        number = self.fields["number"]
        if isinstance(number, forms.ChoiceField):
            number.choices = list(ratings)


_OWN = (
    (Stance.AGREES.value, _("I agree")),
    (Stance.DISAGREES.value, _("I disagree")),
    (Stance.ADDS.value, _("I add context")),
)


class AnswerForm(forms.Form):
    stance = _choice(_("What do you say to it?"), _OWN, _("Choose agree, disagree or add context"))
    words = _text(_("In your words"), "", _("Say it in your words"))


class WriteDownForm(forms.Form):
    number = _choice(_("To which rating?"), [], _("Choose the rating"))
    stance = _choice(_("What does the school say?"), Stance.choices, _("Choose agrees, disagrees or adds context"))
    words = _text(_("In the school’s words"), "", _("Write what the school said"))
    said_by = _line(_("Who said it, and when?"), "", _("Write who said it, and when"))

    def __init__(self, ratings: Sequence[tuple[str, str]], given: Values = None) -> None:
        super().__init__(given)
        number = self.fields["number"]
        if isinstance(number, forms.ChoiceField):
            number.choices = list(ratings)


class LabelsForm(forms.Form):
    """Own words for each level; left empty, the list's words stand."""

    version = _version()

    def __init__(self, given: Values = None, held: Mapping[str, str] | None = None, version: int = 0) -> None:
        super().__init__(given, initial={"version": version})
        for one in NEWEST.levels:
            field = forms.CharField(
                label=gettext(one.title),
                help_text=gettext(one.means),
                required=False,
                max_length=60,
                initial=(held or {}).get(one.name, ""),
                error_messages={"max_length": _("Use at most 60 characters")},
            )
            self.fields[one.name] = field

    @property
    def words(self) -> dict[str, str]:
        return {one.name: self.cleaned_data[one.name] for one in NEWEST.levels}

    @property
    def rows(self) -> Iterable[forms.BoundField]:
        return [self[one.name] for one in NEWEST.levels]
