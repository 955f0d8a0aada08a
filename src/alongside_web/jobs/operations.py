"""Asks for jobs, notes how far they are, gives back what a dead worker left undone, and forgets what is old.

A job may be begun twice: when its worker dies it is given to another. Everything it does must bear that.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django_tasks_db.models import DBTaskResult

from alongside_web.jobs.models import JobState, Progress, Worker

DEAD_AFTER = timedelta(seconds=30)
TRIES = 3
KEPT_FOR = timedelta(days=30)
FILES_KEPT_FOR = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A job to be done: the name of the work, what to call it on a page, what makes it the same job, and what it needs."""

    work: str
    what: str
    once: str
    arguments: Mapping[str, object] = field(default_factory=dict)


@transaction.atomic
def do_ask(wanted: Wanted, *, owner: int | None, at: datetime) -> Progress:
    """Asks for a job, or returns the one that was asked for already."""
    # unaudited: asking for a job changes nothing of anybody's; what the job does is recorded as it does it
    known, is_new = Progress.objects.get_or_create(
        once=f"{owner or 'site'}:{wanted.once}",
        defaults={
            "owner_id": owner,
            "work": wanted.work,
            "what": wanted.what,
            "arguments": dict(wanted.arguments),
            "asked_at": at,
        },
    )
    if is_new:
        from alongside_web.jobs.running import run  # noqa: PLC0415 - the task calls these operations

        known.task = UUID(run.enqueue(str(known.key), owner).id)
        known.save(update_fields=["task"])
    return known


def do_begin(progress: Progress) -> None:
    # unaudited: how far a job is, is no record of anybody's
    Progress.objects.filter(pk=progress.pk).update(state=JobState.RUNNING, done=0)


def do_step(progress: Progress, *, done: int, total: int | None) -> None:
    # unaudited: how far a job is, is no record of anybody's
    Progress.objects.filter(pk=progress.pk).update(done=done, total=total)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a job: a sentence, the page it leads to, and the file it made."""

    sentence: str = ""
    leads_to: str = ""
    made: str = ""


def do_end(progress: Progress, outcome: Outcome, *, at: datetime, failed: bool = False) -> None:
    # unaudited: how far a job is, is no record of anybody's
    state = JobState.FAILED if failed else JobState.DONE
    Progress.objects.filter(pk=progress.pk).update(
        state=state, ended_at=at, outcome=outcome.sentence[:300], leads_to=outcome.leads_to, made=outcome.made
    )


def do_beat(worker: str, *, at: datetime) -> None:
    # unaudited: a sign of life of a process
    Worker.objects.update_or_create(name=worker, defaults={"beat_at": at})


def do_retire(worker: str) -> None:
    # unaudited: the end of a process
    Worker.objects.filter(name=worker).delete()


@transaction.atomic
def do_give_back(*, at: datetime) -> int:
    """Gives what dead workers left undone to the living; a job that killed its worker three times has failed."""
    # unaudited: who does a job is no record of anybody's
    Worker.objects.filter(beat_at__lt=at - DEAD_AFTER).delete()
    living = set(Worker.objects.values_list("name", flat=True))
    given = 0
    for task in DBTaskResult.objects.running().select_for_update():
        if task.worker_ids and task.worker_ids[-1] in living:
            continue
        given += 1
        if len(task.worker_ids) < TRIES:
            DBTaskResult.objects.filter(pk=task.pk).update(status="READY", started_at=None)
            continue
        DBTaskResult.objects.filter(pk=task.pk).update(status="FAILED", finished_at=at)
        Progress.objects.filter(task=task.pk).update(
            state=JobState.FAILED, ended_at=at, outcome=f"The worker stopped {TRIES} times while doing it."
        )
    return given


@transaction.atomic
def do_forget(*, at: datetime) -> int:
    """Drops files a day after they were made, and ended jobs after thirty days. Returns how many jobs were dropped."""
    # unaudited: copies of what stays where it was, and traces of finished work
    Progress.objects.filter(ended_at__lt=at - FILES_KEPT_FOR).exclude(made="").update(made="", leads_to="")
    DBTaskResult.objects.finished().filter(finished_at__lt=at - KEPT_FOR).delete()
    gone, _ = Progress.objects.filter(ended_at__lt=at - KEPT_FOR).delete()
    return gone
