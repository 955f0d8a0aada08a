"""Academic years and school terms, as schools in England name them, and dates as exactly as they are known."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

_WRITTEN = re.compile(r"(?<!\d)(19|20)(\d\d)\s*[-/_–]\s*(?:(19|20))?(\d\d)(?!\d)")


class NotAnAcademicYear(ValueError):
    """The text does not name two consecutive calendar years."""


@dataclass(frozen=True, slots=True, order=True)
class AcademicYear:
    """A school year, held as the calendar year in which it begins (September)."""

    first: int

    def __str__(self) -> str:
        return f"{self.first}/{(self.first + 1) % 100:02d}"

    @classmethod
    def find(cls, text: str) -> AcademicYear | None:
        """The first academic year written in ``text`` as 2018/19, 2018-19, 2018_2019 or 201819; else None.

        >>> str(AcademicYear.find("census_2018-19.csv"))
        '2018/19'
        >>> AcademicYear.find("extract of 2022-07") is None
        True
        """
        for match in _WRITTEN.finditer(text):
            first = int(match[1] + match[2])
            if (first + 1) % 100 == int(match[4]) and (match[3] is None or int(match[3] + match[4]) == first + 1):
                return cls(first)
        for run in re.findall(r"(?<!\d)\d{6}(?!\d)", text):
            if run[:2] in {"19", "20"} and (int(run[:4]) + 1) % 100 == int(run[4:]):
                return cls(int(run[:4]))
        return None

    @classmethod
    def parse(cls, text: str) -> AcademicYear:
        """The academic year that ``text`` names; raises `NotAnAcademicYear` when it names none."""
        year = cls.find(text)
        if year is None:
            raise NotAnAcademicYear(f"'{text}' is not an academic year; write it like 2018/19")
        return year


class Precision(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    MONTH = "month"
    TERM = "term"
    YEAR = "year"


class Season(StrEnum):
    """The three school terms of a calendar year, in order."""

    SPRING = "spring"
    SUMMER = "summer"
    AUTUMN = "autumn"


# First month and last month of each term; the exact days differ between authorities.
_TERM_MONTHS = {Season.SPRING: (1, 4), Season.SUMMER: (5, 8), Season.AUTUMN: (9, 12)}


class NotAPeriod(ValueError):
    """The text names no day, month, term or year."""


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """When something was, as exactly as it is known: an interval of days, both ends included, and its precision."""

    first: date
    last: date
    precision: Precision

    def __str__(self) -> str:
        if self.precision is Precision.TERM:
            season = next(name for name, months in _TERM_MONTHS.items() if months[0] == self.first.month)
            return f"{season} {self.first.year}"
        whole = self.first.isoformat()
        return {Precision.DAY: whole, Precision.MONTH: whole[:7]}.get(self.precision, whole[:4])

    @classmethod
    def parse(cls, text: str) -> Period:
        """The period that ``text`` names: 2002-06-14, 2002-06, 2002 summer (either way round) or 2002.

        >>> str(Period.parse("2002 summer")), Period.parse("2002-06").last.isoformat()
        ('summer 2002', '2002-06-30')
        """
        cleaned = text.strip().casefold()
        found = _SEASON_WRITTEN.fullmatch(cleaned)
        if found:
            season = Season(found["season"] or found["other"])
            year = int(found["year"] or found["later"])
            first, last = _TERM_MONTHS[season]
            return cls(date(year, first, 1), _end_of_month(year, last), Precision.TERM)
        found = _DATE_WRITTEN.fullmatch(cleaned)
        if found is None:
            raise NotAPeriod(f"'{text}' is not a time; write 2002-06-14, 2002-06, 2002 summer or 2002")
        try:
            return cls._of_date(int(found["year"]), found["month"], found["day"])
        except ValueError:
            raise NotAPeriod(
                f"'{text}' is not in the calendar; write 2002-06-14, 2002-06, 2002 summer or 2002"
            ) from None

    @classmethod
    def _of_date(cls, year: int, month: str | None, day: str | None) -> Period:
        if month is None:
            return cls(date(year, 1, 1), date(year, 12, 31), Precision.YEAR)
        if day is None:
            return cls(date(year, int(month), 1), _end_of_month(year, int(month)), Precision.MONTH)
        exact = date(year, int(month), int(day))
        return cls(exact, exact, Precision.DAY)


_SEASON_WRITTEN = re.compile(
    r"(?:(?P<year>\d{4})[ -](?P<season>spring|summer|autumn)|(?P<other>spring|summer|autumn)[ -](?P<later>\d{4}))"
)
_DATE_WRITTEN = re.compile(r"(?P<year>(?:19|20)\d\d)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")


def _end_of_month(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


_SEASONS = tuple(Season)


@dataclass(frozen=True, slots=True, order=True)
class Term:
    """One school term, ordered in time. ``place`` is that of its season in the calendar year: spring 0, summer 1, autumn 2."""

    year: int
    place: int

    def __str__(self) -> str:
        return f"{self.season} {self.year}"

    @property
    def season(self) -> Season:
        return _SEASONS[self.place]

    @property
    def first(self) -> date:
        """The first day of the term's months; the exact days differ between authorities."""
        return date(self.year, _TERM_MONTHS[self.season][0], 1)

    @property
    def last(self) -> date:
        return _end_of_month(self.year, _TERM_MONTHS[self.season][1])

    @property
    def period(self) -> Period:
        return Period(self.first, self.last, Precision.TERM)

    @property
    def following(self) -> Term:
        """The term after this one."""
        return Term(self.year, self.place + 1) if self.place < 2 else Term(self.year + 1, 0)

    @classmethod
    def of(cls, day: date) -> Term:
        """The term in which a day falls: every month belongs to one.

        >>> str(Term.of(date(2002, 8, 31))), str(Term.of(date(2002, 9, 1)))
        ('summer 2002', 'autumn 2002')
        """
        return cls(day.year, 0 if day.month <= 4 else 1 if day.month <= 8 else 2)


def terms_between(first: date, last: date) -> tuple[Term, ...]:
    """Every term that touches the days from ``first`` to ``last``; none where last is before first."""
    found, term = [], Term.of(first)
    while term.first <= last and first <= last:
        found.append(term)
        term = term.following
    return tuple(found)
