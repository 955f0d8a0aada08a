"""A running partnership, and a fixed day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from django.utils import timezone

from alongside_web.accounts.walls import seen_by_all
from tests.web.learning.world import World, running
from tests.web.partnerships.conftest import TODAY


@pytest.fixture(autouse=True)
def _the_tests_see_every_row(db: None) -> Iterator[None]:
    """Arranging and asserting look past the database's own wall; requests put it up again."""
    with seen_by_all():
        yield


@pytest.fixture(autouse=True)
def _it_is_november(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages read the day from the clock; here it stands still."""
    monkeypatch.setattr(timezone, "localdate", _today)


def _today(*_: object) -> date:
    return TODAY


@pytest.fixture
def oak() -> World:
    return running()
