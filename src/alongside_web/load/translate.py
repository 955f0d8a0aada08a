"""Rows of a school's load as the engine's values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from alongside.partnerships import load as engine
from alongside.partnerships.burden import Burden
from alongside.terms import Term
from alongside_web.load.models import Ceiling, Commitment
from alongside_web.partnerships.models import Partnership


def commitment(row: Commitment) -> engine.Commitment:
    return engine.Commitment(row.name, engine.Kind(row.kind), row.first, row.last, row.days, row.people)


def ceiling(row: Ceiling | None) -> engine.Ceiling:
    """A ceiling in force; where there is none, one that nothing can be over."""
    return engine.Ceiling(row.partners, row.days) if row else engine.Ceiling()


def of_partnership(
    partnership: Partnership, burdens: Iterable[Burden], *, terms: Sequence[Term], today: date
) -> tuple[engine.Commitment, ...]:
    """A partnership of this site, term by term, with the days planned in it; a term for which no days are planned is
    unknown, also where activities are planned without any, and one that is over without an activity took nothing."""
    planned = {one.term: one.planned or None for one in burdens}
    first = partnership.starts or partnership.made_at.date()
    whole = engine.Commitment(partnership.name, engine.Kind.PARTNERSHIP, first, partnership.ends)
    now = Term.of(today)
    return tuple(
        engine.Commitment(
            partnership.name,
            engine.Kind.PARTNERSHIP,
            max(term.first, first),
            min(term.last, partnership.ends or term.last),
            planned.get(term, Decimal(0) if term < now else None),
        )
        for term in terms
        if whole.touches(term)
    )
