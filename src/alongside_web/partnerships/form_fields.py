"""Fields that many forms have: a choice, and a day; their faults say what to do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

_DAY = {"invalid": _("Give the day as year, month and day, such as 2027-07-31")}


def choice(
    label: StrOrPromise, choices: Sequence[tuple[str, StrOrPromise]], missing: StrOrPromise
) -> forms.ChoiceField:
    """One of several; ``missing`` is said where none, or another, was chosen."""
    return forms.ChoiceField(
        label=label, choices=choices, error_messages={"required": missing, "invalid_choice": missing}
    )


def day(label: StrOrPromise, hint: StrOrPromise = "", missing: StrOrPromise = "") -> forms.DateField:
    """A day; needed where ``missing`` says what to do without."""
    said = {**_DAY, "required": missing}
    return forms.DateField(
        label=label, help_text=hint, required=bool(missing), input_formats=["%Y-%m-%d", "%d/%m/%Y"], error_messages=said
    )
