"""Forgets old addresses, reminders and days off, and all of these of who is erased."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside_web.accounts.models import User
from alongside_web.accounts.retention import Kept, declare
from alongside_web.audit.operations import Change, record
from alongside_web.calendars.models import DaysClosed, FeedAddress, ReminderSent, RhythmChosen


def forget_addresses(before: datetime, _now: datetime) -> int:
    """Deletes addresses that ended by then. Returns how many."""
    # unaudited: counted and recorded by `retain`, which alone calls it
    return FeedAddress.objects.filter(ended_at__lt=before).delete()[0]


def forget_reminders(before: datetime, _now: datetime) -> int:
    """Deletes what was noted of reminders sent by then. Returns how many."""
    # unaudited: counted and recorded by `retain`, which alone calls it
    return ReminderSent.objects.filter(on__lt=timezone.localtime(before).date()).delete()[0]


def forget_days_off(before: datetime, _now: datetime) -> int:
    """Deletes days off that were over by then. Returns how many."""
    # unaudited: counted and recorded by `retain`, which alone calls it
    return DaysClosed.objects.filter(last__lt=timezone.localtime(before).date()).delete()[0]


def erase(*, person: User, at: datetime, **_others: object) -> None:
    """Listens for people who are erased: addresses, choices and reminders go; days off stay, with nobody's name."""
    kinds = (FeedAddress, RhythmChosen, ReminderSent)
    count = sum(kind._default_manager.filter(person=person).delete()[0] for kind in kinds)
    count += DaysClosed.objects.filter(entered_by=person).update(entered_by=None)
    change = Change("erased calendars", "person", str(person.pk), about=person.pk)
    record(change, {"records": count}, actor=None, at=at, via="job")


def declare_own() -> None:
    """Declares how long this part keeps what it holds."""
    then = _("deleted")
    declare(Kept("calendar addresses", 365, _("the address was turned off"), then, forget_addresses))
    declare(Kept("reminders sent", 365, _("the reminder was sent"), then, forget_reminders))
    declare(Kept("days off", 3 * 365, _("their last day"), then, forget_days_off))
