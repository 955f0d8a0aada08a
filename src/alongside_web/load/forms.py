"""What heads, managers, brokers and advisers fill in about a school's load."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside_web.learning.fields import choice_field, day_field, line_field, number_field
from alongside_web.load.models import KindChoice, ReaderChoice
from alongside_web.load.operations import Committed
from alongside_web.partnerships.models import Partnership

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Values = Mapping[str, object] | None
_WHOLE = {
    "invalid": _("Enter a whole number, such as 3, or leave it empty"),
    "min_value": _("Enter 0 or more"),
    "max_value": _("Enter 999 or fewer"),
}


def _whole(label: StrOrPromise, hint: StrOrPromise = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        help_text=hint,
        required=False,
        min_value=0,
        max_value=999,
        error_messages=_WHOLE,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )


class CommitmentForm(forms.Form):
    name = line_field(_("What is it called?"), "", _("Name it"))
    kind = choice_field(_("What is it?"), KindChoice.choices, _("Choose what it is"))
    brought_by = line_field(_("Who brings it?"), _("The authority, a trust, another school, a charity ..."))
    days = number_field(
        _("How many staff days does it ask a term?"),
        _("Leave it empty if nobody knows; it then counts as unknown, not as nought."),
    )
    people = _whole(_("How many people does it ask?"), _("Leave it empty if nobody knows."))
    asked = line_field(_("Whom does it ask, and for what?"), most=300)
    first = day_field(_("First day"), _("Leave it empty if nobody remembers."))
    last = day_field(_("Last day"), _("Leave it empty if it goes on."))
    source = line_field(_("Where is this known from?"), _("Such as a letter, a plan, or somebody’s word."), most=300)
    audience = choice_field(_("Who may read of it?"), ReaderChoice.choices, _("Choose who may read of it"))

    def clean(self) -> dict[str, object]:
        cleaned: dict[str, object] = dict(super().clean() or {})
        first, last = cleaned.get("first"), cleaned.get("last")
        if isinstance(first, date) and isinstance(last, date) and last < first:
            self.add_error("last", _("The last day is before the first; check both"))
        return cleaned

    def committed(self, partnership: Partnership | None = None) -> Committed:
        """What was filled in, and which partnership of this site it is, if any."""
        return Committed(**self.cleaned_data, partnership=partnership)


class CeilingForm(forms.Form):
    partners = _whole(
        _("At most how many partners, plans and programmes at a time?"), _("All together, this partnership among them.")
    )
    days = number_field(_("At most how many staff days a term?"), _("For all of them together."))
    shows_number = forms.BooleanField(
        label=_("The other school may see how many there are, never which"), required=False
    )
    why = line_field(_("Why?"), _("Everybody in the partnership can read this."), most=500)

    def clean(self) -> dict[str, object]:
        cleaned: dict[str, object] = dict(super().clean() or {})
        if not self.errors and cleaned.get("partners") is None and cleaned.get("days") is None:
            self.add_error("partners", _("Say how many, or how many days, or both"))
        return cleaned
