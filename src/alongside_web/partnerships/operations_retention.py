"""Erases what was said in private once a partnership has been over for long enough, and the words of who is erased."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside_web.accounts.models import User
from alongside_web.accounts.retention import VALUES_DAYS, Kept, declare
from alongside_web.accounts.walls import seen_by_all
from alongside_web.audit.models import Entry
from alongside_web.audit.operations import Change, erase_values_of, record
from alongside_web.partnerships.agreement_models import (
    AgreementEdition,
    AgreementPdf,
    AgreementSectionVersion,
    AgreementSignature,
    AgreementSuggestion,
)
from alongside_web.partnerships.models import Partnership, State
from alongside_web.partnerships.private_models import Mode, Note, OpenPart, Pause, PublicityWish, ReadinessTold, Reply

_DAYS = 2 * 365


def over_by(before: datetime) -> QuerySet[Partnership]:
    """The partnerships that had ended, or come to nothing, before that moment."""
    day = timezone.localtime(before).date()
    ended = Q(state=State.ENDED, ends__lt=day)
    return Partnership.objects.filter(ended | Q(state=State.NOT_GOING_AHEAD, answer_by__lt=day))


@dataclass(frozen=True, slots=True)
class _Kind:
    """Rows that are kept alike, and the actions by which the audit too holds their words."""

    rows: tuple[type[models.Model], ...]
    actions: tuple[str, ...] = ()

    def forget(self, before: datetime, now: datetime) -> int:
        """Deletes those of partnerships that were over by then, and empties their values in the audit. Returns how many."""
        with seen_by_all():
            over = over_by(before)
            count = sum(
                kind._default_manager.filter(partnership__in=over.values("pk")).delete()[0] for kind in self.rows
            )
            values = erase_values_of(_entries(over).filter(action__in=self.actions), at=now)
            if count or values:
                change = Change("forgot what was private", "retention", now.date().isoformat())
                record(change, {"records": count, "values": values}, actor=None, at=now, via="job")
        return count


def _entries(over: QuerySet[Partnership]) -> QuerySet[Entry]:
    return Entry.objects.filter(partnership__in=[str(key) for key in over.values_list("key", flat=True)])


ANSWERS = _Kind(
    (Reply, ReadinessTold, PublicityWish, OpenPart),
    ("answered", "told readiness", "chose publicity", "invited into partnership"),
)
HELP = _Kind((Mode,), ("offered help", "accepted help"))
NOTES = _Kind((Note,), ("said",))
SUGGESTIONS = _Kind(
    (AgreementSuggestion,),
    tuple(f"agreement {one}" for one in ("suggested", "suggestion accepted", "suggestion declined")),
)
AGREEMENTS = _Kind(
    (AgreementPdf, AgreementSuggestion, AgreementSignature, AgreementSectionVersion, AgreementEdition, Pause)
)


def forget_of_ended(rows: Iterable[type[models.Model]], before: datetime, now: datetime) -> int:
    """Deletes another part's rows, in this order, of partnerships that were over by then. Returns how many."""
    return _Kind(tuple(rows)).forget(before, now)


def erase_values(before: datetime, now: datetime) -> int:
    """Empties the values of all changes in partnerships that were over by then. Returns how many."""
    with seen_by_all():
        return erase_values_of(_entries(over_by(before)), at=now)


def erase_words(*, person: User, at: datetime, **_others: object) -> None:
    """Listens for people who are erased: their words go; that there was an answer stays, with nobody's name.

    What stands in an agreement is its schools' and stays; a signature stays too, and names nobody any more.
    """
    with seen_by_all():
        count = Reply.objects.filter(head=person).update(reason="", shared=False)
        count += ReadinessTold.objects.filter(head=person).update(note="")
        count += Note.objects.filter(author=person).update(text="")
        count += Mode.objects.filter(by=person).update(words="")
        count += Pause.objects.filter(by=person).update(reason="")
        count += AgreementSuggestion.objects.filter(author=person).update(text="", remark="")
        count += AgreementSuggestion.objects.filter(decided_by=person).update(answer="")
        change = Change("erased words", "person", str(person.pk), about=person.pk)
        record(change, {"records": count}, actor=None, at=at, via="job")


def declare_own() -> None:
    """Declares how long this part keeps what it holds."""
    since, then = _("the partnership ended or came to nothing"), _("deleted")
    declare(Kept("answers and readiness", _DAYS, since, then, ANSWERS.forget))
    declare(Kept("kinds of help", _DAYS, since, then, HELP.forget))
    declare(Kept("notes", _DAYS, since, then, NOTES.forget))
    declare(Kept("suggestions on agreements", _DAYS, since, then, SUGGESTIONS.forget))
    declare(Kept("agreements and pauses", VALUES_DAYS, since, then, AGREEMENTS.forget))
    declare(Kept("values of changes in partnerships", VALUES_DAYS, since, _("erased"), erase_values))
