"""What a broker fills in on the board; every fault says what, where and what to do."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.brokering.changes import relaxable_rules
from alongside.brokering.plans import PlanKind
from alongside_web.brokering.operations_plans import PlanWanted
from alongside_web.brokering.round_forms import Values, words_field

KINDS = [
    (PlanKind.SETTLED.value, _("Settled: no two heads would both gain much by leaving it")),
    (PlanKind.BEST.value, _("Best: the largest total, proved")),
    (PlanKind.STABLE.value, _("Stable: nobody would leave it; costs most")),
]


class ProposeForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("Which plan?"),
        choices=KINDS,
        initial=PlanKind.SETTLED.value,
        error_messages={"required": _("Choose a plan"), "invalid_choice": _("Choose one of the three plans")},
    )
    why = words_field(_("Why is it made? (if there is a reason)"), 500)
    relaxed = forms.ChoiceField(
        choices=[("", ""), *((one, one) for one in relaxable_rules())], required=False, widget=forms.HiddenInput
    )

    def wanted(self) -> PlanWanted:
        told = self.cleaned_data
        return PlanWanted(PlanKind(told["kind"]), told["why"], told["relaxed"])


class ChooseForm(forms.Form):
    """``must_say`` where the plan has it otherwise: then a reason is asked for."""

    why = words_field(_("Why do you choose this pair?"), 1000)
    plan = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, given: Values = None, *, must_say: bool = False, initial: Values = None) -> None:
        super().__init__(given, initial=dict(initial or {}))
        self.must_say = must_say

    def clean_why(self) -> str:
        why: str = self.cleaned_data["why"]
        if self.must_say and not why.strip():
            raise forms.ValidationError(_("Say why: the plan has it otherwise, and your reason is kept with the price"))
        return why


class SeenForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
