"""Finds the year, the release and the date of a file, from its cells first and its name second."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from alongside.exchange.layouts import Layout
from alongside.terms import AcademicYear
from alongside_store.refusals import YearNotKnown

_RELEASES = ("provisional", "revised", "final")
_DAY = re.compile(r"(?<!\d)(20\d\d)[-_]?(0[1-9]|1[0-2])(?:[-_]?(0[1-9]|[12]\d|3[01]))?(?!\d)")
_SPAN = re.compile(r"(?<!\d)(20\d\d)-(\d\d)(?!\d)")
_SEPTEMBER = 9


@dataclass(frozen=True, slots=True)
class When:
    """The year a file is about (None when each row says, or none is needed), its release, and its date in ISO form."""

    year: AcademicYear | None
    release: str
    as_of: str


def year_of_day(day: date) -> AcademicYear:
    """The academic year in which ``day`` falls; it begins on 1 September."""
    return AcademicYear(day.year if day.month >= _SEPTEMBER else day.year - 1)


def day_in_name(name: str) -> date | None:
    """The day, or first day of the month, that a file name states, as 2022-07, 20240129 or 2025-04-22."""
    for match in _DAY.finditer(name):
        first, second = int(match[1]), int(match[2])
        if AcademicYear.find(match[0]) is None or match[3] or first % 100 + 1 != second:
            return date(first, second, int(match[3] or 1))
    return None


def release_of(layout: Layout, name: str) -> str:
    """provisional, revised or final where the name says so; else what the layout says, else 'published'."""
    lowered = name.casefold()
    return next((word for word in _RELEASES if word in lowered), layout.release or "published")


def when(layout: Layout, name: str, *, newest: date | None, chosen: AcademicYear | None) -> When:
    """When the file is about; ``newest`` is the greatest date inside. Raises `YearNotKnown`."""
    day = newest or day_in_name(name)
    as_of = day.isoformat() if day else ""
    release = release_of(layout, name)
    dated = layout.dated
    if dated.column or not dated.needed:
        return When(None, release, as_of)
    if dated.fixed is not None:
        return When(AcademicYear(dated.fixed), release, as_of)
    if newest is not None:
        return When(year_of_day(newest), release, as_of)
    year = chosen or (_span_end(name) if dated.span else _named(name))
    if year is None:
        raise YearNotKnown(f"{name} does not say which year it is about; add --year, for example --year 2018/19")
    return When(year, release, as_of)


def _named(name: str) -> AcademicYear | None:
    day = day_in_name(name)
    return AcademicYear.find(name) or (year_of_day(day) if day else None)


def _span_end(name: str) -> AcademicYear | None:
    match = _SPAN.search(name)
    return AcademicYear(2000 + int(match[2]) - 1) if match else None
