"""Who may see readings and evidence at all, and who may code; what each then sees is asked of every statement.

Those who answer for the work read it: brokers, advisers and evaluators, heads, managers and governors of both sides, and a
steering group of neither. A reading says how open a head is and which way the whole goes, so neither staff, whose heads they
are, nor guests see it. Governors employ heads: what they read rests on what was let go to everybody, to their own side, or to
heads and governors, and on nothing else.

Evidence is the one thing that is still written when a partnership has ended, since its evaluation comes afterwards; while it is
paused nothing is. docs/explanation/deeds.md gives the reasons.
"""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from alongside.evidence.bearings import ABOUT_BY_SUBJECT
from alongside.partnerships.states import NotNow, State
from alongside_web.partnerships.access import NotYours, Seat
from alongside_web.partnerships.models import Partnership, Role
from alongside_web.partnerships.running import is_writable, running_seat

# How long evidence is kept once its partnership was over.
KEPT = timedelta(days=6 * 365)
READERS = (Role.BROKER, Role.ADVISER, Role.EVALUATOR, Role.HEAD, Role.MANAGER, Role.GOVERNOR)
# Whoever codes judges, and is no party to what is judged.
CODERS = (Role.EVALUATOR, Role.ADVISER)
# Once it is over a broker steers it no more, and is often the one who evaluates.
CODERS_AFTERWARDS = (*CODERS, Role.BROKER)


def reading_seat(person: int | None, key: UUID, today: date) -> Seat:
    """The seat of somebody who may see readings; raises `NotYours`."""
    return running_seat(person, key, today, roles=READERS)


def coders_of(partnership: Partnership) -> tuple[Role, ...]:
    """Who codes evidence of a partnership as it stands."""
    return CODERS_AFTERWARDS if State(partnership.state) is State.ENDED else CODERS


def coding_seat(person: int | None, key: UUID, today: date) -> Seat:
    """The seat of somebody who may code, now or when it goes on; raises `NotYours`."""
    seat = running_seat(person, key, today, roles=CODERS_AFTERWARDS)
    if not seat.has(*coders_of(seat.partnership)):
        raise NotYours
    return seat


def still_codable(seat: Seat, partnership: Partnership) -> None:
    """Operations ask it of the locked row. Raises `NotYours` for who does not code, `NotNow` where nothing can be coded."""
    if not seat.has(*coders_of(partnership)):
        raise NotYours
    if not _is_codable(partnership, seat.today):
        raise NotNow


def _is_codable(partnership: Partnership, today: date) -> bool:
    """While it is not paused, and afterwards for as long as its evidence is kept: what is due to go is not added to."""
    if State(partnership.state) is not State.ENDED:
        return is_writable(partnership)
    return bool(partnership.case) or partnership.ends is None or partnership.ends >= today - KEPT


def may_read(seat: Seat) -> bool:
    """Whether the person may see readings of this partnership."""
    return seat.joined() and seat.has(*READERS)


def may_code(seat: Seat) -> bool:
    """Whether the person may add evidence now."""
    return seat.has(*coders_of(seat.partnership)) and _is_codable(seat.partnership, seat.today)


def waits_to_code(seat: Seat) -> bool:
    """Whether the person may add evidence only when the partnership goes on, or has ended."""
    return seat.has(*coders_of(seat.partnership)) and State(seat.partnership.state) is State.PAUSED


def subjects_of(seat: Seat) -> frozenset[str]:
    """Of whom the person may code; a broker alone not of who brokers, which is the broker's own part."""
    every = frozenset(ABOUT_BY_SUBJECT)
    return every if seat.has(*CODERS) else every - {"broker"}


__all__ = [
    "CODERS",
    "CODERS_AFTERWARDS",
    "KEPT",
    "READERS",
    "NotYours",
    "coding_seat",
    "may_code",
    "may_read",
    "reading_seat",
    "still_codable",
    "subjects_of",
    "waits_to_code",
]
