"""Deletes cases that were closed long ago, and the words of who is erased."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside_web.accounts.models import User
from alongside_web.accounts.retention import Kept, declare
from alongside_web.accounts.walls import seen_by_all
from alongside_web.audit.operations import Change, record
from alongside_web.concerns.models import Concern, Point, Rating, Reason, Right, SchoolAnswer, Share

# A decision about a school may be challenged in court for six years (Limitation Act 1980, section 5).
_YEARS = 6 * 365


def forget_cases(before: datetime, now: datetime) -> int:
    """Deletes cases that were closed by then, with all that was written in them. Returns how many."""
    day = timezone.localtime(before).date()
    with seen_by_all():
        over = list(Concern.objects.filter(closed__lt=day).values_list("pk", flat=True))
        for kind in (SchoolAnswer, Share, Point, Rating, Reason):
            kind._default_manager.filter(concern__in=over).delete()
        Concern.objects.filter(pk__in=over).delete()
        if over:
            change = Change("forgot cases of concern", "retention", now.date().isoformat())
            record(change, {"cases": len(over)}, actor=None, at=now, via="job")
    return len(over)


def forget_rights(before: datetime, _now: datetime) -> int:
    """Deletes rights that ended by then. Returns how many."""
    # unaudited: `retain`, which alone calls this, records how many there were
    with seen_by_all():
        return Right.objects.filter(until__lt=timezone.localtime(before).date()).delete()[0]


def erase_words(*, person: User, at: datetime, **_others: object) -> None:
    """Listens for people who are erased: what they said as a school's head goes, and so does what was shown to them.

    Ratings, reasons and points are the organisation's decisions about a school and stay; they name nobody any more, for the
    account has no name.
    """
    with seen_by_all():
        count = SchoolAnswer.objects.filter(author=person, said_by="").update(words="")
        count += Share.objects.filter(head=person).update(rationale="", point="", taken_back_at=at)
        if count:
            change = Change("erased words about concerns", "person", str(person.pk), about=person.pk)
            record(change, {"records": count}, actor=None, at=at, via="job")


def declare_own() -> None:
    """Declares how long this part keeps what it holds."""
    deleted = _("deleted")
    declare(Kept("cases of concern", _YEARS, _("the case was closed"), deleted, forget_cases))
    declare(Kept("rights to registers", _YEARS, _("the right ended"), deleted, forget_rights))
