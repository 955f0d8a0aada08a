"""What a reader may choose on the pages of claims, of conditions and of assumptions."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside_web.readings.claims_across import CHARACTERISTICS, DIFFERENCE
from alongside_web.readings.claims_names import KINDS, OUTCOMES, STATUSES

_NO_CHOICE = {"invalid_choice": _("Choose one of the list")}


class ClaimsForm(forms.Form):
    status = forms.ChoiceField(
        label=_("Show claims that are"),
        required=False,
        choices=[("", _("of any status")), *((one.value, label) for one, (label, _sentence) in STATUSES.items())],
        error_messages=_NO_CHOICE,
    )


class AcrossForm(forms.Form):
    show = forms.ChoiceField(
        label=_("Show"),
        required=False,
        choices=[("", _("everything")), (CHARACTERISTICS, _("the eighteen characteristics")), *KINDS.items()],
        error_messages=_NO_CHOICE,
    )
    order = forms.ChoiceField(
        label=_("In the order of"),
        required=False,
        choices=[("", _("the codebook")), (DIFFERENCE, _("how far the six differ"))],
        error_messages=_NO_CHOICE,
    )


class AssumptionsForm(forms.Form):
    status = forms.ChoiceField(
        label=_("Show assumptions that are"),
        required=False,
        choices=[("", _("of any kind")), *((one.value, label) for one, label in OUTCOMES.items())],
        error_messages=_NO_CHOICE,
    )


def chosen(form: forms.Form) -> dict[str, str]:
    """What was chosen; nothing at all where the choice is refused."""
    return {name: str(value) for name, value in form.cleaned_data.items()} if form.is_valid() else {}
