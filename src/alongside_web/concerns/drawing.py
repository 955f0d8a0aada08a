"""The ratings of a case as a picture: a lane a level, time from left to right, points of de-escalation below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from alongside.schools.concern import Rating

WIDTH = 900
_LEFT, _RIGHT, _TOP, _LANE = 190, 870, 40, 44
_MOST_YEARS = 14
_APART = 26.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A rating: its number, where it stands, and how far its time reaches."""

    number: int
    x: float
    y: float
    left: float
    right: float
    shape: str


@dataclass(frozen=True, slots=True)
class Lane:
    """A level, or the points of de-escalation."""

    label: str
    y: float
    middle: float


@dataclass(frozen=True, slots=True)
class Picture:
    """The whole picture; ``years`` are the first days of years with where they stand."""

    lanes: tuple[Lane, ...]
    marks: tuple[Mark, ...]
    points: tuple[tuple[float, float, str], ...]
    years: tuple[tuple[int, float], ...]
    height: float
    points_y: float


def picture(ratings: Sequence[Rating], points: Sequence[tuple[date, str]], levels: Mapping[str, str]) -> Picture | None:
    """The picture of a case, or None where nothing was rated; ``levels`` are what each is called, the highest first."""
    if not ratings:
        return None
    days = [day for one in ratings for day in (one.occurred.first, one.occurred.last)] + [by for by, _ in points]
    first, last = min(days), max(days) + timedelta(days=30)
    scale = (_RIGHT - _LEFT) / max(1, (last - first).days)

    def across(day: date) -> float:
        return round(_LEFT + (day - first).days * scale, 1)

    lanes = tuple(
        Lane(label, _TOP + _LANE * place, _TOP + _LANE * (place + 0.5)) for place, label in enumerate(levels.values())
    )
    heights = {name: lane.middle for name, lane in zip(levels, lanes, strict=True)}
    corrected = {one.corrects for one in ratings}
    marks = tuple(
        Mark(
            one.number,
            (across(one.occurred.first) + across(one.occurred.last)) / 2,
            heights[one.level],
            across(one.occurred.first),
            across(one.occurred.last),
            "cross" if one.number in corrected else "disc",
        )
        for one in sorted(ratings, key=lambda one: one.number)
    )
    below = _TOP + _LANE * (len(lanes) + 0.5)
    years = _years(first, last)
    return Picture(
        lanes=lanes,
        marks=_apart(marks),
        points=tuple((across(by), below, state) for by, state in points),
        years=tuple((year, across(date(year, 1, 1))) for year in years),
        height=below + _LANE / 2,
        points_y=below - _LANE / 2,
    )


def _years(first: date, last: date) -> list[int]:
    """The years that begin within the picture, thinned out where they are many."""
    found = [year for year in range(first.year, last.year + 1) if first <= date(year, 1, 1) <= last]
    step = -(-len(found) // _MOST_YEARS) or 1
    return found[::step]


def _apart(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """Marks of one lane that would cover each other stand side by side."""
    taken: dict[float, float] = {}
    placed = []
    for one in sorted(marks, key=lambda mark: (mark.x, mark.number)):
        x = max(one.x, taken.get(one.y, -1e9) + _APART)
        taken[one.y] = x
        placed.append(Mark(one.number, round(x, 1), one.y, one.left, one.right, one.shape))
    return tuple(placed)
