"""The map of a plan: a line for each pair, a square for who needs help, a circle for who offers it.

However long the plan, a page reads the places of its pairs and fifty of its lines, and the picture is three paths.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from alongside_web.brokering import round_queries
from alongside_web.brokering.board_queries import PAGE
from alongside_web.brokering.plan_documents import counts_of
from alongside_web.brokering.plan_models import LinePart, PlanMade
from alongside_web.brokering.round_queries import Ends, Spot, Told

WIDTH, EDGE = 720.0, 12.0
# More names than these would lie on top of each other; the table has them all.
NAMED = 40
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Name:
    """A school's name beside its mark."""

    x: float
    y: float
    text: str

    @property
    def anchor(self) -> str:
        """Names on the right half stand before their marks, so that none leaves the map."""
        return "end" if self.x > WIDTH / 2 else "start"

    @property
    def text_x(self) -> float:
        return self.x + (-9 if self.x > WIDTH / 2 else 9)


@dataclass(frozen=True, slots=True)
class Row:
    """A pair in the table beside the map."""

    offer: str
    need: str
    km: str


@dataclass(frozen=True, slots=True)
class MapPage:
    """The map, each kind of mark as one path, and a page of the table beside it; schools without a place are counted."""

    lines: str
    needs: str
    offers: str
    names: Sequence[Name]
    height: float
    placeless: int
    rows: Sequence[Row]
    total: int
    number: int
    previous_href: str
    next_href: str


def map_page(plan: PlanMade, number: int, *, at: str = "") -> MapPage:
    """The pairs of the plan on a map, as wide as the schools lie apart; ``at`` begins the addresses of its other pages."""
    pairs, total = round_queries.spots_of_plan(plan), counts_of(plan).pairs
    placed = {key: spot for one in pairs for key, spot in ((one.need, one.need_spot), (one.partner, one.partner_spot))}
    known = {key: spot for key, spot in placed.items() if spot is not None}
    place, height = _frame(known.values())
    shown = round_queries.lines(plan, LinePart.PAIR, (number - 1) * PAGE)
    return MapPage(
        lines=_lines(pairs, place),
        needs="".join(_square(place(known[one])) for one in dict.fromkeys(one.need for one in pairs) if one in known),
        offers="".join(
            _circle(place(known[one])) for one in dict.fromkeys(one.partner for one in pairs) if one in known
        ),
        names=_names(shown, known, place) if len(known) <= NAMED else (),
        height=height,
        placeless=len(placed) - len(known),
        rows=tuple(_row(one) for one in shown),
        total=total,
        number=number,
        previous_href=f"?{at}page={number - 1}" if number > 1 else "",
        next_href=f"?{at}page={number + 1}" if total > number * PAGE else "",
    )


def _frame(spots: Iterable[Spot]) -> tuple[Callable[[Spot], Point], float]:
    """Where a place lies on the map, and how high the map is; west and north are its upper left corner."""
    easts, norths = zip(*spots, strict=True) if (spots := list(spots)) else ((0.0,), (0.0,))
    west, north = min(easts), max(norths)
    across, down = max(easts) - west, north - min(norths)
    scale = (WIDTH - 2 * EDGE) / max(across, down / 1.5, 1)

    def place(spot: Spot) -> Point:
        return EDGE + (spot[0] - west) * scale, EDGE + (north - spot[1]) * scale

    return place, round(2 * EDGE + down * scale, 1)


def _lines(pairs: Sequence[Ends], place: Callable[[Spot], Point]) -> str:
    found = []
    for one in pairs:
        if one.need_spot is not None and one.partner_spot is not None:
            (x1, y1), (x2, y2) = place(one.need_spot), place(one.partner_spot)
            found.append(f"M{x1:.1f},{y1:.1f}L{x2:.1f},{y2:.1f}")
    return "".join(found)


def _square(at: Point) -> str:
    return f"M{at[0] - 4:.1f},{at[1] - 4:.1f}h8v8h-8z"


def _circle(at: Point) -> str:
    return f"M{at[0] - 4:.1f},{at[1]:.1f}a4,4 0 1 0 8,0a4,4 0 1 0 -8,0"


def _names(shown: Sequence[Told], known: Mapping[str, Spot], place: Callable[[Spot], Point]) -> Sequence[Name]:
    schools = {str(end["key"]): str(end["name"]) for one in shown for end in (_end(one, "need"), _end(one, "partner"))}
    marks = ((*place(known[key]), name) for key, name in schools.items() if key in known)
    return tuple(Name(round(x, 1), round(y, 1), name) for x, y, name in marks)


def _end(line: Told, name: str) -> Mapping[str, object]:
    found = line[name]
    assert isinstance(found, Mapping)
    return found


def _row(line: Told) -> Row:
    km = line["km"]
    return Row(
        str(_end(line, "partner")["name"]),
        str(_end(line, "need")["name"]),
        "–" if km is None else f"{float(str(km)):.0f}",
    )
