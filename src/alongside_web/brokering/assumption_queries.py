"""Reads the assumptions of a partnership, as whoever reads its agreement sees them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from alongside_web.brokering.ground_access import assumption_of
from alongside_web.brokering.ground_models import Assumption, AssumptionLook, Standing
from alongside_web.partnerships.access import Seat
from alongside_web.partnerships.agreement_access import is_writable

PAGE = 50
_WORDS = {one.value: one.label for one in Standing}
_COLOURS = {Standing.HOLDS.value: "green", Standing.WAVERS.value: "yellow", Standing.REFUTED.value: "red"}


@dataclass(frozen=True, slots=True)
class AssumptionShown:
    """An assumption in a list; ``standing`` is empty before the first look."""

    row: Assumption
    standing: str
    colour: str
    is_due: bool


@dataclass(frozen=True, slots=True)
class LookShown:
    """One look at an assumption."""

    row: AssumptionLook
    standing: str
    colour: str


@dataclass(frozen=True, slots=True)
class AssumptionsPage:
    """A page of assumptions, the earliest first."""

    rows: Sequence[AssumptionShown]
    total: int
    previous_href: str
    next_href: str
    may_write: bool


@dataclass(frozen=True, slots=True)
class AssumptionPage:
    """One assumption and the looks at it, the latest first."""

    shown: AssumptionShown
    looks: Sequence[LookShown]
    may_write: bool


def _of(seat: Seat) -> QuerySet[Assumption]:
    return Assumption.objects.filter(partnership=seat.partnership)


def _shown(row: Assumption, seat: Seat) -> AssumptionShown:
    is_due = row.look_on is not None and row.look_on < seat.today
    return AssumptionShown(row, str(_WORDS.get(row.standing, "")), _COLOURS.get(row.standing, "grey"), is_due)


def assumptions(seat: Seat, number: int) -> AssumptionsPage:
    """One page of the assumptions of a partnership."""
    first, total = (number - 1) * PAGE, _of(seat).count()
    rows = _of(seat).select_related("author").order_by("pk")[first : first + PAGE]
    return AssumptionsPage(
        rows=tuple(_shown(one, seat) for one in rows),
        total=total,
        previous_href=f"?page={number - 1}" if number > 1 else "",
        next_href=f"?page={number + 1}" if total > first + PAGE else "",
        may_write=is_writable(seat.partnership),
    )


def assumption(seat: Seat, key: UUID) -> AssumptionPage:
    """One assumption of the partnership; raises `NotYours`."""
    row = assumption_of(seat, key)
    looks = row.looks.select_related("author").order_by("-pk")[:PAGE]
    return AssumptionPage(
        shown=_shown(row, seat),
        looks=tuple(LookShown(one, str(_WORDS[one.standing]), _COLOURS[one.standing]) for one in looks),
        may_write=is_writable(seat.partnership),
    )


def briefly(seat: Seat, most: int = 5) -> tuple[Sequence[AssumptionShown], int]:
    """The first few of them, for the partnership's page, and how many there are."""
    rows = list(_of(seat).order_by("pk")[:most])
    return tuple(_shown(one, seat) for one in rows), _of(seat).count() if len(rows) == most else len(rows)
