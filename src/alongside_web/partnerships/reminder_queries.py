"""A head's own yes and its last day; nothing that the other side did is looked at (docs/explanation/consent.md)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from alongside.partnerships.states import ANSWERABLE, State
from alongside_web.partnerships.access import Seat
from alongside_web.partnerships.models import Role
from alongside_web.partnerships.private_models import AnswerChoice, Reply


@dataclass(frozen=True, slots=True)
class OwnYes:
    """Until when a head's yes counts."""

    seat: Seat
    counts_until: date


def own_yeses(person: int, seats: Sequence[Seat]) -> tuple[OwnYes, ...]:
    """The yeses that a person has given as head and that are the last answer, where heads may still answer."""
    asked = [one for one in seats if one.has(Role.HEAD) and State(one.partnership.state) in ANSWERABLE]
    if not asked:
        return ()
    rows = Reply.objects.filter(head=person, partnership__in=[one.partnership.pk for one in asked]).order_by("id")
    last = {row.partnership_id: row for row in rows.only("partnership_id", "answer", "expires")}
    found = ((seat, last.get(seat.partnership.pk)) for seat in asked)
    return tuple(OwnYes(seat, row.expires) for seat, row in found if row and row.answer == AnswerChoice.YES)
