"""A case of concern about a school: its ratings, where they lead, the way out of it, and the help it asks for.

Direction is read from ratings that certainly follow one another, and never from one alone. Levels, reasons and what became
of the schools that were rated: thesis (2006), pp. 109, 147 and 293-294.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from alongside.schools.concern_scheme import Scheme
from alongside.terms import Period

# A direction rests on so many ratings at most, none of them further back from the latest than this.
AT_MOST = 3
REACH = timedelta(days=2 * 365)
SOON = timedelta(days=14)


class Direction(StrEnum):
    """Where a school is going. Up is for the better: there is less concern than there was."""

    UP = "up"
    STEADY = "steady"
    DOWN = "down"
    TOO_FEW = "too-few"


class NotARating(ValueError):
    """The rating cannot be; ``field`` says which part of it is wrong."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


@dataclass(frozen=True, slots=True)
class Rating:
    """A level that somebody gave: when it was so, when it was known, which rating it corrects, and the rater's own view."""

    number: int
    level: str
    occurred: Period
    known: date
    corrects: int | None = None
    stated: Direction | None = None


@dataclass(frozen=True, slots=True)
class Travel:
    """The direction that ratings show, and the ratings it rests on, earliest first.

    ``wavered`` when the level went both ways between them; ``aside`` are ratings whose dates overlap a later one's, so that
    nobody can tell which came first.
    """

    direction: Direction
    rests_on: tuple[Rating, ...] = ()
    aside: tuple[Rating, ...] = ()
    wavered: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """What one organisation keeps of one school."""

    school: str
    name: str
    opened: date
    reasons: tuple[str, ...] = ()
    ratings: tuple[Rating, ...] = ()
    closed: date | None = None


@dataclass(frozen=True, slots=True)
class SchoolNeed:
    """Help that a case asks for, since it was opened: areas by their names in a round, an urgency that is the level's rank."""

    school: str
    name: str
    areas: tuple[str, ...]
    level: str
    urgency: int
    direction: Direction
    since: date


def standing(ratings: Sequence[Rating], today: date) -> tuple[Rating, ...]:
    """The ratings known by the day that no other one known by then corrects, in the order of when they were so."""
    known = [one for one in ratings if one.known <= today]
    corrected = {one.corrects for one in known}
    kept = (one for one in known if one.number not in corrected)
    return tuple(sorted(kept, key=lambda one: (one.occurred.last, one.occurred.first, one.known, one.number)))


def latest(ratings: Sequence[Rating], today: date) -> Rating | None:
    """The rating that holds on the day, or None."""
    return next(reversed(standing(ratings, today)), None)


def travel(ratings: Sequence[Rating], today: date, scheme: Scheme) -> Travel:
    """Where the ratings known by the day lead: the level of the latest against that of the earliest it is compared with."""
    in_order = standing(ratings, today)
    if not in_order:
        return Travel(Direction.TOO_FEW)
    chain, aside = _chain(in_order)
    if len(chain) < 2:
        return Travel(Direction.TOO_FEW, chain, aside)
    ranks = [scheme.level(one.level).rank for one in chain]
    steps = {(later > earlier) - (later < earlier) for earlier, later in pairwise(ranks)}
    return Travel(_direction(ranks[0], ranks[-1]), chain, aside, wavered={-1, 1} <= steps)


def _chain(in_order: Sequence[Rating]) -> tuple[tuple[Rating, ...], tuple[Rating, ...]]:
    """The last ratings that certainly follow one another, and those between them whose place nobody can tell."""
    chain = [in_order[-1]]
    aside: list[Rating] = []
    reach = in_order[-1].occurred.first - REACH
    for one in reversed(in_order[:-1]):
        if len(chain) == AT_MOST or one.occurred.last < reach:
            break
        (chain if one.occurred.last < chain[-1].occurred.first else aside).append(one)
    return tuple(reversed(chain)), tuple(reversed(aside))


def _direction(before: int, now: int) -> Direction:
    if before == now:
        return Direction.STEADY
    return Direction.UP if now < before else Direction.DOWN


def differ(computed: Direction, stated: Direction | None) -> bool:
    """Whether the rater sees another direction than the ratings show; where there are too few, nothing can differ."""
    return stated is not None and Direction.TOO_FEW not in {computed, stated} and computed != stated


def check(new: Rating, case: Case, today: date) -> None:
    """Raises `NotARating` when the new rating cannot stand beside those of the case."""
    if new.known > today:
        raise NotARating("known_at", "This day has not come yet; give today or the day on which it became known")
    if new.occurred.first > new.known:
        raise NotARating("occurred", "It cannot have become known before it was so; give an earlier time")
    if new.occurred.last < case.opened:
        raise NotARating("occurred", "The case was not open yet; give a time that is not before it was opened")
    if new.corrects is not None:
        _check_correction(new.corrects, case.ratings)


def _check_correction(number: int, held: Sequence[Rating]) -> None:
    if number not in {one.number for one in held}:
        raise NotARating("corrects", "There is no such rating in this case; choose one of those that are there")
    if any(one.corrects == number for one in held):
        raise NotARating("corrects", "That rating was corrected already; correct the one that stands in its place")


class Review(StrEnum):
    """How a review stands on a day."""

    OVERDUE = "overdue"
    SOON = "soon"
    LATER = "later"
    NONE = "none"


def review(due: date | None, today: date) -> Review:
    """How a review that is due on a day stands today; the day itself is not overdue."""
    if due is None:
        return Review.NONE
    if due < today:
        return Review.OVERDUE
    return Review.SOON if due <= today + SOON else Review.LATER


class PointState(StrEnum):
    """How a de-escalation point stands: what must be true, by when, for the level to go down."""

    OPEN = "open"
    REACHED = "reached"
    NOT_REACHED = "not-reached"
    CHANGED = "changed"


def is_past(state: PointState, by: date, today: date) -> bool:
    """Whether the day of a point has gone by and nobody has said what came of it."""
    return state is PointState.OPEN and by < today


def need_of(case: Case, today: date, scheme: Scheme) -> SchoolNeed | None:
    """The help that a case asks for on the day; None when it is closed, unrated or at no concern."""
    holds = latest(case.ratings, today)
    if holds is None or case.opened > today or (case.closed is not None and case.closed <= today):
        return None
    level = scheme.level(holds.level)
    if level.rank == 0:
        return None
    direction = travel(case.ratings, today, scheme).direction
    areas = scheme.areas_of(case.reasons)
    return SchoolNeed(case.school, case.name, areas, level.name, level.rank, direction, case.opened)


def needs(cases: Sequence[Case], today: date, scheme: Scheme) -> tuple[SchoolNeed, ...]:
    """What all cases ask for, the most urgent first, then by name."""
    found = [need for one in cases if (need := need_of(one, today, scheme)) is not None]
    return tuple(sorted(found, key=lambda one: (-one.urgency, one.name, one.school)))
