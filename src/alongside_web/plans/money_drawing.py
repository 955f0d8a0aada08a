"""Money as bars: what was allocated as a track, what was spent in it, and how far the plan goes as a mark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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


def bars(told: Sequence[tuple[str, Sum, str]]) -> tuple[Bar, ...]:
    """A bar for each label and sum, all to one scale; the words say the same as the picture."""
    longest = max((max(one.allocated, one.planned, one.spent) for _, one, _ in told), default=0) or 1
    return tuple(
        Bar(
            label,
            _width(one.allocated, longest),
            _width(one.spent, longest),
            _width(one.planned, longest),
            max(one.planned, one.spent) > one.allocated,
            words,
        )
        for label, one, words in told
    )


def _width(pence: int, longest: int) -> float:
    return round(LENGTH * pence / longest, 1)
