"""The triangulation grid: each claim as every perspective sees it, silence where somebody should know left visible."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from alongside.evidence.claims import Claim
from alongside.evidence.coding import Coding
from alongside.evidence.leaning import Leaning, lean
from alongside.evidence.perspectives import Perspective


@dataclass(frozen=True, slots=True)
class Cell:
    """One claim from one perspective: how many voices speak, which way they lean, and the codings behind it."""

    perspective: Perspective
    leaning: Leaning | None
    codings: tuple[Coding, ...]
    should_know: bool

    @property
    def voices(self) -> int:
        return self.leaning.voices if self.leaning else 0

    @property
    def net(self) -> float | None:
        return self.leaning.net if self.leaning else None

    @property
    def is_silent(self) -> bool:
        """Whether somebody who should know says nothing."""
        return self.should_know and not self.codings


@dataclass(frozen=True, slots=True)
class Row:
    """One claim across all perspectives."""

    claim: Claim
    cells: tuple[Cell, ...]


def _row(claim: Claim) -> Row:
    told: dict[Perspective, list[Coding]] = defaultdict(list)
    for one in claim.codings:
        told[one.perspective].append(one)
    expected = set(claim.should_know)
    cells = (Cell(one, lean(told[one]), tuple(told[one]), one in expected) for one in Perspective)
    return Row(claim, tuple(cells))


def triangulate(claims: Iterable[Claim]) -> tuple[Row, ...]:
    """The grid of claims by perspectives, the columns in the order of the fixed list; the researcher's is last, and apart."""
    return tuple(map(_row, claims))
