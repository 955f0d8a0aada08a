"""What is filled in to plan an activity or to change it; three fields are enough to plan one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from alongside.partnerships.money import NotMoney, pence_of
from alongside_web.partnerships.models import Partnership
from alongside_web.plans.models import Aim, Funder, Kind

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Given = Mapping[str, object] | None
MOST_PENCE = 10**11


def day_field(label: StrOrPromise, hint: StrOrPromise = "", missing: StrOrPromise = "") -> forms.DateField:
    """A day; required where it is said what to do about a missing one."""
    said = {"invalid": _("Give the day as year, month and day, such as 2027-07-31"), "required": missing}
    return forms.DateField(
        label=label, help_text=hint, required=bool(missing), input_formats=["%Y-%m-%d", "%d/%m/%Y"], error_messages=said
    )


def words_field(
    label: StrOrPromise, most: int, *, hint: StrOrPromise = "", missing: StrOrPromise = ""
) -> forms.CharField:
    """Words of at most so many characters."""
    too_long = _("Write at most %(limit_value)d characters; now there are %(show_value)d")
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=most,
        required=bool(missing),
        error_messages={"max_length": too_long, "required": missing},
    )


def choice_field(
    label: StrOrPromise, choices: Sequence[tuple[str, StrOrPromise]], missing: StrOrPromise
) -> forms.ChoiceField:
    """One of several; something must be chosen."""
    return forms.ChoiceField(
        label=label, choices=choices, error_messages={"required": missing, "invalid_choice": missing}
    )


class DaysField(forms.DecimalField):
    """Days of staff, in halves and quarters if need be; left empty it is ``empty_value``."""

    def __init__(self, label: StrOrPromise, empty_value: Decimal | None = None) -> None:
        wrong = _("Enter days in figures, such as 1.5, or leave it empty")
        super().__init__(
            label=label,
            required=False,
            min_value=0,
            max_value=999,
            max_digits=5,
            decimal_places=2,
            error_messages={
                "invalid": wrong,
                "min_value": _("Enter 0 days or more"),
                "max_value": _("Enter at most 999 days"),
                "max_decimal_places": wrong,
                "max_digits": wrong,
                "max_whole_digits": _("Enter at most 999 days"),
            },
        )
        self.empty_value = empty_value

    def clean(self, value: object) -> Decimal | None:
        found: Decimal | None = super().clean(value)
        return self.empty_value if found is None else found


class PoundsField(forms.CharField):
    """An amount in pounds, kept in pence; left empty it is nothing."""

    def clean(self, value: object) -> int:
        text = str(super().clean(value) or "").strip()
        if not text:
            return 0
        try:
            pence = pence_of(text)
        except NotMoney:
            raise forms.ValidationError(gettext("Enter an amount such as 1,250.50 or 1250")) from None
        if pence > MOST_PENCE:
            raise forms.ValidationError(gettext("Enter a smaller amount"))
        return pence


def _pounds(label: StrOrPromise) -> PoundsField:
    return PoundsField(label=label, required=False, max_length=20)


class ActivityForm(forms.Form):
    """Every field of an activity. ``version`` is the one that was opened."""

    title = words_field(_("What is planned?"), 200, missing=_("Enter what is planned"))
    starts = day_field(_("On which day?"))
    lead_supported = words_field(_("Who leads it at the supported school?"), 120)
    lead_supporting = words_field(_("Who leads it at the supporting school?"), 120)
    ends = day_field(_("Last day, if it takes more than one"))
    begins_at = forms.TimeField(
        label=_("Time"), required=False, error_messages={"invalid": _("Give the time as 14:30, or leave it empty")}
    )
    place = words_field(_("Where?"), 200)
    kind = choice_field(_("Kind"), Kind.choices, _("Choose the kind"))
    part = words_field(_("Department or group"), 100, hint=_("Leave it empty if it is for the whole schools."))
    what = words_field(_("What is done"), 2000)
    aim: forms.ModelChoiceField[Aim] = forms.ModelChoiceField(
        label=_("Aim"), queryset=Aim.objects.none(), required=False, to_field_name="key", empty_label=_("No aim")
    )
    days_supported = DaysField(_("Days of staff of the supported school"), Decimal(0))
    days_supporting = DaysField(_("Days of staff of the supporting school"), Decimal(0))
    cover_supported = _pounds(_("Cost of cover at the supported school, in pounds"))
    cover_supporting = _pounds(_("Cost of cover at the supporting school, in pounds"))
    other_pence = _pounds(_("Other cost, in pounds"))
    funder: forms.ModelChoiceField[Funder] = forms.ModelChoiceField(
        label=_("Who pays"),
        queryset=Funder.objects.none(),
        required=False,
        to_field_name="key",
        empty_label=_("Nobody yet"),
    )
    success = words_field(_("How shall we know that it worked?"), 2000)
    monitored_by = words_field(_("Who checks?"), 200)
    monitored_when = words_field(_("When is it checked?"), 200)
    monitored_how = words_field(_("How is it checked?"), 500)
    evaluation = words_field(_("What came of it"), 2000)
    version = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)

    def __init__(
        self, partnership: Partnership, given: Given = None, *, initial: dict[str, object] | None = None
    ) -> None:
        super().__init__(given, initial=initial)
        aim, funder = self.fields["aim"], self.fields["funder"]
        if isinstance(aim, forms.ModelChoiceField) and isinstance(funder, forms.ModelChoiceField):
            aim.queryset = Aim.objects.filter(partnership=partnership, removed_at=None).order_by("position", "pk")
            funder.queryset = Funder.objects.filter(partnership=partnership).order_by("name", "pk")


class DatedActivityForm(ActivityForm):
    """The same where a day is needed: for a new one, and for one that has a day, which is moved and never just taken away."""

    def __init__(
        self, partnership: Partnership, given: Given = None, *, initial: dict[str, object] | None = None
    ) -> None:
        super().__init__(partnership, given, initial=initial)
        self.fields["starts"].required = True
        self.fields["starts"].error_messages["required"] = gettext("Enter the day it is planned for")
        self.fields["kind"].required = False
        # Whoever says nothing of the kind has not said that it is a visit.
        self.fields["kind"].initial = Kind.OTHER.value

    def clean_kind(self) -> str:
        return str(self.cleaned_data["kind"] or Kind.OTHER.value)


class DropForm(forms.Form):
    reason = words_field(_("Why? (if you want to say)"), 500)
    version = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
