"""What the activities of one partnership take of each side's staff, term by term (docs/explanation/load.md, section 5)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from alongside.terms import Term

SIDES = ("supported", "supporting")


@dataclass(frozen=True, slots=True)
class Doing:
    """An activity and what became of it, for one side. ``used`` is None where it was held and nobody told the days.

    ``on`` is the day on which it was, or is to be; None where it has none. ``lessons`` were taken by somebody else.
    """

    side: str
    on: date | None
    planned: Decimal
    cover: int
    held: bool = False
    used: Decimal | None = None
    lessons: int | None = None


@dataclass(frozen=True, slots=True)
class Burden:
    """One side's term. ``untold`` counts activities held whose days nobody told; ``term`` is None for those without a day."""

    side: str
    term: Term | None
    planned: Decimal
    used: Decimal
    untold: int
    cover: int
    lessons: int
    activities: int


def burdens(doings: Iterable[Doing]) -> tuple[Burden, ...]:
    """Side by side for each term, those without a day last."""
    gathered: defaultdict[tuple[Term | None, str], list[Doing]] = defaultdict(list)
    for one in doings:
        gathered[Term.of(one.on) if one.on else None, one.side].append(one)
    order = sorted(gathered, key=lambda key: (key[0] is None, key[0] or Term(0, 0), key[1]))
    return tuple(_burden(term, side, gathered[term, side]) for term, side in order)


def _burden(term: Term | None, side: str, doings: list[Doing]) -> Burden:
    held = [one for one in doings if one.held]
    return Burden(
        side=side,
        term=term,
        planned=sum((one.planned for one in doings), Decimal(0)),
        used=sum((one.used for one in held if one.used is not None), Decimal(0)),
        untold=sum(one.used is None for one in held),
        cover=sum(one.cover for one in doings),
        lessons=sum(one.lessons or 0 for one in held),
        activities=len(doings),
    )
