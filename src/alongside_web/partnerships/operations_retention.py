"""Erases what was said in private once a partnership has been over for long enough, and the words of who is erased."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import models
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside_web.accounts.models import User
from alongside_web.accounts.retention import Kept, declare
from alongside_web.accounts.walls import seen_by_all
from alongside_web.audit.operations import Change, record
from alongside_web.partnerships.agreement_models import (
    AgreementEdition,
    AgreementPdf,
    AgreementSectionVersion,
    AgreementSignature,
    AgreementSuggestion,
)
from alongside_web.partnerships.models import Partnership, State
from alongside_web.partnerships.private_models import Note, OpenPart, Pause, PublicityWish, ReadinessTold, Reply

_DAYS = 2 * 365
_YEARS_OF_AGREEMENTS = 6 * 365


def _over(before: datetime) -> QuerySet[Partnership]:
    day = timezone.localtime(before).date()
    ended = Q(state=State.ENDED, ends__lt=day)
    return Partnership.objects.filter(ended | Q(state=State.NOT_GOING_AHEAD, answer_by__lt=day))


def _forget(kinds: Iterable[type[models.Model]], before: datetime, now: datetime) -> int:
    """Deletes rows of these kinds of partnerships that were over by then. Returns how many."""
    with seen_by_all():
        over = _over(before).values("pk")
        count = sum(kind._default_manager.filter(partnership__in=over).delete()[0] for kind in kinds)
        if count:
            change = Change("forgot what was private", "retention", now.date().isoformat())
            record(change, {"records": count}, actor=None, at=now, via="job")
    return count


def forget_of_ended(kinds: Iterable[type[models.Model]], before: datetime, now: datetime) -> int:
    """Deletes another part's rows, in this order, of partnerships that were over by then. Returns how many."""
    return _forget(kinds, before, now)


def forget_what_was_private(before: datetime, now: datetime) -> int:
    """Deletes answers, readiness, wishes and open invitations of partnerships that were over by then. Returns how many."""
    return _forget((Reply, ReadinessTold, PublicityWish, OpenPart), before, now)


def forget_notes(before: datetime, now: datetime) -> int:
    """Deletes what people had to say in partnerships that were over by then. Returns how many."""
    return _forget((Note,), before, now)


def forget_suggestions(before: datetime, now: datetime) -> int:
    """Deletes suggestions on agreements of partnerships that were over by then. Returns how many."""
    return _forget((AgreementSuggestion,), before, now)


def forget_agreements(before: datetime, now: datetime) -> int:
    """Deletes agreements and pauses, with all that was written and signed, of partnerships that were over by then."""
    written = (AgreementPdf, AgreementSuggestion, AgreementSignature, AgreementSectionVersion, AgreementEdition)
    return _forget((*written, Pause), before, now)


def erase_words(*, person: User, at: datetime, **_others: object) -> None:
    """Listens for people who are erased: their words go; that there was an answer stays, with nobody's name.

    What stands in an agreement is its schools' and stays; a signature stays too, and names nobody any more.
    """
    with seen_by_all():
        count = Reply.objects.filter(head=person).update(reason="", shared=False)
        count += ReadinessTold.objects.filter(head=person).update(note="")
        count += Note.objects.filter(author=person).update(text="")
        count += Pause.objects.filter(by=person).update(reason="")
        count += AgreementSuggestion.objects.filter(author=person).update(text="", remark="")
        count += AgreementSuggestion.objects.filter(decided_by=person).update(answer="")
        change = Change("erased words", "person", str(person.pk), about=person.pk)
        record(change, {"records": count}, actor=None, at=at, via="job")


def declare_own() -> None:
    """Declares how long this part keeps what it holds."""
    since, then = _("the partnership ended or came to nothing"), _("deleted")
    declare(Kept("answers and readiness", _DAYS, since, then, forget_what_was_private))
    declare(Kept("notes", _DAYS, since, then, forget_notes))
    declare(Kept("suggestions on agreements", _DAYS, since, then, forget_suggestions))
    declare(Kept("agreements and pauses", _YEARS_OF_AGREEMENTS, since, then, forget_agreements))
