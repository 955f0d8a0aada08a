"""Two invented schools that run a partnership, with people in every part."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from alongside_web.accounts.walls import seen_by_all
from alongside_web.partnerships.models import Partnership
from tests.web.partnerships.agreement_world import World, world
from tests.web.partnerships.conftest import TODAY

STARTS, ENDS = date(2026, 11, 9), date(2028, 8, 31)


@pytest.fixture(autouse=True)
def _the_tests_see_every_row(db: None) -> Iterator[None]:
    with seen_by_all():
        yield


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stages are told by the day on which they are looked at."""
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: TODAY)


@pytest.fixture
def oak() -> World:
    made = world()
    Partnership.objects.filter(pk=made.made.pk).update(starts=STARTS, ends=ENDS)
    made.made.refresh_from_db()
    return made
