"""Words and numbers as pages print them."""

from __future__ import annotations

from datetime import date

from django import template
from django.utils.html import format_html
from django.utils.translation import get_language, gettext

from alongside.sayings import Code, Saying, Word
from alongside_web.design.moments import day_in_words
from alongside_web.design.sayings import told

register = template.Library()


@register.filter
def day(value: date | None) -> str:
    """A date in full: 4 July 2022."""
    return day_in_words(value) if value else gettext("date not given")


@register.filter
def words(text: object) -> str:
    """A word or sentence of the engine in the reader's language."""
    if isinstance(text, Saying | Word | Code):
        return told(text)
    return gettext(str(text)) if text else ""


@register.filter
def as_recorded(text: str) -> str:
    """Evidence and notes in the English that they were recorded in, marked as such where the page is in another language."""
    if not text or (get_language() or "en").startswith("en"):
        return text
    return format_html('<span lang="en">{}</span>', text)
