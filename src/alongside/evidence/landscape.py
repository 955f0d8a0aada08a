"""The landscape: one partnership seen from each standpoint on the same items, never averaged into one view."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import fsum

from alongside.evidence.codebook import Codebook
from alongside.evidence.coding import Coding
from alongside.evidence.leaning import Leaning, lean
from alongside.evidence.perspectives import About, Perspective
from alongside.evidence.testimony import distinct

KINDS = frozenset({"relation", "structure", "process", "effect"})
# Three plain codings' worth of evidence for neither side: one remark moves a standpoint a quarter of the way, not all of it.
SHRINK = 6.0
# Two standpoints that meet on one item may differ there by chance: as if they had agreed on three more.
SHARED_SHRINK = 3.0


@dataclass(frozen=True, slots=True)
class Position:
    """Where a standpoint lies, from -1 to 1, drawn towards nought by how little it rests on."""

    at: float
    leaning: Leaning
    codings: tuple[Coding, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that can be looked at from several standpoints."""

    about: About
    indicator: str


@dataclass(frozen=True, slots=True)
class Standpoint:
    """The partnership from one perspective: as a whole, by stage, and item by item."""

    perspective: Perspective
    position: Position
    stages: tuple[tuple[int, Position], ...]
    items: tuple[tuple[Item, Position], ...]


@dataclass(frozen=True, slots=True)
class Apart:
    """How far two standpoints lie apart: the mean difference (0 to 2) of their nets on the items that both speak to.

    ``firmly`` is the same drawn towards nought by how few items they share; by it the list is ordered.
    """

    one: Perspective
    other: Perspective
    distance: float
    shared: int

    @property
    def firmly(self) -> float:
        return self.distance * self.shared / (self.shared + SHARED_SHRINK)


@dataclass(frozen=True, slots=True)
class Landscape:
    """A partnership from every perspective that speaks, those that do not, and how far apart the speaking ones are."""

    partnership: str
    standpoints: tuple[Standpoint, ...]
    silent: tuple[Perspective, ...]
    apart: tuple[Apart, ...]

    @property
    def span(self) -> float:
        """How far the most favourable standpoint lies above the least favourable one."""
        positions = [one.position.at for one in self.standpoints]
        return max(positions) - min(positions) if positions else 0.0


def _position(codings: Sequence[Coding], leaning: Leaning, shrink: float) -> Position:
    return Position(leaning.shrunk(shrink), leaning, tuple(codings))


def _standpoint(perspective: Perspective, codings: Sequence[Coding], shrink: float) -> Standpoint | None:
    whole = lean(codings)
    if whole is None:
        return None
    stages: dict[int, list[Coding]] = defaultdict(list)
    items: dict[Item, list[Coding]] = defaultdict(list)
    for one in codings:
        stages[one.stage].append(one)
        items[Item(one.about, one.indicator)].append(one)
    by_stage = ((stage, lean(told), told) for stage, told in sorted(stages.items()))
    by_item = (
        (item, lean(told), told)
        for item, told in sorted(items.items(), key=lambda pair: (pair[0].indicator, pair[0].about))
    )
    return Standpoint(
        perspective,
        _position(codings, whole, shrink),
        tuple((stage, _position(told, leaning, shrink)) for stage, leaning, told in by_stage if leaning),
        tuple((item, _position(told, leaning, shrink)) for item, leaning, told in by_item if leaning),
    )


def _apart(one: Standpoint, other: Standpoint) -> Apart | None:
    here, there = ({item: position.leaning.net for item, position in point.items} for point in (one, other))
    shared = here.keys() & there.keys()
    if not shared:
        return None
    distance = fsum(abs(here[item] - there[item]) for item in shared) / len(shared)
    return Apart(one.perspective, other.perspective, distance, len(shared))


def landscape(
    codings: Iterable[Coding], *, book: Codebook, partnership: str, sub: str | None = None, shrink: float = SHRINK
) -> Landscape:
    """The partnership from each standpoint on its relation, structure, process and effect.

    With the cells inside it, since some only know their cell, unless ``sub`` names one (or, empty, the whole alone); without
    what is told of other partners.
    """
    items = {one.id for one in book.indicators.values() if one.kind in KINDS}
    seen: dict[Perspective, list[Coding]] = defaultdict(list)
    for one in distinct(codings):
        here = one.partnership == partnership and not one.is_about_another_partner
        if here and one.indicator in items and sub in {None, one.sub}:
            seen[one.perspective].append(one)
    standpoints = tuple(
        point for perspective in Perspective if (point := _standpoint(perspective, seen[perspective], shrink))
    )
    apart = [found for one, other in combinations(standpoints, 2) if (found := _apart(one, other))]
    return Landscape(
        partnership=partnership,
        standpoints=standpoints,
        silent=tuple(one for one in Perspective if not seen[one]),
        apart=tuple(sorted(apart, key=lambda found: (-found.firmly, found.one, found.other))),
    )
