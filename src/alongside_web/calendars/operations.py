"""Everything that is done to calendars: addresses made and ended, reminders chosen and sent, days off entered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.core.mail import send_mail
from django.db import transaction

from alongside.partnerships.reminders import Occasion
from alongside_web.accounts.models import Organisation, User
from alongside_web.accounts.queries import memberships_of
from alongside_web.audit.operations import Change, record
from alongside_web.calendars.models import DaysClosed, FeedAddress, ReminderSent, RhythmChosen
from alongside_web.calendars.tokens import hash_of, new_seed, token_of


def _own(action: str, person: User) -> Change:
    return Change(action, "calendar", str(person.pk), about=person.pk)


@transaction.atomic
def do_make_address(person: User, *, at: datetime) -> FeedAddress:
    """Makes a new private address; the one before, if any, leads nowhere from now on."""
    ended = FeedAddress.objects.filter(person=person, ended_at=None).update(ended_at=at)
    seed = new_seed()
    row = FeedAddress.objects.create(person=person, seed=seed, token_hash=hash_of(token_of(seed)), made_at=at)
    record(_own("made calendar address", person), {"instead": bool(ended)}, actor=person.pk, at=at)
    return row


@transaction.atomic
def do_end_address(person: User, *, actor: User | None, at: datetime) -> int:
    """Turns a person's calendar address off. Returns how many there were."""
    ended = FeedAddress.objects.filter(person=person, ended_at=None).update(ended_at=at)
    if ended:
        record(_own("ended calendar address", person), {}, actor=actor.pk if actor else None, at=at)
    return ended


def end_address_of_leaver(*, person: User, last_day: date, at: datetime, actor: User | None, **_: object) -> None:
    """Listens for people who leave: the address ends with the last organisation, or with the account."""
    if not person.is_active or not memberships_of(person.pk, last_day + timedelta(days=1)).exists():
        do_end_address(person, actor=actor, at=at)


def do_note_sent(address: FeedAddress, digest: str, *, at: datetime) -> datetime:
    """Notes what the address leads to now, and since when; returns since when."""
    # unaudited: what was fetched from a calendar's address is no change of anybody's record
    if address.digest != digest or address.changed_at is None:
        FeedAddress.objects.filter(pk=address.pk).update(digest=digest, changed_at=at)
        return at
    return address.changed_at


@transaction.atomic
def do_choose_rhythm(person: User, rhythm: str, *, at: datetime) -> None:
    """Keeps how somebody wants to be reminded."""
    RhythmChosen.objects.create(person=person, rhythm=rhythm, at=at)
    record(_own("chose reminders", person), {"rhythm": rhythm}, actor=person.pk, at=at)


@dataclass(frozen=True, slots=True)
class Mail:
    """A reminder as it is sent: what it is about, and its words."""

    occasions: Sequence[Occasion]
    subject: str
    body: str


@transaction.atomic
def do_remind(person: User, mail: Mail, *, on: date) -> None:
    """Sends a reminder and notes that it was sent: both or neither."""
    # unaudited: the row says what was sent to whom and when, and nothing of anybody's is changed by it
    rows = (ReminderSent(person=person, kind=one.kind, uid=one.uid, day=one.day, on=on) for one in mail.occasions)
    ReminderSent.objects.bulk_create(rows)
    send_mail(mail.subject, mail.body, None, [person.email])


@dataclass(frozen=True, slots=True)
class ClosedWanted:
    """Days off that somebody enters."""

    name: str
    first: date
    last: date


@transaction.atomic
def do_close(organisation: Organisation, wanted: ClosedWanted, *, actor: User, at: datetime) -> DaysClosed:
    """Enters days off of an organisation."""
    told = {"name": wanted.name, "first": wanted.first, "last": wanted.last}
    row = DaysClosed.objects.create(organisation=organisation, entered_by=actor, entered_at=at, **told)
    change = Change("entered days off", "days off", str(row.key))
    record(change, {**told, "organisation": organisation.name}, actor=actor.pk, at=at)
    return row


@transaction.atomic
def do_remove_closed(closed: DaysClosed, *, actor: User, at: datetime) -> None:
    """Takes days off away again; safe to do twice."""
    if DaysClosed.objects.filter(pk=closed.pk, removed_at=None).update(removed_at=at):
        told = {"name": closed.name, "first": closed.first, "last": closed.last}
        record(Change("removed days off", "days off", str(closed.key)), told, actor=actor.pk, at=at)
