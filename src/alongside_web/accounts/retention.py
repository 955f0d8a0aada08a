"""How long each kind of record is kept; every night what is due is erased, and the audit says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alongside_web.accounts import operations_retention as due
from alongside_web.audit.operations import Change, record

VALUES_DAYS = 6 * 365


@dataclass(frozen=True, slots=True)
class Kept:
    """A kind of record: how many days it is kept, from which date on, what is then done, and what does it.

    ``erase`` is given the moment before which a record is due, and the present; it returns how many records it erased.
    """

    name: str
    days: int
    since: str | Promise
    then: str | Promise
    erase: Callable[[datetime, datetime], int]


class DeclaredTwice(ValueError):
    """Two parts of the site declare how long one kind of record is kept."""


_kept: dict[str, Kept] = {}


def declare(kept: Kept) -> None:
    """Adds a kind of record; call it when the part starts. Raises `DeclaredTwice`."""
    if kept.name in _kept:
        raise DeclaredTwice(f"How long '{kept.name}' is kept is declared already; give this kind another name.")
    _kept[kept.name] = kept


def declared() -> tuple[Kept, ...]:
    """Every kind of record that has a term."""
    return tuple(_kept.values())


@transaction.atomic
def retain(today: date) -> dict[str, int]:
    """Erases what is due on the day, and records in the audit how many of each kind: the proof that it was done."""
    now = timezone.make_aware(datetime.combine(today, time.min))
    done = {kept.name: kept.erase(now - timedelta(days=kept.days), now) for kept in _kept.values()}
    record(Change("erased what was due", "retention", today.isoformat()), done, actor=None, at=now, via="job")
    return done


def declare_own() -> None:
    """Declares what the accounts hold."""
    sent, deleted = _("the form was sent"), _("deleted")
    declare(Kept("forms sent", 30, sent, deleted, due.forget_submissions))
    declare(Kept("sessions", 0, _("the session ended"), deleted, due.forget_sessions))
    declare(Kept("attempts", 1, _("the last attempt"), deleted, due.forget_attempts))
    ran_out = _("the invitation was accepted, taken back or ran out")
    declare(Kept("invitations", 365, ran_out, _("address and words removed"), due.blank_old_invitations))
    closed = _("the account was closed")
    declare(Kept("closed accounts", 3 * 365, closed, _("person erased, in the audit too"), due.erase_closed_accounts))
    declare(Kept("values of changes", VALUES_DAYS, _("the change was made"), _("erased"), due.erase_values))


def erase_what_is_due(today: date) -> str:
    """What the night does, in a sentence; the caller sees every row."""
    return f"{sum(retain(today).values())} records were erased."
