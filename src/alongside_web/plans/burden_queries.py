"""What other parts may know of planned activities: their names, and the days that they take of each side's staff."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from alongside.partnerships.burden import Doing
from alongside_web.plans.models import Activity, Happening, HappeningKind, Status

SIDES = ("supported", "supporting")
# As many as a person can choose from; the latest are the likeliest.
OFFERED = 100


@dataclass(frozen=True, slots=True)
class ActivityNamed:
    """An activity by its name and first day."""

    key: UUID
    title: str
    starts: date | None


def activities_named(partnership: int) -> tuple[ActivityNamed, ...]:
    """The activities of a partnership, the latest first; those without a day last."""
    known = Activity.objects.filter(partnership=partnership, removed_at=None)
    rows = known.order_by("-starts", "-id").values_list("key", "title", "starts")[:OFFERED]
    return tuple(ActivityNamed(*row) for row in sorted(rows, key=lambda row: row[2] is None))


def title_of(partnership: int, keys: Iterable[UUID]) -> dict[UUID, str]:
    """What activities are called, by key; one that was removed is left out."""
    wanted = set(keys)
    if not wanted:
        return {}
    known = Activity.objects.filter(partnership=partnership, key__in=wanted, removed_at=None)
    return dict(known.values_list("key", "title"))


def doings(partnerships: Sequence[int]) -> dict[int, tuple[Doing, ...]]:
    """What each activity of these partnerships takes of each side, and what became of it; the last that was recorded counts."""
    found: dict[int, list[Doing]] = {one: [] for one in partnerships}
    if not found:
        return {}
    became = {one.activity_id: one for one in Happening.objects.filter(partnership__in=found).order_by("id")}
    for activity in Activity.objects.filter(partnership__in=found, removed_at=None).order_by("id"):
        last = became.get(activity.pk)
        found[activity.partnership_id] += [_doing(activity, last, side) for side in SIDES]
    return {one: tuple(some) for one, some in found.items()}


def _doing(activity: Activity, last: Happening | None, side: str) -> Doing:
    is_held = last is not None and last.kind == HappeningKind.HELD
    is_off = activity.status == Status.CANCELLED
    used: Decimal | None = None
    if is_held and last is not None:
        used = last.days_supported if side == "supported" else last.days_supporting
    return Doing(
        side=side,
        on=last.on if is_held and last is not None else activity.starts,
        planned=activity.days_supported if side == "supported" else activity.days_supporting,
        cover=0 if is_off else activity.cover_supported if side == "supported" else activity.cover_supporting,
        held=is_held,
        used=used,
        # Lessons were told once for both schools; they stand with the side whose people recorded it.
        lessons=last.lessons_lost if is_held and last is not None and last.side == side else None,
    )
