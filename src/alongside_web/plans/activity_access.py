"""The only way to an activity: through a seat in its partnership, in a part that reads plans, once both heads have said yes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from alongside.partnerships.bounds import Bounds
from alongside_web.partnerships.access import NotYours, Seat
from alongside_web.partnerships.models import Role
from alongside_web.partnerships.running import READERS, running_seat
from alongside_web.plans.models import Activity


@dataclass(frozen=True, slots=True)
class Found:
    """An activity, and the seat from which it is looked at."""

    seat: Seat
    activity: Activity


def activities_of(seat: Seat) -> QuerySet[Activity]:
    """The activities of the partnership, those dropped from the plan too."""
    return Activity.objects.filter(partnership=seat.partnership)


def activity_for(
    person: int | None, key: UUID, activity: UUID, *, today: date, roles: tuple[Role, ...] = READERS
) -> Found:
    """An activity that the person may read, or do what these roles do with; raises `NotYours`."""
    seat = running_seat(person, key, today, roles=roles)
    row = activities_of(seat).filter(key=activity).select_related("aim", "funder", "made_by").first()
    if row is None:
        raise NotYours
    return Found(seat, row)


def bounds_of(seat: Seat) -> Bounds:
    """Between which days the partnership's activities can lie."""
    return Bounds(seat.today, seat.partnership.starts, seat.partnership.ends)
