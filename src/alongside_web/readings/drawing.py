"""Positions as pictures: two axes crossed, an interval on a line, and the four classes as shares of a bar."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from alongside.lenses.reading import Axis, Level, Position, Step
from alongside.lenses.typology import CLASSES, Verdict
from alongside_web.readings.labels import Box, Written, write_beside
from alongside_web.readings.words import share

WIDTH, HEIGHT = 600, 470
LEFT, RIGHT, TOP, BOTTOM = 62, 584, 14, 400
_RADIUS = 7.0
BAR_WIDTH = 400
# A share narrower than this has no room for its figure, which stands in the words beside the bar.
_ROOM = 44
LINE_WIDTH = 200
_PAD = 8


@dataclass(frozen=True, slots=True)
class Share:
    """One class in the bar of probabilities."""

    verdict: Verdict
    x: float
    width: float
    middle: float
    text: str
    percent: str


@dataclass(frozen=True, slots=True)
class Point:
    """A position on two axes: where, how far the intervals reach, and what it is called."""

    name: str
    x: float
    y: float
    left: float
    right: float
    top: float
    bottom: float
    shape: str
    firm: bool
    label: Written


@dataclass(frozen=True, slots=True)
class Stop:
    """Where a path stood at the end of a stage."""

    x: float
    y: float
    label: Written


@dataclass(frozen=True, slots=True)
class Trace:
    """The way a position took, as the `d` of a path, and its stops."""

    path: str
    stops: tuple[Stop, ...]


@dataclass(frozen=True, slots=True)
class Plane:
    """Two axes crossed, ready for a template. ``cut_x`` and ``cut_y`` are where low turns to high."""

    across: Axis
    up: Axis
    cut_x: float
    cut_y: float
    points: tuple[Point, ...]
    traces: tuple[Trace, ...]


@dataclass(frozen=True, slots=True)
class Dot:
    """One thing to place on a plane: its two positions, and its path so far where that is drawn."""

    name: str
    across: Position
    up: Position
    shape: str = "disc"
    steps: tuple[tuple[int, float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Interval:
    """A value with its interval on a line of fixed length; ``cut`` is where low turns to high."""

    x: float
    low: float
    high: float
    cut: float
    firm: bool


def shares(probabilities: Mapping[Verdict, float]) -> tuple[Share, ...]:
    """The classes side by side, worst first, each as wide as it is likely."""
    found, x = [], 0.0
    for one in CLASSES:
        width = probabilities[one] * BAR_WIDTH
        text = share(probabilities[one]) if width >= _ROOM else ""
        found.append(Share(one, round(x, 1), round(width, 1), round(x + width / 2, 1), text, share(probabilities[one])))
        x += width
    return tuple(found)


def interval(position: Position) -> Interval:
    """A position from -1 to 1 on its line."""
    firm = position.level is not Level.TOO_LITTLE
    return on_line((position.value, position.low, position.high), ends=(-1, 1), cut=position.axis.cut, firm=firm)


def on_line(place: tuple[float, float, float], *, ends: tuple[float, float], cut: float, firm: bool) -> Interval:
    """A value, its low and its high on a line between two ends."""

    def at(value: float) -> float:
        across = (min(max(value, ends[0]), ends[1]) - ends[0]) / (ends[1] - ends[0])
        return round(_PAD + across * (LINE_WIDTH - 2 * _PAD), 1)

    value, low, high = place
    return Interval(at(value), at(low), at(high), at(cut), firm)


def steps_together(across: Sequence[Step], up: Sequence[Step]) -> tuple[tuple[int, float, float], ...]:
    """The path on two axes: at the end of each stage the latest place on both, once both have one."""
    found = []
    for stage in sorted({one.stage for one in (*across, *up)}):
        xs = [one.value for one in across if one.stage <= stage]
        ys = [one.value for one in up if one.stage <= stage]
        if xs and ys:
            found.append((stage, xs[-1], ys[-1]))
    return tuple(found)


def draw_plane(across: Axis, up: Axis, dots: Sequence[Dot]) -> Plane:
    """The dots on two axes, every name beside its dot and none over another."""
    taken = [_box(_x(one.across.value), _y(one.up.value)) for one in dots]
    taken += [_box(_x(x), _y(y), 4) for one in dots for _, x, y in one.steps]
    points = tuple(_point(one, taken) for one in dots)
    traces = tuple(_trace(one, taken) for one in dots if len(one.steps) > 1)
    return Plane(across, up, _x(across.cut), _y(up.cut), points, traces)


def _x(value: float) -> float:
    return round(LEFT + (value + 1) / 2 * (RIGHT - LEFT), 1)


def _y(value: float) -> float:
    return round(BOTTOM - (value + 1) / 2 * (BOTTOM - TOP), 1)


def _box(x: float, y: float, radius: float = _RADIUS) -> Box:
    return Box(x - radius, y - radius, x + radius, y + radius)


def _point(dot: Dot, taken: list[Box]) -> Point:
    x, y = _x(dot.across.value), _y(dot.up.value)
    return Point(
        name=dot.name,
        x=x,
        y=y,
        left=_x(dot.across.low),
        right=_x(dot.across.high),
        top=_y(dot.up.high),
        bottom=_y(dot.up.low),
        shape=dot.shape,
        firm=Level.TOO_LITTLE not in (dot.across.level, dot.up.level),
        label=write_beside((x, y), dot.name, taken, within=Box(LEFT, TOP, RIGHT, BOTTOM)),
    )


def _trace(dot: Dot, taken: list[Box]) -> Trace:
    places = [(_x(x), _y(y)) for _, x, y in dot.steps]
    stops = []
    for (stage, _, _), at in zip(dot.steps, places, strict=True):
        label = write_beside(at, str(stage), taken, within=Box(LEFT, TOP, RIGHT, BOTTOM), size=12)
        stops.append(Stop(*at, label))
    return Trace("M" + " L".join(f"{x:g},{y:g}" for x, y in places), tuple(stops))
