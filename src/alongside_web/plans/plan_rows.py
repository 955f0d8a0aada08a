"""Rows of a plan as the engine's values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from datetime import date

from django.db.models import F, QuerySet
from django.utils import timezone

from alongside.partnerships.plan import PlanActivity, PlanAim, Status, WholePlan
from alongside.partnerships.plan_churn import Counted, Touched
from alongside.partnerships.plan_costs import Accounts, Allocated, Paid, accounts
from alongside.terms import Term
from alongside_web.partnerships.models import Partnership
from alongside_web.plans.models import Activity, Aim, Allocation, Happening, HappeningKind, Payment, Plan, PlanVersion

# In a kept version, beside the plan: what became of it since the version before.
SINCE = "since"


def aims(partnership: Partnership) -> QuerySet[Aim]:
    """The aims of a plan in their order, those removed left out."""
    return Aim.objects.filter(partnership=partnership, removed_at=None).order_by("position", "id")


def activities(partnership: Partnership) -> QuerySet[Activity]:
    """The activities of a plan in its order: by aim, those of no aim last; those dropped left out."""
    rows = Activity.objects.filter(partnership=partnership, removed_at=None)
    return rows.order_by(F("aim__position").asc(nulls_last=True), F("aim").asc(nulls_last=True), "position", "id")


def whole(partnership: Partnership) -> WholePlan:
    """The plan as it stands."""
    known = {one.pk: aim(one) for one in aims(partnership)}
    rows = activities(partnership).select_related("funder")
    keys = {pk: one.key for pk, one in known.items()}
    return WholePlan(
        tuple(known.values()),
        tuple(activity(one, keys.get(one.aim_id or 0, "")) for one in rows),
        staff_day(partnership),
    )


def staff_day(partnership: Partnership) -> int | None:
    """What a day of cover costs, where the plan says so."""
    return Plan.objects.filter(partnership=partnership).values_list("staff_day_pence", flat=True).first()


def aim(row: Aim) -> PlanAim:
    named = row.characteristics if isinstance(row.characteristics, list) else []
    return PlanAim(
        str(row.key), row.text, row.priority, row.school_plan, row.authority_plan, tuple(str(one) for one in named)
    )


def activity(row: Activity, aim_key: str) -> PlanActivity:
    """An activity; its funder must have been read with it."""
    return PlanActivity(
        key=str(row.key),
        title=row.title,
        aim=aim_key,
        what=row.what,
        kind=row.kind,
        part=row.part,
        place=row.place,
        starts=row.starts,
        ends=row.ends,
        lead_supported=row.lead_supported,
        lead_supporting=row.lead_supporting,
        days_supported=row.days_supported,
        days_supporting=row.days_supporting,
        cover_supported=row.cover_supported,
        cover_supporting=row.cover_supporting,
        other_pence=row.other_pence,
        funder=row.funder.name if row.funder else "",
        success=row.success,
        monitored_by=row.monitored_by,
        monitored_when=row.monitored_when,
        monitored_how=row.monitored_how,
        evaluation=row.evaluation,
        status=Status(row.status),
    )


def costed(row: Activity) -> PlanActivity:
    """An activity as far as its cost goes: for long lists."""
    return PlanActivity(
        str(row.key),
        "",
        days_supported=row.days_supported,
        days_supporting=row.days_supporting,
        cover_supported=row.cover_supported,
        cover_supporting=row.cover_supporting,
        other_pence=row.other_pence,
    )


def allocated(partnership: Partnership) -> tuple[Allocated, ...]:
    rows = Allocation.objects.filter(partnership=partnership).values_list("funder__name", "term", "pence")
    return tuple(Allocated(name, Term.of(term), pence) for name, term, pence in rows)


def paid(partnership: Partnership) -> tuple[Paid, ...]:
    """What was spent; payments that were taken back left out."""
    rows = Payment.objects.filter(partnership=partnership, taken_back_at=None)
    return tuple(Paid(name, on, pence) for name, on, pence in rows.values_list("funder__name", "on", "pence"))


def accounts_of(partnership: Partnership, plan: WholePlan | None = None, more: Iterable[Paid] = ()) -> Accounts:
    """All the money, with the plan as it stands or as it would be, and with payments that are about to be made."""
    return accounts(plan or whole(partnership), allocated(partnership), (*paid(partnership), *more))


def held_on(partnership: Partnership) -> tuple[date, ...]:
    """The days on which activities were held: of each activity the last that was recorded, if it was held."""
    rows = Happening.objects.filter(partnership=partnership).order_by("id").values_list("activity", "kind", "on")
    last = {activity: (kind, on) for activity, kind, on in rows}
    return tuple(on for kind, on in last.values() if kind == HappeningKind.HELD)


def counted(partnership: Partnership) -> tuple[Counted, ...]:
    """Every version with what became of the plan since the one before, without reading what it says."""
    rows = PlanVersion.objects.filter(partnership=partnership).order_by("number")
    told = rows.values_list("number", "at", *(f"content__{SINCE}__{one.name}" for one in fields(Touched)))
    return tuple(
        Counted(number, timezone.localdate(at), Touched(*(one or 0 for one in counts))) for number, at, *counts in told
    )
