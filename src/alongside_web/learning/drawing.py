"""Practices as pictures: how many stand on each rung, and the way that one of them went up and down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from alongside.partnerships.practices import LADDER, Step, Taken, Tally, Way

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

WIDTH = 360
LEFT = 92
RIGHT = 340
ROW = 34
# From the top: the highest rung first, and dropped beneath the ladder.
ROWS = (*reversed(LADDER), Step.DROPPED)
_PLACE = {step: place for place, step in enumerate(ROWS)}
_BAR = 210


@dataclass(frozen=True, slots=True)
class Rung:
    """One rung: its words, how many stand there, and where it is drawn."""

    words: str
    count: int
    y: int
    width: int


@dataclass(frozen=True, slots=True)
class Rungs:
    """How many practices of one direction stand on each rung."""

    rungs: tuple[Rung, ...]
    height: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A step in the picture; one that changes nothing is hollow."""

    x: int
    y: int
    counts: bool


@dataclass(frozen=True, slots=True)
class Ladder:
    """The way of one practice over time: rungs, the line, the steps, and the first and last day."""

    rungs: tuple[Rung, ...]
    path: str
    marks: tuple[Mark, ...]
    first: date
    last: date
    height: int


def _y(step: Step) -> int:
    return 20 + _PLACE[step] * ROW


def rungs(counted: Tally, words: Mapping[str, StrOrPromise]) -> Rungs:
    """Bars as long as the counts, the longest filling the room."""
    most = max(1, *counted.at.values())
    drawn = tuple(
        Rung(str(words[step.value]), counted.at[step], _y(step), round(counted.at[step] / most * _BAR)) for step in ROWS
    )
    return Rungs(drawn, _y(ROWS[-1]) + 20)


def ladder(steps: Sequence[Taken], went: Way, words: Mapping[str, StrOrPromise]) -> Ladder:
    """The steps in the order of their days, across by time and up by rung."""
    first, last = steps[0].on, steps[-1].on
    span = max(1, (last - first).days)

    def across(on: date) -> int:
        return LEFT + 8 + round((on - first).days / span * (RIGHT - LEFT - 16))

    aside = {id(one) for one in went.out_of_order}
    marks = tuple(Mark(across(one.on), _y(one.step), id(one) not in aside) for one in steps)
    told: list[str] = []
    for move in went.moves:
        told.append(f"H{across(move.on)}V{_y(move.after)}" if told else f"M{across(move.on)} {_y(move.after)}")
    path = "".join(told) + (f"H{across(last)}" if told else "")
    drawn = tuple(Rung(str(words[step.value]), 0, _y(step), 0) for step in ROWS)
    return Ladder(drawn, path, marks, first, last, _y(ROWS[-1]) + 40)
