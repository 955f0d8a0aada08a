"""Each lens of a partnership as a page shows it: positions with what they rest on, and the dots that picture them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from django.utils.translation import get_language

from alongside.casebook.partnerships import case_named, material_of
from alongside.casebook.placements import Lens, ThesisCell, thesis_cells_of
from alongside.evidence.codebook import codebook
from alongside.evidence.perspectives import About
from alongside.lenses.experience_openness import EXPERIENCE, OPENNESS, ExperienceOpenness
from alongside.lenses.material import Material
from alongside.lenses.reading import Axis, Position, Step, WordsAndDeeds, movement, words_and_deeds
from alongside.lenses.situational import ATTITUDE
from alongside.lenses.structures_processes import PROCESSES, STRUCTURES
from alongside.lenses.whole import Parameters, Placement, placed
from alongside_web.readings.drawing import Dot, Interval, Plane, draw_plane, interval, steps_together
from alongside_web.readings.words import person, schools, supported, supporting

PARAMETERS = Parameters()
_SHAPES = {About.SUPPORTED: "disc", About.SUPPORTING: "square"}


@dataclass(frozen=True, slots=True)
class Said:
    """What the thesis itself says of a position or class, beside ours; ``agrees`` when both say the same."""

    cell: ThesisCell
    word: str
    ours: str
    agrees: bool


@dataclass(frozen=True, slots=True)
class PositionShown:
    """A position with all that it rests on, whose it is, and what the thesis says of it."""

    whose: str
    position: Position
    mark: Interval
    apart: WordsAndDeeds
    steps: tuple[Step, ...]
    silent: tuple[str, ...]
    thesis: Said | None


@dataclass(frozen=True, slots=True)
class LensShown:
    """One lens: a picture of two axes and the positions on them, in a table beside it, and each corner in words."""

    id: str
    plane: Plane
    positions: tuple[PositionShown, ...]
    corners: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Lensed:
    """The positions of one partnership on one lens with the dots that picture them."""

    positions: tuple[PositionShown, ...]
    dots: tuple[Dot, ...]
    corners: tuple[tuple[str, str], ...]


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


def shown(position: Position, whose: str, thesis: Said | None = None) -> PositionShown:
    """A position with its words and deeds apart, its way through the stages, and what nobody speaks of."""
    labels = codebook().indicators
    return PositionShown(
        whose=whose,
        position=position,
        mark=interval(position),
        apart=words_and_deeds(position, PARAMETERS.weighing),
        steps=movement(position, PARAMETERS.weighing),
        silent=tuple(labels[name].label for name in position.silent),
        thesis=thesis,
    )


def _dot(name: str, across: PositionShown, up: PositionShown, *, shape: str = "disc") -> Dot:
    return Dot(name, across.position, up.position, shape, steps_together(across.steps, up.steps))


@cache
def _structures(case: str) -> _Lensed:
    matrix, name, thesis = placement(case).parts.matrix, schools(case), said(case)
    across = shown(matrix.structures, name, thesis.get((Lens.STRUCTURES, About.PAIR)))
    up = shown(matrix.processes, name, thesis.get((Lens.PROCESSES, About.PAIR)))
    return _Lensed((across, up), (_dot(name, across, up),), ((name, matrix.corner),))


@cache
def _heads(case: str) -> _Lensed:
    thesis, heads = said(case), placement(case).parts.heads
    each = [
        _head(one, school(case, side), (thesis.get((Lens.EXPERIENCE, side)), thesis.get((Lens.OPENNESS, side))))
        for side, one in heads.items()
    ]
    return _joined(each)


@cache
def _earlier(case: str, _language: str) -> _Lensed:
    """The heads before those in post, as points without a path; who left no trace is named and not drawn."""
    each = []
    for one in placement(case).earlier:
        lensed = _head(one, person(one.voice), (None, None))
        if one.experience.weight or one.openness.weight:
            each.append(replace(lensed, dots=tuple(replace(dot, steps=()) for dot in lensed.dots)))
        else:
            each.append(replace(lensed, dots=(), positions=()))
    return _joined(each)


def _head(one: ExperienceOpenness, name: str, thesis: tuple[Said | None, Said | None]) -> _Lensed:
    across, up = shown(one.experience, name, thesis[0]), shown(one.openness, name, thesis[1])
    return _Lensed((across, up), (_dot(name, across, up, shape=_SHAPES[one.side]),), ((name, one.corner),))


def _joined(each: Sequence[_Lensed]) -> _Lensed:
    return _Lensed(
        tuple(one for lensed in each for one in lensed.positions),
        tuple(one for lensed in each for one in lensed.dots),
        tuple(one for lensed in each for one in lensed.corners),
    )


@cache
def _situation(case: str) -> _Lensed:
    situation, thesis = placement(case).parts.situation, said(case)
    across = shown(situation.supported, supported(case), thesis.get((Lens.ATTITUDE, About.SUPPORTED)))
    up = shown(situation.supporting, supporting(case), thesis.get((Lens.ATTITUDE, About.SUPPORTING)))
    return _Lensed((across, up), (_dot(schools(case), across, up),), ((schools(case), situation.corner),))


def school(case: str, side: About) -> str:
    """The name of one side's school."""
    return supported(case) if side is About.SUPPORTED else supporting(case)


def _drawn(name: str, axes: tuple[Axis, Axis], lensed: _Lensed) -> LensShown:
    return LensShown(name, draw_plane(*axes, lensed.dots), lensed.positions, lensed.corners)


SITUATION_AXES = (
    replace(ATTITUDE, label="Attitude of the supported school’s head"),
    replace(ATTITUDE, label="Attitude of the supporting school’s head"),
)


def lenses_of(case: str) -> tuple[LensShown, ...]:
    """The three matrices of one partnership with the way it took through the stages, earlier heads beside."""
    return (
        _drawn("structures-processes", (STRUCTURES, PROCESSES), _structures(case)),
        _drawn("experience-openness", (EXPERIENCE, OPENNESS), _joined([_heads(case), _earlier(case, get_language())])),
        _drawn("situational", SITUATION_AXES, _situation(case)),
    )


def lenses_of_all(cases: Sequence[str]) -> tuple[LensShown, ...]:
    """The three matrices with all partnerships on each, where they stand at the end."""

    def ends(each: Sequence[_Lensed]) -> _Lensed:
        joined = _joined(each)
        return replace(joined, dots=tuple(replace(one, steps=()) for one in joined.dots))

    return (
        _drawn("structures-processes", (STRUCTURES, PROCESSES), ends([_structures(one) for one in cases])),
        _drawn("experience-openness", (EXPERIENCE, OPENNESS), ends([_heads(one) for one in cases])),
        _drawn("situational", SITUATION_AXES, ends([_situation(one) for one in cases])),
    )


@cache
def relation_of(case: str) -> tuple[PositionShown, ...]:
    """How the two sides stand to each other, and whether the supported school owns its situation."""
    parts = placement(case).parts
    return shown(parts.relation, schools(case)), shown(parts.ownership, supported(case))
