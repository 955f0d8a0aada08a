"""Letter bands E* to A* from a school's place among all schools, as the thesis prints them (pp. 20-21).

A* is the top 5 %, A the rest of the top quarter, B the rest of the top 40 %, C the middle, D the bottom 40 % but not
the bottom quarter, E the bottom quarter but not the bottom 5 %, E* the bottom 5 %.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from alongside.terms import AcademicYear

BANDS = ("E*", "E", "D", "C", "B", "A", "A*")
_EDGES = (5.0, 25.0, 40.0, 60.0, 75.0, 95.0)
SMALLEST_POPULATION = 100


@dataclass(frozen=True, slots=True)
class Distribution:
    """How a measure was spread over the schools of one phase in one year.

    ``quantiles`` are the 101 values at 0, 1, ... 100 % (linear interpolation) of the ``count`` schools that have one.
    """

    measure: str
    year: AcademicYear
    population: str
    count: int
    quantiles: Sequence[float]

    def percentile(self, value: float) -> float:
        """The share of schools below ``value``, ties counted half, 0..100, to the resolution of the quantiles.

        >>> evenly = Distribution("roll", AcademicYear(2018), "secondary", 200, tuple(range(101)))
        >>> evenly.percentile(30.5)
        30.5
        """
        low, high = bisect_left(self.quantiles, value), bisect_right(self.quantiles, value)
        if high == 0:
            return 0.0
        if low == len(self.quantiles):
            return 100.0
        if low < high:
            return (low + high - 1) / 2
        below, above = self.quantiles[low - 1], self.quantiles[low]
        return low - 1 + (value - below) / (above - below)


def band(percentile: float, *, higher_is_better: bool = True) -> str:
    """The letter band of a percentile (0..100); where lower is better the scale is turned round.

    >>> [band(p) for p in (3, 10, 30, 50, 70, 90, 99)]
    ['E*', 'E', 'D', 'C', 'B', 'A', 'A*']
    """
    place = percentile if higher_is_better else 100 - percentile
    return BANDS[bisect_right(_EDGES, place)] if place < 95 else BANDS[-1]
