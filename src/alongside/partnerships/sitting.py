"""Who may sit where in a partnership: nobody on both sides, one head a side, nobody on a side who brokers or evaluates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from alongside.sayings import Template

SIDES = frozenset({"supported", "supporting"})
APART = frozenset({"broker", "evaluator"})


@dataclass(frozen=True, slots=True)
class Sitting:
    """A person's part for a time; ``until`` None while it is open."""

    person: int
    side: str
    role: str
    since: date
    until: date | None

    def meets(self, other: Sitting) -> bool:
        """Whether the two have a day in common."""
        begun = other.until is None or self.since <= other.until
        return begun and (self.until is None or other.since <= self.until)


class Unfit(Template):
    """Why a part does not go with the parts there are."""

    ENDS_BEFORE = "The last day is before the first; give a later last day."
    HAS_A_HEAD = "This school already has a head at that time; end that part first, or give other dates."
    HAS_THAT_PART = "This person has that part already at that time; nothing was added."
    HEAD_OF_BOTH = "Nobody can be head of both schools of a partnership; choose another person."
    FOR_BOTH = "Nobody can sit for both schools of a partnership; choose another person."
    READS_BOTH = "A broker or evaluator reads both sides and so cannot sit on one; choose another person."
    ONE_ADDRESS = "Nobody can be head of both schools of a partnership; give two addresses."
    BROKERS_OWN = "A broker reads both answers and so cannot be head of a school in it; give another address."


class CannotSit(ValueError):
    """Somebody was given a part that does not go with the parts there are; its text is one of `Unfit`."""

    def __init__(self, why: Unfit) -> None:
        super().__init__(str(why))


def check(new: Sitting, others: Iterable[Sitting]) -> None:
    """Raises `CannotSit` when the new part does not go with the others."""
    if new.until is not None and new.until < new.since:
        raise CannotSit(Unfit.ENDS_BEFORE)
    for one in others:
        if not new.meets(one):
            continue
        if new.person == one.person:
            _check_own(new, one)
        elif new.role == one.role == "head" and new.side == one.side:
            raise CannotSit(Unfit.HAS_A_HEAD)


def _check_own(new: Sitting, one: Sitting) -> None:
    if (new.role, new.side) == (one.role, one.side):
        raise CannotSit(Unfit.HAS_THAT_PART)
    if {new.side, one.side} == SIDES:
        raise CannotSit(Unfit.HEAD_OF_BOTH if new.role == one.role == "head" else Unfit.FOR_BOTH)
    if {new.role, one.role} & APART and {new.side, one.side} & SIDES:
        raise CannotSit(Unfit.READS_BOTH)
