"""Erases meetings once a partnership has been over for long enough, and the words of who is erased."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from alongside_web.accounts.models import User
from alongside_web.accounts.retention import Kept, declare
from alongside_web.accounts.walls import seen_by_all
from alongside_web.audit.operations import Change, record
from alongside_web.meetings.models import (
    Attender,
    Body,
    BodyMember,
    Meeting,
    MeetingAction,
    MeetingDecision,
    NetworkMeeting,
)
from alongside_web.partnerships.operations_retention import forget_of_ended

_DAYS = 6 * 365
# In this order: what refers to another goes before it.
_KINDS = (MeetingAction, MeetingDecision, Attender, Meeting, BodyMember, Body, NetworkMeeting)


def forget_meetings(before: datetime, now: datetime) -> int:
    """Deletes bodies, meetings, decisions and actions of partnerships that were over by then. Returns how many."""
    return forget_of_ended(_KINDS, before, now)


def erase_words(*, person: User, at: datetime, **_others: object) -> None:
    """Listens for people who are erased: that they sat on a body or came to a meeting goes, and what they said of actions.

    Minutes and decisions are the schools' and stay, as what stands in an agreement does.
    """
    with seen_by_all():
        count = BodyMember.objects.filter(person=person).delete()[0]
        count += Attender.objects.filter(person=person).delete()[0]
        count += MeetingAction.objects.filter(settled_by=person).update(words="")
        change = Change("erased words", "person", str(person.pk), about=person.pk)
        record(change, {"records": count}, actor=None, at=at, via="job")


def declare_own() -> None:
    """Declares how long meetings are kept."""
    declare(Kept("meetings", _DAYS, _("the partnership ended"), _("deleted"), forget_meetings))
