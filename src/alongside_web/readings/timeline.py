"""What happened when: the dated events of a partnership as lanes by term, and as a list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from alongside.casebook.partnerships import case_named
from alongside.evidence.coding import Event, EventKind
from alongside.terms import Precision
from alongside_web.evidence.words import when

LANES: tuple[tuple[str | Promise, str, frozenset[EventKind]], ...] = (
    (_("Held"), "disc", frozenset({EventKind.ACTIVITY_HELD, EventKind.MEETING})),
    (_("Cancelled"), "cross", frozenset({EventKind.ACTIVITY_CANCELLED})),
    (
        _("Planned and agreed"),
        "ring",
        frozenset({EventKind.ACTIVITY_PLANNED, EventKind.PLAN_VERSION, EventKind.AGREEMENT}),
    ),
    (
        _("Changes of people"),
        "diamond",
        frozenset({EventKind.HEAD_CHANGE, EventKind.MANAGER_CHANGE, EventKind.STAFF_CHANGE}),
    ),
    (_("Inspections"), "square", frozenset({EventKind.INSPECTION})),
)
_OTHERWISE = (_("Money and other"), "dash")
_FIRST_SHOWN, _LAST_SHOWN = date(2002, 1, 1), date(2003, 8, 31)
_LEFT, _TOP, _COLUMN, _STEP, _PER_ROW, _PAD = 150, 44, 118, 28, 4, 12


@dataclass(frozen=True, slots=True)
class Mark:
    """One event in its lane, under the number it has in the list."""

    number: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Lane:
    """One kind of events; ``y`` is where it begins."""

    label: str
    shape: str
    y: float
    height: float
    middle: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A term, or the time before or after those that are shown one by one."""

    label: str
    x: float
    middle: float


@dataclass(frozen=True, slots=True)
class EventShown:
    number: int
    event: Event
    when: str
    told: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """A partnership's events in order, and their picture."""

    case: str
    events: tuple[EventShown, ...]
    lanes: tuple[Lane, ...]
    columns: tuple[Column, ...]
    width: int
    height: float
    held: int
    cancelled: int


def _order(event: Event) -> tuple[date, date, str]:
    return event.occurred.first, event.occurred.last, event.id


def _column(event: Event) -> tuple[int, str]:
    """Where in the picture an event stands: the order of its column, and the column's words."""
    period = event.occurred
    if period.last < _FIRST_SHOWN:
        return 0, gettext("before 2002")
    if period.first > _LAST_SHOWN:
        return 10**6, gettext("later")
    if period.precision is Precision.YEAR:
        return period.first.year * 10, gettext("%(year)s, term untold") % {"year": period.first.year}
    third = (period.first.month - 1) // 4
    term = (gettext("spring"), gettext("summer"), gettext("autumn"))[third]
    return period.first.year * 10 + third + 1, f"{term} {period.first.year}"


def timeline(case: str) -> Timeline:
    """The events of one partnership, in the reader's language."""
    return _timeline(case, get_language() or "")


@cache
def _timeline(case: str, language: str) -> Timeline:  # noqa: ARG001 - each language is kept apart
    events = sorted(case_named(case).events, key=_order)
    columns = dict(sorted({_column(one) for one in events}))
    at = {order: _LEFT + _COLUMN * place for place, order in enumerate(columns)}
    numbered = tuple(enumerate(events, start=1))
    lanes, y = [], float(_TOP)
    for label, shape, kinds in (*LANES, (*_OTHERWISE, _rest())):
        lane = _lane((str(label), shape), [(n, at[_column(one)[0]]) for n, one in numbered if one.kind in kinds], y)
        lanes.append(lane)
        y += lane.height
    return Timeline(
        case=case,
        events=tuple(EventShown(n, one, when(one.occurred), when(one.known_at)) for n, one in numbered),
        lanes=tuple(lanes),
        columns=tuple(Column(label, at[order], at[order] + _COLUMN / 2) for order, label in columns.items()),
        width=_LEFT + _COLUMN * len(columns),
        height=y,
        held=sum(one.kind is EventKind.ACTIVITY_HELD for one in events),
        cancelled=sum(one.kind is EventKind.ACTIVITY_CANCELLED for one in events),
    )


def _rest() -> frozenset[EventKind]:
    laned: Iterable[frozenset[EventKind]] = (kinds for _label, _shape, kinds in LANES)
    return frozenset(EventKind).difference(*laned)


def _lane(name: tuple[str, str], placed: Sequence[tuple[int, float]], y: float) -> Lane:
    """The events of one lane, side by side within their term and in rows where they are many."""
    seen: dict[float, int] = {}
    marks = []
    for number, left in placed:
        place = seen.get(left, 0)
        seen[left] = place + 1
        across, down = place % _PER_ROW, place // _PER_ROW
        marks.append(Mark(number, left + 17 + across * _STEP, y + _PAD + 12 + down * _STEP))
    rows = max(((many - 1) // _PER_ROW + 1 for many in seen.values()), default=1)
    height = 2 * _PAD + 24 + (rows - 1) * _STEP
    return Lane(*name, y, height, y + height / 2, tuple(marks))
