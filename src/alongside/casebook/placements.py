"""Where the thesis itself places the six partnerships: to be laid beside our reading, which never sees it.

Tables 9, 10, 11 and 14 (pp. 172-184). ``firmness`` says whether a cell is printed, rests on the prose, or on a damaged table.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from alongside.evidence.perspectives import About
from alongside.lenses.reading import Position
from alongside.lenses.whole import Placement


class Firmness(StrEnum):
    """How the thesis says it: in a legible table, in its text only, or in a table that came down to us damaged."""

    PRINTED = "printed"
    PROSE = "prose"
    DAMAGED = "damaged"


class Lens(StrEnum):
    """What a cell of the thesis places something on."""

    STRUCTURES = "structures"
    PROCESSES = "processes"
    EXPERIENCE = "experience"
    OPENNESS = "openness"
    ATTITUDE = "attitude"
    TYPOLOGY = "typology"


@dataclass(frozen=True, slots=True)
class ThesisCell:
    """One placement of the thesis: ``value`` is high or low, or a class of the typology."""

    case: str
    lens: Lens
    about: About
    value: str
    firmness: Firmness
    page: str
    note: str

    def __str__(self) -> str:
        return f"{self.case}: {self.lens}" + ("" if self.about is About.PAIR else f" of the {self.about} head")

    def position_in(self, ours: Placement) -> Position | None:
        """The position of ours that stands beside this cell; None for the class, which is no position."""
        parts = ours.parts
        if self.about is About.PAIR:
            return {Lens.STRUCTURES: parts.matrix.structures, Lens.PROCESSES: parts.matrix.processes}.get(self.lens)
        if self.lens is Lens.ATTITUDE:
            return parts.situation.supported if self.about is About.SUPPORTED else parts.situation.supporting
        head = parts.heads[self.about]
        return head.experience if self.lens is Lens.EXPERIENCE else head.openness

    def value_in(self, ours: Placement) -> str:
        """What our reading says where the thesis says ``value``."""
        position = self.position_in(ours)
        return ours.typology.verdict.value if position is None else position.level.value

    def agrees_with(self, ours: Placement) -> bool:
        """Whether our reading says what the thesis says."""
        return self.value_in(ours) == self.value


def _cell(row: Mapping[str, str]) -> ThesisCell:
    return ThesisCell(
        case=row["case"],
        lens=Lens(row["lens"]),
        about=About(row["about"]),
        value=row["value"],
        firmness=Firmness(row["firmness"]),
        page=row["page"],
        note=row["note"],
    )


@cache
def thesis_cells() -> tuple[ThesisCell, ...]:
    """All 54, nine to a partnership."""
    with files(__package__).joinpath("placements.csv").open(encoding="utf-8") as file:
        return tuple(map(_cell, csv.DictReader(file)))


def thesis_cells_of(case: str) -> tuple[ThesisCell, ...]:
    """The nine placements of one partnership."""
    return tuple(one for one in thesis_cells() if one.case == case)
