"""Plans activities, changes them and drops them from the plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F, Max

from alongside.partnerships.bounds import check_days
from alongside.partnerships.happenings import Status
from alongside_web.accounts.models import User
from alongside_web.audit.operations import Change, record
from alongside_web.partnerships.access import NotYours, Seat
from alongside_web.partnerships.models import Partnership
from alongside_web.partnerships.operations import locked
from alongside_web.partnerships.running import side_of, still_writable
from alongside_web.plans.activity_access import bounds_of
from alongside_web.plans.activity_signals import activity_saved
from alongside_web.plans.activity_words import FIELDS
from alongside_web.plans.models import Activity, Happening, HappeningKind, Plan


class ActivityChanged(ValueError):
    """Somebody changed the activity after it was opened."""


@dataclass(frozen=True, slots=True)
class Written:
    """The fields of an activity as somebody wrote them, and the version that was opened."""

    fields: Mapping[str, object]
    version: int = 0


def changed(row: Activity, action: str) -> Change:
    """An entry of the audit about an activity."""
    return Change(action, "activity", str(row.key), partnership=str(row.partnership.key))


def opened(seat: Seat) -> Partnership:
    """The partnership, locked, where it may be written in; raises `NotNow`."""
    partnership = locked(seat.partnership)
    still_writable(partnership)
    return partnership


def in_plan(seat: Seat, key: UUID, version: int) -> Activity:
    """The activity as it stands, locked; raises `NotYours` or `ActivityChanged`."""
    rows = Activity.objects.select_for_update().filter(partnership=seat.partnership, key=key)
    row = rows.first()
    if row is None:
        raise NotYours
    if row.version != version or row.removed_at is not None:
        raise ActivityChanged
    return row


def count_change(partnership: Partnership) -> None:
    """Counts one more change of the plan."""
    # unaudited: the change that is counted is recorded by whoever makes it
    Plan.objects.get_or_create(partnership=partnership)
    Plan.objects.filter(partnership=partnership).update(revision=F("revision") + 1)


@transaction.atomic
def do_add(seat: Seat, written: Written, *, actor: User, at: datetime) -> Activity:
    """Plans an activity; raises `NotNow` or `CannotBe`."""
    partnership, fields = opened(seat), {name: written.fields[name] for name in FIELDS if name in written.fields}
    check_days(_day(fields, "starts"), _day(fields, "ends"), bounds_of(seat))
    last = Activity.objects.filter(partnership=partnership).aggregate(last=Max("position"))["last"] or 0
    row = Activity.objects.create(partnership=partnership, position=last + 1, made_by=actor, made_at=at, **fields)
    count_change(partnership)
    record(changed(row, "added activity"), {"title": row.title, "starts": row.starts}, actor=actor.pk, at=at)
    activity_saved.send(Activity, activity=row, at=at)
    return row


@transaction.atomic
def do_change(seat: Seat, key: UUID, written: Written, *, actor: User, at: datetime) -> Activity:
    """Changes an activity; a planned day given up for another is recorded as moved.

    Raises `NotNow`, `CannotBe`, `NotYours` or `ActivityChanged`.
    """
    partnership = opened(seat)
    row = in_plan(seat, key, written.version)
    before = {name: getattr(row, name) for name in FIELDS if name in written.fields}
    after = {name: written.fields[name] for name in before if written.fields[name] != before[name]}
    if not after:
        return row
    starts = _day(after, "starts") if "starts" in after else row.starts
    if {"starts", "ends"} & after.keys():
        check_days(starts, _day(after, "ends") if "ends" in after else row.ends, bounds_of(seat))
    if row.starts is not None and starts is not None and starts != row.starts and row.status == Status.PLANNED:
        _move(row, starts, side_of(seat), actor=actor, at=at)
    for name, value in after.items():
        setattr(row, name, value)
    row.version += 1
    row.save(update_fields=[*after, "version"])
    count_change(partnership)
    told = {name: [_told(before[name]), _told(value)] for name, value in after.items()}
    record(changed(row, "changed activity"), {"version": row.version, "changed": told}, actor=actor.pk, at=at)
    activity_saved.send(Activity, activity=row, at=at)
    return row


def _move(row: Activity, to: date, side: str, *, actor: User, at: datetime) -> None:
    # unaudited: the change of the activity, of which this is a part, is recorded by `do_change`
    Happening.objects.create(
        partnership=row.partnership,
        activity=row,
        kind=HappeningKind.MOVED,
        on=row.starts or to,
        moved_to=to,
        side=side,
        recorded_by=actor,
        at=at,
    )


def _day(fields: Mapping[str, object], name: str) -> date | None:
    value = fields.get(name)
    return value if isinstance(value, date) else None


def _told(value: object) -> object:
    """A value as the audit keeps it; an aim or a funder by its name."""
    return value if value is None or isinstance(value, str | int | date) else str(value)


@transaction.atomic
def do_drop(seat: Seat, key: UUID, dropped: Written, *, actor: User, at: datetime) -> None:
    """Takes an activity out of the plan; its history stays. Raises `NotNow`, `NotYours` or `ActivityChanged`."""
    partnership = opened(seat)
    row = in_plan(seat, key, dropped.version)
    Activity.objects.filter(pk=row.pk).update(removed_at=at, version=F("version") + 1)
    count_change(partnership)
    told = {"title": row.title, "reason": dropped.fields.get("reason", "")}
    record(changed(row, "dropped activity"), told, actor=actor.pk, at=at)
