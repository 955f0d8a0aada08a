"""What each act on evidence is called in a partnership's history, and who may know of it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from alongside.evidence.perspectives import Audience
from alongside_web.audit.actions import Told, tell

ACTIONS = (
    Told("case evidence entered", _("{who} entered the published evidence of this case."), Audience.BOTH_SIDES.value),
    # Whom a statement is for differs from one to the next, and each entry names it.
    Told("coded", _("{who} added evidence.")),
    Told("took back coded", _("{who} took evidence back.")),
)


def tell_all() -> None:
    """Tells the audit of the acts of this part."""
    tell(*ACTIONS)
