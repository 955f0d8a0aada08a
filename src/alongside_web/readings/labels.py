"""Names beside the points of a picture, placed so that none covers a point or another name."""

from __future__ import annotations

from dataclasses import dataclass

# How wide a letter is, to the size of its type, on average; a little more than Arial's, to be safe.
_LETTER = 0.56


@dataclass(frozen=True, slots=True)
class Box:
    """A stretch of the picture that is taken."""

    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: Box) -> float:
        """The area that both cover."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return wide * high if wide > 0 and high > 0 else 0.0

    def outside(self, of: Box) -> float:
        """How far it reaches out of another box."""
        beyond = (of.left - self.left, self.right - of.right, of.top - self.top, self.bottom - of.bottom)
        return sum(max(0.0, one) for one in beyond)


@dataclass(frozen=True, slots=True)
class Written:
    """A name with its place; ``leader`` is the `d` of a line to the point where the name stands further off."""

    text: str
    x: float
    y: float
    anchor: str
    leader: str


# Where a name may stand, the best place first: off the point by so much, and which end of it is nearest.
_BESIDE = (
    (11, 5, "start"),
    (-11, 5, "end"),
    (0, -12, "middle"),
    (0, 22, "middle"),
    (9, -9, "start"),
    (9, 18, "start"),
    (-9, -9, "end"),
    (-9, 18, "end"),
)
_FAR = tuple(
    (dx * far, dy * far + 5, "start" if dx > 0 else "end" if dx < 0 else "middle")
    for far in (30, 48, 66)
    for dx, dy in ((1, -0.6), (-1, -0.6), (1, 0.6), (-1, 0.6), (0, -1), (0, 1), (1, 0), (-1, 0))
)
_PLACES = (*_BESIDE, *_FAR)


def write_beside(at: tuple[float, float], text: str, taken: list[Box], *, within: Box, size: int = 14) -> Written:
    """The name in the first place that is free, or where it covers least; the place is then taken."""
    wide = len(text) * size * _LETTER
    least, step, box = float("inf"), 0, within
    for tried, (dx, dy, anchor) in enumerate(_PLACES):
        if least <= tried:
            break  # a later place costs at least as much as its number, so none beats this one
        there = _box((at[0] + dx, at[1] + dy), anchor, wide=wide, size=size)
        cost = sum(there.overlap(one) for one in taken) + 40 * there.outside(within) + tried
        if cost < least:
            least, step, box = cost, tried, there
    dx, dy, anchor = _PLACES[step]
    taken.append(box)
    x, y = round(at[0] + dx, 1), round(at[1] + dy, 1)
    leader = f"M{at[0]:g},{at[1]:g} L{x:g},{y - size / 3:g}" if step >= len(_BESIDE) else ""
    return Written(text, x, y, anchor, leader)


def _box(at: tuple[float, float], anchor: str, *, wide: float, size: int) -> Box:
    left = at[0] - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
    return Box(left - 1, at[1] - size * 0.8, left + wide + 1, at[1] + size * 0.25)
