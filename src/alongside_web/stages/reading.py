"""A partnership's stages as the engine sees them: rows and facts become its values, once for a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from alongside.partnerships.stages import (
    ORDER,
    Course,
    NotACourse,
    Seen,
    Standing,
    Status,
    from_beginnings,
    proposed,
    standings,
)
from alongside.partnerships.staging import stages_by_days
from alongside.partnerships.task_lists import StageName, Task, TaskList, UnknownTask, newest, task_list
from alongside.terms import Period
from alongside_web.partnerships.access import NotYours, Seat
from alongside_web.partnerships.deeds import known_until
from alongside_web.partnerships.facts import told_facts
from alongside_web.partnerships.models import Partnership, Role
from alongside_web.partnerships.running import WRITERS, is_writable
from alongside_web.partnerships.stage_facts import own_facts
from alongside_web.plans.stage_queries import plan_seen
from alongside_web.stages.models import ListKept, StageDates, TaskSaid

# Who reads every task; staff read their own alone.
ALL_TASKS = (Role.HEAD, Role.MANAGER, Role.GOVERNOR, Role.BROKER, Role.ADVISER, Role.EVALUATOR)


@dataclass(frozen=True, slots=True)
class Way:
    """Where a partnership is on its way, for one seat on a day; ``dates`` is None while the days are only proposed."""

    seat: Seat
    listed: TaskList
    dates: StageDates | None
    course: Course | None
    seen: Seen
    standings: tuple[Standing, ...]

    @property
    def present(self) -> StageName:
        return self.course.present(self.seat.today) if self.course else StageName.PREPARE

    @property
    def mine(self) -> tuple[Standing, ...]:
        """The tasks that the person may read."""
        return tuple(one for one in self.standings if reads(self.seat, one.task))

    @property
    def may_write(self) -> bool:
        return self.seat.has(*WRITERS) and is_writable(self.seat.partnership)

    def standing(self, name: str) -> Standing:
        """One task that the person may read; raises `NotYours`."""
        for one in self.mine:
            if one.task.name == name:
                return one
        raise NotYours


def reads(seat: Seat, task: Task) -> bool:
    """Whether the person may read a task: all of them, or as staff those of the own side's staff."""
    return seat.has(*ALL_TASKS) or (task.role == Role.STAFF.value and task.side in {"both", *seat.sides})


def list_of(partnership: Partnership) -> TaskList:
    """The list that the partnership keeps; the newest while nothing was written."""
    kept = ListKept.objects.filter(partnership=partnership).order_by("-number").first()
    try:
        return task_list(kept.task_list) if kept else newest()
    except UnknownTask:
        return newest()


def last_dates(partnership: Partnership) -> StageDates | None:
    """The days of the stages that count, if anybody has set them."""
    return StageDates.objects.filter(partnership=partnership).order_by("-number").first()


def course_of(partnership: Partnership, dates: StageDates | None) -> Course | None:
    """The stages as they were set, or else as they are proposed; None where nobody knows when it begins."""
    if dates is not None:
        return from_beginnings((dates.prepare, dates.plant, dates.harvest, dates.look), dates.last)
    if partnership.starts is None:
        return None
    try:
        return proposed(partnership.starts, partnership.ends)
    except NotACourse:
        return None


def days_set(partnership: Partnership, known: date) -> Mapping[int, Period]:
    """The stages by number, by the days that people had set by the end of a day; none where nobody had set any."""
    rows = StageDates.objects.filter(partnership=partnership, at__lt=known_until(known))
    dates = rows.order_by("-number").first()
    course = course_of(partnership, dates) if dates is not None else None
    return stages_by_days(course, known) if course else {}


def last_said(partnership: Partnership) -> dict[str, Status]:
    """What was said last of each task."""
    rows = TaskSaid.objects.filter(partnership=partnership).order_by("number").values_list("task", "status")
    return {task: Status(status) for task, status in rows}


def seen_of(seat: Seat, course: Course | None) -> Seen:
    """Every fact that the site can see, and what was said."""
    partnership = seat.partnership
    plan = plan_seen(partnership)
    facts = own_facts(seat) | plan.facts | told_facts(partnership) | _held(plan.held_on, course)
    return Seen(facts, plan.money_ends, last_said(partnership))


def _held(days: tuple[date, ...], course: Course | None) -> frozenset[str]:
    if course is None:
        return frozenset()
    return frozenset(f"held-in-{stage}" for stage in ORDER if any(course.span(stage).holds(day) for day in days))


def way(seat: Seat) -> Way:
    """Where the partnership is on its way today."""
    partnership = seat.partnership
    listed, dates = list_of(partnership), last_dates(partnership)
    course = course_of(partnership, dates)
    seen = seen_of(seat, course)
    return Way(seat, listed, dates, course, seen, standings(listed, course, seen, day=seat.today))
