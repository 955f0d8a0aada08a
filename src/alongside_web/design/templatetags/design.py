"""Words and numbers as pages print them."""

from __future__ import annotations

from datetime import date

from django import template
from django.utils.translation import gettext

from alongside_web.design.moments import day_in_words

register = template.Library()


@register.filter
def day(value: date | None) -> str:
    """A date in full: 4 July 2022."""
    return day_in_words(value) if value else gettext("date not given")


@register.filter
def words(text: object) -> str:
    """A word of the engine in the reader's language."""
    return gettext(str(text)) if text else ""
