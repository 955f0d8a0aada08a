"""What plans tell the rest of the site when it starts."""

from __future__ import annotations

from alongside_web.plans import plan_panel, plan_told


def start() -> None:
    """Tells of acts, adds the panel."""
    plan_told.tell_all()
    plan_panel.add_own_panel()
