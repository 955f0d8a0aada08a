"""What each school promised the other and gave, without adding apples to pears (docs/explanation/ledger.md)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

SIDES = ("supported", "supporting")


class Unit(StrEnum):
    """What an amount counts. Only days of staff are added up."""

    DAYS = "days"
    OTHER = "other"


class Mark(StrEnum):
    """How one side sees a promise."""

    KEPT = "kept"
    PART_KEPT = "part kept"
    NOT_KEPT = "not kept"
    DROPPED = "dropped"


class Standing(StrEnum):
    """What has become of a promise, taken both sides together."""

    OPEN = "open"
    OVERDUE = "overdue"
    SETTLED = "settled"


class Way(StrEnum):
    """Whether something goes both ways."""

    NONE = "none"
    FROM_SUPPORTED = "from-supported"
    FROM_SUPPORTING = "from-supporting"
    BOTH = "both"


_ONE_WAY = {"supported": Way.FROM_SUPPORTED, "supporting": Way.FROM_SUPPORTING}


@dataclass(frozen=True, slots=True)
class Given:
    """Something given on a day; ``amount`` is None where nobody told how much."""

    on: date
    amount: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Promise:
    """What one side promised, what it gave, and how each side sees it. ``gives`` is the side that promised."""

    gives: str
    unit: Unit
    amount: Decimal | None = None
    by: date | None = None
    given: tuple[Given, ...] = ()
    marks: Mapping[str, Mark] = field(default_factory=dict)

    @property
    def given_so_far(self) -> Decimal:
        """What was given, as far as it was told."""
        return sum((one.amount for one in self.given if one.amount is not None), Decimal(0))

    @property
    def settled_as(self) -> Mark | None:
        """The mark that both sides gave, or None."""
        first, second = (self.marks.get(side) for side in SIDES)
        return first if first is second else None

    @property
    def seen_differently(self) -> bool:
        """Whether both marked it and not alike."""
        return len({self.marks[side] for side in SIDES if side in self.marks}) == 2

    def is_short(self) -> bool:
        """Whether less was given than promised; nothing, where no amount was promised. A gift of untold size is enough."""
        if self.amount is None or any(one.amount is None for one in self.given):
            return not self.given
        return self.given_so_far < self.amount

    def standing(self, today: date) -> Standing:
        """What has become of it by a day."""
        if self.settled_as is not None:
            return Standing.SETTLED
        if self.by is not None and self.by < today and self.is_short():
            return Standing.OVERDUE
        return Standing.OPEN


@dataclass(frozen=True, slots=True)
class Balance:
    """What one side promised and gave. Days are sums of what was told; ``untold_*`` count promises and gifts of days without a
    figure. ``others`` counts promises of anything else, ``others_begun`` those with something given, ``kept`` all that both
    sides call kept."""

    side: str
    days_promised: Decimal
    untold_promised: int
    days_given: Decimal
    untold_given: int
    others: int
    others_begun: int
    kept: int
    overdue: int

    @property
    def promises_days(self) -> bool:
        return self.days_promised > 0 or self.untold_promised > 0


@dataclass(frozen=True, slots=True)
class Ledger:
    """Both sides' balances, and whether promises and gifts go both ways."""

    balances: tuple[Balance, Balance]
    promised: Way
    given: Way
    differing: int


def _balance(side: str, promises: Sequence[Promise], today: date) -> Balance:
    own = [one for one in promises if one.gives == side]
    days = [one for one in own if one.unit is Unit.DAYS]
    others = [one for one in own if one.unit is not Unit.DAYS]
    return Balance(
        side=side,
        days_promised=sum((one.amount for one in days if one.amount is not None), Decimal(0)),
        untold_promised=sum(one.amount is None for one in days),
        days_given=sum((one.given_so_far for one in days), Decimal(0)),
        untold_given=sum(gift.amount is None for one in days for gift in one.given),
        others=len(others),
        others_begun=sum(bool(one.given) for one in others),
        kept=sum(one.settled_as is Mark.KEPT for one in own),
        overdue=sum(one.standing(today) is Standing.OVERDUE for one in own),
    )


def way_of(sides: Iterable[str]) -> Way:
    """Which way things go that come from these sides."""
    known = sorted(set(sides))
    return Way.NONE if not known else Way.BOTH if len(known) == 2 else _ONE_WAY[known[0]]


def ledger(promises: Sequence[Promise], today: date) -> Ledger:
    """The balances of both sides on a day. What both dropped counts neither as promised nor as owed, but what was given stays."""
    standing = [one for one in promises if one.settled_as is not Mark.DROPPED]
    supported, supporting = (_balance(side, standing, today) for side in SIDES)
    return Ledger(
        balances=(supported, supporting),
        promised=way_of(one.gives for one in standing),
        given=way_of(one.gives for one in promises if one.given),
        differing=sum(one.seen_differently for one in promises),
    )
