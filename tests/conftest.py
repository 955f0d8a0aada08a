"""What every suite may ask for: the packaged extract, imported once for all test processes, and patience."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.db import connection
from hypothesis import settings
from pytest_django.plugin import DjangoDbBlocker

from alongside_cli.main import main
from alongside_store.registry import NoSnapshot, Registry
from alongside_web.audit.seals import LIFT

# The first example pays for loading Polars or compiling; a slow machine is no wrong answer.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


@pytest.fixture(scope="session")
def packaged_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store holding the packaged extract, made through the import command itself; read it, do not write to it."""
    base = tmp_path_factory.getbasetemp()
    shared = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "packaged"
    shared.mkdir(exist_ok=True)
    with (shared / "once").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        store = shared / "registry"
        try:
            Registry.open(store)
        except NoSnapshot:
            answer = CliRunner().invoke(main, ["import", "--extract", "--store", str(store)])
            assert answer.exit_code == 0, answer.output
    return store


@pytest.fixture(scope="session")
def packaged_registry(packaged_store: Path) -> Registry:
    return Registry.open(packaged_store)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Tests that keep what they write empty the tables after themselves, which the audit's seals against deleting forbid."""
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        for statement in LIFT[connection.vendor]:
            cursor.execute(statement)
