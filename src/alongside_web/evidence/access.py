"""Who may see readings and evidence at all, and who may code; what each then sees is asked of every statement.

Those who answer for the work read it: brokers, advisers and evaluators, heads and managers of both sides. A reading says how
open a head is and which way the whole goes, so neither staff, whose heads they are, nor governors, who employ them, nor guests
see it; governors are told in the steering pack what both heads let go. docs/explanation/deeds.md gives the reasons.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from alongside_web.partnerships.access import NotYours, Seat
from alongside_web.partnerships.models import Role
from alongside_web.partnerships.running import is_writable, running_seat

READERS = (Role.BROKER, Role.ADVISER, Role.EVALUATOR, Role.HEAD, Role.MANAGER)
# Whoever codes judges, and is no party to what is judged.
CODERS = (Role.EVALUATOR, Role.ADVISER)


def reading_seat(person: int | None, key: UUID, today: date) -> Seat:
    """The seat of somebody who may see readings; raises `NotYours`."""
    return running_seat(person, key, today, roles=READERS)


def coding_seat(person: int | None, key: UUID, today: date) -> Seat:
    """The seat of somebody who may code; raises `NotYours`."""
    return running_seat(person, key, today, roles=CODERS)


def may_read(seat: Seat) -> bool:
    """Whether the person may see readings of this partnership."""
    return seat.joined() and seat.has(*READERS)


def may_code(seat: Seat) -> bool:
    """Whether the person may add evidence now."""
    return seat.has(*CODERS) and is_writable(seat.partnership)


__all__ = ["CODERS", "READERS", "NotYours", "coding_seat", "may_code", "may_read", "reading_seat"]
