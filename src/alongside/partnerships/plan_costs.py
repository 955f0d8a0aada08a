"""What a plan costs, and how that stands to the money there is, to the penny: by term, by funder, and in all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from alongside.partnerships.plan import PlanActivity, Status, WholePlan
from alongside.terms import Term


class Meets(StrEnum):
    """What goes over an allocation: what is planned, or what was spent."""

    PLANNED = "planned"
    SPENT = "spent"


@dataclass(frozen=True, slots=True)
class Cost:
    """What an activity costs, in pence: cover on each side, and everything else."""

    cover_supported: int
    cover_supporting: int
    other: int

    @property
    def total(self) -> int:
        return self.cover_supported + self.cover_supporting + self.other


@dataclass(frozen=True, slots=True)
class Allocated:
    """Money of a funder for one term."""

    funder: str
    term: Term
    pence: int


@dataclass(frozen=True, slots=True)
class Paid:
    """Money that was spent: of a funder, on a day."""

    funder: str
    on: date
    pence: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where money belongs: a funder's name and a term; no name or no term where the plan does not say yet."""

    funder: str
    term: Term | None


@dataclass(frozen=True, slots=True)
class Sum:
    """Money of one place, or of many together."""

    allocated: int = 0
    planned: int = 0
    spent: int = 0

    @property
    def left_to_plan(self) -> int:
        """What is not planned yet; less than nothing where more is planned than there is."""
        return self.allocated - self.planned

    @property
    def left_to_spend(self) -> int:
        """What is not spent yet; less than nothing where more was spent than there is."""
        return self.allocated - self.spent

    @property
    def is_over(self) -> bool:
        """Whether more is planned or spent than there is."""
        return min(self.left_to_plan, self.left_to_spend) < 0

    def __add__(self, other: Sum) -> Sum:
        return Sum(self.allocated + other.allocated, self.planned + other.planned, self.spent + other.spent)


@dataclass(frozen=True, slots=True)
class Overspend:
    """Where more is planned or spent than allocated. ``term`` is None for all the terms of a funder together."""

    funder: str
    term: Term | None
    meets: Meets
    allocated: int
    amount: int

    @property
    def over(self) -> int:
        return self.amount - self.allocated


@dataclass(frozen=True, slots=True)
class Accounts:
    """All the money of a plan, by place, funders in the order of the alphabet and terms in the order of time."""

    places: tuple[tuple[Place, Sum], ...]

    @property
    def total(self) -> Sum:
        return sum((one for _, one in self.places), Sum())

    @property
    def named(self) -> Sum:
        """All the money of funders that have a name; money of no funder is over nothing."""
        return sum((one for place, one in self.places if place.funder), Sum())

    @property
    def funders(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(place.funder for place, _ in self.places))

    def of(self, funder: str) -> Sum:
        """All the terms of one funder together."""
        return sum((one for place, one in self.places if place.funder == funder), Sum())

    @property
    def overspends(self) -> tuple[Overspend, ...]:
        """Everywhere that is over: each term of a funder, and all its terms together where there are several.

        Money of no funder is over nothing.
        """
        found = []
        for funder in (one for one in self.funders if one):
            held = [(place.term, one) for place, one in self.places if place.funder == funder]
            terms = [(term, one) for term, one in held if term]
            for term, one in [*terms, *([(None, self.of(funder))] if len(held) > 1 else [])]:
                told = ((Meets.PLANNED, one.planned), (Meets.SPENT, one.spent))
                found += [
                    Overspend(funder, term, what, one.allocated, sum_) for what, sum_ in told if sum_ > one.allocated
                ]
        return tuple(found)


def cost_of(activity: PlanActivity, staff_day_pence: int | None) -> Cost:
    """What an activity costs: stated cover counts, else days of staff at what a day of cover costs; halves of a penny go up."""
    return Cost(
        _cover(activity.days_supported, activity.cover_supported, staff_day_pence),
        _cover(activity.days_supporting, activity.cover_supporting, staff_day_pence),
        activity.other_pence,
    )


def _cover(days: Decimal, stated: int, staff_day_pence: int | None) -> int:
    if stated or staff_day_pence is None:
        return stated
    return int((days * staff_day_pence).quantize(Decimal(1), ROUND_HALF_UP))


def accounts(plan: WholePlan, allocated: Iterable[Allocated], paid: Iterable[Paid]) -> Accounts:
    """The money of a plan; what was cancelled costs nothing, whatever was paid for it before."""
    sums: dict[Place, Sum] = defaultdict(Sum)
    for one in allocated:
        sums[Place(one.funder, one.term)] += Sum(allocated=one.pence)
    for activity in plan.activities:
        pence = cost_of(activity, plan.staff_day_pence).total
        if pence and activity.status is not Status.CANCELLED:
            term = Term.of(activity.starts) if activity.starts else None
            sums[Place(activity.funder, term)] += Sum(planned=pence)
    for payment in paid:
        sums[Place(payment.funder, Term.of(payment.on))] += Sum(spent=payment.pence)
    return Accounts(tuple(sorted(sums.items(), key=_order)))


def _order(row: tuple[Place, Sum]) -> tuple[bool, str, bool, Term]:
    place = row[0]
    return not place.funder, place.funder, place.term is None, place.term or Term(0, 0)


def made_worse(before: Accounts, after: Accounts) -> tuple[Overspend, ...]:
    """The overspends that a change brings about or deepens: what somebody is told before it is saved."""
    known = {(one.funder, one.term, one.meets): one.over for one in before.overspends}
    return tuple(one for one in after.overspends if one.over > known.get((one.funder, one.term, one.meets), 0))
