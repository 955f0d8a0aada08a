"""Forgets what was said of stages once a partnership has been over for long enough, and the words of who is erased."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from alongside_web.accounts.models import User
from alongside_web.accounts.retention import Kept, declare
from alongside_web.accounts.walls import seen_by_all
from alongside_web.audit.operations import Change, record
from alongside_web.partnerships.operations_retention import forget_of_ended
from alongside_web.stages.models import ListKept, StageDates, TaskSaid

_YEARS = 6 * 365


def forget_stages(before: datetime, now: datetime) -> int:
    """Deletes days, lists and words of tasks of partnerships that were over by then. Returns how many."""
    return forget_of_ended((TaskSaid, StageDates, ListKept), before, now)


def erase_words(*, person: User, at: datetime, **_others: object) -> None:
    """Listens for people who are erased: their reasons go; how a task stood stays, with nobody's name."""
    with seen_by_all():
        count = TaskSaid.objects.filter(by=person).exclude(reason="").update(reason="")
        count += StageDates.objects.filter(by=person).exclude(reason="").update(reason="")
        change = Change("erased words of stages", "person", str(person.pk), about=person.pk)
        record(change, {"records": count}, actor=None, at=at, via="job")


def declare_own() -> None:
    """Declares how long this part keeps what it holds."""
    since = _("the partnership ended or came to nothing")
    declare(Kept("stages", _YEARS, since, _("deleted"), forget_stages))
