"""Begins, rewrites, sends and throws away reports on exchanges, and lets the host add to them."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from alongside_web.accounts.models import User
from alongside_web.audit.operations import record
from alongside_web.learning.models import ExchangeReport, HostContext
from alongside_web.learning.operations import Anew, Overtaken, change_of, writable
from alongside_web.learning.queries_reports import TEXTS
from alongside_web.partnerships.access import NotYours, Seat
from alongside_web.partnerships.running import side_of


class NothingWritten(ValueError):
    """A report that answers no question tells nobody anything."""


@dataclass(frozen=True, slots=True)
class Reported:
    """What a report says."""

    who: str
    on: date
    until: date | None
    did: str
    saw: str
    will_use: str
    surprised: str
    could_learn: str
    activity: UUID | None
    audience: str


@transaction.atomic
def begin_report(seat: Seat, told: Reported, *, actor: User, at: datetime) -> ExchangeReport:
    """Keeps a draft for its author alone; raises `NotNow`."""
    partnership = writable(seat)
    row = ExchangeReport.objects.create(
        partnership=partnership, author=actor, side=side_of(seat), begun_at=at, **asdict(told)
    )
    record(change_of(seat, "exchange report begun", row.key), asdict(told), actor=actor.pk, at=at)
    return row


@transaction.atomic
def rewrite_report(
    seat: Seat, report: ExchangeReport, anew: Anew[Reported], *, actor: User, at: datetime
) -> ExchangeReport:
    """Changes a draft; raises `NotNow`, `NotYours`, or `Overtaken` where it was changed or sent meanwhile."""
    writable(seat)
    row = _draft_of(report, actor)
    if row.version != anew.seen or row.sent_at is not None:
        raise Overtaken(row)
    for name, value in asdict(anew.told).items():
        setattr(row, name, value)
    row.version += 1
    row.save()
    record(change_of(seat, "exchange report rewritten", row.key), asdict(anew.told), actor=actor.pk, at=at)
    return row


@transaction.atomic
def send_report(seat: Seat, report: ExchangeReport, *, actor: User, at: datetime) -> None:
    """Shows a draft to those for whom it is meant; from then on it stays as it is.

    Raises `NotNow`, `NotYours`, or `NothingWritten` where it says nothing.
    """
    writable(seat)
    row = _draft_of(report, actor)
    if row.sent_at is not None:
        return
    if not any(getattr(row, name) for name in TEXTS):
        raise NothingWritten
    ExchangeReport.objects.filter(pk=row.pk).update(sent_at=at, version=row.version + 1)
    change = change_of(seat, "exchange report sent", row.key, audience=row.audience)
    record(change, {"on": row.on}, actor=actor.pk, at=at)


@transaction.atomic
def discard_report(seat: Seat, report: ExchangeReport, *, actor: User, at: datetime) -> None:
    """Throws a draft away; raises `NotNow`, `NotYours`, or `Overtaken` where it was sent meanwhile."""
    writable(seat)
    row = _draft_of(report, actor)
    if row.sent_at is not None:
        raise Overtaken(row)
    row.delete()
    record(change_of(seat, "exchange report thrown away", report.key), {}, actor=actor.pk, at=at)


def _draft_of(report: ExchangeReport, actor: User) -> ExchangeReport:
    row = ExchangeReport.objects.select_for_update().filter(pk=report.pk, author=actor).first()
    if row is None:
        raise NotYours
    return row


@transaction.atomic
def add_context(seat: Seat, report: ExchangeReport, text: str, *, actor: User, at: datetime) -> HostContext:
    """Keeps what the host adds to a report that was sent; raises `NotNow`."""
    partnership = writable(seat)
    row = HostContext.objects.create(
        partnership=partnership, report=report, author=actor, side=side_of(seat), text=text, at=at
    )
    change = change_of(seat, "host context added", report.key, audience=report.audience)
    record(change, {"text": text}, actor=actor.pk, at=at)
    return row
