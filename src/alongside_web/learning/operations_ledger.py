"""Writes the ledger: promises, what was given against them, and how each side sees them."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction

from alongside_web.accounts.models import User
from alongside_web.audit.operations import record
from alongside_web.learning.models import Gift, Marking, Promise
from alongside_web.learning.operations import Anew, Overtaken, change_of, writable
from alongside_web.partnerships.access import NotYours, Seat
from alongside_web.partnerships.running import side_of


@dataclass(frozen=True, slots=True)
class Promised:
    """What one side promises; ``side`` gives."""

    side: str
    what: str
    unit: str
    amount: Decimal | None
    by: date | None
    section: str


@dataclass(frozen=True, slots=True)
class Handed:
    """What was given against a promise."""

    on: date
    amount: Decimal | None
    words: str
    activity: UUID | None


@dataclass(frozen=True, slots=True)
class Marked:
    """How a side sees a promise, and why."""

    mark: str
    words: str


@transaction.atomic
def make_promise(seat: Seat, promised: Promised, *, actor: User, at: datetime) -> Promise:
    """Writes a promise down; raises `NotNow`."""
    partnership = writable(seat)
    row = Promise.objects.create(partnership=partnership, author=actor, at=at, **asdict(promised))
    record(change_of(seat, "promise made", row.key), asdict(promised), actor=actor.pk, at=at)
    return row


@transaction.atomic
def reword_promise(seat: Seat, promise: Promise, anew: Anew[Promised], *, actor: User, at: datetime) -> Promise:
    """Words a promise anew; raises `NotNow`, or `Overtaken` where somebody else did meanwhile."""
    writable(seat)
    row = _locked(promise, anew.seen)
    for name, value in asdict(anew.told).items():
        setattr(row, name, value)
    row.version += 1
    row.save()
    record(change_of(seat, "promise reworded", row.key), asdict(anew.told), actor=actor.pk, at=at)
    return row


@transaction.atomic
def remove_promise(seat: Seat, promise: Promise, *, seen: int, actor: User, at: datetime) -> None:
    """Takes a promise off the ledger that was written by mistake; raises `NotNow` or `Overtaken`.

    One against which something was given, or which somebody marked, stays: it is dropped by both marking it so.
    """
    writable(seat)
    row = _locked(promise, seen)
    if row.gifts.filter(taken_back_at=None).exists() or row.markings.exists():
        raise Overtaken(row)
    row.removed_at = at
    row.version += 1
    row.save(update_fields=["removed_at", "version"])
    record(change_of(seat, "promise removed", row.key), {"what": row.what}, actor=actor.pk, at=at)


def _locked(promise: Promise, seen: int) -> Promise:
    row = Promise.objects.select_for_update().get(pk=promise.pk)
    if row.version != seen or row.removed_at is not None:
        raise Overtaken(row)
    return row


@transaction.atomic
def record_gift(seat: Seat, promise: Promise, handed: Handed, *, actor: User, at: datetime) -> Gift:
    """Enters what was given against a promise; raises `NotNow`."""
    partnership = writable(seat)
    row = Gift.objects.create(
        partnership=partnership, promise=promise, author=actor, side=side_of(seat), at=at, **asdict(handed)
    )
    record(change_of(seat, "gift recorded", promise.key), asdict(handed), actor=actor.pk, at=at)
    return row


@transaction.atomic
def take_gift_back(seat: Seat, gift: Gift, *, actor: User, at: datetime) -> None:
    """Takes back what the actor entered; raises `NotYours` or `NotNow`."""
    writable(seat)
    if gift.author_id != actor.pk:
        raise NotYours
    Gift.objects.filter(pk=gift.pk, taken_back_at=None).update(taken_back_at=at)
    record(change_of(seat, "gift taken back", gift.promise.key), {"on": gift.on}, actor=actor.pk, at=at)


@transaction.atomic
def mark_promise(seat: Seat, promise: Promise, marked: Marked, *, actor: User, at: datetime) -> Marking:
    """Keeps how the actor's side sees a promise; raises `NotNow`."""
    partnership = writable(seat)
    row = Marking.objects.create(
        partnership=partnership, promise=promise, author=actor, side=side_of(seat), at=at, **asdict(marked)
    )
    record(change_of(seat, "promise marked", promise.key), asdict(marked), actor=actor.pk, at=at)
    return row
