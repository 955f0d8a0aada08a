"""What every test of accounts stands on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.utils import timezone

from alongside_web.accounts.walls import seen_by_all


@pytest.fixture(autouse=True)
def _what_waits_for_the_commit_is_done_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Within a test nothing is ever committed."""
    monkeypatch.setattr("django.db.transaction.on_commit", lambda done, **_: done())


@pytest.fixture(autouse=True)
def _the_tests_see_every_row(db: None) -> Iterator[None]:
    """Arranging and asserting look past the database's own wall; requests put it up again."""
    with seen_by_all():
        yield


@pytest.fixture
def _stopped_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Attempts come back with time; on a slow machine they would while they are counted."""
    now = timezone.now()
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)
