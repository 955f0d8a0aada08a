"""Common ground and assumptions on a partnership's page. Before both heads have said yes it holds the person's own doing alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from alongside_web.brokering.assumption_queries import AssumptionShown, briefly
from alongside_web.brokering.ground_access import is_asked, is_open, reads_assumptions
from alongside_web.brokering.ground_queries import own_answers
from alongside_web.partnerships.access import Seat
from alongside_web.partnerships.panels import Panel, add_panel

PLACE = 25


@dataclass(frozen=True, slots=True)
class GroundBrief:
    """Whether the person is asked and when they answered, and the first assumptions where the person reads them."""

    is_asked: bool
    is_open: bool
    answered: date | None
    reads_assumptions: bool
    assumptions: Sequence[AssumptionShown]
    total: int


def panel(seat: Seat) -> Panel | None:
    """The panel; None for who is neither asked nor reads assumptions."""
    asked, reads = is_asked(seat), reads_assumptions(seat)
    if not asked and not reads:
        return None
    mine = own_answers(seat).values() if asked else ()
    rows, total = briefly(seat) if reads else ((), 0)
    answered = max((one.on for one in mine), default=None)
    return Panel(
        "brokering/ground_panel.html", GroundBrief(asked, is_open(seat.partnership), answered, reads, rows, total)
    )


def add_own() -> None:
    """Adds it to the page of a partnership."""
    add_panel(PLACE, panel, is_early=True)
