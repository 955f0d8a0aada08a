"""Erases activities and their records once a partnership has been over for long enough, and the words of who is erased."""

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
from alongside_web.plans.models import Activity, Happening, Payment

_DAYS = 6 * 365


def forget_activities(before: datetime, now: datetime) -> int:
    """Deletes activities, with what was recorded of them, of partnerships that were over by then. Returns how many."""
    day = timezone.localtime(before).date()
    with seen_by_all():
        over = Partnership.objects.filter(Q(state=State.ENDED, ends__lt=day)).values("pk")
        count = Happening.objects.filter(partnership__in=over).delete()[0]
        # A payment outlives what it was for, as long as payments are kept.
        Payment.objects.filter(partnership__in=over).update(activity=None)
        count += Activity.objects.filter(partnership__in=over).delete()[0]
        if count:
            change = Change("forgot activities", "retention", now.date().isoformat())
            record(change, {"records": count}, actor=None, at=now, via="job")
    return count


def erase_words(*, person: User, at: datetime, **_others: object) -> None:
    """Listens for people who are erased: what they said of activities goes; that and when it was recorded stays.

    What stands in the plan is the schools' and stays, as what stands in an agreement does.
    """
    with seen_by_all():
        rows = Happening.objects.filter(recorded_by=person)
        count = rows.update(words="", reason="", who_came="", next_step="")
        change = Change("erased words", "person", str(person.pk), about=person.pk)
        record(change, {"records": count}, actor=None, at=at, via="job")


def declare_own() -> None:
    """Declares how long activities are kept."""
    declare(Kept("activities", _DAYS, _("the partnership ended"), _("deleted"), forget_activities))
