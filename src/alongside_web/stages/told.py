"""What this part tells others: sentences for the history, a person's own words for the report, days and late tasks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from alongside.evidence.perspectives import Audience
from alongside.partnerships.task_lists import Task, newest
from alongside_web.accounts.models import User
from alongside_web.accounts.reports import Held, Row, add_reporter
from alongside_web.accounts.walls import seen_by_all
from alongside_web.audit.actions import Told, tell
from alongside_web.partnerships.access import Seat
from alongside_web.partnerships.dated import Dated, Late, add_dated, add_late
from alongside_web.partnerships.models import Role
from alongside_web.partnerships.running import READERS
from alongside_web.stages.models import StageDates, TaskSaid
from alongside_web.stages.reading import course_of, way

_ALL = Audience.BOTH_SIDES.value
SENTENCES = (
    Told("set stages", _("{who} set the days of the stages, from {prepare} to {last}. Reason: {reason}"), _ALL),
    # What becomes of tasks is no business of guests: heads and governors read of it here, the others on its page.
    Told("said of task", _("{who} said how a task stands: {task}, {status}."), Audience.STEERING_GROUP.value),
    Told("took task list", _("{who} took a newer list of tasks, {version} instead of {before}."), _ALL),
    Told("erased words of stages", _("{who} erased what a person had said of stages.")),
)


def _said(person: User) -> Iterable[Row]:
    with seen_by_all():
        days = list(StageDates.objects.filter(by=person).select_related("partnership").order_by("pk"))
        said = list(TaskSaid.objects.filter(by=person).select_related("partnership").order_by("pk"))
    for one in days:
        yield {"partnership": one.partnership.name, "set_stages": one.number, "why": one.reason, "set": one.at}
    for row in said:
        told = {"task": row.task, "status": row.status, "why": row.reason, "said": row.at}
        yield {"partnership": row.partnership.name, **told}


def days(seats: Sequence[Seat], since: date) -> Iterable[Dated]:
    """The last day of each stage, for everybody who may read of stages."""
    readers = [one for one in seats if one.has(*READERS)]
    rows = StageDates.objects.filter(partnership__in=[one.partnership.pk for one in readers]).order_by("number")
    last = {row.partnership_id: row for row in rows}
    for seat in readers:
        dates = last.get(seat.partnership.pk)
        course = course_of(seat.partnership, dates)
        if course is None:
            continue
        for stage in newest().stages:
            day = course.span(stage.name).last
            if day >= since:
                yield Dated(
                    uid=f"stage-{seat.partnership.key}-{stage.name}",
                    seat=seat,
                    title=gettext("Last day of the stage: %(stage)s") % {"stage": gettext(stage.title)},
                    first=day,
                    last=day,
                    version=dates.number if dates else 1,
                    changed=dates.at if dates else seat.partnership.made_at,
                    path=reverse("stages:whole", args=[seat.partnership.key]),
                )


def late(seat: Seat) -> Iterable[Late]:
    """The overdue tasks that are the person's own: by role and side."""
    if not seat.has(Role.HEAD, Role.MANAGER, Role.STAFF):
        return
    for one in way(seat).mine:
        if one.overdue and one.due and is_own(seat, one.task):
            yield Late(
                uid=f"task-{seat.partnership.key}-{one.task.name}",
                seat=seat,
                title=gettext(one.task.title),
                due=one.due,
                path=reverse("stages:task", args=[seat.partnership.key, one.task.name]),
            )


def is_own(seat: Seat, task: Task) -> bool:
    """Whether a task is the person's: a head's, manager's or teacher's, on the side that it names."""
    return any(part.role == task.role and task.side in {"both", part.side} for part in seat.parts)


def tell_all() -> None:
    """Tells the audit, the report, calendars and reminders of this part."""
    tell(*SENTENCES)
    add_reporter(Held("stages", _("What you said of stages and tasks"), _said))
    add_dated("stages", days)
    add_late("tasks", late)
