"""Who is asked for common ground, who may see the spread, and who writes assumptions."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from alongside.partnerships.agreement import Act
from alongside.partnerships.states import NotNow, State
from alongside_web.brokering.ground_models import Assumption
from alongside_web.partnerships.access import NotYours, Seat, seat_for
from alongside_web.partnerships.agreement_access import agreement_seat, allows
from alongside_web.partnerships.models import Partnership, Role

ASKED = (Role.HEAD, Role.BROKER, Role.ADVISER)
# While it is only proposed nobody has been asked anything.
NOT_YET = frozenset({State.PROPOSED})
OPEN = frozenset({State.CONSIDERED, State.AGREED, State.RUNNING})


def is_asked(seat: Seat) -> bool:
    """Whether the person is one of those who are asked."""
    return seat.has(*ASKED) and State(seat.partnership.state) not in NOT_YET


def ground_seat(person: int | None, key: UUID, today: date) -> Seat:
    """The person's seat where they are asked; raises `NotYours`."""
    seat = seat_for(person, key, today)
    if not is_asked(seat):
        raise NotYours
    return seat


def is_open(partnership: Partnership) -> bool:
    """Whether the questions may be answered now."""
    return State(partnership.state) in OPEN


def still_open(partnership: Partnership) -> None:
    """Raises `NotNow` where the questions may not be answered; operations ask it of the locked row."""
    if not is_open(partnership):
        raise NotNow


def sees_spread(seat: Seat, *, has_answered: bool) -> bool:
    """Whether the person may see how the answers lie: nobody before answering alone; then a broker of neither side, and the
    others once both heads have said yes."""
    if not has_answered:
        return False
    return seat.joined() or (seat.has(Role.BROKER) and not seat.sides)


def sees_shared_words(seat: Seat) -> bool:
    """Whether the person may read why others answered as they did, where they let the broker read it."""
    return seat.has(Role.BROKER) and not seat.sides


def assumption_seat(person: int | None, key: UUID, today: date) -> Seat:
    """The person's seat where they read, and so may write, assumptions: as the agreement is read. Raises `NotYours`."""
    return agreement_seat(person, key, today)


def reads_assumptions(seat: Seat) -> bool:
    """Whether the person reads assumptions: as the agreement, once both heads have said yes."""
    return seat.joined() and allows(seat, Act.READ)


def assumption_of(seat: Seat, key: UUID) -> Assumption:
    """An assumption of this partnership; raises `NotYours`."""
    found = Assumption.objects.filter(partnership=seat.partnership, key=key).first()
    if found is None:
        raise NotYours
    return found
