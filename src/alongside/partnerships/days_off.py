"""School days: weekends, bank holidays and closures are off; where nobody entered closures, so is August."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

_DAY = timedelta(days=1)
# Longer than any holiday: beyond it the search for a school day gives up, and the day itself counts.
_FARTHEST = 400


@dataclass(frozen=True, slots=True)
class Closure:
    """Days on which a school, or all schools of an authority or trust, are closed; both ends included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class DaysOff:
    """The days that are off beside Saturdays and Sundays; made by `days_off`."""

    days: frozenset[date]
    august: bool

    def is_off(self, day: date) -> bool:
        return day.weekday() >= 5 or day in self.days or (self.august and day.month == 8)

    def on_or_before(self, day: date) -> date:
        """The day itself if it is a school day, or the last school day before it."""
        return self._nearest(day, -_DAY)

    def following(self, day: date, count: int = 1) -> date:
        """The first school day after a day, or the second, third ... one."""
        for _ in range(count):
            day = self._nearest(day + _DAY, _DAY)
        return day

    def _nearest(self, day: date, step: timedelta) -> date:
        for distance in range(_FARTHEST):
            found = day + distance * step
            if not self.is_off(found):
                return found
        return day


def days_off(bank_holidays: Iterable[date], closures: Iterable[Closure]) -> DaysOff:
    """What is off for people of these schools: bank holidays and closures, and August where no closure was entered."""
    entered = tuple(closures)
    closed = {one.first + n * _DAY for one in entered for n in range((one.last - one.first).days + 1)}
    return DaysOff(frozenset(bank_holidays) | closed, august=not entered)
