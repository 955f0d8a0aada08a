"""Each lens of any partnership as a page shows it: positions with what they rest on, and the dots that picture them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from alongside.casebook.placements import Lens, ThesisCell
from alongside.evidence.codebook import codebook
from alongside.evidence.perspectives import About
from alongside.lenses.experience_openness import EXPERIENCE, OPENNESS, ExperienceOpenness
from alongside.lenses.reading import Axis, Position, Step, WordsAndDeeds, movement, words_and_deeds
from alongside.lenses.situational import ATTITUDE
from alongside.lenses.structures_processes import PROCESSES, STRUCTURES
from alongside.lenses.whole import Parameters, Placement
from alongside_web.readings.drawing import Dot, Interval, Plane, draw_plane, interval, steps_together
from alongside_web.readings.words import person

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
class Lensed:
    """The positions of one partnership on one lens with the dots that picture them."""

    positions: tuple[PositionShown, ...]
    dots: tuple[Dot, ...]
    corners: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Named:
    """Where a partnership is placed, what it and its two schools are called, and what the thesis says of it, if anything."""

    placement: Placement
    pair: str
    schools: Mapping[About, str]
    thesis: Mapping[tuple[Lens, About], Said] = field(default_factory=dict)


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


def structures(named: Named) -> Lensed:
    """Structures and processes, one dot with its way through the stages."""
    matrix, thesis = named.placement.parts.matrix, named.thesis
    across = shown(matrix.structures, named.pair, thesis.get((Lens.STRUCTURES, About.PAIR)))
    up = shown(matrix.processes, named.pair, thesis.get((Lens.PROCESSES, About.PAIR)))
    return Lensed((across, up), (_dot(named.pair, across, up),), ((named.pair, matrix.corner),))


def heads(named: Named) -> Lensed:
    """The heads in post."""
    thesis = named.thesis
    each = [
        _head(one, named.schools[side], (thesis.get((Lens.EXPERIENCE, side)), thesis.get((Lens.OPENNESS, side))))
        for side, one in named.placement.parts.heads.items()
    ]
    return joined(each)


def earlier(named: Named) -> Lensed:
    """The heads before those in post, as points without a path; who left no trace is named and not drawn."""
    each = []
    for one in named.placement.earlier:
        lensed = _head(one, person(one.voice), (None, None))
        if one.experience.weight or one.openness.weight:
            each.append(replace(lensed, dots=tuple(replace(dot, steps=()) for dot in lensed.dots)))
        else:
            each.append(replace(lensed, dots=(), positions=()))
    return joined(each)


def _head(one: ExperienceOpenness, name: str, thesis: tuple[Said | None, Said | None]) -> Lensed:
    across, up = shown(one.experience, name, thesis[0]), shown(one.openness, name, thesis[1])
    return Lensed((across, up), (_dot(name, across, up, shape=_SHAPES[one.side]),), ((name, one.corner),))


def joined(each: Sequence[Lensed]) -> Lensed:
    """Several on one lens."""
    return Lensed(
        tuple(one for lensed in each for one in lensed.positions),
        tuple(one for lensed in each for one in lensed.dots),
        tuple(one for lensed in each for one in lensed.corners),
    )


def situation(named: Named) -> Lensed:
    """How the two heads stand to the partnership."""
    found, thesis, schools = named.placement.parts.situation, named.thesis, named.schools
    across = shown(found.supported, schools[About.SUPPORTED], thesis.get((Lens.ATTITUDE, About.SUPPORTED)))
    up = shown(found.supporting, schools[About.SUPPORTING], thesis.get((Lens.ATTITUDE, About.SUPPORTING)))
    return Lensed((across, up), (_dot(named.pair, across, up),), ((named.pair, found.corner),))


def relation(named: Named) -> tuple[PositionShown, ...]:
    """How the two sides stand to each other, and whether the supported school owns its situation."""
    parts = named.placement.parts
    return shown(parts.relation, named.pair), shown(parts.ownership, named.schools[About.SUPPORTED])


SITUATION_AXES = (
    replace(ATTITUDE, label="Attitude of the supported school’s head"),
    replace(ATTITUDE, label="Attitude of the supporting school’s head"),
)


def drawn(by_structures: Lensed, by_heads: Lensed, by_situation: Lensed) -> tuple[LensShown, ...]:
    """The three matrices, each with its picture."""
    return (
        _drawn("structures-processes", (STRUCTURES, PROCESSES), by_structures),
        _drawn("experience-openness", (EXPERIENCE, OPENNESS), by_heads),
        _drawn("situational", SITUATION_AXES, by_situation),
    )


def _drawn(name: str, axes: tuple[Axis, Axis], lensed: Lensed) -> LensShown:
    return LensShown(name, draw_plane(*axes, lensed.dots), lensed.positions, lensed.corners)
