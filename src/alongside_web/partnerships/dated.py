"""What stands in people's calendars: each part adds its days, and calendars and reminders ask for those of a person."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time

from alongside_web.partnerships.access import Seat


@dataclass(frozen=True, slots=True)
class Dated:
    """Something with a day, as one person may know of it; never money, never words beyond title and place.

    ``uid`` stays the same whatever becomes of it, ``version`` rises with each change, ``changed`` is when that was as far as
    it is known. What is dropped stays as cancelled. ``leads`` names who leads it by side: they are reminded, or else who runs the
    partnership on that side; where it ``is_own`` the person of the seat is, whoever leads; without `reminds` nobody is.
    ``asks`` when people are asked afterwards what became of it.
    """

    uid: str
    seat: Seat
    title: str
    first: date
    last: date
    changed: datetime
    begins: time | None = None
    ends: time | None = None
    place: str = ""
    cancelled: bool = False
    settled: bool = False
    version: int = 1
    path: str = ""
    reminds: bool = False
    asks: bool = False
    is_own: bool = False
    leads: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Late:
    """Something that should have been done by a day, and is this person's to do."""

    uid: str
    seat: Seat
    title: str
    due: date
    path: str = ""


Finds = Callable[[Sequence[Seat], date], Iterable[Dated]]
FindsLate = Callable[[Seat], Iterable[Late]]


class DatedTwice(ValueError):
    """Two parts add days under one name."""


_dated: dict[str, Finds] = {}
_late: dict[str, FindsLate] = {}


def add_dated(name: str, finds: Finds) -> None:
    """Adds days: ``finds`` is given seats in joined partnerships and the first day wanted. Raises `DatedTwice`."""
    if _dated.setdefault(name, finds) is not finds:
        raise DatedTwice(f"There are days called '{name}' already; give these another name.")


def add_late(name: str, finds: FindsLate) -> None:
    """Adds what can be overdue: ``finds`` is given a seat in a partnership that can be written in. Raises `DatedTwice`."""
    if _late.setdefault(name, finds) is not finds:
        raise DatedTwice(f"There is something late called '{name}' already; give this another name.")


def dated_for(seats: Sequence[Seat], since: date) -> tuple[Dated, ...]:
    """Everything with a day that these seats may know of; nothing of partnerships in which not both heads said yes."""
    joined = tuple(one for one in seats if one.joined())
    if not joined:
        return ()
    return tuple(one for name in sorted(_dated) for one in _dated[name](joined, since))


def late_for(seat: Seat) -> tuple[Late, ...]:
    """What is overdue and this person's to do."""
    return tuple(one for name in sorted(_late) for one in _late[name](seat)) if seat.joined() else ()
