"""Who may sit where in a partnership: nobody on both sides, one head a side, nobody on a side who brokers or evaluates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

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


class CannotSit(ValueError):
    """Somebody was given a part that does not go with the parts there are."""


def check(new: Sitting, others: Iterable[Sitting]) -> None:
    """Raises `CannotSit` when the new part does not go with the others."""
    if new.until is not None and new.until < new.since:
        raise CannotSit("The last day is before the first; give a later last day.")
    for one in others:
        if not new.meets(one):
            continue
        if new.person == one.person:
            _check_own(new, one)
        elif new.role == one.role == "head" and new.side == one.side:
            raise CannotSit("This school already has a head at that time; end that part first, or give other dates.")


def _check_own(new: Sitting, one: Sitting) -> None:
    if (new.role, new.side) == (one.role, one.side):
        raise CannotSit("This person has that part already at that time; nothing was added.")
    if {new.side, one.side} == SIDES:
        both = "be head of" if new.role == one.role == "head" else "sit for"
        raise CannotSit(f"Nobody can {both} both schools of a partnership; choose another person.")
    if {new.role, one.role} & APART and {new.side, one.side} & SIDES:
        raise CannotSit("A broker or evaluator reads both sides and so cannot sit on one; choose another person.")
