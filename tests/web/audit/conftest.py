"""An audit with a few entries in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from alongside_web.accounts.walls import seen_by_all
from alongside_web.audit.models import Entry
from alongside_web.audit.operations import Change, record

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def written(action: str = "said", values: dict[str, object] | None = None, actor: int = 7) -> Entry:
    return record(Change(action, "note", "1", about=actor), values or {"text": "quiet words"}, actor=actor, at=NOW)


@pytest.fixture
def five(db: None) -> Iterator[list[Entry]]:
    with seen_by_all():
        yield [written(values={"text": f"number {number}"}) for number in range(5)]
