"""A partnership's way through its four stages: their days, and how each task stands (docs/explanation/stages.md).

A status follows from the list, the facts that the site can see, what people said last of each task, and the day alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from alongside.partnerships.task_lists import Gate, Stage, StageName, Task, TaskList
from alongside.terms import Term, terms_between

_DAY = timedelta(days=1)
ORDER = tuple(StageName)


class NotACourse(ValueError):
    """The days of the stages overlap, leave a gap or are out of order; ``stage`` names the one to change."""

    def __init__(self, message: str, stage: StageName) -> None:
        super().__init__(message)
        self.stage = stage


@dataclass(frozen=True, slots=True)
class Span:
    """The days of one stage, both ends included."""

    stage: StageName
    first: date
    last: date

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Course:
    """The four stages of a partnership, one after the other without a gap; made by `course`."""

    spans: tuple[Span, ...]

    @property
    def first(self) -> date:
        return self.spans[0].first

    @property
    def last(self) -> date:
        return self.spans[-1].last

    def span(self, stage: StageName) -> Span:
        return self.spans[ORDER.index(stage)]

    def present(self, day: date) -> StageName:
        """The stage in which a day falls; the first before all, the last after all."""
        begun = [one.stage for one in self.spans if one.first <= day]
        return begun[-1] if begun else StageName.PREPARE


def course(spans: Sequence[Span]) -> Course:
    """The spans as a course; raises `NotACourse` for a stage too few, too short, overlapping or after a gap."""
    if tuple(one.stage for one in spans) != ORDER:
        raise NotACourse("Give the days of the four stages, each once and in order.", StageName.PREPARE)
    for one in spans:
        if one.last < one.first:
            raise NotACourse("A stage must not end before it begins; give a later last day.", one.stage)
    for before, one in pairwise(spans):
        if one.first <= before.last:
            raise NotACourse("Two stages overlap; begin this one after the last day of the one before.", one.stage)
        if one.first > before.last + _DAY:
            raise NotACourse("There is a gap before this stage; begin it the day after the one before.", one.stage)
    return Course(tuple(spans))


def from_beginnings(beginnings: Sequence[date], last: date) -> Course:
    """A course from the first day of each stage and the last day of all; raises `NotACourse`."""
    ends = [*(one - _DAY for one in beginnings[1:]), last]
    return course([Span(*one) for one in zip(ORDER, beginnings, ends, strict=True)])


def proposed(first: date, last: date | None = None) -> Course:
    """The stages over a partnership's own terms; without an end, over four terms from its first day.

    With four terms or more, the first and the last term are the first and the last stage and the two stages between share
    the rest, the earlier one getting the odd term. With fewer, the days are shared as evenly as they go. Raises
    `NotACourse` for fewer than four days.
    """
    end = _four_terms_from(first) if last is None else last
    terms = terms_between(first, end)
    if len(terms) >= len(ORDER):
        middle = len(terms) - 2
        turns = (1, 1 + middle - middle // 2, len(terms) - 1)
        return from_beginnings([first, *(terms[one].first for one in turns)], end)
    days = (end - first).days + 1
    if days < len(ORDER):
        raise NotACourse("A partnership of fewer than four days has no stages; give a later last day.", StageName.LOOK)
    return from_beginnings([first + timedelta(days=days * one // len(ORDER)) for one in range(len(ORDER))], end)


def _four_terms_from(first: date) -> date:
    term = Term.of(first)
    for _ in range(len(ORDER) - 1):
        term = term.following
    return term.last


class Status(StrEnum):
    """How a task stands."""

    CANNOT_START = "cannot-start"
    NOT_STARTED = "not-started"
    IN_PROGRESS = "in-progress"
    BLOCKED = "blocked"
    DONE = "done"
    NOT_APPLICABLE = "not-applicable"


SETTLED = frozenset({Status.DONE, Status.NOT_APPLICABLE})
# These are said with a reason: without it nobody could help, or would believe it.
WITH_REASON = frozenset({Status.BLOCKED, Status.NOT_APPLICABLE})
# What people may say of a task; the first status is the site's alone.
SAYABLE = (Status.NOT_STARTED, Status.IN_PROGRESS, Status.BLOCKED, Status.DONE, Status.NOT_APPLICABLE)


class NotNowSaid(ValueError):
    """This cannot be said of the task as it stands."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of a partnership on a day: facts, the last day with money (None: not known), what was said last of tasks."""

    facts: frozenset[str] = frozenset()
    money_ends: date | None = None
    said: Mapping[str, Status] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Standing:
    """How one task stands: its status, whether the site ticked it, the gates that are closed, and by when it is to be done."""

    task: Task
    status: Status
    by_site: bool
    closed: tuple[Gate, ...]
    due: date | None
    overdue: bool

    @property
    def is_settled(self) -> bool:
        return self.status in SETTLED


def is_ticked(task: Task, facts: Set[str]) -> bool:
    """Whether the site ticks the task: it has facts, and all of them hold."""
    return bool(task.done_when) and task.done_when <= facts


def is_open(gate: Gate, listed: TaskList, seen: Seen) -> bool:
    """Whether a gate is open: its facts hold (where it has any), or its task is settled."""
    if gate.facts and gate.facts <= seen.facts:
        return True
    if not gate.task:
        return False
    return seen.said.get(gate.task) in SETTLED or is_ticked(listed.task(gate.task), seen.facts)


def status_of(said: Status | None, *, ticked: bool, shut: bool) -> Status:
    """The first of these that holds: ticked by the site, said to be settled, shut by a gate, said otherwise, not started."""
    if ticked:
        return Status.DONE
    if said in SETTLED:
        return said
    if shut:
        return Status.CANNOT_START
    return said or Status.NOT_STARTED


def standings(listed: TaskList, way: Course | None, seen: Seen, *, day: date) -> tuple[Standing, ...]:
    """How every task of a list stands on a day; without a course nothing is due."""
    return tuple(_standing(task, listed, way, seen=seen, day=day) for task in listed.tasks)


def _standing(task: Task, listed: TaskList, way: Course | None, *, seen: Seen, day: date) -> Standing:
    closed = tuple(one for one in listed.gates_of(task) if not is_open(one, listed, seen))
    ticked = is_ticked(task, seen.facts)
    status = status_of(seen.said.get(task.name), ticked=ticked, shut=bool(closed))
    due = due_day(task, way, seen.money_ends)
    # What cannot be begun is late by nobody's fault: what is overdue is the task behind which it stands.
    late = due is not None and due < day and status not in SETTLED and status is not Status.CANNOT_START
    return Standing(task, status, ticked, closed, due, late)


def due_day(task: Task, way: Course | None, money_ends: date | None) -> date | None:
    """The last day for a task: its stage's, or the end of the money where it must come before that and that is sooner."""
    if way is None:
        return None
    last = way.span(task.stage).last
    return min(last, money_ends) if task.before_money_ends and money_ends else last


def may_say(standing: Standing) -> tuple[Status, ...]:
    """What people may say of a task now: nothing where the site ticks it; behind a closed gate only that it is no matter."""
    if standing.by_site:
        return ()
    if standing.closed and not standing.is_settled:
        return (Status.NOT_APPLICABLE,)
    if standing.closed:
        return (Status.NOT_STARTED,)
    return tuple(one for one in SAYABLE if one is not standing.status)


def checked(standing: Standing, said: Status, reason: str) -> Status:
    """What somebody says of a task, if it may be said; raises `NotNowSaid`."""
    if said not in may_say(standing):
        raise NotNowSaid("This cannot be said of the task as it stands now; load its page to see what can be.")
    if said in WITH_REASON and not reason.strip():
        raise NotNowSaid("Say why: others will want to know.")
    return said


def next_task(found: Sequence[Standing], stage: StageName) -> Standing | None:
    """What is next: the first task that can be worked on, of this stage or of an earlier one; overdue ones come first."""
    reached = ORDER[: ORDER.index(stage) + 1]
    waiting = (Status.NOT_STARTED, Status.IN_PROGRESS)
    able = [one for one in found if one.task.stage in reached and one.status in waiting]
    return min(able, key=lambda one: (not one.overdue, ORDER.index(one.task.stage)), default=None)


def closed_gates(listed: TaskList, stage: Stage, seen: Seen) -> tuple[Gate, ...]:
    """The gates before a stage as a whole that are closed."""
    known = {one.name: one for one in listed.gates}
    return tuple(known[name] for name in stage.gates if not is_open(known[name], listed, seen))
