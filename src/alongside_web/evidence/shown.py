"""The codebook and the filters as the pages of evidence show them."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from alongside.evidence.codebook import Indicator, codebook
from alongside_web.evidence.list_queries import Filters
from alongside_web.evidence.words import OF_WHOM, WITNESSES


@dataclass(frozen=True, slots=True)
class Group:
    """The indicators that speak of one subject."""

    title: str | Promise
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a filter."""

    value: str
    words: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Filter:
    """One thing to look for, with its choices."""

    name: str
    label: str
    choices: tuple[Choice, ...]


def indicators_by_subject(subjects: Container[str]) -> tuple[Group, ...]:
    """The codebook, subject by subject, as far as somebody may code it."""
    every = tuple(codebook().indicators.values())
    return tuple(
        Group(title, tuple(one for one in every if one.subject == subject))
        for subject, title in OF_WHOM.items()
        if subject in subjects
    )


def looked_for(filters: Filters) -> tuple[Filter, ...]:
    """The filters of the list, with what was chosen."""
    labels = {one.id: _(one.label) for one in codebook().indicators.values()}
    ways = {"for": _("speaks for"), "against": _("speaks against")}
    accounts = {code: str(words) for code, words in WITNESSES.items()}
    return (
        _filter("perspective", _("Whose account"), accounts, chosen=filters.perspective),
        _filter("indicator", _("What it speaks of"), labels, chosen=filters.indicator),
        _filter("direction", _("Which way"), ways, chosen=filters.direction),
    )


def _filter(name: str, label: str, choices: dict[str, str], *, chosen: str) -> Filter:
    every = {"": _("any"), **choices}
    return Filter(name, label, tuple(Choice(value, words, value == chosen) for value, words in every.items()))
