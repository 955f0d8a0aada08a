"""The two worlds that everybody walks in, built once for the tests of a module."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from alongside_web.accounts.walls import seen_by_all
from tests.web.walk.world import World, build


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """Shared by a module's tests: whatever a request writes is taken back before the next one."""
    logging.disable(logging.CRITICAL)
    with django_db_blocker.unblock(), transaction.atomic(), seen_by_all():
        yield build()
        transaction.set_rollback(True)
    logging.disable(logging.NOTSET)
