"""What is filled in to record what became of an activity: it was held, it is cancelled, it moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside_web.plans.activity_forms import DaysField, choice_field, day_field, words_field
from alongside_web.plans.models import By, ReasonKind

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def _version() -> forms.IntegerField:
    return forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)


def _number(label: StrOrPromise, most: int) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=0,
        max_value=most,
        error_messages={
            "invalid": _("Enter a whole number, such as 3, or leave it empty"),
            "min_value": _("Enter 0 or more"),
            "max_value": _("Enter %(limit_value)d or fewer"),
        },
    )


def _by() -> forms.ChoiceField:
    return choice_field(_("Whose doing was it?"), By.choices, _("Choose whose doing it was"))


def _reason_kind() -> forms.ChoiceField:
    return choice_field(_("Why?"), ReasonKind.choices, _("Choose the reason that fits best"))


class HeldForm(forms.Form):
    on = day_field(_("On which day was it held?"), missing=_("Enter the day on which it was held"))
    came_supported = _number(_("How many came from the supported school?"), 999)
    came_supporting = _number(_("How many came from the supporting school?"), 999)
    who_came = words_field(_("Who came, in words"), 500)
    words = words_field(_("What happened?"), 2000)
    next_step = words_field(_("What comes next?"), 500)
    days_supported = DaysField(_("Days of staff used by the supported school"))
    days_supporting = DaysField(_("Days of staff used by the supporting school"))
    lessons_lost = _number(_("Lessons at your school that somebody else took meanwhile"), 9999)
    version = _version()


class CancelForm(forms.Form):
    reason_kind = _reason_kind()
    by = _by()
    reason = words_field(_("In words, if you want to say more"), 500)
    next_step = words_field(_("What will be tried next?"), 500)
    version = _version()


class MoveForm(forms.Form):
    moved_to = day_field(_("To which day?"), missing=_("Enter the day it is moved to"))
    reason_kind = _reason_kind()
    by = _by()
    reason = words_field(_("In words, if you want to say more"), 500)
    version = _version()
