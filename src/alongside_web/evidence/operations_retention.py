"""Erases evidence once its partnership has been over for long enough, and the words of who is erased."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside_web.accounts.models import User
from alongside_web.accounts.retention import Kept, declare
from alongside_web.accounts.walls import seen_by_all
from alongside_web.audit.operations import Change, record
from alongside_web.evidence.access import KEPT
from alongside_web.evidence.models import RecordedEvent, Statement, Surrounding
from alongside_web.partnerships.models import Partnership, State

_KINDS = (Statement, RecordedEvent, Surrounding)


def forget_evidence(before: datetime, now: datetime) -> int:
    """Deletes the evidence of partnerships that were over by then. Returns how much.

    What was published of a case is nobody's secret and stays.
    """
    day = timezone.localtime(before).date()
    over = Q(state=State.ENDED, ends__lt=day) | Q(state=State.NOT_GOING_AHEAD, answer_by__lt=day)
    with seen_by_all():
        which = Partnership.objects.filter(over, case="").values("pk")
        count = sum(kind._default_manager.filter(partnership__in=which).delete()[0] for kind in _KINDS)
        if count:
            change = Change("forgot what was private", "retention", now.date().isoformat())
            record(change, {"records": count}, actor=None, at=now, via="job")
    return count


def erase_words(*, person: User, at: datetime, **_others: object) -> None:
    """Listens for people who are erased: their words go; that there was a statement, and which way it spoke, stays."""
    with seen_by_all():
        count = Statement.objects.filter(author=person).update(paraphrase="")
        change = Change("erased words", "person", str(person.pk), about=person.pk)
        record(change, {"records": count}, actor=None, at=at, via="job")


def declare_own() -> None:
    """Declares how long this part keeps what it holds."""
    since, then = _("the partnership ended or came to nothing"), _("deleted")
    declare(Kept("evidence", KEPT.days, since, then, forget_evidence))
