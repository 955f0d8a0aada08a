"""The only way to an agreement: through a seat in its partnership, in a part that reads it, once both schools have said yes."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from alongside.partnerships.agreement import MAY, Act
from alongside_web.partnerships.access import NotYours, Seat, seat_for
from alongside_web.partnerships.models import Partnership, Role, State

# Before both heads have said yes nothing may tell one side of the other; a call for an agreement would.
READABLE = frozenset({State.AGREED, State.RUNNING, State.PAUSED, State.ENDED})
WRITABLE = frozenset({State.AGREED, State.RUNNING})


def allows(seat: Seat, act: Act) -> bool:
    """Whether the person's part lets them do this with the agreement."""
    return seat.has(*(Role(one) for one in MAY[act]))


def is_writable(partnership: Partnership) -> bool:
    """Whether the partnership is in a state in which its agreement may be worked on."""
    return partnership.state in WRITABLE


def agreement_seat(person: int | None, key: UUID, today: date, *, act: Act = Act.READ) -> Seat:
    """The person's seat where they may do this with the agreement; raises `NotYours`."""
    seat = seat_for(person, key, today)
    if seat.partnership.state not in READABLE or not allows(seat, act):
        raise NotYours
    return seat
