"""Erases what the accounts have kept long enough."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q

from alongside_web.accounts.models import Invitation, Session, Submission, User
from alongside_web.accounts.operations import blank_invitations, erase_person
from alongside_web.accounts.operations_limits import forget_buckets
from alongside_web.audit.models import Entry
from alongside_web.audit.operations import erase_values_of


def forget_submissions(before: datetime, _now: datetime) -> int:
    """Deletes the keys of forms sent before. Returns how many."""
    return Submission.objects.filter(at__lt=before).delete()[0]


def forget_sessions(before: datetime, _now: datetime) -> int:
    """Deletes sessions that ended before. Returns how many."""
    return Session.objects.filter(expire_date__lt=before).delete()[0]


def forget_attempts(before: datetime, _now: datetime) -> int:
    """Deletes buckets last used before. Returns how many."""
    return forget_buckets(before)


def blank_old_invitations(before: datetime, now: datetime) -> int:
    """Removes address and words of invitations that ended before. Returns how many."""
    ended = Q(accepted_at__lt=before) | Q(revoked_at__lt=before) | Q(expires_at__lt=before)
    return blank_invitations(Invitation.objects.filter(ended), at=now)


def erase_values(before: datetime, now: datetime) -> int:
    """Empties the values of changes made before that belong to no partnership. Returns how many."""
    return erase_values_of(Entry.objects.filter(partnership="", at__lt=before), at=now)


def erase_closed_accounts(before: datetime, now: datetime) -> int:
    """Erases the people whose accounts were closed before. Returns how many."""
    closed = list(User.objects.filter(closed_at__lt=before, erased_at=None).order_by("pk"))
    for person in closed:
        erase_person(person, actor=None, at=now, via="job")
    return len(closed)
