"""What the thesis says of its schools' places on the authority's register: six on it, the six that supported them not.

Only what is printed is here, with its page (Table 1a, the case studies and Appendix 16); a level that is not printed is no
rating. Times are as exact as the thesis is.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from alongside.casebook.schools import example_key
from alongside.terms import Period


@dataclass(frozen=True, slots=True)
class PrintedReason:
    """A reason by its name in the list, since when, until when where that is known, and in our words."""

    name: str
    since: Period
    until: Period | None
    words: str
    page: int


@dataclass(frozen=True, slots=True)
class PrintedRating:
    """A level that the thesis prints, when it was so and when it was known, and which way it was seen to go."""

    level: str
    occurred: Period
    known: Period
    stated: str
    words: str
    page: int


@dataclass(frozen=True, slots=True)
class PrintedCase:
    """One school on the register, since when as far as that is printed."""

    school: str
    name: str
    opened: Period
    words: str
    page: int
    reasons: tuple[PrintedReason, ...]
    ratings: tuple[PrintedRating, ...]


def _rows() -> Iterator[dict[str, str]]:
    text = files(__package__).joinpath("concerns.csv").read_text(encoding="utf-8")
    return csv.DictReader(text.splitlines())


def _reason(row: Mapping[str, str]) -> PrintedReason:
    until = Period.parse(row["until"]) if row["until"] else None
    return PrintedReason(row["name"], Period.parse(row["since"]), until, row["words"], int(row["page"]))


def _rating(row: Mapping[str, str]) -> PrintedRating:
    when, known = Period.parse(row["since"]), Period.parse(row["known"])
    return PrintedRating(row["name"], when, known, row["stated"], row["words"], int(row["page"]))


@cache
def printed_cases() -> tuple[PrintedCase, ...]:
    """The six cases, in the thesis's order."""
    rows = list(_rows())
    return tuple(
        PrintedCase(
            school=example_key(row["school"]),
            name=f"The {row['school']} School",
            opened=Period.parse(row["since"]),
            words=row["words"],
            page=int(row["page"]),
            reasons=tuple(_reason(one) for one in rows if _is(one, row["school"], "reason")),
            ratings=tuple(_rating(one) for one in rows if _is(one, row["school"], "rating")),
        )
        for row in rows
        if row["kind"] == "opened"
    )


def _is(row: Mapping[str, str], school: str, kind: str) -> bool:
    return row["school"] == school and row["kind"] == kind
