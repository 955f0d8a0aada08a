"""Forgets common ground and assumptions of partnerships long over, and the words of who is erased."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from alongside_web.accounts.models import User
from alongside_web.accounts.retention import Kept, declare
from alongside_web.accounts.walls import seen_by_all
from alongside_web.audit.operations import Change, record
from alongside_web.brokering.ground_models import Assumption, AssumptionLook, GroundAnswer
from alongside_web.partnerships.operations_retention import forget_of_ended

_DAYS = 2 * 365


def forget_ground(before: datetime, now: datetime) -> int:
    """Deletes answers and assumptions of partnerships that were over by then. Returns how many."""
    return forget_of_ended((GroundAnswer, AssumptionLook, Assumption), before, now)


def erase_words(*, person: User, at: datetime, **_others: object) -> None:
    """Listens for people who are erased: their words go. Where they stood stays in the spread, with nobody's name; what the
    partnership assumes is both schools' and stays."""
    with seen_by_all():
        count = GroundAnswer.objects.filter(author=person).update(words="", shared=False)
        count += AssumptionLook.objects.filter(author=person).update(reason="")
        change = Change("erased words", "person", str(person.pk), about=person.pk)
        record(change, {"records": count}, actor=None, at=at, via="job")


def declare_own() -> None:
    """Declares how long they are kept."""
    since = _("the partnership ended or came to nothing")
    declare(Kept("common ground and assumptions", _DAYS, since, _("deleted"), forget_ground))
