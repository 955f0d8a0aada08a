"""The only way to what is met about: through a seat in the partnership, and what its author's audience lets that seat read."""

from __future__ import annotations

from datetime import date
from typing import TypeVar
from uuid import UUID

from django.db.models import QuerySet

from alongside_web.meetings.models import AudienceChoice, Body, Meeting, MeetingAction, MeetingDecision, NetworkMeeting
from alongside_web.partnerships.access import NotYours, Seat, audiences_open_to, may_see
from alongside_web.partnerships.models import Participation, Role
from alongside_web.partnerships.running import READERS, running_seat

Row = TypeVar("Row", Body, Meeting, MeetingDecision, MeetingAction)

# Who keeps minutes. Staff come to meetings and read of them.
KEEPERS = (Role.HEAD, Role.MANAGER, Role.GOVERNOR, Role.BROKER)
# Who says what became of an action: whoever may have to do it.
DOERS = (*KEEPERS, Role.STAFF, Role.ADVISER)


def meeting_seat(person: int | None, key: UUID, today: date, *, roles: tuple[Role, ...] = READERS) -> Seat:
    """The person's seat where meetings are read, or where these roles do something; raises `NotYours`."""
    return running_seat(person, key, today, roles=roles)


def readable(seat: Seat, model: type[Row]) -> QuerySet[Row]:
    """The rows of the partnership that the person may read."""
    return model._default_manager.filter(may_see(seat), partnership=seat.partnership)


def one_of(seat: Seat, model: type[Row], key: UUID) -> Row:
    """A row that the person may read; raises `NotYours`."""
    row = readable(seat, model).filter(key=key).first()
    if row is None:
        raise NotYours
    return row


def networks(seat: Seat) -> QuerySet[NetworkMeeting]:
    """The partnership's own rows of meetings across partnerships."""
    return NetworkMeeting.objects.filter(partnership=seat.partnership)


def network_of(seat: Seat, key: UUID) -> NetworkMeeting:
    """One of them; raises `NotYours`."""
    row = networks(seat).filter(key=key).select_related("organisation").first()
    if row is None:
        raise NotYours
    return row


def audiences_of(seat: Seat) -> tuple[str, ...]:
    """For whom the person may keep minutes."""
    open_to = audiences_open_to(seat)
    return tuple(one.value for one in AudienceChoice if one.value in open_to)


def people_of(seat: Seat) -> tuple[tuple[str, str], ...]:
    """Who is in the partnership today and can have come: number and name."""
    parts = Participation.objects.filter(partnership=seat.partnership, since__lte=seat.today)
    parts = parts.exclude(until__lt=seat.today).exclude(role=Role.GUEST).select_related("person")
    named = {one.person_id: str(one.person) for one in parts.order_by("person__full_name", "pk")}
    return tuple((str(number), name) for number, name in named.items())
