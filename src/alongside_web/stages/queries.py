"""What the pages of stages show: the way as a whole, one stage, one task, a newer list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.functional import Promise

from alongside.partnerships.stages import Span, Standing, closed_gates, may_say, next_task
from alongside.partnerships.task_lists import Difference, Gate, Stage, StageName, TaskList, difference, newest
from alongside_web.partnerships.access import NotYours, Seat
from alongside_web.partnerships.models import Role
from alongside_web.partnerships.panels import Panel
from alongside_web.partnerships.running import READERS, is_writable, running_seat
from alongside_web.stages import words
from alongside_web.stages.drawing import Picture, picture
from alongside_web.stages.models import StageDates, TaskSaid
from alongside_web.stages.reading import Way, way

Words = str | Promise


@dataclass(frozen=True, slots=True)
class TaskShown:
    """A task in a list: its words, how it stands, and what it waits for."""

    name: str
    title: str
    status: str
    status_words: Words
    tag: str
    whose: Words
    by_site: bool
    closed: tuple[Gate, ...]
    due: date | None
    overdue: bool
    is_settled: bool


@dataclass(frozen=True, slots=True)
class StageShown:
    """A stage with its days and the tasks that the person may read."""

    stage: Stage
    span: Span | None
    is_present: bool
    tasks: tuple[TaskShown, ...]
    closed: tuple[Gate, ...]
    asked: tuple[tuple[Words, tuple[str, ...]], ...]

    @property
    def settled(self) -> int:
        return sum(one.is_settled for one in self.tasks)


@dataclass(frozen=True, slots=True)
class WayShown:
    """The whole way, for its page."""

    seat: Seat
    stages: tuple[StageShown, ...]
    picture: Picture | None
    dates: StageDates | None
    may_write: bool
    has_newer_list: bool
    version: str

    @property
    def present(self) -> StageShown:
        return next(one for one in self.stages if one.is_present)

    @property
    def left_over(self) -> tuple[TaskShown, ...]:
        """Tasks of the stages before the present one that are not settled."""
        before = self.stages[: self.stages.index(self.present)]
        return tuple(task for one in before for task in one.tasks if not task.is_settled)


def stage_seat(person: int | None, key: UUID, today: date, *, roles: tuple[Role, ...] = READERS) -> Seat:
    """The person's seat where stages may be read; raises `NotYours`."""
    return running_seat(person, key, today, roles=roles)


def _task(one: Standing, found: Way) -> TaskShown:
    """A task as it is shown; nothing is overdue any more where nothing can be written."""
    task, status = one.task, one.status.value
    return TaskShown(
        name=task.name,
        title=task.title,
        status=status,
        status_words=words.STATUSES[status],
        tag=words.TAGS[status],
        whose=words.WHOSE.get((task.role, task.side), ""),
        by_site=one.by_site,
        closed=one.closed,
        due=one.due,
        overdue=one.overdue and is_writable(found.seat.partnership),
        is_settled=one.is_settled,
    )


def _stage(one: Way, stage: Stage) -> StageShown:
    return StageShown(
        stage=stage,
        span=one.course.span(stage.name) if one.course else None,
        is_present=stage.name is one.present,
        tasks=tuple(_task(task, one) for task in one.mine if task.task.stage is stage.name),
        closed=closed_gates(one.listed, stage, one.seen),
        asked=tuple((words.ASKED[who.value], asked) for who, asked in stage.questions.items()),
    )


def whole(seat: Seat) -> WayShown:
    """The timeline, the present stage and its tasks."""
    found = way(seat)
    return WayShown(
        seat=seat,
        stages=tuple(_stage(found, stage) for stage in found.listed.stages),
        picture=picture(found.course, seat.today) if found.course else None,
        dates=found.dates,
        may_write=found.may_write,
        has_newer_list=found.listed.version != newest().version,
        version=found.listed.version,
    )


def one_stage(seat: Seat, name: str) -> StageShown:
    """One stage; raises `NotYours` where there is none of that name."""
    found = way(seat)
    if name not in set(StageName):
        raise NotYours
    return _stage(found, found.listed.stage(StageName(name)))


@dataclass(frozen=True, slots=True)
class SaidShown:
    """One entry of a task's history."""

    status_words: Words
    by: str
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class TaskPage:
    """One task: what and why, how it stands, what may be said of it, and what was said."""

    seat: Seat
    task: TaskShown
    asks: str
    source: str
    stage: Stage
    sayable: tuple[tuple[str, Words], ...]
    said: tuple[SaidShown, ...]
    seen: int
    may_write: bool


def task_page(seat: Seat, name: str) -> TaskPage:
    """One task that the person may read; raises `NotYours`."""
    found = way(seat)
    standing = found.standing(name)
    rows = list(
        TaskSaid.objects.filter(partnership=seat.partnership, task=name).select_related("by").order_by("-number")
    )
    return TaskPage(
        seat=seat,
        task=_task(standing, found),
        asks=standing.task.asks,
        source=standing.task.source,
        stage=found.listed.stage(standing.task.stage),
        sayable=tuple((one.value, words.STATUSES[one.value]) for one in may_say(standing)),
        said=_said(rows),
        seen=rows[0].number if rows else 0,
        may_write=found.may_write,
    )


def _said(rows: Sequence[TaskSaid]) -> tuple[SaidShown, ...]:
    return tuple(SaidShown(words.STATUSES[one.status], str(one.by), one.at, one.reason) for one in rows)


@dataclass(frozen=True, slots=True)
class NewerList:
    """A newer list beside the one that the partnership keeps, and what it changes."""

    seat: Seat
    kept: TaskList
    newer: TaskList
    difference: Difference
    changed: tuple[tuple[str, str, tuple[Words, ...]], ...]
    may_write: bool


def newer_list(seat: Seat) -> NewerList:
    """What the newest list would change."""
    found, newer = way(seat), newest()
    told = difference(found.listed, newer)
    changed = tuple(
        (old.title, new.title, tuple(dict.fromkeys(str(words.FIELDS[name]) for name in names)))
        for old, new, names in told.changed
    )
    return NewerList(seat, found.listed, newer, told, changed, found.may_write)


@dataclass(frozen=True, slots=True)
class Next:
    """What the partnership's page says of its stages."""

    stage: Stage
    number: int
    span: Span | None
    next: TaskShown | None
    closed: tuple[Gate, ...]


def panel(seat: Seat) -> Panel | None:
    """Stage, what is next, and which gate is closed; not for guests."""
    if not seat.has(*READERS):
        return None
    found = way(seat)
    stage = found.listed.stage(found.present)
    # What is paused or over waits for nothing.
    goes_on = is_writable(seat.partnership)
    following = next_task(found.mine, found.present) if goes_on else None
    return Panel(
        "stages/panel.html",
        Next(
            stage=stage,
            number=list(StageName).index(stage.name) + 1,
            span=found.course.span(stage.name) if found.course else None,
            next=_task(following, found) if following else None,
            closed=closed_gates(found.listed, stage, found.seen) if goes_on else (),
        ),
    )
