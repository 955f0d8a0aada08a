"""Deletes what was learned once a partnership has been over for long enough, and the words of who is erased."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from alongside_web.accounts.models import User
from alongside_web.accounts.retention import Kept, declare
from alongside_web.accounts.walls import seen_by_all
from alongside_web.audit.operations import Change, record
from alongside_web.learning.models import (
    ExchangeReport,
    Gift,
    HostContext,
    Marking,
    Practice,
    PracticeStep,
    Promise,
)
from alongside_web.partnerships.operations_retention import forget_of_ended

_DAYS = 6 * 365
# In this order, for the later ones are what the earlier ones belong to.
_KINDS = (HostContext, ExchangeReport, PracticeStep, Practice, Gift, Marking, Promise)


def forget_learning(before: datetime, now: datetime) -> int:
    """Deletes reports, practices and the ledger of partnerships that were over by then. Returns how many."""
    return forget_of_ended(_KINDS, before, now)


def erase_words(*, person: User, at: datetime, **_others: object) -> None:
    """Listens for people who are erased: their drafts go, and their words. What a practice or a promise is called stays: it is
    the schools' own, as the words of an agreement are."""
    with seen_by_all():
        theirs = {"author": person}
        count = ExchangeReport.objects.filter(**theirs, sent_at=None).delete()[0]
        blank = dict.fromkeys(("who", "did", "saw", "will_use", "surprised", "could_learn"), "")
        count += ExchangeReport.objects.filter(**theirs).update(**blank)
        count += HostContext.objects.filter(**theirs).update(text="")
        count += PracticeStep.objects.filter(**theirs).update(words="", again="")
        count += Practice.objects.filter(**theirs).update(what="")
        count += Gift.objects.filter(**theirs).update(words="")
        count += Marking.objects.filter(**theirs).update(words="")
        change = Change("erased words", "person", str(person.pk), about=person.pk)
        record(change, {"records": count}, actor=None, at=at, via="job")


def declare_own() -> None:
    """Declares how long this part keeps what it holds."""
    since, then = _("the partnership ended or came to nothing"), _("deleted")
    declare(Kept("exchange reports, practices and ledgers", _DAYS, since, then, forget_learning))
