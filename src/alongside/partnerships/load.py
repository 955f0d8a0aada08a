"""A school's whole load of partners, plans and programmes by term, against a ceiling (docs/explanation/load.md).

That schools in trouble drown in help: thesis p. 143.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from alongside.terms import Term

SOON = timedelta(days=90)
_NOTHING = Decimal(0)


class Kind(StrEnum):
    """What a commitment is."""

    PROGRAMME = "programme"
    PLAN = "plan"
    INSPECTION_PLAN = "inspection action plan"
    GRANT = "grant"
    NETWORK = "network"
    PARTNERSHIP = "partnership"


class Against(StrEnum):
    """How a load stands against a ceiling, from least to worst."""

    NO_CEILING = "no ceiling"
    WITHIN = "within"
    NOT_KNOWN = "not known"
    REACHED = "reached"
    OVER = "over"


_WORSE = {one: place for place, one in enumerate(Against)}


@dataclass(frozen=True, slots=True)
class Commitment:
    """Something that asks a school's people for time. What is None is not known; a last day of None means that it goes on."""

    name: str
    kind: Kind
    first: date | None = None
    last: date | None = None
    days: Decimal | None = None
    people: int | None = None

    def touches(self, term: Term) -> bool:
        """Whether it can touch a term, a beginning that nobody knows taken as early as can be."""
        return (self.first is None or self.first <= term.last) and (self.last is None or self.last >= term.first)

    def is_unsure(self, term: Term, now: Term) -> bool:
        """Whether it may have touched an earlier term, and nobody knows."""
        return self.first is None and term < now and self.touches(term)


@dataclass(frozen=True, slots=True)
class Ceiling:
    """How many commitments, and how many staff days a term, both heads agreed are enough; None where none was agreed."""

    number: int | None = None
    days: Decimal | None = None


@dataclass(frozen=True, slots=True)
class TermLoad:
    """The load of one term. ``days`` is the sum of what was told; ``unknown`` counts commitments whose days nobody told.

    ``unsure`` counts commitments that may have been there; they are in neither number nor days.
    """

    term: Term
    number: int
    days: Decimal
    unknown: int
    unsure: int

    def against(self, ceiling: Ceiling) -> Against:
        """How it stands against a ceiling: the worse of number and days."""
        found = [Against.NO_CEILING]
        if ceiling.number is not None:
            found.append(_against(Decimal(self.number), Decimal(self.number + self.unsure), Decimal(ceiling.number)))
        if ceiling.days is not None:
            found.append(_against(self.days, None if self.unsure or self.unknown else self.days, ceiling.days))
        return max(found, key=_WORSE.__getitem__)

    def number_over(self, ceiling: Ceiling) -> int:
        """By how many commitments it is over; 0 where it is not."""
        return max(0, self.number - ceiling.number) if ceiling.number is not None else 0

    def days_over(self, ceiling: Ceiling) -> Decimal:
        """By how many days it is over at least; 0 where it is not known to be."""
        return max(_NOTHING, self.days - ceiling.days) if ceiling.days is not None else _NOTHING


def _against(least: Decimal, most: Decimal | None, ceiling: Decimal) -> Against:
    """``most`` is None where it is not known."""
    if least > ceiling:
        return Against.OVER
    if least == ceiling:
        return Against.REACHED
    return Against.WITHIN if most is not None and most < ceiling else Against.NOT_KNOWN


def term_load(commitments: Iterable[Commitment], term: Term, now: Term) -> TermLoad:
    """The load of one term, as it is known in the present one."""
    touching = [one for one in commitments if one.touches(term)]
    there = [one for one in touching if not one.is_unsure(term, now)]
    told = sum((one.days for one in there if one.days is not None), _NOTHING)
    return TermLoad(term, len(there), told, sum(one.days is None for one in there), len(touching) - len(there))


def loads(commitments: Sequence[Commitment], terms: Sequence[Term], today: date) -> tuple[TermLoad, ...]:
    """The load of each of the terms, in their order."""
    now = Term.of(today)
    return tuple(term_load(commitments, one, now) for one in terms)


def over_since(found: Sequence[TermLoad], ceiling: Ceiling, today: date) -> Term | None:
    """The first term of the unbroken run over the ceiling that leads to the present term; None where the present one is not over.

    ``found`` is in the order of time, without gaps, and holds the present term.
    """
    now, since = Term.of(today), None
    for one in reversed([one for one in found if one.term <= now]):
        if one.against(ceiling) is not Against.OVER:
            break
        since = one.term
    return since


def ending_soon(commitments: Iterable[Commitment], today: date) -> tuple[Commitment, ...]:
    """What ends within ninety days, the nearest end first."""
    ending = [(one.last, one.name, one) for one in commitments if one.last and today <= one.last <= today + SOON]
    return tuple(one for _, _, one in sorted(ending, key=lambda row: row[:2]))


def terms_around(today: date, before: int = 3, after: int = 3) -> tuple[Term, ...]:
    """The present term with some before and after it, in order."""
    now = Term.of(today)
    return tuple(_moved(now, by) for by in range(-before, after + 1))


def _moved(term: Term, by: int) -> Term:
    year, place = divmod(term.year * 3 + term.place + by, 3)
    return Term(year, place)
