"""Turns rows of a case into the engine's values."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from alongside.schools.concern import Case, Direction, Rating
from alongside.terms import Period, Term
from alongside.terms import Precision as Exactly
from alongside_web.concerns.models import Concern, Precision
from alongside_web.concerns.models import Rating as RatingRow


def period_of(day: date, precision: str) -> Period:
    """When something was, from its first day and how exactly that is known."""
    if precision == Precision.DAY.value:
        return Period(day, day, Exactly.DAY)
    if precision == Precision.TERM.value:
        return Term.of(day).period
    return Period.parse(day.isoformat()[: 7 if precision == Precision.MONTH.value else 4])


def rating(row: RatingRow) -> Rating:
    """One rating."""
    stated = Direction(row.stated) if row.stated else None
    when = period_of(row.occurred, row.precision)
    known = period_of(row.known_at, row.known_precision).last
    return Rating(row.number, row.level, when, known, row.corrects, stated)


def case(concern: Concern, ratings: Iterable[RatingRow], reasons: Iterable[str] = ()) -> Case:
    """One case with its ratings and the reasons that hold."""
    told = tuple(rating(one) for one in ratings)
    return Case(concern.school, concern.name, concern.opened, tuple(reasons), told, concern.closed)
