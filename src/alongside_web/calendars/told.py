"""What this part tells others: sentences for histories, and what it holds about a person."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from alongside_web.accounts.models import User
from alongside_web.accounts.reports import Held, Row, add_reporter
from alongside_web.audit.actions import Told, tell
from alongside_web.calendars.models import DaysClosed, FeedAddress, ReminderSent, RhythmChosen

SENTENCES = (
    Told("made calendar address", _("{who} made a private calendar address. Instead of another: {instead}.")),
    Told("ended calendar address", _("{who} turned the private calendar address off.")),
    Told("chose reminders", _("{who} chose how to be reminded: {rhythm}.")),
    Told("entered days off", _("{who} entered days off of {organisation}: {name}, from {first} to {last}.")),
    Told("removed days off", _("{who} removed days off: {name}, from {first} to {last}.")),
    Told("erased calendars", _("{who} erased what calendars held about a person.")),
)


def _held(person: User) -> Iterable[Row]:
    for one in FeedAddress.objects.filter(person=person).order_by("pk"):
        yield {"calendar_address_made": one.made_at, "turned_off": one.ended_at, "last_new": one.changed_at}
    for chosen in RhythmChosen.objects.filter(person=person).order_by("pk"):
        yield {"reminders": chosen.rhythm, "chosen": chosen.at}
    for closed in DaysClosed.objects.filter(entered_by=person).select_related("organisation").order_by("pk"):
        told = {"days_off": closed.name, "first": closed.first, "last": closed.last}
        yield {"organisation": closed.organisation.name, **told, "entered": closed.entered_at}
    for sent in ReminderSent.objects.filter(person=person).order_by("pk"):
        yield {"reminded_of": sent.kind, "about": sent.uid, "day": sent.day, "sent": sent.on}


def tell_all() -> None:
    """Tells the audit and the report of this part."""
    tell(*SENTENCES)
    add_reporter(Held("calendars", _("Your calendar, reminders and days off"), _held))
