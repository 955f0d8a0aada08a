"""Values of a report as a page prints them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext

register = template.Library()


@register.filter
def in_words(name: str) -> str:
    """The name of a field of the report as words."""
    words = str(name).replace("_", " ")
    return gettext(words[:1].upper() + words[1:])


@register.filter
def told(value: object) -> str:
    """A value of the report: dates in full, yes and no, several one after the other."""
    if isinstance(value, Mapping):
        return "; ".join(f"{in_words(name).lower()}: {told(one)}" for name, one in value.items()) or "–"
    if isinstance(value, list | tuple):
        return ", ".join(told(one) for one in value) or "–"
    return _one(value)


def _one(value: object) -> str:
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "j F Y, H:i")
    return date_format(value, "j F Y") if isinstance(value, date) else str(value)
