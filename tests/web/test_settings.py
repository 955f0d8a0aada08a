"""What the site needs from its surroundings, and what it tells its operator."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from alongside_web.config.places import site_folder
from alongside_web.config.secrets import secret_key
from alongside_web.config.sqlite import is_faulty, version_in_use


def checked(folder: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "LANG", "PYTHONPATH"}}
    command = [sys.executable, "-m", "alongside_web", "manage", "check", "--deploy", "--fail-level", "WARNING"]
    return subprocess.run(
        command, env={**kept, "ALONGSIDE_DATA": str(folder), **environ}, capture_output=True, text=True, check=False
    )


def test_the_shipped_production_settings_pass_djangos_deployment_check(tmp_path: Path) -> None:
    done = checked(tmp_path, ALONGSIDE_PRODUCTION="1", ALLOWED_HOSTS="alongside.example")

    assert (done.returncode, done.stderr.strip()) == (0, "")
    assert "no issues" in done.stdout


def test_the_deployment_check_complains_of_settings_that_are_not_for_production(tmp_path: Path) -> None:
    done = checked(tmp_path)

    assert done.returncode == 1
    assert "security.W008" in done.stderr


def test_a_signing_key_is_made_once_and_only_its_owner_can_read_it(tmp_path: Path) -> None:
    folder = tmp_path / "site"

    first = secret_key({}, folder)

    assert len(first) >= 50
    assert secret_key({}, folder) == first
    assert stat.S_IMODE((folder / "secret-key").stat().st_mode) == 0o600
    assert [path.name for path in folder.iterdir()] == ["secret-key"]


def test_a_signing_key_from_the_environment_leaves_no_file(tmp_path: Path) -> None:
    assert secret_key({"SECRET_KEY": "given"}, tmp_path) == "given"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("version", "faulty"), [((3, 6, 23), False), ((3, 7, 0), True), ((3, 51, 2), True), ((3, 51, 3), False)]
)
def test_the_sqlite_versions_that_can_lose_writes_are_known(version: tuple[int, ...], faulty: bool) -> None:
    assert is_faulty(version) is faulty


def test_the_site_writes_through_an_sqlite_without_the_fault() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("the site's database is not SQLite")

    assert not is_faulty(version_in_use())


@pytest.mark.django_db(transaction=True)
def test_sqlite_waits_writes_ahead_and_syncs_fully() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("the site's database is not SQLite")
    with connection.cursor() as cursor:
        answers = [
            cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous", "busy_timeout")
        ]

    assert answers[1:] == [2, 10_000]
    assert answers[0] in {"wal", "memory"}


def test_the_sites_folder_is_named_by_the_environment_else_the_users_data_folder() -> None:
    assert site_folder({"ALONGSIDE_DATA": "/srv/alongside"}) == Path("/srv/alongside")
    assert site_folder({"XDG_DATA_HOME": "/home/ann/data"}) == Path("/home/ann/data/alongside")
