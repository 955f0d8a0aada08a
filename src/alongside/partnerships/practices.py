"""Practices that one school takes over from the other: where each stands, the way it went, what that rests on.

The rules are told in docs/explanation/practices.md. That transfer is tinkering and not copying: Hargreaves (1998), as the
thesis takes him up; the levels are Guskey's, of which the thesis collected the first four (chapter 3).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Step(StrEnum):
    """How far a practice has been made one's own, in order; dropped stands beside."""

    SEEN = "seen"
    TRIED = "tried"
    ADAPTED = "adapted"
    EMBEDDED = "embedded"
    DROPPED = "dropped"


class Basis(StrEnum):
    """What somebody who records a step rests it on."""

    VISIT = "visit"
    TALK = "talk"
    OWN_USE = "own use"
    OBSERVED = "observed"
    PAPER = "paper"


class Direction(StrEnum):
    """Which school takes it over."""

    TO_SUPPORTED = "to-supported"
    TO_SUPPORTING = "to-supporting"


class Level(StrEnum):
    """Guskey's levels that a step can speak to; what pupils gained is told by no step."""

    LEARNING = "learning"
    ORGANISATION = "organisation"
    USE = "use"


LADDER = (Step.SEEN, Step.TRIED, Step.ADAPTED, Step.EMBEDDED)
_RUNG = {step: place for place, step in enumerate(LADDER)}
_OF_A_VISIT = frozenset({Step.SEEN, Step.DROPPED})
MAY_REST_ON: Mapping[Step, tuple[Basis, ...]] = {
    step: tuple(Basis) if step in _OF_A_VISIT else (Basis.OWN_USE, Basis.OBSERVED, Basis.PAPER) for step in Step
}
SPEAKS_TO: Mapping[Step, frozenset[Level]] = {
    Step.SEEN: frozenset({Level.LEARNING}),
    Step.TRIED: frozenset({Level.LEARNING, Level.USE}),
    Step.ADAPTED: frozenset({Level.LEARNING, Level.USE}),
    Step.EMBEDDED: frozenset(Level),
    Step.DROPPED: frozenset(),
}


class Fault(StrEnum):
    """Why a step cannot be recorded, in a sentence that says what to do; ``{stands}`` is where the practice stood."""

    ONLY_A_VISIT = (
        "A visit or a talk shows that it was seen and no more; choose what else it rests on, or the step “seen”"
    )
    NEVER_SEEN = "It cannot be dropped before it was seen; record first when it was seen"
    WAS_DROPPED = "It was dropped before this day; say why it is taken up again"
    WENT_BACK = "By this day it stood at “{stands}”; say why it went back"
    LATER_STEP = "A later step would then go back without a reason; check the day"


class NotAStep(ValueError):
    """The step cannot be recorded so; ``field`` names what has to be put right."""

    def __init__(self, field: str, fault: Fault, stands: Step | None = None) -> None:
        super().__init__(fault.format(stands=stands))
        self.field, self.fault, self.stands = field, fault, stands


@dataclass(frozen=True, slots=True)
class Taken:
    """One step that somebody recorded. ``again`` is the reason for a step back or for taking up what was dropped."""

    step: Step
    on: date
    basis: Basis
    who: int
    side: str
    again: str = ""


@dataclass(frozen=True, slots=True)
class Move:
    """A change of place: from where (None at first), to where, on which day, and after how many days."""

    before: Step | None
    after: Step
    on: date
    days: int | None


@dataclass(frozen=True, slots=True)
class Way:
    """The way that a practice went. ``stands`` is None where no step is known."""

    stands: Step | None
    moves: tuple[Move, ...]
    out_of_order: tuple[Taken, ...]
    steps: int
    people: int
    sides: tuple[str, ...]
    highest: Step | None

    @property
    def reaches(self) -> frozenset[Level]:
        """The levels that its highest step speaks to; not a proof of any. Where it `stands` lower now, it reached them once."""
        return SPEAKS_TO[self.highest] if self.highest else frozenset()

    @property
    def dropped_on(self) -> date | None:
        """The day on which it was dropped, where that is how it stands."""
        return self.moves[-1].on if self.stands is Step.DROPPED else None

    @property
    def is_transferred(self) -> bool:
        """Whether somebody made it their own: adapted or embedded, and not dropped since."""
        return self.stands in {Step.ADAPTED, Step.EMBEDDED}


def _counts(stands: Step | None, one: Taken) -> bool:
    """Whether a step changes where the practice stands, or says again that it stands there."""
    if stands is None:
        return one.step is not Step.DROPPED
    if one.step is Step.DROPPED:
        return True
    if stands is Step.DROPPED:
        return bool(one.again)
    return _RUNG[one.step] >= _RUNG[stands] or bool(one.again)


def in_order(steps: Iterable[Taken]) -> tuple[Taken, ...]:
    """By day; steps of one day stay in the order in which they are given."""
    return tuple(sorted(steps, key=lambda one: one.on))


def way(steps: Sequence[Taken]) -> Way:
    """Where a practice stands and how it came there, from steps in the order in which they were recorded."""
    stands: Step | None = None
    moves: list[Move] = []
    aside: list[Taken] = []
    highest: Step | None = None
    for one in in_order(steps):
        if not _counts(stands, one):
            aside.append(one)
            continue
        if one.step is not stands:
            days = (one.on - moves[-1].on).days if moves else None
            moves.append(Move(stands, one.step, one.on, days))
            stands = one.step
        if one.step in _RUNG and (highest is None or _RUNG[one.step] > _RUNG[highest]):
            highest = one.step
    sides = tuple(sorted({one.side for one in steps}))
    return Way(stands, tuple(moves), tuple(aside), len(steps), len({one.who for one in steps}), sides, highest)


def check(steps: Sequence[Taken], new: Taken) -> None:
    """Raises `NotAStep` where a new step claims more than it rests on, or would go back in silence.

    ``steps`` are those that whoever records it may see.
    """
    if new.basis not in MAY_REST_ON[new.step]:
        raise NotAStep("basis", Fault.ONLY_A_VISIT)
    before = way([one for one in steps if one.on <= new.on]).stands
    if not _counts(before, new):
        if before is None:
            raise NotAStep("step", Fault.NEVER_SEEN)
        raise NotAStep("again", Fault.WAS_DROPPED if before is Step.DROPPED else Fault.WENT_BACK, before)
    if len(way([*steps, new]).out_of_order) > len(way(steps).out_of_order):
        raise NotAStep("on", Fault.LATER_STEP)


@dataclass(frozen=True, slots=True)
class Tally:
    """The practices of one direction: how many stand at each step, in the order of `Step`, and how many went beyond seen."""

    direction: Direction
    at: Mapping[Step, int]
    beyond_seen: int

    @property
    def total(self) -> int:
        return sum(self.at.values())


def tally(direction: Direction, ways: Iterable[Way]) -> Tally:
    """Counts the practices of one direction; those without a step are left out."""
    known = [one for one in ways if one.stands is not None]
    at = Counter(one.stands for one in known)
    beyond = sum(one.stands in _RUNG and one.stands is not Step.SEEN for one in known)
    return Tally(direction, {step: at[step] for step in Step}, beyond)
