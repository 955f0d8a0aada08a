"""What a head fills in who speaks in a round; every fault says what, where and what to do."""

from __future__ import annotations

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.brokering.round import Stance
from alongside_web.brokering.operations_voices import SaidOfSchool, SaidOfSelf
from alongside_web.brokering.round_forms import Values, day_field, several_field, whole_field, words_field
from alongside_web.brokering.voice_models import LevelChoice, StanceChoice

MOTIVES = [
    ("history", _("history between the two schools")),
    ("trust", _("trust, or the lack of it, between the two heads")),
    ("competition", _("the schools compete for pupils or staff")),
    ("motive", _("what the other school may want from it")),
    ("circumstances", _("how like or unlike the schools are")),
    ("travel", _("the distance")),
    ("load", _("how much either school carries")),
]


class AboutSchoolForm(forms.Form):
    stance = forms.ChoiceField(
        label=_("Would you work with this school?"),
        choices=StanceChoice.choices,
        error_messages={
            "required": _("Choose one of the four answers"),
            "invalid_choice": _("Choose one of the four answers"),
        },
    )
    rank = whole_field(_("If you would choose it: which choice is it? (1 is your first)"), 1, 20)
    motives = several_field(_("What is it because of?"), MOTIVES)
    words = words_field(
        _("Why? (if you want to say)"), 2000, hint=_("Nobody reads this unless you tick the box below.")
    )
    shared = forms.BooleanField(label=_("The broker may read why"), required=False)
    expires = day_field(_("Until when does your answer count?"), hint=_("Left empty, it counts for a year."))

    def __init__(self, today: date, given: Values = None, *, initial: Values = None) -> None:
        super().__init__(given, initial=dict(initial or {}))
        self.today = today

    def clean_expires(self) -> date | None:
        day: date | None = self.cleaned_data["expires"]
        if day is not None and day < self.today:
            raise forms.ValidationError(_("This day is past; give a later day, or leave it empty"))
        return day

    def clean(self) -> dict[str, object]:
        cleaned: dict[str, object] = dict(super().clean() or {})
        if cleaned.get("rank") is not None and cleaned.get("stance") != Stance.CHOOSE:
            self.add_error(
                "rank", _("Only a school that you would choose has a place among your choices; leave it empty")
            )
        return cleaned

    def said(self) -> SaidOfSchool:
        return SaidOfSchool(**self.cleaned_data)


class AboutSelfForm(forms.Form):
    takes_part = forms.TypedChoiceField(
        label=_("Does your school take part in this round?"),
        choices=[("yes", _("Yes")), ("no", _("No, not this time"))],
        coerce=lambda text: text == "yes",
        error_messages={"required": _("Choose yes or no"), "invalid_choice": _("Choose yes or no")},
    )
    openness = forms.ChoiceField(
        label=_("How open are you to working closely with another school?"),
        choices=[("", _("I would rather not say")), *LevelChoice.choices],
        required=False,
    )
    experience = forms.ChoiceField(
        label=_("How much experience do you have of partnerships between schools?"),
        choices=[("", _("I would rather not say")), *LevelChoice.choices],
        required=False,
    )
    load = whole_field(_("How many other partners and support plans does your school have?"), 0, 99)
    load_ceiling = whole_field(_("How many could it carry at most?"), 0, 99)
    inspection_from = day_field(_("Inspection expected from"))
    inspection_to = day_field(_("Inspection expected to"))
    ask_again = day_field(_("Ask me again on"), hint=_("If this is not the time. Left empty, nobody asks before."))
    words = words_field(_("Anything else?"), 2000, hint=_("Nobody reads this unless you tick the box below."))
    shared = forms.BooleanField(label=_("The broker may read it"), required=False)

    def clean(self) -> dict[str, object]:
        cleaned: dict[str, object] = dict(super().clean() or {})
        begin, end = cleaned.get("inspection_from"), cleaned.get("inspection_to")
        if isinstance(begin, date) and isinstance(end, date) and end < begin:
            self.add_error("inspection_to", _("This day is before the first; give a later day"))
        return cleaned

    def said(self) -> SaidOfSelf:
        return SaidOfSelf(**self.cleaned_data)
