"""A map without tiles: a school, numbered dots around it, and district outlines, on the British National Grid."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count
from math import cos, hypot, sin

from alongside.schools.school import School
from alongside_store.registry import Outline

SIZE = 720
_CLEAR = 22.0
_LETTER = 6.8
_BAR_LENGTHS_KM = (1, 2, 5, 10, 20, 50, 100, 200)
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Dot:
    """A numbered dot; ``at_x`` and ``at_y`` are the school's own place, from which a crowded dot is moved aside."""

    number: int
    x: float
    y: float
    at_x: float
    at_y: float


@dataclass(frozen=True, slots=True)
class PlaceName:
    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class Map:
    """Ready for a template, in a square of SIZE units; ``paths`` are `d` attributes of the districts."""

    paths: tuple[str, ...]
    names: tuple[PlaceName, ...]
    dots: tuple[Dot, ...]
    ring: float
    bar_end: float
    bar_km: int


@dataclass(frozen=True, slots=True)
class _Frame:
    easting: float
    northing: float
    half: float

    def place(self, easting: float, northing: float) -> Point:
        scale = SIZE / (2 * self.half)
        return (
            round((easting - self.easting + self.half) * scale, 1),
            round((self.northing + self.half - northing) * scale, 1),
        )

    def meets(self, ring: Sequence[Point]) -> bool:
        eastings, northings = [point[0] for point in ring], [point[1] for point in ring]
        return (
            max(eastings) > self.easting - self.half
            and min(eastings) < self.easting + self.half
            and max(northings) > self.northing - self.half
            and min(northings) < self.northing + self.half
        )


def draw_map(
    school: School, numbered: Sequence[tuple[int, School]], *, within_km: int, outlines: Iterable[Outline]
) -> Map | None:
    """The map around ``school``, wide enough for the ring of ``within_km``; None when its place is not known."""
    if school.easting is None or school.northing is None:
        return None
    frame = _Frame(school.easting, school.northing, within_km * 1080)
    near = [(outline.name, ring) for outline in outlines for ring in outline.rings if frame.meets(ring)]
    dots = _apart(
        [
            (number, frame.place(one.easting, one.northing))
            for number, one in numbered
            if one.easting is not None and one.northing is not None
        ]
    )
    bar_km = max((length for length in _BAR_LENGTHS_KM if length <= within_km / 2), default=1)
    return Map(
        paths=tuple(_path(frame, ring) for _, ring in near),
        names=tuple(_legible(_names(frame, near), [*_fixed(school.name), *(_Box.of_dot(dot) for dot in dots)])),
        dots=dots,
        ring=round(SIZE / 2.16, 1),
        bar_end=round(20 + bar_km * 1000 * SIZE / (2 * frame.half), 1),
        bar_km=bar_km,
    )


def _apart(placed: Sequence[tuple[int, Point]]) -> tuple[Dot, ...]:
    """Dots moved just far enough aside that no number hides another; the school in the middle stays clear as well."""
    middle = (SIZE / 2, SIZE / 2)
    taken: list[Point] = [middle]
    dots = []
    for number, (x, y) in placed:
        spot = next(spot for spot in _spiral(x, y) if all(hypot(spot[0] - a, spot[1] - b) >= _CLEAR for a, b in taken))
        taken.append(spot)
        dots.append(Dot(number, round(spot[0], 1), round(spot[1], 1), x, y))
    return tuple(dots)


def _spiral(x: float, y: float) -> Iterable[Point]:
    yield x, y
    for step in count():
        angle, reach = step * 0.7, 6 + step * 1.2
        yield x + reach * cos(angle), y + reach * sin(angle)


def _path(frame: _Frame, ring: Sequence[Point]) -> str:
    points: list[Point] = []
    for easting, northing in ring:
        x, y = frame.place(easting, northing)
        if not points or abs(x - points[-1][0]) + abs(y - points[-1][1]) >= 2:
            points.append((round(x), round(y)))
    return "M" + " ".join(f"{x:g},{y:g}" for x, y in points) + "Z"


@dataclass(frozen=True, slots=True)
class _Box:
    """A part of the picture that something stands on."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def of_name(cls, name: PlaceName) -> _Box:
        reach = _LETTER / 2 * len(name.text)
        return cls(name.x - reach, name.y - 12, name.x + reach, name.y + 4)

    @classmethod
    def of_dot(cls, dot: Dot) -> _Box:
        return cls(dot.x - 12, dot.y - 12, dot.x + 12, dot.y + 12)

    def meets(self, other: _Box) -> bool:
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


def _fixed(name: str) -> tuple[_Box, ...]:
    """The school in the middle, its name above it, and the scale bar."""
    middle, reach = SIZE / 2, 4 * len(name)
    here = _Box(middle - 12, middle - 12, middle + 12, middle + 12)
    return here, _Box(middle - reach, middle - 34, middle + reach, middle - 14), _Box(10, SIZE - 50, 110, SIZE)


def _legible(names: Iterable[PlaceName], taken: Sequence[_Box]) -> Iterable[PlaceName]:
    """The names that hide nothing and are hidden by nothing, the widest districts' first."""
    boxes = list(taken)
    for name in names:
        box = _Box.of_name(name)
        if not any(box.meets(other) for other in boxes):
            boxes.append(box)
            yield name


def _names(frame: _Frame, near: Sequence[tuple[str, Sequence[Point]]]) -> Iterable[PlaceName]:
    """A district's name in the middle of its largest piece, where that is in view and wide enough; widest first."""
    largest: dict[str, tuple[float, Point]] = {}
    for name, ring in near:
        placed = [frame.place(*point) for point in ring]
        xs, ys = [x for x, _ in placed], [y for _, y in placed]
        width = max(xs) - min(xs)
        middle = ((max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2)
        if width > largest.get(name, (0.0, middle))[0]:
            largest[name] = (width, middle)
    for name, (width, (x, y)) in sorted(largest.items(), key=lambda one: (-one[1][0], one[0])):
        reach = _LETTER / 2 * len(name)
        if width > 2 * reach and reach < x < SIZE - reach and 12 < y < SIZE - 30:
            yield PlaceName(round(x), round(y), name)
