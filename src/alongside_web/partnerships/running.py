"""Who may read and who may write what a running partnership plans and does: the one rule of all the parts that record it.

Nothing of it is there before both heads have said yes; a paused or ended partnership can be read and not written in. Evidence
alone is still added when it has ended (`evidence/access.py`).
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from alongside.partnerships.states import READ_ONLY, NotNow, State
from alongside_web.partnerships.access import NotYours, Seat, seat_for
from alongside_web.partnerships.models import Partnership, Role, Side

# A guest is shown round and reads no plans; money is for those who answer for it.
READERS = (Role.HEAD, Role.MANAGER, Role.STAFF, Role.GOVERNOR, Role.BROKER, Role.ADVISER, Role.EVALUATOR)
WRITERS = (Role.HEAD, Role.MANAGER)
RECORDERS = (Role.HEAD, Role.MANAGER, Role.STAFF)
OF_MONEY = (Role.HEAD, Role.MANAGER, Role.GOVERNOR, Role.BROKER, Role.ADVISER, Role.EVALUATOR)


def running_seat(person: int | None, key: UUID, today: date, *, roles: tuple[Role, ...] = READERS) -> Seat:
    """The person's seat where both heads have said yes and the person has one of these roles; raises `NotYours`."""
    seat = seat_for(person, key, today)
    if not seat.joined() or not seat.has(*roles):
        raise NotYours
    return seat


def is_writable(partnership: Partnership) -> bool:
    """Whether anything may be written in it now."""
    return State(partnership.state) not in READ_ONLY


def still_writable(partnership: Partnership) -> None:
    """Raises `NotNow` where the partnership is paused or over; operations ask it of the locked row."""
    if not is_writable(partnership):
        raise NotNow


def side_of(seat: Seat) -> str:
    """The side that the person records for; neither for brokers and advisers."""
    return next(iter(sorted(seat.sides)), Side.NEITHER.value)
