"""Running partnerships of invented schools, with people in every part, and with a plan."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from alongside_web.accounts.walls import seen_by_all
from tests.web.plans.activity_world import World, world
from tests.web.plans.world import PlanWorld, plan_world


@pytest.fixture(autouse=True)
def _the_tests_see_every_row(db: None) -> Iterator[None]:
    """Arranging and asserting look past the database's own wall; requests put it up again."""
    with seen_by_all():
        yield


@pytest.fixture
def running() -> World:
    return world()


@pytest.fixture
def oak() -> PlanWorld:
    return plan_world()
