"""Rows of activities and of what became of them as the engine's values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from alongside.partnerships.happenings import Happened, Kind, Planned
from alongside_web.plans.models import Activity, Happening


def happened(row: Happening) -> Happened:
    return Happened(
        Kind(row.kind),
        row.on,
        row.side,
        row.moved_to,
        row.by if row.kind != Kind.HELD else "",
        row.reason_kind,
        row.days_supported,
        row.days_supporting,
        row.lessons_lost,
    )


def planned(row: Activity, records: Iterable[Happening]) -> Planned:
    return Planned(
        row.starts, row.ends, row.days_supported, row.days_supporting, tuple(happened(one) for one in records)
    )


def all_planned(rows: Iterable[Activity], records: Iterable[Happening]) -> tuple[Planned, ...]:
    """Activities with their records, which must be in the order in which they were made."""
    of: defaultdict[int, list[Happening]] = defaultdict(list)
    for one in records:
        of[one.activity_id].append(one)
    return tuple(planned(row, of[row.pk]) for row in rows)
