"""Deletes ceilings of partnerships long over and commitments long past, and the words of who is erased."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside_web.accounts.models import User
from alongside_web.accounts.retention import Kept, declare
from alongside_web.accounts.walls import seen_by_all
from alongside_web.audit.operations import Change, record
from alongside_web.load.models import Ceiling, Commitment
from alongside_web.partnerships.operations_retention import over_by

_DAYS = 6 * 365


def forget_load(before: datetime, now: datetime) -> int:
    """Deletes ceilings of partnerships that were over by then, and commitments that had ended or were removed by then."""
    with seen_by_all():
        day = timezone.localtime(before).date()
        past = Commitment.objects.filter(Q(last__lt=day) | Q(removed_at__lt=before))
        count = past.delete()[0] + Ceiling.objects.filter(partnership__in=over_by(before).values("pk")).delete()[0]
        if count:
            change = Change("forgot what was private", "retention", now.date().isoformat())
            record(change, {"records": count}, actor=None, at=now, via="job")
    return count


def erase_words(*, person: User, at: datetime, **_others: object) -> None:
    """Listens for people who are erased: their words go. What a school is committed to stays, with its name: it is the school's."""
    with seen_by_all():
        count = Commitment.objects.filter(author=person).update(asked="", source="")
        count += Ceiling.objects.filter(proposed_by=person).update(why="")
        change = Change("erased words", "person", str(person.pk), about=person.pk)
        record(change, {"records": count}, actor=None, at=at, via="job")


def declare_own() -> None:
    """Declares how long this part keeps what it holds."""
    since, then = _("it ended or was removed; for ceilings, the partnership was over"), _("deleted")
    declare(Kept("commitments and ceilings", _DAYS, since, then, forget_load))
