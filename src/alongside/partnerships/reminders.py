"""What somebody is reminded of on a day: never on a day off, never twice, never missed (docs/explanation/reminders.md)."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from alongside.partnerships.days_off import DaysOff

# How long before its end a yes is spoken of, and how long the site goes on trying to say what is past.
ANSWER_DAYS = 30
PATIENCE = 27


class Kind(StrEnum):
    """What a reminder is about."""

    WEEK_BEFORE = "week-before"
    DAY_BEFORE = "day-before"
    WHAT_BECAME = "what-became"
    OVERDUE = "overdue"
    ANSWER_ENDS = "answer-ends"


class Rhythm(StrEnum):
    """How somebody wants to be reminded."""

    EACH = "each"
    WEEKLY = "weekly"
    NONE = "none"


@dataclass(frozen=True, slots=True, order=True)
class Occasion:
    """One thing to be reminded of: about what (``uid``), and the day that it turns on. Another day is another occasion."""

    day: date
    kind: Kind
    uid: str


@dataclass(frozen=True, slots=True)
class Window:
    """From when until when a reminder may be sent; empty where the last day is before the first."""

    first: date
    last: date

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last

    def touches(self, first: date, last: date) -> bool:
        return self.first <= self.last and self.first <= last and first <= self.last


def window(one: Occasion, off: DaysOff) -> Window:
    """When an occasion is spoken of: its first day is always a school day."""
    day_before = off.on_or_before(one.day - timedelta(days=1))
    if one.kind is Kind.DAY_BEFORE:
        return Window(day_before, one.day)
    if one.kind is Kind.WEEK_BEFORE:
        return Window(off.on_or_before(one.day - timedelta(days=7)), day_before - timedelta(days=1))
    if one.kind is Kind.ANSWER_ENDS:
        return Window(off.on_or_before(one.day - timedelta(days=ANSWER_DAYS)), one.day)
    first = off.following(one.day, 2 if one.kind is Kind.WHAT_BECAME else 1)
    return Window(first, first + timedelta(days=PATIENCE))


def due(occasions: Iterable[Occasion], off: DaysOff, *, sent: Set[Occasion], today: date) -> tuple[Occasion, ...]:
    """What is sent today to somebody who wants each reminder as it falls due; nothing on a day off."""
    if off.is_off(today):
        return ()
    return tuple(sorted({one for one in occasions if one not in sent and window(one, off).holds(today)}))


def due_in_week(
    occasions: Iterable[Occasion], off: DaysOff, *, sent: Set[Occasion], today: date, had: bool
) -> tuple[Occasion, ...]:
    """What one mail a week holds: all that falls due from today to Sunday; nothing on a day off or when this week was had."""
    if had or off.is_off(today):
        return ()
    sunday = today + timedelta(days=6 - today.weekday())
    return tuple(sorted({one for one in occasions if one not in sent and window(one, off).touches(today, sunday)}))


def around(uid: str, first: date, last: date, *, asks: bool) -> tuple[Occasion, ...]:
    """The occasions of something that is held: a week before, the school day before, and what became of it, if it is asked."""
    before = (Occasion(first, Kind.WEEK_BEFORE, uid), Occasion(first, Kind.DAY_BEFORE, uid))
    return (*before, Occasion(last, Kind.WHAT_BECAME, uid)) if asks else before
