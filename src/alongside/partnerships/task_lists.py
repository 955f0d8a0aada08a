"""What should exist and be asked in each stage of a partnership, as versioned lists of tasks with their gates."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, MutableMapping
from dataclasses import dataclass, fields
from enum import StrEnum
from importlib.resources import files

# What the site can see by itself (docs/explanation/stages.md); a list may name no other.
FACTS = frozenset(
    {
        "readiness-asked",
        "agreement-in-force",
        "outcome-locked",
        "manager-each-side",
        "activity-each-side",
        "plan-kept",
        "success-written",
        "held-in-prepare",
        "held-in-plant",
        "held-in-harvest",
        "held-in-look",
        "steering-met",
        "practices-followed",
        "review-held",
    }
)


class StageName(StrEnum):
    """The four growth stages, in order."""

    PREPARE = "prepare"
    PLANT = "plant"
    HARVEST = "harvest"
    LOOK = "look"


class Asked(StrEnum):
    """Whom a question is for."""

    HEADS = "heads"
    MANAGERS = "managers"
    ADVISERS = "advisers"


class UnknownTask(LookupError):
    """No list, or no task, stage or gate of a list, has this name."""


@dataclass(frozen=True, slots=True)
class Gate:
    """What must be before something can begin: all the facts hold, or the task is settled."""

    name: str
    says: str
    facts: frozenset[str]
    task: str
    source: str


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage: what it is a time for, what exists by its end, what is asked in it, and the gates of all its tasks."""

    name: StageName
    title: str
    time: str
    exists: tuple[str, ...]
    questions: Mapping[Asked, tuple[str, ...]]
    gates: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Task:
    """One task: in which stage, whose (role and side), what and why, its own gates, and the facts that tick it."""

    name: str
    stage: StageName
    role: str
    side: str
    title: str
    asks: str
    done_when: frozenset[str]
    gates: tuple[str, ...]
    before_money_ends: bool
    source: str


@dataclass(frozen=True, slots=True)
class TaskList:
    """All stages, tasks and gates of one version."""

    version: str
    stages: tuple[Stage, ...]
    tasks: tuple[Task, ...]
    gates: tuple[Gate, ...]

    def stage(self, name: StageName) -> Stage:
        return next(one for one in self.stages if one.name is name)

    def task(self, name: str) -> Task:
        """The task of that name; raises `UnknownTask`."""
        for one in self.tasks:
            if one.name == name:
                return one
        raise UnknownTask(f"the list {self.version} has no task '{name}'; it has {', '.join(self.names)}")

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(one.name for one in self.tasks)

    def gates_of(self, task: Task) -> tuple[Gate, ...]:
        """The gates of its stage and its own, each once; never one that the task itself opens."""
        wanted = dict.fromkeys((*self.stage(task.stage).gates, *task.gates))
        known = {one.name: one for one in self.gates}
        return tuple(known[name] for name in wanted if known[name].task != task.name)


@dataclass(frozen=True, slots=True)
class Difference:
    """What a newer list changes: tasks that come, that go, and that are told otherwise (with the names of what differs)."""

    added: tuple[Task, ...]
    removed: tuple[Task, ...]
    changed: tuple[tuple[Task, Task, tuple[str, ...]], ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)


def difference(before: TaskList, after: TaskList) -> Difference:
    """What somebody gets who goes from one list to the other."""
    old, new = ({one.name: one for one in listed.tasks} for listed in (before, after))
    both = [(old[name], new[name]) for name in old if name in new]
    return Difference(
        added=tuple(one for name, one in new.items() if name not in old),
        removed=tuple(one for name, one in old.items() if name not in new),
        changed=tuple((one, other, _differing(one, other)) for one, other in both if one != other),
    )


def _differing(one: Task, other: Task) -> tuple[str, ...]:
    names = (field.name for field in fields(Task))
    return tuple(name for name in names if getattr(one, name) != getattr(other, name))


Table = Mapping[str, object]


def _text(table: Table, name: str) -> str:
    return str(table.get(name, ""))


def _texts(table: Table, name: str) -> tuple[str, ...]:
    found = table.get(name, ())
    return tuple(str(one) for one in found) if isinstance(found, list) else ()


def _stage(table: Table) -> Stage:
    asked = table.get("questions")
    questions = asked if isinstance(asked, dict) else {}
    return Stage(
        name=StageName(_text(table, "name")),
        title=_text(table, "title"),
        time=_text(table, "time"),
        exists=_texts(table, "exists"),
        questions={one: _texts(questions, one.value) for one in Asked},
        gates=_texts(table, "gates"),
        source=_text(table, "from"),
    )


def _task(table: Table) -> Task:
    return Task(
        name=_text(table, "name"),
        stage=StageName(_text(table, "stage")),
        role=_text(table, "role"),
        side=_text(table, "side"),
        title=_text(table, "title"),
        asks=_text(table, "asks"),
        done_when=frozenset(_texts(table, "done_when")),
        gates=_texts(table, "gates"),
        before_money_ends=_text(table, "before") == "money-ends",
        source=_text(table, "from"),
    )


def _gate(table: Table) -> Gate:
    return Gate(
        name=_text(table, "name"),
        says=_text(table, "says"),
        facts=frozenset(_texts(table, "facts")),
        task=_text(table, "task"),
        source=_text(table, "from"),
    )


def parse(text: str) -> TaskList:
    """A list from its TOML; raises `UnknownTask` where it names a fact, gate or task that is not there."""
    table = tomllib.loads(text)
    listed = TaskList(
        version=table["version"],
        stages=tuple(_stage(one) for one in table["stages"]),
        tasks=tuple(_task(one) for one in table["tasks"]),
        gates=tuple(_gate(one) for one in table["gates"]),
    )
    _check(listed)
    return listed


def _check(listed: TaskList) -> None:
    gates = {one.name for one in listed.gates}
    asked = {name for stage in listed.stages for name in stage.gates} | {n for one in listed.tasks for n in one.gates}
    facts = {name for one in listed.gates for name in one.facts} | {n for one in listed.tasks for n in one.done_when}
    unknown = (asked - gates) | (facts - FACTS) | ({one.task for one in listed.gates} - {"", *listed.names})
    if unknown:
        raise UnknownTask(f"the list {listed.version} names what is not there: {', '.join(sorted(unknown))}")


def _packaged() -> Iterable[TaskList]:
    for entry in sorted(files(__package__).joinpath("task_lists").iterdir(), key=lambda one: one.name):
        if entry.name.endswith(".toml"):
            yield parse(entry.read_text(encoding="utf-8"))


TASK_LISTS: MutableMapping[str, TaskList] = {one.version: one for one in _packaged()}


def newest() -> TaskList:
    """The list that a partnership which begins today gets."""
    return max(TASK_LISTS.values(), key=lambda one: tuple(int(part) for part in one.version.split(".")))


def task_list(version: str) -> TaskList:
    """The packaged list of that version; raises `UnknownTask`."""
    try:
        return TASK_LISTS[version]
    except KeyError:
        raise UnknownTask(f"there is no list of tasks '{version}'; choose one of: {', '.join(TASK_LISTS)}") from None
