"""Takes needs of the register of concerns into a round: all that were ticked, or none."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from alongside_web.accounts.models import User
from alongside_web.brokering import register_queries as queries
from alongside_web.brokering.access import RoundSeat
from alongside_web.brokering.models import NeedStated
from alongside_web.brokering.operations_rounds import HeadOf, do_state
from alongside_web.concerns.access import Desk
from alongside_web.concerns.operations import note_drawn


@transaction.atomic
def do_draw(
    seat: RoundSeat, desk: Desk, some: Sequence[tuple[queries.Drawn, HeadOf]], *, actor: User, at: datetime
) -> int:
    """States the need of each school; raises `StatedTwice`, `NotInThisPhase`, and then states none. Returns how many.

    The round's history tells of each as of any need: that it came from the register stands in the register's alone.
    """
    schools = queries.schools_of([one for one, _head in some])
    for one, head in some:
        row = NeedStated(school=schools[one.school], areas=list(one.areas), urgency=one.urgency, load=one.load or None)
        do_state(seat, row, head, actor=actor, at=at)
    note_drawn(desk, len(some), actor=actor, at=at)
    return len(some)
