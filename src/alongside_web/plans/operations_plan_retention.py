"""Erases plans and their money once a partnership has been over for long enough, files that wait, and words of who is erased."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside_web.accounts.models import User
from alongside_web.accounts.retention import Kept, declare
from alongside_web.accounts.walls import seen_by_all
from alongside_web.audit.operations import Change, record
from alongside_web.partnerships.models import Partnership, State
from alongside_web.plans.models import Activity, Aim, Allocation, FundedUntil, Funder, Payment, Plan, PlanVersion
from alongside_web.plans.plan_models import PlanImport, PlanPaper

_SIX_YEARS = 6 * 365
_PARTS = (Payment, PlanVersion, PlanPaper, PlanImport, Allocation, FundedUntil, Funder, Aim, Plan)


def forget_plans(before: datetime, now: datetime) -> int:
    """Deletes plans, with money and versions, of partnerships that were over by then. Returns how many records."""
    day = timezone.localtime(before).date()
    with seen_by_all():
        over = Partnership.objects.filter(state=State.ENDED, ends__lt=day).values("pk")
        # Activities have a term of their own, and outlive what they were for.
        Activity.objects.filter(Q(aim__isnull=False) | Q(funder__isnull=False), partnership__in=over).update(
            aim=None, funder=None
        )
        count = sum(kind._default_manager.filter(partnership__in=over).delete()[0] for kind in _PARTS)
        if count:
            change = Change("forgot what was private", "retention", now.date().isoformat())
            record(change, {"records": count}, actor=None, at=now, via="job")
    return count


def forget_imports(before: datetime, _now: datetime) -> int:
    """Deletes files that nobody confirmed by then. Returns how many."""
    # unaudited: nothing of any plan was changed by them
    with seen_by_all():
        return PlanImport.objects.filter(at__lt=before).delete()[0]


def erase_words(*, person: User, at: datetime, **_others: object) -> None:
    """Listens for people who are erased: why they kept a version goes, and files of theirs that wait.

    What stands in a plan and in its money is its schools' and stays, and names nobody any more.
    """
    with seen_by_all():
        count = PlanVersion.objects.filter(by=person).update(why="")
        count += PlanImport.objects.filter(owner=person).delete()[0]
        change = Change("erased words", "person", str(person.pk), about=person.pk)
        record(change, {"records": count}, actor=None, at=at, via="job")


def declare_own() -> None:
    """Declares how long this part keeps what it holds."""
    since, then = _("the partnership ended"), _("deleted")
    declare(Kept("plans and their money", _SIX_YEARS, since, then, forget_plans))
    declare(Kept("files that wait to be taken into a plan", 1, _("the file was sent"), then, forget_imports))
