"""Keeps a version of the whole plan, which is never altered."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from alongside.partnerships.plan import WholePlan, as_data, from_data
from alongside.partnerships.plan_churn import touched
from alongside_web.accounts.models import User
from alongside_web.audit.operations import Change, record
from alongside_web.partnerships.access import Seat
from alongside_web.plans import plan_rows
from alongside_web.plans.models import PlanVersion
from alongside_web.plans.operations_plan import opened


class NothingNew(ValueError):
    """The plan says what its last kept version says."""


@transaction.atomic
def keep_version(seat: Seat, why: str, *, actor: User, at: datetime) -> PlanVersion:
    """Keeps the plan as it stands; raises `NothingNew`."""
    partnership = opened(seat)
    plan = plan_rows.whole(partnership)
    last = PlanVersion.objects.filter(partnership=partnership).order_by("-number").first()
    if last is not None and last.content_hash == plan.hash:
        raise NothingNew(f"the plan has not changed since version {last.number} was kept")
    version = PlanVersion.objects.create(
        partnership=partnership,
        number=last.number + 1 if last else 1,
        content=as_data(plan)
        | {plan_rows.SINCE: asdict(touched(from_data(last.content) if last else WholePlan(), plan))},
        content_hash=plan.hash,
        why=why,
        by=actor,
        at=at,
    )
    key = str(partnership.key)
    change = Change("kept plan version", "plan version", str(version.number), partnership=key)
    record(change, {"number": version.number, "hash": plan.hash, "why": why}, actor=actor.pk, at=at)
    return version
