"""What a reader may ask of the school pages; every form is a GET and can be bookmarked."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.schools.similar.neighbours import Closeness

WITHIN_KM = 40


class FindForm(forms.Form):
    q = forms.CharField(
        label=_("Name, town, local authority, postcode or URN"),
        max_length=100,
        required=False,
        error_messages={"max_length": _("Search for at most 100 characters")},
    )


class CandidatesForm(forms.Form):
    within = forms.IntegerField(
        label=_("Within how many kilometres"),
        help_text=_("In a straight line, from 1 to 500"),
        min_value=1,
        max_value=500,
        error_messages={
            "required": _("Enter how many kilometres away a school may be"),
            "invalid": _("Kilometres must be a whole number, like 40"),
            "min_value": _("Kilometres must be 1 or more"),
            "max_value": _("Kilometres must be 500 or fewer"),
        },
    )
    circumstances = forms.ChoiceField(
        label=_("Circumstances at least"),
        choices=[
            (Closeness.CLOSE.value, _("close")),
            (Closeness.SIMILAR.value, _("similar")),
            (Closeness.LOOSE.value, _("loosely similar")),
            (Closeness.NOT_SIMILAR.value, _("any")),
        ],
        error_messages={"invalid_choice": _("Choose how similar the circumstances must be from the list")},
    )
    phase = forms.ChoiceField(
        label=_("Phase"),
        choices=[("same", _("the same phase only")), ("any", _("any phase that is compared"))],
        error_messages={"invalid_choice": _("Choose the phase from the list")},
    )

    DEFAULTS = {"within": str(WITHIN_KM), "circumstances": Closeness.SIMILAR.value, "phase": "same"}  # noqa: RUF012 - never changed
