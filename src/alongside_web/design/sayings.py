"""The engine's sentences in the reader's language: the template through the catalogue, and so each part that is ours."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext, gettext_noop

from alongside.sayings import Code, Part, Saying, Word

# Named once so that the catalogue of translations holds them; the engine itself speaks no gettext.
LISTS = (
    gettext_noop("{before}, {after}"),
    gettext_noop("{before}; {after}"),
    gettext_noop("{before} and {after}"),
    gettext_noop("{before} {after}"),
)


def told(part: Part, name: Callable[[str], str] = str) -> str:
    """A saying, or a part of one, in the reader's language; ``name`` says what a code is called."""
    if isinstance(part, Saying):
        return gettext(part.template).format(**{gap: told(each, name) for gap, each in part.parts})
    if isinstance(part, Word):
        return gettext(part.text) if part.text else ""
    if isinstance(part, date):
        return date_format(part, "j F Y")
    return name(part.text) if isinstance(part, Code) else str(part)
