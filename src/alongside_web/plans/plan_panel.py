"""The plan in one line on the partnership's page."""

from __future__ import annotations

from alongside_web.partnerships.access import Seat
from alongside_web.partnerships.panels import Panel, add_panel
from alongside_web.partnerships.running import READERS
from alongside_web.plans.plan_queries import plan_line

PLACE = 30


def plan_panel(seat: Seat) -> Panel | None:
    """None for those who read no plans."""
    return Panel("plans/panel.html", plan_line(seat)) if seat.has(*READERS) else None


def add_own_panel() -> None:
    """Adds the plan to the partnership's page."""
    add_panel(PLACE, plan_panel)
