"""What a coder fills in, and what somebody looks for; every fault says what, where and what to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from alongside.evidence.bearings import ABOUT_BY_SUBJECT
from alongside.evidence.codebook import Indicator, codebook
from alongside.evidence.deeds import stage_said
from alongside.terms import NotAPeriod, Period
from alongside_web.design.moments import day_in_words
from alongside_web.evidence.list_queries import Filters
from alongside_web.evidence.words import BASES, STAGES, STRENGTHS, SUBJECTS, WITNESSES, Names, when
from alongside_web.partnerships.private_models import AudienceChoice

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Values = Mapping[str, str] | None


@dataclass(frozen=True, slots=True)
class Offered:
    """What a partnership offers to a coder: for whom the coder may write, when its stages were, and which day it is.

    Where its people have set the days of the stages, ``are_set``, a time belongs to the stage in which it lies.
    """

    audiences: Sequence[str]
    stages: Mapping[int, Period]
    today: date
    are_set: bool = False


def _plain(names: Names) -> list[tuple[str, str]]:
    return [(code, str(words)) for code, words in names.items()]


def _dated(words: str | Promise, when_it_was: Period | None) -> str:
    return f"{words}, {when(when_it_was)}" if when_it_was else str(words)


def _choice(label: StrOrPromise, missing: StrOrPromise) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, error_messages={"required": missing, "invalid_choice": missing})


class CodingForm(forms.Form):
    """One statement on one indicator; whom it is about and the poles are the indicator's."""

    direction = _choice(_("Which way does it speak?"), _("Choose which way it speaks"))
    strength = _choice(_("How plainly?"), _("Choose how plainly it speaks"))
    basis = _choice(_("Was it said or done?"), _("Choose whether it was said or done"))
    perspective = _choice(_("Whose account is it?"), _("Choose whose account it is"))
    about = _choice(_("Of whom is it true?"), _("Choose of whom it is true"))
    stage = _choice(_("In which stage was it so?"), _("Choose the stage"))
    occurred = forms.CharField(
        label=_("When was it so? (if you know)"),
        help_text=_("As exactly as it is known: 2026-11-24, 2026-11, autumn 2026 or 2026."),
        max_length=20,
        required=False,
        error_messages={"max_length": _("Write it like 2026-11-24, 2026-11, autumn 2026 or 2026")},
    )
    sub = forms.CharField(
        label=_("Department or group, if not the whole schools"),
        max_length=100,
        required=False,
        error_messages={"max_length": _("Name it in at most 100 characters")},
    )
    paraphrase = forms.CharField(
        label=_("What was said or done, in your own words"),
        help_text=_("One statement; name nobody who need not be named."),
        max_length=1000,
        error_messages={
            "required": _("Write what was said or done"),
            "max_length": _("Say it in at most 1,000 characters"),
        },
    )
    audience = _choice(_("Who may read it?"), _("Choose who may read it"))

    def __init__(self, indicator: Indicator, offered: Offered, given: Values = None) -> None:
        super().__init__(given)
        self.offered = offered
        abouts = [(one.value, str(SUBJECTS[one.value])) for one in sorted(ABOUT_BY_SUBJECT[indicator.subject])]
        poles = [("1", _now(indicator.positive_pole)), ("-1", _now(indicator.negative_pole))]
        self._offer("direction", poles)
        self._offer("strength", [(str(value), str(words)) for value, words in STRENGTHS.items()])
        self._offer("basis", _plain(BASES))
        self._offer("perspective", [("", "–"), *_plain(WITNESSES)])
        self._offer("about", abouts)
        self._offer(
            "stage", [(str(value), _dated(words, offered.stages.get(value))) for value, words in STAGES.items()]
        )
        self._offer("audience", [one for one in AudienceChoice.choices if one[0] in offered.audiences])
        if len(abouts) == 1:
            self.fields["about"].initial = abouts[0][0]

    def _offer(self, name: str, choices: Sequence[tuple[str, StrOrPromise]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = list(choices)

    def clean_direction(self) -> int:
        return int(self.cleaned_data["direction"])

    def clean_strength(self) -> int:
        return int(self.cleaned_data["strength"])

    def clean_stage(self) -> int:
        return int(self.cleaned_data["stage"])

    def clean_occurred(self) -> Period | None:
        written: str = self.cleaned_data["occurred"]
        try:
            when = Period.parse(written) if written.strip() else None
        except NotAPeriod:
            raise forms.ValidationError(
                _("This is no time; write it like 2026-11-24, 2026-11, autumn 2026 or 2026")
            ) from None
        if when is not None and when.first > self.offered.today:
            told = {"today": day_in_words(self.offered.today)}
            raise forms.ValidationError(_now("This is still to come; give a time up to today, %(today)s") % told)
        return when

    def clean(self) -> dict[str, object]:
        """A time in another stage than was chosen is told beside the time, with the stage in which it lies."""
        cleaned: dict[str, object] = dict(super().clean() or {})
        stage, occurred = cleaned.get("stage"), cleaned.get("occurred")
        if self.offered.are_set and isinstance(stage, int) and isinstance(occurred, Period):
            is_in = stage_said(stage, occurred, self.offered.stages)
            if is_in != stage:
                said = _now(
                    "This time was in another stage: %(stage)s. Choose that stage, or give a time in the one chosen"
                )
                words = _dated(STAGES[is_in], self.offered.stages.get(is_in))
                self.add_error("occurred", said % {"stage": words})
        return cleaned


def indicator_asked(given: Mapping[str, str]) -> Indicator | None:
    """The indicator that an address names; None where it names none."""
    return codebook().indicators.get(given.get("indicator", ""))


def filters_asked(given: Mapping[str, str]) -> Filters:
    """What an address looks for; what is no choice looks for everything."""
    perspective, direction = given.get("perspective", ""), given.get("direction", "")
    indicator = indicator_asked(given)
    return Filters(
        perspective=perspective if perspective in WITNESSES else "",
        indicator=indicator.id if indicator else "",
        direction=direction if direction in ("for", "against") else "",
    )
