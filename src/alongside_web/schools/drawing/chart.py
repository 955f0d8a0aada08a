"""A school's path over the years against the middle half of the nation, as coordinates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from alongside.terms import AcademicYear

WIDTH, HEIGHT = 360, 190
_LEFT, _RIGHT, _TOP, _BOTTOM = 46, 24, 12, 30
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class YearOnPath:
    """One year: the school's value and the national quartiles, each None where there is none."""

    year: AcademicYear
    value: float | None
    lower: float | None = None
    median: float | None = None
    upper: float | None = None


@dataclass(frozen=True, slots=True)
class Label:
    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Ready for a template: `points` attributes of polygons and polylines, dots and labels."""

    halves: tuple[str, ...]
    medians: tuple[str, ...]
    lines: tuple[str, ...]
    dots: tuple[Point, ...]
    year_labels: tuple[Label, ...]
    value_labels: tuple[Label, ...]


def draw(years: Sequence[YearOnPath], decimals: int) -> Chart:
    """The chart of ``years``, which are in order and hold at least one value; lines break where a year is missing."""
    scale = _Scale.of(years)
    halves = [
        _points([(scale.x(one.year), scale.y(one.upper)) for one in run if one.upper is not None])
        + " "
        + _points([(scale.x(one.year), scale.y(one.lower)) for one in reversed(run) if one.lower is not None])
        for run in _runs(one for one in years if one.lower is not None and one.upper is not None)
    ]
    medians = [[(one.year, one.median) for one in run] for run in _runs(one for one in years if one.median is not None)]
    values = [[(one.year, one.value) for one in run] for run in _runs(one for one in years if one.value is not None)]
    return Chart(
        halves=tuple(halves),
        medians=tuple(scale.line(run) for run in medians if len(run) > 1),
        lines=tuple(scale.line(run) for run in values if len(run) > 1),
        dots=tuple((scale.x(one.year), scale.y(one.value)) for one in years if one.value is not None),
        year_labels=tuple(Label(scale.x(one.year), HEIGHT - 8, str(one.year)) for one in years),
        value_labels=tuple(
            Label(_LEFT - 6, scale.y(tick) + 4, f"{tick:,.{decimals}f}".replace("-", "−")) for tick in scale.ticks()
        ),
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    first: int
    last: int
    bottom: float
    top: float

    @classmethod
    def of(cls, years: Sequence[YearOnPath]) -> _Scale:
        seen = [one for year in years for one in (year.value, year.lower, year.upper) if one is not None]
        low, high = min(seen), max(seen)
        margin = (high - low) * 0.1 or 1.0
        return cls(years[0].year.first, years[-1].year.first, low - margin, high + margin)

    def x(self, year: AcademicYear) -> float:
        across = (year.first - self.first) / (self.last - self.first) if self.last > self.first else 0.5
        return round(_LEFT + 16 + across * (WIDTH - _LEFT - _RIGHT - 16), 1)

    def y(self, value: float) -> float:
        up = (value - self.bottom) / (self.top - self.bottom)
        return round(HEIGHT - _BOTTOM - up * (HEIGHT - _TOP - _BOTTOM), 1)

    def line(self, run: Sequence[tuple[AcademicYear, float | None]]) -> str:
        return _points([(self.x(year), self.y(value)) for year, value in run if value is not None])

    def ticks(self) -> tuple[float, ...]:
        span = self.top - self.bottom
        return tuple(self.bottom + span * share for share in (0.1, 0.5, 0.9))


def _points(points: Iterable[Point]) -> str:
    return " ".join(f"{x:g},{y:g}" for x, y in points)


def _runs(years: Iterable[YearOnPath]) -> list[list[YearOnPath]]:
    """Stretches of consecutive academic years."""
    kept = list(years)
    runs: list[list[YearOnPath]] = [kept[:1]] if kept else []
    for before, after in pairwise(kept):
        if after.year.first == before.year.first + 1:
            runs[-1].append(after)
        else:
            runs.append([after])
    return runs
