"""Sentences that can be told in another language: a template with gaps, and what stands in each gap.

The engine speaks English and knows no other language: `str` of a saying is its English sentence. Whoever tells it in another
language translates the template, which belongs to a fixed list, and every part that is the engine's own word, and leaves
names and figures as they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import reduce
from typing import TypeAlias


class Template(StrEnum):
    """The base of one list of templates for each module that speaks; gaps stand in braces, as in ``{need}``.

    One and many are two templates, for languages count otherwise. That every sentence stands in such a list is what lets
    a translator see them all.
    """


@dataclass(frozen=True, slots=True)
class Word:
    """A word or sentence without gaps that other languages have another for: a measure's label, the text of a question."""

    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Code:
    """Somebody or something by the code that the evidence gives, like ``virgo-head-1``; a page may know a name for it."""

    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Saying:
    """A template and what fills its gaps, by name: plain text and figures, days, words, codes, or further sayings.

    The template is one of a list when it is said (`say`), and the text of one when a kept sentence is read again.
    """

    template: str
    parts: tuple[tuple[str, Part], ...] = ()

    def __str__(self) -> str:
        return self.template.format(**{name: str(part) for name, part in self.parts})


Part: TypeAlias = str | int | date | Word | Code | Saying


class Lists(Template):
    """How several things stand in a row."""

    COMMA = "{before}, {after}"
    SEMICOLON = "{before}; {after}"
    AND = "{before} and {after}"
    SENTENCES = "{before} {after}"


def say(template: Template, /, **parts: Part) -> Saying:
    """The saying with these parts.

    >>> class Found(Template):
    ...     ONE = "{school} is found."
    >>> str(say(Found.ONE, school="Birch School"))
    'Birch School is found.'
    """
    return Saying(template, tuple(parts.items()))


def counted(one: Template, several: Template, many: int, /, **parts: Part) -> Saying:
    """The saying for one or for several; ``many`` fills the gap of that name."""
    return say(one if many == 1 else several, many=many, **parts)


def row(parts: Iterable[Part], joint: Lists = Lists.COMMA) -> Part:
    """Parts one after the other; empty text for none.

    >>> str(row(["Birch", "Fern", "Gorse"]))
    'Birch, Fern, Gorse'
    """
    each = list(parts)
    return reduce(lambda before, after: say(joint, before=before, after=after), each) if each else ""


def listed(parts: Iterable[Part]) -> Part:
    """Parts as a sentence lists them.

    >>> str(listed(["Birch", "Fern", "Gorse"]))
    'Birch, Fern and Gorse'
    """
    *rest, last = parts
    return say(Lists.AND, before=row(rest), after=last) if rest else last
