"""Arranges meetings across partnerships: one row for each, changed together by whoever arranged it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from alongside_web.accounts.models import User
from alongside_web.accounts.walls import seen_by_all
from alongside_web.audit.operations import Change, record
from alongside_web.meetings.access import network_of
from alongside_web.meetings.models import NetworkMeeting
from alongside_web.meetings.operations import ChangedMeanwhile, Written
from alongside_web.meetings.words import NETWORK_FIELDS
from alongside_web.partnerships.access import NotYours, Seat
from alongside_web.partnerships.models import Partnership, Role, Side
from alongside_web.partnerships.operations import locked
from alongside_web.partnerships.running import is_writable, side_of, still_writable


def _change(row: NetworkMeeting, action: str) -> Change:
    return Change(action, "networkmeeting", str(row.key), partnership=str(row.partnership.key))


@transaction.atomic
def do_arrange(
    seat: Seat, invited: Sequence[Partnership], written: Written, *, actor: User, at: datetime
) -> NetworkMeeting:
    """Invites partnerships to one meeting, this one among them; raises `NotYours` or `NotNow`."""
    if not seat.has(Role.BROKER) or seat.partnership.arranged_by is None:
        raise NotYours
    gathering, made = uuid4(), []
    for one in sorted({*invited, seat.partnership}, key=lambda partnership: partnership.pk):
        partnership = locked(one)
        still_writable(partnership)
        row = NetworkMeeting.objects.create(
            gathering=gathering,
            partnership=partnership,
            organisation=seat.partnership.arranged_by,
            arranged_by=actor,
            at=at,
            **{name: written.fields[name] for name in NETWORK_FIELDS},
        )
        record(_change(row, "arranged network meeting"), {"on": row.on}, actor=actor.pk, at=at)
        made.append(row)
    return next(one for one in made if one.partnership_id == seat.partnership.pk)


@transaction.atomic
def do_change_network(seat: Seat, key: UUID, written: Written, *, actor: User, at: datetime) -> None:
    """Changes it for every partnership that is invited; raises `NotYours`, `NotNow` or `ChangedMeanwhile`."""
    if not seat.has(Role.BROKER):
        raise NotYours
    still_writable(locked(seat.partnership))
    own = network_of(seat, key)
    if own.version != written.version:
        raise ChangedMeanwhile
    with seen_by_all():
        for row in NetworkMeeting.objects.select_for_update().filter(gathering=own.gathering).order_by("pk"):
            if is_writable(row.partnership):
                _put(row, written, actor=actor, at=at)


def _put(row: NetworkMeeting, written: Written, *, actor: User, at: datetime) -> None:
    changed: dict[str, list[object]] = {}
    for name in NETWORK_FIELDS:
        if written.fields[name] != getattr(row, name):
            changed[name] = [getattr(row, name), written.fields[name]]
            setattr(row, name, written.fields[name])
    row.version += 1
    row.save(update_fields=[*changed, "version"])
    told = {"on": row.on, "version": row.version, "changed": changed}
    record(_change(row, "changed network meeting"), told, actor=actor.pk, at=at)


@transaction.atomic
def do_note_came(seat: Seat, key: UUID, written: Written, *, actor: User, at: datetime) -> None:
    """Says who came from the person's own side; raises `NotYours`, `NotNow` or `ChangedMeanwhile`."""
    side = side_of(seat)
    if side == Side.NEITHER:
        raise NotYours
    still_writable(locked(seat.partnership))
    row = network_of(seat, key)
    if getattr(row, f"came_{side}") != written.fields["before"]:
        raise ChangedMeanwhile
    NetworkMeeting.objects.filter(pk=row.pk).update(**{f"came_{side}": written.fields["came"]})
    record(_change(row, "noted who came"), {"on": row.on}, actor=actor.pk, at=at)
