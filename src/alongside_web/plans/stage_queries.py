"""What a plan tells the stages of its partnership: facts and days, no words and no sums."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Max

from alongside.terms import Term
from alongside_web.partnerships.models import Partnership
from alongside_web.plans.models import Activity, Allocation, Happening, HappeningKind, Kind, PlanVersion, Status


@dataclass(frozen=True, slots=True)
class PlanSeen:
    """Facts of a plan, the days on which its activities were held, and the last day of its money where that is known."""

    facts: frozenset[str]
    held_on: tuple[date, ...]
    money_ends: date | None


@dataclass(frozen=True, slots=True)
class _Row:
    kind: str
    status: str
    is_judged: bool
    is_each: tuple[bool, bool]


def plan_seen(partnership: Partnership) -> PlanSeen:
    """What the plan of a partnership tells its stages."""
    rows = _rows(partnership)
    held = Happening.objects.filter(
        partnership=partnership, kind=HappeningKind.HELD, activity__status=Status.HELD, activity__removed_at=None
    )
    last = Allocation.objects.filter(partnership=partnership, pence__gt=0).aggregate(last=Max("term"))["last"]
    kept = PlanVersion.objects.filter(partnership=partnership).exists()
    return PlanSeen(
        facts=frozenset((*_facts(rows), *(["plan-kept"] if kept else []))),
        held_on=tuple(held.order_by("on").values_list("on", flat=True)),
        money_ends=Term.of(last).last if last else None,
    )


def _rows(partnership: Partnership) -> tuple[_Row, ...]:
    wanted = ("kind", "status", "success", "lead_supported", "lead_supporting", "days_supported", "days_supporting")
    listed = Activity.objects.filter(partnership=partnership, removed_at=None).exclude(status=Status.CANCELLED)
    return tuple(
        _Row(kind, status, bool(success.strip()), (bool(one or of_one), bool(other or of_other)))
        for kind, status, success, one, other, of_one, of_other in listed.values_list(*wanted)
    )


def _facts(rows: tuple[_Row, ...]) -> Iterator[str]:
    if all(any(row.is_each[side] for row in rows) for side in (0, 1)):
        yield "activity-each-side"
    if rows and all(row.is_judged for row in rows):
        yield "success-written"
    if any(row.kind == Kind.REVIEW and row.status == Status.HELD for row in rows):
        yield "review-held"
