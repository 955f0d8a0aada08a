"""Everything that is done to a partnership's stages: their days set, a task spoken of, a newer list taken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from alongside.partnerships.stages import Course, Status, checked, from_beginnings
from alongside.partnerships.task_lists import newest
from alongside_web.accounts.models import User
from alongside_web.audit.operations import Change, record
from alongside_web.partnerships.access import NotYours, Seat
from alongside_web.partnerships.models import Partnership
from alongside_web.partnerships.operations import ChangedMeanwhile, locked
from alongside_web.partnerships.running import WRITERS, side_of, still_writable
from alongside_web.stages.models import ListKept, StageDates, TaskSaid
from alongside_web.stages.reading import last_dates, list_of, way


@dataclass(frozen=True, slots=True)
class DaysWanted:
    """The first day of each stage, the last of all, why, and the number of the days that the person saw."""

    beginnings: tuple[date, date, date, date]
    last: date
    reason: str
    seen: int


@dataclass(frozen=True, slots=True)
class Saying:
    """What somebody says of a task, and how many times something had been said of it when the page was loaded."""

    task: str
    status: Status
    reason: str
    seen: int


def _opened(seat: Seat) -> Partnership:
    """The partnership, locked, for those who may write; raises `NotYours` or `NotNow`."""
    if not seat.has(*WRITERS):
        raise NotYours
    partnership = locked(seat.partnership)
    still_writable(partnership)
    return partnership


def _change(seat: Seat, action: str, key: str) -> Change:
    return Change(action, "stages", key, partnership=str(seat.partnership.key), side=side_of(seat))


def _keep_list(partnership: Partnership) -> None:
    """From the first writing on, the partnership keeps its list."""
    # unaudited: which list a partnership began with follows from the entry that is recorded with it
    kept = ListKept.objects.filter(partnership=partnership)
    if not kept.exists():
        ListKept.objects.create(partnership=partnership, number=1, task_list=newest().version)


@transaction.atomic
def do_set_days(seat: Seat, wanted: DaysWanted, *, actor: User, at: datetime) -> Course:
    """Sets the days of the stages; raises `NotACourse`, `NotNow` or `ChangedMeanwhile`."""
    partnership = _opened(seat)
    before = last_dates(partnership)
    number = before.number if before else 0
    if number != wanted.seen:
        raise ChangedMeanwhile
    course = from_beginnings(wanted.beginnings, wanted.last)
    _keep_list(partnership)
    days = dict(zip(("prepare", "plant", "harvest", "look"), wanted.beginnings, strict=True)) | {"last": wanted.last}
    StageDates.objects.create(partnership=partnership, number=number + 1, reason=wanted.reason, by=actor, at=at, **days)
    told = {**days, "reason": wanted.reason}
    record(_change(seat, "set stages", str(number + 1)), told, actor=actor.pk, at=at)
    return course


@transaction.atomic
def do_say_of_task(seat: Seat, saying: Saying, *, actor: User, at: datetime) -> TaskSaid:
    """Keeps what somebody says of a task; raises `NotNowSaid`, `NotNow` or `ChangedMeanwhile`."""
    partnership = _opened(seat)
    number = TaskSaid.objects.filter(partnership=partnership, task=saying.task).count()
    if number != saying.seen:
        raise ChangedMeanwhile
    standing = way(seat).standing(saying.task)
    status = checked(standing, saying.status, saying.reason)
    _keep_list(partnership)
    row = TaskSaid.objects.create(
        partnership=partnership,
        task=saying.task,
        number=number + 1,
        status=status.value,
        reason=saying.reason,
        side=side_of(seat),
        by=actor,
        at=at,
    )
    told = {"task": standing.task.title, "status": row.get_status_display(), "reason": row.reason}
    record(_change(seat, "said of task", saying.task), told, actor=actor.pk, at=at)
    return row


@transaction.atomic
def do_take_list(seat: Seat, version: str, *, actor: User, at: datetime) -> None:
    """Takes the newest list instead of the one kept; raises `NotNow`, or `ChangedMeanwhile` for another than was shown."""
    partnership = _opened(seat)
    newer = newest()
    before = list_of(partnership)
    if newer.version != version:
        raise ChangedMeanwhile
    if before.version == version:
        return
    number = ListKept.objects.filter(partnership=partnership).count() + 1
    ListKept.objects.create(partnership=partnership, number=number, task_list=version)
    told = {"before": before.version, "version": version}
    record(_change(seat, "took task list", version), told, actor=actor.pk, at=at)
