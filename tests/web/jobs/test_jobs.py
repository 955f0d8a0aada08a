"""Jobs are asked for once, done by a worker, followed by whoever asked, and survive the death of a worker."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test import Client
from django.utils.module_loading import import_string
from django_tasks_db.models import DBTaskResult

from alongside_web.accounts.models import User
from alongside_web.accounts.walls import seen_by, seen_by_all
from alongside_web.config.worker import BesideServer
from alongside_web.jobs import nightly, operations, queries
from alongside_web.jobs.models import JobState, Progress, Worker
from alongside_web.jobs.operations import DEAD_AFTER, Outcome, Wanted
from alongside_web.jobs.running import Doing, UnknownWork, run

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
seen: list[tuple[int | None, int]] = []


@pytest.fixture(autouse=True)
def _the_tests_see_every_row(db: None) -> Iterator[None]:
    seen.clear()
    with seen_by_all():
        yield


def person(name: str) -> User:
    return User.objects.create_user(f"{name}@example.org", "a long enough password", full_name=name)


def counts_jobs(doing: Doing) -> Outcome:
    """A work of the tests: says how many jobs the database shows it."""
    seen.append((doing.owner, Progress.objects.count()))
    doing.step(1, 2)
    doing.step(2, 2)
    return Outcome("Two were counted.", "/", "one,two")


def fails(doing: Doing) -> Outcome:
    raise ArithmeticError("private words that must not be shown")


def day_told(today: date) -> str:
    return f"told {today}"


@pytest.fixture
def works(settings: LazySettings) -> None:
    settings.JOBS = {"count": f"{__name__}.counts_jobs", "fail": f"{__name__}.fails"}
    settings.NIGHTLY_JOBS = {"day": f"{__name__}.day_told"}


def asked(owner: User | None, work: str = "count", once: str = "a") -> Progress:
    return operations.do_ask(Wanted(work, "Count the jobs", once), owner=owner.pk if owner else None, at=NOW)


def done(job: Progress) -> Progress:
    run.call(str(job.key), job.owner_id)
    return Progress.objects.get(pk=job.pk)


def test_a_job_asked_for_twice_is_one_job(works: None) -> None:
    ann, ben = person("Ann"), person("Ben")
    assert asked(ann) == asked(ann)
    assert asked(ann) != asked(ben)
    assert asked(ann) != asked(ann, once="b")
    assert DBTaskResult.objects.count() == Progress.objects.count() == 3


def test_a_job_tells_what_came_of_it(works: None) -> None:
    after = done(asked(person("Ann")))
    assert (after.state, after.done, after.total, after.percent) == (JobState.DONE, 2, 2, 100)
    assert (after.outcome, after.leads_to, after.made) == ("Two were counted.", "/", "one,two")


def test_a_job_that_is_done_is_not_done_again(works: None) -> None:
    job = asked(person("Ann"))
    done(job)
    done(job)
    assert len(seen) == 1


def test_a_job_that_fails_says_so_and_shows_nothing_of_the_error(works: None) -> None:
    job = asked(person("Ann"), "fail")
    with pytest.raises(ArithmeticError):
        done(job)
    after = Progress.objects.get(pk=job.pk)
    assert after.state == JobState.FAILED
    assert "private words" not in after.outcome


def test_a_job_of_a_work_that_the_settings_do_not_name_fails(works: None) -> None:
    job = asked(person("Ann"), "os.system")
    with pytest.raises(UnknownWork, match=r"os\.system"):
        done(job)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="row-level security is PostgreSQL's")
def test_the_database_shows_a_job_what_its_owner_may_see(works: None) -> None:
    ann, ben = person("Ann"), person("Ben")
    asked(ben), asked(None)
    done(asked(ann))
    assert seen == [(ann.pk, 1)]
    with seen_by(None):
        assert Progress.objects.count() == 0
    with seen_by(ben.pk):
        assert [one.owner_id for one in Progress.objects.all()] == [ben.pk]


def test_only_the_owner_sees_a_job(works: None, client: Client) -> None:
    ann, ben = person("Ann"), person("Ben")
    job = asked(ann)
    client.force_login(ann)
    page = client.get(f"/jobs/{job.key}/")
    assert (page.status_code, page.headers["Refresh"]) == (200, "3")
    assert "Count the jobs" in client.get("/jobs/").content.decode()
    client.force_login(ben)
    other, missing = client.get(f"/jobs/{job.key}/"), client.get(f"/jobs/{uuid4()}/")
    assert (other.status_code, missing.status_code) == (404, 404)
    assert "Count the jobs" not in client.get("/jobs/").content.decode()
    with pytest.raises(queries.NotYourJob):
        queries.job(None, job.key)


@pytest.mark.parametrize("jobs", [1, 3])
def test_the_list_of_jobs_asks_the_database_no_more_for_more_of_them(
    works: None, client: Client, jobs: int, django_assert_num_queries: Callable[..., object]
) -> None:
    ann = person("Ann")
    for number in range(jobs):
        asked(ann, once=str(number))
    client.force_login(ann)
    client.get("/jobs/")
    with django_assert_num_queries(3):
        client.get("/jobs/")


def test_the_night_comes_once_a_day_and_not_before_two(works: None) -> None:
    assert nightly.ask_for_the_night(datetime(2026, 11, 24, 1, 59, tzinfo=UTC)) == []
    first = nightly.ask_for_the_night(datetime(2026, 11, 24, 2, 1, tzinfo=UTC))
    assert nightly.ask_for_the_night(datetime(2026, 11, 24, 23, 0, tzinfo=UTC)) == first
    assert nightly.ask_for_the_night(datetime(2026, 11, 25, 2, 0, tzinfo=UTC)) != first
    assert [one.work for one in first] == ["day"]
    assert done(first[0]).outcome == "told 2026-11-24"


def test_in_summer_two_in_the_morning_is_two_in_london(works: None) -> None:
    assert nightly.ask_for_the_night(datetime(2026, 7, 1, 0, 59, tzinfo=UTC)) == []
    assert len(nightly.ask_for_the_night(datetime(2026, 7, 1, 1, 0, tzinfo=UTC))) == 1


def test_every_job_that_the_settings_name_is_there(settings: LazySettings) -> None:
    for path in (*settings.JOBS.values(), *settings.NIGHTLY_JOBS.values()):
        assert callable(import_string(path)), path


def begun_by(worker: str, job: Progress) -> DBTaskResult:
    task = DBTaskResult.objects.get(pk=job.task)
    task.claim(worker)
    return task


def test_what_a_dead_worker_left_is_given_to_another_and_what_a_living_one_does_is_not(works: None) -> None:
    ann = person("Ann")
    left, held = asked(ann), asked(ann, once="b")
    for name, job, ago in (("dead", left, DEAD_AFTER + timedelta(seconds=1)), ("living", held, DEAD_AFTER)):
        operations.do_beat(name, at=NOW - ago)
        begun_by(name, job)
    assert operations.do_give_back(at=NOW) == 1
    status = dict(DBTaskResult.objects.values_list("pk", "status"))
    assert (status[left.task], status[held.task]) == ("READY", "RUNNING")
    assert [one.name for one in Worker.objects.all()] == ["living"]


def test_a_job_that_kills_its_worker_three_times_has_failed(works: None) -> None:
    job = asked(person("Ann"))
    for number in range(3):
        begun_by(f"worker {number}", job)
        operations.do_give_back(at=NOW)
    after = Progress.objects.get(pk=job.pk)
    assert (after.state, after.outcome) == (JobState.FAILED, "The worker stopped 3 times while doing it.")
    assert DBTaskResult.objects.get(pk=job.task).status == "FAILED"


def test_files_are_kept_a_day_and_jobs_thirty(works: None) -> None:
    old, young = done(asked(person("Ann"))), done(asked(person("Ben")))
    Progress.objects.filter(pk=young.pk).update(ended_at=NOW - timedelta(hours=23))
    Progress.objects.filter(pk=old.pk).update(ended_at=NOW - timedelta(days=2))
    assert operations.do_forget(at=NOW) == 0
    assert dict(Progress.objects.values_list("pk", "made")) == {old.pk: "", young.pk: "one,two"}
    Progress.objects.filter(pk=old.pk).update(ended_at=NOW - timedelta(days=31))
    assert operations.do_forget(at=NOW) == 1


def alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def until(true: Callable[[], object], seconds: float = 20) -> None:
    ends = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < ends, "it did not happen in time"
        time.sleep(0.05)


def test_a_worker_that_dies_is_started_anew_and_stops_with_the_server() -> None:
    sleeper = [sys.executable, "-c", "import time; time.sleep(60)"]
    with BesideServer(sleeper, first_wait=0.05) as beside:
        assert beside.process
        first = beside.process.pid
        os.kill(first, signal.SIGKILL)
        until(lambda: beside.starts == 2)
        second = beside.process.pid
        assert (alive(first), alive(second)) == (False, True)
    assert not alive(second)


@pytest.fixture
def own_site(tmp_path: Path) -> dict[str, str]:
    """The environment of a site of its own, in a folder of its own."""
    kept = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}}
    return kept | {"ALONGSIDE_DATA": str(tmp_path), "ALONGSIDE_REGISTRY": str(tmp_path / "registry")}


def command(site: dict[str, str], *words: str) -> str:
    told = subprocess.run(
        [sys.executable, "-m", "alongside_web", *words], env=site, capture_output=True, text=True, check=True
    )
    return told.stdout


def states(site: dict[str, str]) -> list[str]:
    with sqlite3.connect(Path(site["ALONGSIDE_DATA"]) / "alongside.sqlite3", timeout=10) as database:
        return [one for (one,) in database.execute("SELECT state FROM jobs_progress ORDER BY id")]


def test_a_worker_does_what_another_left_when_it_was_killed_and_ends_with_its_parent(own_site: dict[str, str]) -> None:
    command(own_site, "prepare")
    command(own_site, "manage", "night", "--ask", "--day", "2026-11-24")
    assert set(states(own_site)) == {"waiting"}
    database = sqlite3.connect(Path(own_site["ALONGSIDE_DATA"]) / "alongside.sqlite3", timeout=10, isolation_level=None)
    # As a worker that was killed in the middle of a job leaves it: running, by somebody who shows no sign of life.
    database.execute(
        "UPDATE django_tasks_database_dbtaskresult SET status = 'RUNNING', worker_ids = '[\"gone\"]' WHERE id = "
        "(SELECT min(id) FROM django_tasks_database_dbtaskresult)"
    )
    database.close()
    script = (
        "import os, subprocess, sys, time\n"
        "one = subprocess.Popen([sys.executable, '-m', 'alongside_web', 'work', '--with', str(os.getpid())])\n"
        "print(one.pid, flush=True)\n"
        "time.sleep(60)\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", script], env=own_site, stdout=subprocess.PIPE, text=True)
    assert parent.stdout
    worker = int(parent.stdout.readline())
    try:
        until(lambda: set(states(own_site)) == {"done"}, 40)
        parent.kill()
        until(lambda: not alive(worker))
    finally:
        parent.kill()
        parent.wait()
        parent.stdout.close()


def test_the_night_can_be_done_by_hand(own_site: dict[str, str]) -> None:
    command(own_site, "prepare")
    told = command(own_site, "manage", "night", "--day", "2026-11-24")
    assert "audit, 2026-11-24: done. The audit holds: 0 entries" in told
