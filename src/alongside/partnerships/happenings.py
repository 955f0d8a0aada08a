"""What became of planned activities: what may follow what, and per term what was held of what was planned and what it cost.

Every day that an activity was planned for is a promise of the term the day falls in. The share held is given with the score
interval for a share (E. B. Wilson, 1927, Journal of the American Statistical Association 22, pp. 209-212); the whole is told
in prose, with a worked example, in docs/explanation/happenings.md.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from math import sqrt

from alongside.partnerships.bounds import Bounds, CannotBe, Fault
from alongside.terms import Term

# The width of the interval in standard errors: it holds four times in five, as everywhere in this engine.
Z = 1.2816
SIDES = ("supported", "supporting")


class Status(StrEnum):
    """How an activity stands."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


class Kind(StrEnum):
    """What is recorded of an activity."""

    HELD = "held"
    CANCELLED = "cancelled"
    MOVED = "moved"


# An activity that moved is planned, for another day. The last record counts, so what was recorded wrongly is recorded anew.
LEADS_TO: Mapping[Kind, Status] = {
    Kind.HELD: Status.HELD,
    Kind.CANCELLED: Status.CANCELLED,
    Kind.MOVED: Status.PLANNED,
}
FOLLOWS: Mapping[Status, frozenset[Kind]] = {
    Status.PLANNED: frozenset({Kind.HELD, Kind.CANCELLED, Kind.MOVED}),
    Status.HELD: frozenset({Kind.HELD, Kind.CANCELLED}),
    Status.CANCELLED: frozenset({Kind.CANCELLED, Kind.HELD, Kind.MOVED}),
}


@dataclass(frozen=True, slots=True)
class Happened:
    """One record of what became of an activity, in the order in which records were made.

    ``on`` is the day on which it was, or was to be; days of staff and lessons taken by others are None where nobody said.
    ``by`` and ``reason`` are whose doing it was and why, empty where it was held; ``side`` is the side that recorded it.
    """

    kind: Kind
    on: date
    side: str
    moved_to: date | None = None
    by: str = ""
    reason: str = ""
    days_supported: Decimal | None = None
    days_supporting: Decimal | None = None
    lessons: int | None = None

    def days(self, side: str) -> Decimal | None:
        return self.days_supported if side == SIDES[0] else self.days_supporting


@dataclass(frozen=True, slots=True)
class Planned:
    """An activity: its day and last day as planned now, its planned days of staff on either side, and its records in order."""

    starts: date | None
    ends: date | None = None
    days_supported: Decimal = Decimal(0)
    days_supporting: Decimal = Decimal(0)
    records: tuple[Happened, ...] = ()

    @property
    def status(self) -> Status:
        return LEADS_TO[self.records[-1].kind] if self.records else Status.PLANNED

    def days(self, side: str) -> Decimal:
        return self.days_supported if side == SIDES[0] else self.days_supporting


def check_record(status: Status, made: Happened, bounds: Bounds) -> None:
    """Raises `CannotBe` where this record may not follow, or its days cannot be."""
    if made.kind not in FOLLOWS[status]:
        raise CannotBe("kind", Fault.NOT_AFTER_THIS, bounds.days)
    if made.kind is Kind.HELD:
        bounds.check_held("on", made.on)
    if made.kind is Kind.MOVED and made.moved_to is not None:
        bounds.check_plan("moved_to", made.moved_to)
        if made.moved_to == made.on:
            raise CannotBe("moved_to", Fault.SAME_DAY, bounds.planned)


def is_overdue(status: Status, last: date | None, today: date) -> bool:
    """Whether the last day of an activity has passed and nobody recorded what became of it."""
    return status is Status.PLANNED and last is not None and last < today


class Outcome(StrEnum):
    """What became of a promise to do something in a term."""

    HELD = "held"
    CANCELLED = "cancelled"
    MOVED_OUT = "moved-out"
    OVERDUE = "overdue"
    AHEAD = "ahead"


# What was due counts for the share; what is still ahead does not.
DUE = (Outcome.HELD, Outcome.CANCELLED, Outcome.MOVED_OUT, Outcome.OVERDUE)


@dataclass(frozen=True, slots=True)
class Share:
    """How much of what was due was held: the share, its interval, and the two numbers that it rests on."""

    held: int
    due: int
    low: float
    high: float

    @property
    def value(self) -> float:
        return self.held / self.due


def share_of(held: int, due: int, z: float = Z) -> Share | None:
    """The share with Wilson's score interval; None where nothing was due.

    >>> share = share_of(6, 8)
    >>> share is not None and (round(share.low, 2), round(share.high, 2))
    (0.52, 0.89)
    """
    if due == 0:
        return None
    p, square = held / due, z * z
    middle = (p + square / (2 * due)) / (1 + square / due)
    reach = z / (1 + square / due) * sqrt(p * (1 - p) / due + square / (4 * due * due))
    return Share(held, due, min(max(middle - reach, 0.0), p), max(min(middle + reach, 1.0), p))


@dataclass(frozen=True, slots=True)
class Burden:
    """What one side gave for what was held: days of staff, how many of them only the plan says, lessons that others took.

    ``unsaid`` counts what was held and of which the side has said no lessons: no figure is not nought.
    """

    days: Decimal = Decimal(0)
    from_plan: Decimal = Decimal(0)
    lessons: int = 0
    unsaid: int = 0

    def __add__(self, other: Burden) -> Burden:
        return Burden(
            self.days + other.days,
            self.from_plan + other.from_plan,
            self.lessons + other.lessons,
            self.unsaid + other.unsaid,
        )


@dataclass(frozen=True, slots=True)
class TermCount:
    """What was planned for a term and what became of it; ``moves`` counts how often a day in the term was given up for another.

    ``by`` and ``reasons`` count whose doing cancellations were, and why, the most frequent first.
    """

    term: Term | None
    outcomes: Mapping[Outcome, int]
    moves: int
    by: tuple[tuple[str, int], ...]
    reasons: tuple[tuple[str, int], ...]
    burdens: Mapping[str, Burden]

    def of(self, outcome: Outcome) -> int:
        return self.outcomes.get(outcome, 0)

    @property
    def planned(self) -> int:
        return sum(self.outcomes.values())

    @property
    def share(self) -> Share | None:
        return share_of(self.of(Outcome.HELD), sum(self.of(one) for one in DUE))


def stops(one: Planned) -> tuple[date, ...]:
    """The days that an activity was planned for, one after the other; the last is the one that it is or was held on."""
    moves = [record for record in one.records if record.kind is Kind.MOVED and record.moved_to is not None]
    first = moves[0].on if moves else one.starts
    found = [] if first is None else [first]
    found += [record.moved_to for record in moves if record.moved_to is not None]
    if one.status is Status.HELD:
        found.append(one.records[-1].on)
    elif one.starts is not None:
        found.append(one.starts)
    return tuple(found)


def outcomes_of(one: Planned, today: date) -> dict[Term, Outcome]:
    """For each term that the activity was ever planned for, what became of it there."""
    days = stops(one)
    found = {Term.of(day): Outcome.MOVED_OUT for day in days}
    if days:
        found[Term.of(days[-1])] = _outcome(one, today)
    return found


def _outcome(one: Planned, today: date) -> Outcome:
    if one.status is Status.HELD:
        return Outcome.HELD
    if one.status is Status.CANCELLED:
        return Outcome.CANCELLED
    return Outcome.OVERDUE if is_overdue(one.status, one.ends or one.starts, today) else Outcome.AHEAD


def burden_of(one: Planned, side: str) -> Burden:
    """What a side gave for one activity that was held: its own last word, else the other side's on days, else the plan's."""
    held: list[Happened] = []
    for record in reversed(one.records):
        if record.kind is not Kind.HELD:
            break
        held.append(record)
    if not held:
        return Burden()
    said = [record.days(side) for record in sorted(held, key=lambda record: record.side != side)]
    days = next((given for given in said if given is not None), None)
    lessons = next((one.lessons for one in held if one.side == side and one.lessons is not None), None)
    planned = one.days(side)
    return Burden(
        planned if days is None else days,
        planned if days is None else Decimal(0),
        lessons or 0,
        1 if lessons is None else 0,
    )


def by_term(activities: Iterable[Planned], today: date) -> tuple[TermCount, ...]:
    """What was held of what was planned, for every term that anything was planned for, in order."""
    told = [(one, outcomes_of(one, today)) for one in activities]
    terms = sorted({term for _, found in told for term in found})
    return tuple(_count(term, [(one, found[term]) for one, found in told if term in found]) for term in terms)


def together(counts: Sequence[TermCount]) -> TermCount:
    """All terms in one: every promise counts once in the term it was made for."""
    outcomes: Counter[Outcome] = Counter()
    by: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    burdens = dict.fromkeys(SIDES, Burden())
    for one in counts:
        outcomes.update(one.outcomes)
        by.update(dict(one.by))
        reasons.update(dict(one.reasons))
        burdens = {side: burdens[side] + one.burdens[side] for side in SIDES}
    return TermCount(None, dict(outcomes), sum(one.moves for one in counts), _most(by), _most(reasons), burdens)


def _count(term: Term, found: Sequence[tuple[Planned, Outcome]]) -> TermCount:
    outcomes = Counter(outcome for _, outcome in found)
    cancelled = [one.records[-1] for one, outcome in found if outcome is Outcome.CANCELLED]
    held = [one for one, outcome in found if outcome is Outcome.HELD]
    moves = sum(record.kind is Kind.MOVED and Term.of(record.on) == term for one, _ in found for record in one.records)
    burdens = {side: sum((burden_of(one, side) for one in held), Burden()) for side in SIDES}
    by = Counter(one.by for one in cancelled if one.by)
    reasons = Counter(one.reason for one in cancelled if one.reason)
    return TermCount(term, dict(outcomes), moves, _most(by), _most(reasons), burdens)


def _most(counted: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counted.items(), key=lambda one: (-one[1], one[0])))
