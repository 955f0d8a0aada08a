"""What every page says of the official data it rests on, and in which languages it can be read."""

from __future__ import annotations

from django.http import HttpRequest

from alongside_store.registry import NoSnapshot
from alongside_web.schools.snapshot import Snapshot, current_snapshot


def snapshot(_request: HttpRequest) -> dict[str, Snapshot | None]:
    try:
        return {"snapshot": current_snapshot()}
    except NoSnapshot:
        return {"snapshot": None}
