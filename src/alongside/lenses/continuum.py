"""Dependence - independence - interdependence, for schools, their departments and people (thesis pp. 168-171, Table 8).

Covey's continuum (1992) as the thesis adapts it. A school must stand on its own feet before it can work as one of two
(p. 171), so the line from 0 to 2 is built in two steps that are asked in order:

1. Does it stand on its own? (Not: blames others, reacts from day to day, cannot use help.)
2. Does it reach beyond itself? (Combines its strengths with others' and improves together with them.)

With p and q the two answers, the place on the line is p + p q: the second step counts only as far as the first is taken.
Each answer is a logistic curve over one position, so more evidence for a pole never moves anything away from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from math import exp, hypot

from alongside.evidence.coding import Coding
from alongside.evidence.perspectives import About, Perspective
from alongside.lenses.material import Material, heads
from alongside.lenses.reading import Axis, Item, Level, Listening, Position, Weighing, place
from alongside.sayings import Code, Saying, Template, say

SIDES = (About.SUPPORTED, About.SUPPORTING)
_SOURCE = "thesis pp. 168-171, Table 8"
_HEADS = frozenset({Perspective.SUPPORTED_HEAD, Perspective.SUPPORTING_HEAD})


class Stage(StrEnum):
    """The named point of the continuum to which somebody stands nearest."""

    DEPENDENT = "dependent"
    INDEPENDENT = "independent"
    INTERDEPENDENT = "interdependent"
    TOO_LITTLE = "too-little-evidence"


@dataclass(frozen=True, slots=True)
class Ground:
    """What a step is heard on: indicators of the one's own side and of the pair, with their weights."""

    own: Mapping[str, float]
    pair: Mapping[str, float] = field(default_factory=dict)

    def items(self, side: About) -> tuple[Item, ...]:
        """The items of an axis for one side."""
        own = (Item(one, about=side, weight=weight) for one, weight in self.own.items())
        pair = (Item(one, about=About.PAIR, weight=weight) for one, weight in self.pair.items())
        return (*own, *pair)


_SCHOOL_STANDS = Ground(
    {
        # Blame and poor daily management are Table 8's first words for dependence.
        "owns-its-situation": 1.0,
        "day-to-day-under-control": 1.0,
        "leadership-drives-improvement": 1.0,
        "staff-willing-to-change": 1.0,
        # "Not yet able to benefit from the support of partner schools", nor to see it as support.
        "accepts-challenge-and-support": 0.5,
        "practice-transferred-in": 0.5,
        "organisation-changed": 0.5,
        "morale-lifted": 0.5,
        # "They readily accept offers of help and want others to do things for them": a school that drowns in help.
        "load-is-manageable": 0.5,
        # Table 8 does not name it, and inspection freezes strong schools too.
        "not-consumed-by-inspection": 0.25,
    }
)
# A department or a person shows it in work and conduct rather than in the school's plight.
_ONE_STANDS = Ground(
    {
        "owns-its-situation": 1.0,
        "day-to-day-under-control": 1.0,
        "leadership-drives-improvement": 1.0,
        "staff-willing-to-change": 1.0,
        "keeps-commitments": 1.0,
        "accepts-challenge-and-support": 1.0,
        "practice-transferred-in": 1.0,
        "participants-learned": 0.5,
        "morale-lifted": 0.5,
    }
)
_REACHES = Ground(
    {
        "collaborates-with-others": 1.0,
        "open-to-partnership": 1.0,
        "adapts-to-partner": 1.0,
        "participants-learned": 0.5,
    },
    {"two-way-learning": 1.0, "partnership-of-equals": 1.0, "staff-work-well-together": 1.0},
)


def _standing(side: About, stands: Ground, of: str) -> Axis:
    return Axis(
        id=f"independence-of-the-{side}-{of}",
        label="From dependence to independence",
        low_pole="blames others, reacts from day to day and cannot yet use help",
        high_pole="stands on its own feet and chooses what it needs",
        items=stands.items(side),
        source=_SOURCE,
    )


def _reaching(side: About) -> Axis:
    return Axis(
        id=f"interdependence-of-the-{side}-side",
        label="From independence to interdependence",
        low_pole="keeps to itself, or takes without giving",
        high_pole="combines its strengths with another's, and both improve",
        items=_REACHES.items(side),
        source=_SOURCE,
    )


INDEPENDENCE: Mapping[About, Axis] = {side: _standing(side, _SCHOOL_STANDS, "school") for side in SIDES}
ONES_INDEPENDENCE: Mapping[About, Axis] = {side: _standing(side, _ONE_STANDS, "one") for side in SIDES}
INTERDEPENDENCE: Mapping[About, Axis] = {side: _reaching(side) for side in SIDES}


@dataclass(frozen=True, slots=True)
class ContinuumParameters:
    """How the two steps are answered.

    ``scale`` is how far beyond its bar an answer's odds are 73 to 27. ``bar`` is how far above an even balance the second
    step begins, for without a sign of it nobody is called interdependent and many good schools stay independent (Table 8).
    ``standing`` codings on the first step and ``codings`` in all are the least that a place rests on. Scale,
    bar and the shares of load and inspection were settled with the six in view, so that they read well there says less.
    """

    scale: float = 0.3
    bar: float = 0.3
    standing: int = 2
    codings: int = 4


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody stands on the line from 0 (dependent) by 1 (independent) to 2 (interdependent), with an interval."""

    who: str
    side: About
    independence: Position
    interdependence: Position
    value: float
    low: float
    high: float
    stage: Stage
    missing: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The place in plain words."""
        if self.stage is Stage.TOO_LITTLE:
            return "too little evidence"
        return next(words for bound, words in _WORDS if self.value < bound)


_WORDS = (
    (0.5, "largely dependent"),
    (1.0, "becoming independent"),
    (1.5, "independent, reaching for interdependence"),
    (2.1, "interdependent"),
)


class Unplaced(Template):
    """How somebody is named of whom too little is told."""

    OF_A_SIDE = "{who} ({side})"


@dataclass(frozen=True, slots=True)
class Continuum:
    """Both schools, every department of either that codings name, and every person of whom they tell enough."""

    schools: tuple[Place, ...]
    departments: tuple[Place, ...]
    people: tuple[Place, ...]
    unplaced: tuple[Saying, ...]


def _line(independence: float, interdependence: float, by: ContinuumParameters) -> float:
    stands = 1 / (1 + exp(-independence / by.scale))
    reaches = 1 / (1 + exp(-(interdependence - by.bar) / by.scale))
    return stands + stands * reaches


def _stage(value: float) -> Stage:
    """The nearest of the three named points."""
    return Stage.DEPENDENT if value < 0.5 else Stage.INDEPENDENT if value < 1.5 else Stage.INTERDEPENDENT


def _missing(alone: Position, beyond: Position, by: ContinuumParameters) -> tuple[str, ...]:
    wanted = []
    if alone.level is Level.TOO_LITTLE or len(alone.codings) < by.standing:
        wanted.append(f"at least {by.standing} coded statements or deeds on standing on its own feet")
    told = {*alone.codings, *beyond.codings}
    if len(told) < by.codings:
        wanted.append(f"at least {by.codings} coded statements or deeds in all, not {len(told)}")
    return tuple(wanted)


def placed_on_line(who: str, side: About, axes: tuple[Position, Position], *, by: ContinuumParameters) -> Place:
    """The place that two positions make; the interval joins both positions' own as if they erred independently."""
    alone, beyond = axes
    value = _line(alone.value, beyond.value, by)
    low = value - hypot(
        value - _line(alone.low, beyond.value, by),
        value - _line(alone.value, beyond.low, by),
    )
    high = value + hypot(
        value - _line(alone.high, beyond.value, by),
        value - _line(alone.value, beyond.high, by),
    )
    missing = _missing(alone, beyond, by)
    stage = Stage.TOO_LITTLE if missing else _stage(value)
    return Place(who, side, alone, beyond, value, max(0.0, low), min(2.0, high), stage, missing)


def school_on_continuum(
    heard: Listening, side: About, weighing: Weighing, *, parameters: ContinuumParameters | None = None
) -> Place:
    """Where one of the two schools stands."""
    positions = (place(INDEPENDENCE[side], heard, weighing), place(INTERDEPENDENCE[side], heard, weighing))
    return placed_on_line(str(side), side, positions, by=parameters or ContinuumParameters())


def _one(who: str, side: About, codings: Iterable[Coding], *, how: tuple[Weighing, ContinuumParameters]) -> Place:
    heard = Listening(codings)
    return placed_on_line(
        who,
        side,
        (place(ONES_INDEPENDENCE[side], heard, how[0]), place(INTERDEPENDENCE[side], heard, how[0])),
        by=how[1],
    )


def _side_of(perspective: Perspective) -> About | None:
    return next((side for side in SIDES if perspective.startswith(f"{side}-")), None)


def _people(material: Material, told: tuple[Coding, ...], how: tuple[Weighing, ContinuumParameters]) -> list[Place]:
    """Each head by the time in office; everybody else by what they themselves say and do.

    A voice that only repeats its perspective's name may be several people, so it is nobody in particular.
    """
    found = []
    for side in SIDES:
        pair = [one for one in told if one.about is About.PAIR]
        for head in heads(material.with_codings(told), side):
            own = [one for one in pair if one.voice == head.voice]
            found.append(_one(head.voice, side, [*head.codings, *own], how=how))
    others: dict[tuple[str, About], list[Coding]] = {}
    for one in told:
        spoken_from = _side_of(one.perspective)
        if spoken_from and one.perspective not in _HEADS and one.voice != one.perspective:
            others.setdefault((one.voice, spoken_from), []).append(one)
    found += [_one(voice, side, said, how=how) for (voice, side), said in sorted(others.items())]
    return found


def _unplaced(one: Place) -> Saying:
    return say(Unplaced.OF_A_SIDE, who=Code(one.who), side=Code(one.side))


def continuum(
    material: Material, weighing: Weighing | None = None, parameters: ContinuumParameters | None = None
) -> Continuum:
    """Where the schools, their departments and the people in them stand, each from what tells of it.

    Departments and people of whom too little is told are named in ``unplaced``; the schools are always shown.
    """
    how = (weighing or Weighing(), parameters or ContinuumParameters())
    heard = Listening(material.codings)
    told = heard.codings
    departments = [
        _one(sub, side, (one for one in told if one.sub == sub), how=how)
        for sub in sorted({one.sub for one in told if one.sub})
        for side in SIDES
    ]
    people = _people(material, told, how)
    return Continuum(
        schools=tuple(school_on_continuum(heard, side, how[0], parameters=how[1]) for side in SIDES),
        departments=tuple(one for one in departments if one.stage is not Stage.TOO_LITTLE),
        people=tuple(one for one in people if one.stage is not Stage.TOO_LITTLE),
        unplaced=tuple(_unplaced(one) for one in [*departments, *people] if one.stage is Stage.TOO_LITTLE),
    )
