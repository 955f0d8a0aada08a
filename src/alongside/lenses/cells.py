"""Partnerships inside the partnership: whether a department, a pair of managers or a project lives, beside its whole.

The thesis's typology holds for cells too (p. 183): one pair strove inside the sunk Libra-Taurus, some inside the striving
Virgo-Leo sank. What is coded of a cell is seldom about the heads, so vitality asks only what shows from below: how the two
sides get on, why and how they work together, whether anything happens, and what came of it. All of these weigh the same.

The class is an ordered logistic reading of vitality with fixed cuts, so more evidence for life never makes a worse class
likelier. docs/explanation/school-lenses.md works an example.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import exp

from alongside.evidence.codebook import codebook
from alongside.evidence.coding import Coding
from alongside.evidence.perspectives import About
from alongside.lenses.material import Material
from alongside.lenses.reading import Axis, Item, Listening, Position, Weighing, place
from alongside.lenses.typology import CLASSES, Verdict

_OF_THE_PAIR = frozenset({"relation", "structure", "process"})
_OF_EITHER_SCHOOL = frozenset({"effect"})


def _items() -> tuple[Item, ...]:
    """Every indicator of relation, structure or process of the pair, and every effect on either school."""
    items: list[Item] = []
    for one in codebook().indicators.values():
        if one.kind in _OF_THE_PAIR and one.subject == "pair":
            items.append(Item(one.id))
        elif one.kind in _OF_EITHER_SCHOOL:
            items += [Item(one.id, about=About.SUPPORTED), Item(one.id, about=About.SUPPORTING)]
    return tuple(items)


VITALITY = Axis(
    id="vitality",
    label="Vitality",
    low_pole="nothing happens between them, or it is felt as a loss",
    high_pole="people get on, things happen and something comes of it",
    items=_items(),
    source="thesis pp. 182-183, Tables 13 and 14",
)


@dataclass(frozen=True, slots=True)
class CellParameters:
    """How vitality becomes a class.

    ``cuts`` part sunk, sinking, swaying and striving: thirds either side of an even balance, not fitted to any case.
    ``scale`` is how far above a cut the odds are 73 to 27. ``codings`` and ``weight`` are the least that a class rests on:
    two things said, and together as much as one plain statement.
    """

    cuts: tuple[float, float, float] = (-1 / 3, 0.0, 1 / 3)
    scale: float = 0.12
    codings: int = 2
    weight: float = 2.0


@dataclass(frozen=True, slots=True)
class Cell:
    """One partnership inside the partnership, beside the whole without it; ``difference`` is how far above the rest it is."""

    sub: str
    vitality: Position
    rest: Position
    verdict: Verdict
    probabilities: Mapping[Verdict, float]
    missing: tuple[str, ...]
    codings: tuple[Coding, ...] = field(repr=False)

    @property
    def difference(self) -> float:
        return self.vitality.value - self.rest.value


@dataclass(frozen=True, slots=True)
class Cells:
    """The whole's vitality and every cell that the codings name, the most alive first."""

    whole: Position
    cells: tuple[Cell, ...]

    @property
    def above_the_whole(self) -> tuple[Cell, ...]:
        """The cells that live better than what is around them, as far as there is enough evidence: those to protect."""
        return tuple(one for one in self.cells if one.verdict is not Verdict.TOO_LITTLE and one.difference > 0)


def vitality(heard: Listening, weighing: Weighing) -> Position:
    """How alive the work between two sides is, for a whole partnership or for one inside it."""
    return place(VITALITY, heard, weighing)


def class_probabilities(value: float, parameters: CellParameters) -> Mapping[Verdict, float]:
    """The four classes at this vitality, by an ordered logistic curve; they sum to 1."""
    below = [1 / (1 + exp((value - cut) / parameters.scale)) for cut in parameters.cuts]
    bounds = [0.0, *below, 1.0]
    return {one: bounds[rank + 1] - bounds[rank] for rank, one in enumerate(CLASSES)}


def _missing(position: Position, parameters: CellParameters) -> tuple[str, ...]:
    wanted = []
    if len(position.codings) < parameters.codings:
        wanted.append(f"at least {parameters.codings} coded statements or deeds on it, not {len(position.codings)}")
    if position.weight < parameters.weight:
        wanted.append("evidence at least as firm as one plain statement")
    return tuple(wanted)


def _cell(sub: str, of_it: tuple[Coding, ...], rest: Position, *, how: tuple[Weighing, CellParameters]) -> Cell:
    weighing, parameters = how
    position = vitality(Listening(of_it), weighing)
    probabilities = class_probabilities(position.value, parameters)
    missing = _missing(position, parameters)
    verdict = Verdict.TOO_LITTLE if missing else max(CLASSES, key=lambda one: probabilities[one])
    return Cell(sub, position, rest, verdict, probabilities, missing, of_it)


def cells(material: Material, weighing: Weighing | None = None, parameters: CellParameters | None = None) -> Cells:
    """Every partnership inside this one that its codings name, each beside the whole without it."""
    how = (weighing or Weighing(), parameters or CellParameters())
    told = Listening(material.codings).codings
    found = []
    for sub in sorted({one.sub for one in told if one.sub}):
        of_it = tuple(one for one in told if one.sub == sub)
        rest = vitality(Listening(one for one in told if one.sub != sub), how[0])
        found.append(_cell(sub, of_it, rest, how=how))
    found.sort(key=lambda one: (-one.vitality.value, one.sub))
    return Cells(vitality(Listening(told), how[0]), tuple(found))
