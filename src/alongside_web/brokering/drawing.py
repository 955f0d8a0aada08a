"""Who would help whom, drawn where the schools lie: squares need help, dots offer it, lines join the proposed pairs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from alongside.brokering.proposals import Proposal
from alongside.schools.school import School

WIDTH, HEIGHT = 900, 560
_MARGIN_X, _MARGIN_Y = 70, 40


@dataclass(frozen=True, slots=True)
class Place:
    x: float
    y: float
    name: str
    left: bool


@dataclass(frozen=True, slots=True)
class Line:
    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class Picture:
    needs: tuple[Place, ...]
    offers: tuple[Place, ...]
    lines: tuple[Line, ...]


def draw_round(proposal: Proposal) -> Picture | None:
    """The picture of the plan; None where no school of the round has a place."""
    board = proposal.board
    needs = [board.school(one.school) for one in board.needs]
    offers = [board.school(one.school) for one in board.offers]
    placed = [
        (one.easting, one.northing) for one in (*needs, *offers) if one.easting is not None and one.northing is not None
    ]
    if not placed:
        return None
    frame = _Frame.of(placed)
    at = {one.key: frame.place(one) for one in (*needs, *offers)}
    lines = []
    for match in proposal.matches:
        one, other = at[match.need], at[match.partner]
        if one is not None and other is not None:
            lines.append(Line(one.x, one.y, other.x, other.y))
    return Picture(_known([at[one.key] for one in needs]), _known([at[one.key] for one in offers]), tuple(lines))


def _known(places: Sequence[Place | None]) -> tuple[Place, ...]:
    return tuple(place for place in places if place is not None)


@dataclass(frozen=True, slots=True)
class _Frame:
    west: float
    north: float
    scale: float

    @classmethod
    def of(cls, placed: Sequence[tuple[float, float]]) -> _Frame:
        eastings, northings = [one[0] for one in placed], [one[1] for one in placed]
        wide, high = max(eastings) - min(eastings) or 1.0, max(northings) - min(northings) or 1.0
        scale = min((WIDTH - 2 * _MARGIN_X) / wide, (HEIGHT - 2 * _MARGIN_Y) / high)
        return cls(min(eastings), max(northings), scale)

    def place(self, school: School) -> Place | None:
        if school.easting is None or school.northing is None:
            return None
        x = round(_MARGIN_X + (school.easting - self.west) * self.scale, 1)
        y = round(_MARGIN_Y + (self.north - school.northing) * self.scale, 1)
        return Place(x, y, school.name, x > WIDTH * 0.8)
