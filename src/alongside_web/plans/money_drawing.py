"""Money as bars: what was allocated as a track, what was spent in it, and how far the plan goes as a mark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from alongside.partnerships.plan_costs import Sum

LENGTH = 100


@dataclass(frozen=True, slots=True)
class Bar:
    """Widths of a hundred; ``mark`` is where the planned sum ends."""

    label: str
    allocated: float
    spent: float
    mark: float
    is_over: bool
    words: str


class ToDraw(NamedTuple):
    """A sum with its label and its words, and whether it goes over what there is: money of no funder goes over nothing."""

    label: str
    money: Sum
    words: str
    is_over: bool


def bars(told: Sequence[ToDraw]) -> tuple[Bar, ...]:
    """A bar for each label and sum, all to one scale; the words say the same as the picture."""
    longest = max((max(one.money.allocated, one.money.planned, one.money.spent) for one in told), default=0) or 1
    return tuple(
        Bar(
            one.label,
            _width(one.money.allocated, longest),
            _width(one.money.spent, longest),
            _width(one.money.planned, longest),
            one.is_over,
            one.words,
        )
        for one in told
    )


def _width(pence: int, longest: int) -> float:
    return round(LENGTH * pence / longest, 1)
