"""Who may read a plan, write in it, and see its money; all of it through a seat in a running partnership."""

from __future__ import annotations

from datetime import date
from typing import TypeVar
from uuid import UUID

from django.db import models
from django.utils import timezone

from alongside_web.partnerships.access import NotYours, Seat
from alongside_web.partnerships.running import OF_MONEY, READERS, WRITERS, is_writable, running_seat
from alongside_web.plans.models import Aim, Funder, Payment

Row = TypeVar("Row", bound=models.Model)


def today() -> date:
    """The day where the site is."""
    return timezone.localdate()


def reading_seat(person: int | None, key: UUID, today: date) -> Seat:
    """The seat of somebody who reads the plan; raises `NotYours`."""
    return running_seat(person, key, today, roles=READERS)


def money_seat(person: int | None, key: UUID, today: date) -> Seat:
    """The seat of somebody who sees the money; raises `NotYours`."""
    return running_seat(person, key, today, roles=OF_MONEY)


def writing_seat(person: int | None, key: UUID, today: date) -> Seat:
    """The seat of somebody who writes the plan and its money; raises `NotYours`.

    Whether it can be written in now is asked with `still_writable` once the thing itself was found: what is not there is not
    found in a paused partnership either.
    """
    return running_seat(person, key, today, roles=WRITERS)


def sees_money(seat: Seat) -> bool:
    """Whether the person answers for money; staff do not."""
    return seat.has(*OF_MONEY)


def may_write(seat: Seat) -> bool:
    """Whether the person may change the plan as the partnership stands."""
    return seat.has(*WRITERS) and is_writable(seat.partnership)


def aim_of(seat: Seat, key: UUID) -> Aim:
    """An aim of the plan that was not removed; raises `NotYours`."""
    return _found(Aim.objects.filter(partnership=seat.partnership, key=key, removed_at=None).first())


def funder_of(seat: Seat, key: UUID) -> Funder:
    """A funder of the partnership; raises `NotYours`."""
    return _found(Funder.objects.filter(partnership=seat.partnership, key=key).first())


def payment_of(seat: Seat, key: UUID) -> Payment:
    """A payment, also one that was taken back; raises `NotYours`."""
    rows = Payment.objects.filter(partnership=seat.partnership, key=key).select_related("funder", "activity")
    return _found(rows.first())


def _found(row: Row | None) -> Row:
    if row is None:
        raise NotYours
    return row
