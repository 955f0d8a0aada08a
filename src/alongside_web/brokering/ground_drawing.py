"""A spread as a strip between two poles: a bar at each place, as high as there are answers, and a mark at the middle one."""

from __future__ import annotations

from dataclasses import dataclass

from alongside.partnerships.common_ground import PLACES, Spread

WIDTH, HEIGHT, BASE, TOP = 280, 96, 74, 20
_EACH = WIDTH / len(PLACES)
_BAR = 36


@dataclass(frozen=True, slots=True)
class Bar:
    """The answers at one place."""

    place: int
    count: int
    x: float
    y: float
    height: float
    middle: float


@dataclass(frozen=True, slots=True)
class Strip:
    """The bars, and where the middle answer lies; None where nobody gave a place."""

    bars: tuple[Bar, ...]
    median: float | None


def strip(spread: Spread) -> Strip:
    """The strip of one sitting."""
    most = max(*spread.counts, 1)
    bars = []
    for place, count in zip(PLACES, spread.counts, strict=True):
        middle, height = (place - 0.5) * _EACH, (BASE - TOP) * count / most
        bars.append(Bar(place, count, middle - _BAR / 2, round(BASE - height, 1), round(height, 1), middle))
    return Strip(tuple(bars), None if spread.median is None else round((spread.median - 0.5) * _EACH, 1))
