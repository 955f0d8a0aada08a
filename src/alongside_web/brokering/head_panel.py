"""Why two schools are proposed to each other, as their heads read it: public reasons alone, the same for both.

Everything on it was worked out from a round without anybody's words (`alongside.brokering.in_public`) when the pair was chosen.
"""

from __future__ import annotations

from dataclasses import dataclass

from alongside.partnerships.states import JOINED, State
from alongside_web.accounts.walls import seen_by_all
from alongside_web.brokering.board_lines import bars_of
from alongside_web.brokering.plan_models import PairPut
from alongside_web.brokering.translate import Bar
from alongside_web.partnerships.access import Seat
from alongside_web.partnerships.panels import Panel, add_panel

PLACE = 1


@dataclass(frozen=True, slots=True)
class Reasons:
    """The public reasons for a proposal."""

    organisation: str
    bars: tuple[Bar, ...]
    km: float | None


def reasons(seat: Seat) -> Panel | None:
    """The panel of a partnership that came of a round, until it is agreed; None for all others."""
    if State(seat.partnership.state) in JOINED:
        return None
    with seen_by_all():
        # Two columns of one row: neither whose round it is in, nor what was chosen beside it.
        held = PairPut.objects.filter(partnership=seat.partnership.key)
        row = held.values_list("public", "round__organisation__name").first()
    if row is None or not row[0]:
        return None
    public, organisation = row
    return Panel(
        "brokering/head_panel.html", Reasons(organisation, bars_of(public["components"], whole=False), public["km"])
    )


def add_own() -> None:
    """Adds it to the page of a partnership."""
    add_panel(PLACE, reasons, is_early=True)
