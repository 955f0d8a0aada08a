"""What every operation of this part begins with: a partnership that can be written in, and an entry of the audit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from alongside_web.audit.operations import Change
from alongside_web.partnerships.access import Seat
from alongside_web.partnerships.models import Partnership, Side
from alongside_web.partnerships.operations import locked
from alongside_web.partnerships.running import still_writable

Told = TypeVar("Told")


@dataclass(frozen=True, slots=True)
class Anew(Generic[Told]):
    """What is told anew, and the version of the row that who tells it had seen."""

    told: Told
    seen: int


class Overtaken(ValueError):
    """Somebody else changed it since the page was loaded; ``now`` is the row as it stands."""

    def __init__(self, now: object) -> None:
        super().__init__("it was changed since the page was loaded")
        self.now = now


def writable(seat: Seat) -> Partnership:
    """The partnership, locked, where something may be written in it now; raises `NotNow`."""
    partnership = locked(seat.partnership)
    still_writable(partnership)
    return partnership


def change_of(seat: Seat, action: str, key: object, *, audience: str = "", side: str = "") -> Change:
    """An entry about one thing of this part; what it tells of belongs to whoever wrote it."""
    partnership = str(seat.partnership.key)
    side = side or next(iter(sorted(seat.sides)), Side.NEITHER.value)
    return Change(action, "learning", str(key), partnership, seat.person, audience, side)
