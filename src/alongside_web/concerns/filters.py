"""What a list of cases is narrowed by: read from an address, and shown as choices; what is unknown narrows nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from django.utils.translation import gettext

from alongside.schools.concern_scheme import NEWEST
from alongside_web.concerns import words
from alongside_web.concerns.list_queries import Asked

_REASONS = frozenset(one.name for one in NEWEST.reasons)
_LEVELS = frozenset(one.name for one in NEWEST.levels)


class Choice(NamedTuple):
    """One thing to narrow by: its name in the address, its label, and what can be chosen (value, words, whether it is)."""

    name: str
    label: str
    options: tuple[tuple[str, str, bool], ...]


def asked_of(given: Mapping[str, str], page: int) -> Asked:
    """What an address asks for."""
    level, reason = given.get("level", ""), given.get("reason", "")
    return Asked(
        level=level if level in _LEVELS else "",
        reason=reason if reason in _REASONS else "",
        overdue=given.get("review") == "overdue",
        closed=given.get("cases") == "closed",
        page=page,
    )


def choices(asked: Asked, labels: Mapping[str, str]) -> tuple[Choice, ...]:
    """The choices as they stand."""
    levels = {"": gettext("every level"), **words.level_words(NEWEST, labels)}
    reasons = {"": gettext("every reason"), **words.reason_words(NEWEST)}
    reviews = {"": gettext("any"), "overdue": gettext("overdue")}
    cases = {"": gettext("open cases"), "closed": gettext("closed cases")}
    return (
        _choice("level", gettext("Level"), levels, chosen=asked.level),
        _choice("reason", gettext("Reason"), reasons, chosen=asked.reason),
        _choice("review", gettext("Review"), reviews, chosen="overdue" if asked.overdue else ""),
        _choice("cases", gettext("Cases"), cases, chosen="closed" if asked.closed else ""),
    )


def _choice(name: str, label: str, told: Mapping[str, str], *, chosen: str) -> Choice:
    return Choice(name, label, tuple((value, said, value == chosen) for value, said in told.items()))
