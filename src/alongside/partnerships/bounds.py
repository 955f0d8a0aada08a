"""Between which days something of a partnership can be planned, moved or held, and why a day cannot be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

# Days further from today than this are slips of the pen.
YEARS_BACK, YEARS_AHEAD = 15, 10
# Nobody plans for a day further back than this; what was held then is planned for a later day and recorded for its own.
PLANNED_BACK = timedelta(days=366)
# What moves further than this is likely a slip in the year, and is asked about.
FAR = timedelta(days=366)


class Fault(StrEnum):
    """Why something cannot be recorded so."""

    NOT_AFTER_THIS = "not-after-this"
    IN_THE_FUTURE = "in-the-future"
    ABSURD = "absurd"
    BEFORE_THE_PARTNERSHIP = "before-the-partnership"
    AFTER_THE_PARTNERSHIP = "after-the-partnership"
    FAR_PAST = "far-past"
    SAME_DAY = "same-day"
    LAST_BEFORE_FIRST = "last-before-first"
    LAST_WITHOUT_FIRST = "last-without-first"


@dataclass(frozen=True, slots=True)
class Days:
    """The first and the last day of those that are allowed; none is where the first comes after the last."""

    first: date
    last: date

    def __bool__(self) -> bool:
        return self.first <= self.last

    def since(self, day: date) -> Days:
        """Those of them from a day on."""
        return Days(max(self.first, day), self.last)

    def until(self, day: date) -> Days:
        """Those of them up to a day."""
        return Days(self.first, min(self.last, day))


class CannotBe(ValueError):
    """Something cannot be planned or recorded so: ``field`` is wrong, ``fault`` says why, and the ``allowed`` days can be."""

    def __init__(self, field: str, fault: Fault, allowed: Days) -> None:
        super().__init__(f"{field}: {fault.value}")
        self.field = field
        self.fault = fault
        self.allowed = allowed


@dataclass(frozen=True, slots=True)
class Bounds:
    """The days of a partnership, each None while it is open, and the day on which somebody writes."""

    today: date
    first: date | None = None
    last: date | None = None

    @property
    def days(self) -> Days:
        """The days of the partnership, as far as a day among them is no slip."""
        first = self.first or date(self.today.year - YEARS_BACK, 1, 1)
        last = date(self.today.year + YEARS_AHEAD, 12, 31)
        return Days(first, last if self.last is None else min(last, self.last))

    @property
    def held(self) -> Days:
        """The days on which something can have been held."""
        return self.days.until(self.today)

    @property
    def planned(self) -> Days:
        """The days for which something can be planned."""
        return self.days.since(self.today - PLANNED_BACK)

    def check(self, field: str, day: date, allowed: Days | None = None) -> None:
        """Raises `CannotBe` for a day outside the partnership, or so far off that it must be a slip.

        ``allowed`` are the days that the refusal names, where they are fewer.
        """
        named = self.days if allowed is None else allowed
        back = self.today.year - YEARS_BACK
        earliest = back if self.first is None else min(back, self.first.year)
        if not earliest <= day.year <= self.today.year + YEARS_AHEAD:
            raise CannotBe(field, Fault.ABSURD, named)
        if self.first is not None and day < self.first:
            raise CannotBe(field, Fault.BEFORE_THE_PARTNERSHIP, named)
        if self.last is not None and day > self.last:
            raise CannotBe(field, Fault.AFTER_THE_PARTNERSHIP, named)

    def check_plan(self, field: str, day: date) -> None:
        """Raises `CannotBe` for a day for which nobody can plan any more, or not yet."""
        self.check(field, day, self.planned)
        if day < self.today - PLANNED_BACK:
            raise CannotBe(field, Fault.FAR_PAST, self.planned)

    def check_held(self, field: str, day: date) -> None:
        """Raises `CannotBe` for a day on which nothing can have been held."""
        self.check(field, day, self.held)
        if day > self.today:
            raise CannotBe(field, Fault.IN_THE_FUTURE, self.held)


def check_days(starts: date | None, ends: date | None, bounds: Bounds) -> None:
    """Raises `CannotBe` where the days of a plan cannot be."""
    for field, day in (("starts", starts), ("ends", ends)):
        if day is not None:
            bounds.check_plan(field, day)
    if ends is not None and starts is None:
        raise CannotBe("ends", Fault.LAST_WITHOUT_FIRST, bounds.planned)
    if ends is not None and starts is not None and ends < starts:
        raise CannotBe("ends", Fault.LAST_BEFORE_FIRST, bounds.planned.since(starts))


def months_moved(before: date, to: date) -> int:
    """How many whole months something moves, where that is further than a year, less than nothing for back; else 0.

    >>> months_moved(date(2027, 4, 1), date(2028, 5, 3)), months_moved(date(2027, 4, 1), date(2028, 4, 1))
    (13, 0)
    """
    if abs(to - before) <= FAR:
        return 0
    first, last = sorted((before, to))
    months = (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)
    return months if to > before else -months
