"""Each lens of a partnership of the casebook as a page shows it, with what the thesis says beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from django.utils.translation import get_language

from alongside.casebook.partnerships import case_named, material_of
from alongside.casebook.placements import Lens, ThesisCell, thesis_cells_of
from alongside.evidence.perspectives import About
from alongside.lenses.material import Material
from alongside.lenses.whole import Placement, placed
from alongside_web.readings import lensed
from alongside_web.readings.lensed import PARAMETERS, Lensed, LensShown, Named, PositionShown, Said
from alongside_web.readings.words import schools, supported, supporting


@cache
def material(case: str) -> Material:
    """What the reading of a partnership starts from."""
    return material_of(case_named(case))


@cache
def placement(case: str) -> Placement:
    """One partnership on every lens."""
    return placed(material(case), PARAMETERS)


@cache
def said(case: str) -> dict[tuple[Lens, About], Said]:
    """The thesis's nine placements of a partnership beside ours."""
    ours = placement(case)
    return {(one.lens, one.about): _said(one, ours) for one in thesis_cells_of(case)}


def _said(cell: ThesisCell, ours: Placement) -> Said:
    position = cell.position_in(ours)
    if position is None:
        return Said(cell, cell.value, cell.value_in(ours), cell.agrees_with(ours))
    word = position.axis.high_word if cell.value == "high" else position.axis.low_word
    return Said(cell, word, position.word, cell.agrees_with(ours))


def school(case: str, side: About) -> str:
    """The name of one side's school."""
    return supported(case) if side is About.SUPPORTED else supporting(case)


@cache
def _named(case: str) -> Named:
    sides = {side: school(case, side) for side in (About.SUPPORTED, About.SUPPORTING)}
    return Named(placement(case), schools(case), sides, said(case))


@cache
def _structures(case: str) -> Lensed:
    return lensed.structures(_named(case))


@cache
def _heads(case: str) -> Lensed:
    return lensed.heads(_named(case))


@cache
def _situation(case: str) -> Lensed:
    return lensed.situation(_named(case))


@cache
def _earlier(case: str, _language: str) -> Lensed:
    """Earlier heads are named in the reader's language, so each language is kept apart."""
    return lensed.earlier(_named(case))


def lenses_of(case: str) -> tuple[LensShown, ...]:
    """The three matrices of one partnership with the way it took through the stages, earlier heads beside."""
    both = lensed.joined([_heads(case), _earlier(case, get_language() or "")])
    return lensed.drawn(_structures(case), both, _situation(case))


def lenses_of_all(cases: Sequence[str]) -> tuple[LensShown, ...]:
    """The three matrices with all partnerships on each, where they stand at the end."""

    def ends(each: Sequence[Lensed]) -> Lensed:
        joined = lensed.joined(each)
        return replace(joined, dots=tuple(replace(one, steps=()) for one in joined.dots))

    return lensed.drawn(
        ends([_structures(one) for one in cases]),
        ends([_heads(one) for one in cases]),
        ends([_situation(one) for one in cases]),
    )


@cache
def relation_of(case: str) -> tuple[PositionShown, ...]:
    """How the two sides stand to each other, and whether the supported school owns its situation."""
    return lensed.relation(_named(case))
