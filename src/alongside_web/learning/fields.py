"""Fields of forms, each with faults that say what to do; a form as a page shows it, and what somebody else wrote meanwhile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from django import forms
from django.utils.text import capfirst, format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside_web.design.templatetags.design import day

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

_NO_DAY = gettext_lazy("Give the day as year, month and day, such as 2027-07-31")
_NO_NUMBER = gettext_lazy("Enter a number, such as 2 or 0.5, or leave it empty")
_TOO_LONG = gettext_lazy("Say it in at most {most} characters")


def choice_field(
    label: StrOrPromise, choices: Sequence[tuple[str, StrOrPromise]], missing: StrOrPromise
) -> forms.ChoiceField:
    """One of a few, which the page shows as buttons."""
    said = {"required": missing, "invalid_choice": missing}
    # Not Django's own widget for buttons, which gives them no name that a label and a list of faults could point to.
    widget = forms.Select(attrs={"buttons": True})
    named = [(value, capfirst(words)) for value, words in choices]
    return forms.ChoiceField(label=label, choices=named, widget=widget, error_messages=said)


def day_field(label: StrOrPromise, hint: StrOrPromise = "", missing: StrOrPromise = "") -> forms.DateField:
    """A day; it may stay empty where nothing is said of a missing one."""
    return forms.DateField(
        label=label,
        help_text=hint,
        required=bool(missing),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        error_messages={"invalid": _NO_DAY, "required": missing},
    )


def words_field(
    label: StrOrPromise, hint: StrOrPromise = "", missing: StrOrPromise = "", *, most: int = 2000
) -> forms.CharField:
    """Several lines of words."""
    field = line_field(label, hint, missing, most=most)
    field.widget = forms.Textarea()
    return field


def line_field(
    label: StrOrPromise, hint: StrOrPromise = "", missing: StrOrPromise = "", *, most: int = 200
) -> forms.CharField:
    """A line of words."""
    said = {"required": missing, "max_length": format_lazy(_TOO_LONG, most=most)}
    return forms.CharField(label=label, help_text=hint, required=bool(missing), max_length=most, error_messages=said)


def number_field(label: StrOrPromise, hint: StrOrPromise = "") -> forms.DecimalField:
    """A number of days or the like, to two places; it may stay empty."""
    said = dict.fromkeys(
        ("invalid", "min_value", "max_value", "max_digits", "max_decimal_places", "max_whole_digits"), _NO_NUMBER
    )
    return forms.DecimalField(
        label=label,
        help_text=hint,
        required=False,
        min_value=0,
        max_value=9999,
        max_digits=6,
        decimal_places=2,
        error_messages=said,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )


def not_ahead(value: date, today: date) -> date:
    """The day itself; raises `ValidationError` where it is still to come."""
    if value > today:
        said = _("This day is still to come; give the day on which it was, up to today, %(today)s")
        raise forms.ValidationError(said % {"today": day(today)})
    return value


@dataclass(frozen=True, slots=True)
class Filled:
    """A form, the template that shows it, the version that it changes, and for 409 what the row says now."""

    form: forms.Form
    template: str
    version: int = 0
    theirs: Sequence[tuple[str, str]] = ()
    more: Mapping[str, object] = field(default_factory=dict)


def as_it_stands(form: forms.Form, row: object) -> tuple[tuple[str, str], ...]:
    """What a row says in the words of a form: label and text, for what is not empty."""
    found = []
    for name, one in form.fields.items():
        value = getattr(row, name, None)
        if one.widget.is_hidden or value in (None, ""):
            continue
        found.append((str(one.label), _said(form[name], value)))
    return tuple(found) or ((_("It"), _("says nothing now")),)


def _said(one: forms.BoundField, value: object) -> str:
    if isinstance(value, date):
        return str(day(value))
    if isinstance(one.field, forms.ChoiceField):
        named = {str(option.data["value"]): str(option.choice_label) for option in one.subwidgets}
        return named.get(str(value), str(value))
    return str(value)
