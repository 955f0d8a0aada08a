"""Two invented schools that run a partnership, and another one that the same broker arranged."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from alongside_web.accounts.walls import seen_by_all
from tests.web.plans.activity_world import World, world


@pytest.fixture(autouse=True)
def _the_tests_see_every_row(db: None) -> Iterator[None]:
    """Arranging and asserting look past the database's own wall; requests put it up again."""
    with seen_by_all():
        yield


@pytest.fixture
def running() -> World:
    return world()
