"""Records what became of an activity: records are added and never altered, and the last one counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from alongside.partnerships.happenings import LEADS_TO, Kind, Status, check_record
from alongside_web.accounts.models import User
from alongside_web.audit.operations import record
from alongside_web.partnerships.access import Seat
from alongside_web.partnerships.running import side_of
from alongside_web.plans import activity_translate as translate
from alongside_web.plans.activity_access import bounds_of
from alongside_web.plans.activity_operations import Written, changed, count_change, in_plan, opened
from alongside_web.plans.models import Activity, Happening

ACTIONS = {Kind.HELD: "activity held", Kind.CANCELLED: "activity cancelled", Kind.MOVED: "activity moved"}
_OPTIONAL = ("on", "moved_to", "by", "reason_kind", "reason", "came_supported", "came_supporting", "who_came", "words")
_FIELDS = (*_OPTIONAL, "next_step", "days_supported", "days_supporting", "lessons_lost")


@dataclass(frozen=True, slots=True)
class Recorded:
    """What somebody records of an activity."""

    activity: UUID
    kind: Kind
    written: Written


@transaction.atomic
def do_record(seat: Seat, recorded: Recorded, *, actor: User, at: datetime) -> Happening:
    """Adds a record, and the activity stands as it says; raises `NotNow`, `CannotBe`, `NotYours` or `ActivityChanged`."""
    partnership = opened(seat)
    row = in_plan(seat, recorded.activity, recorded.written.version)
    fields = {name: recorded.written.fields[name] for name in _FIELDS if name in recorded.written.fields}
    fields.setdefault("on", row.starts or seat.today)
    made = Happening(
        partnership=partnership,
        activity=row,
        kind=recorded.kind.value,
        side=side_of(seat),
        recorded_by=actor,
        at=at,
        **fields,
    )
    check_record(Status(row.status), translate.happened(made), bounds_of(seat))
    made.save(force_insert=True)
    days = {"starts": row.starts, "ends": row.ends}
    _stand(row, made)
    count_change(partnership)
    told = {"title": row.title, "on": made.on, "moved_to": made.moved_to, "reason": made.reason_kind}
    told |= {"version": row.version, "changed": {name: [old, getattr(row, name)] for name, old in days.items()}}
    record(changed(row, ACTIONS[recorded.kind]), told, actor=actor.pk, at=at)
    return made


def _stand(row: Activity, made: Happening) -> None:
    """Lets the activity stand as its last record says; its last day moves with its first."""
    row.status = LEADS_TO[Kind(made.kind)].value
    if made.moved_to is not None:
        row.ends = _moved_with(row, made.moved_to)
        row.starts = made.moved_to
    row.version += 1
    row.save(update_fields=["status", "starts", "ends", "version"])


def _moved_with(row: Activity, to: date) -> date | None:
    if row.ends is None or row.starts is None:
        return None
    return to + (row.ends - row.starts)
