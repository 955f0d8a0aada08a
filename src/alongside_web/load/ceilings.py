"""Reads the ceilings that two heads agreed: the one in force, and one that waits for an answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from alongside_web.load.models import Ceiling
from alongside_web.partnerships.access import NotYours, Seat
from alongside_web.partnerships.models import Partnership


@dataclass(frozen=True, slots=True)
class CeilingShown:
    """Of one side: the ceiling in force, and a proposal that waits; either may be None."""

    in_force: Ceiling | None
    proposed: Ceiling | None
    side: str

    @property
    def latest(self) -> int:
        """The number of the latest of the two, 0 where there is neither."""
        return max((one.number for one in (self.in_force, self.proposed) if one), default=0)


def in_force_of(partnerships: Sequence[Partnership]) -> dict[tuple[int, str], Ceiling]:
    """The ceilings that both heads agreed last, by partnership and side."""
    known = Ceiling.objects.filter(partnership__in=partnerships, accepted_at__isnull=False).order_by("number")
    return {(one.partnership_id, one.side): one for one in known}


def ceilings_of(partnership: Partnership, side: str) -> CeilingShown:
    """The ceiling of a side in force, and one proposed and not answered."""
    rows = Ceiling.objects.filter(partnership=partnership, side=side).select_related("proposed_by", "accepted_by")
    found = list(rows.order_by("-number"))
    agreed = next((one for one in found if one.accepted_at is not None), None)
    waits = next((one for one in found if one.accepted_at is None and one.closed_at is None), None)
    return CeilingShown(agreed, waits, side)


def ceiling_to_answer(seat: Seat, key: UUID) -> Ceiling:
    """A ceiling of the partnership that the person, as a head, may accept, decline or take back; raises `NotYours`."""
    found = Ceiling.objects.filter(partnership=seat.partnership, key=key).first()
    if found is None or seat.head_side is None:
        raise NotYours
    return found
