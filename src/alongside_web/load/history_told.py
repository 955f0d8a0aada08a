"""What each act of this part is called. A school's load is its own: who entered something alone reads that there is an entry."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from alongside.evidence.perspectives import Audience
from alongside_web.audit.actions import Told, tell

_ALL = Audience.BOTH_SIDES.value

COMMITMENTS = (
    Told("commitment entered", _("{who} entered something that a school is committed to.")),
    Told("commitment rewritten", _("{who} changed something that a school is committed to.")),
    Told("commitment removed", _("{who} took something out of a school’s load.")),
)
CEILINGS = (
    Told("ceiling proposed", _("{who} proposed a ceiling for a school’s load."), _ALL),
    Told("ceiling agreed", _("{who} accepted a ceiling: it is agreed by both heads."), _ALL),
    Told("ceiling declined", _("{who} declined a ceiling."), _ALL),
    Told("ceiling taken back", _("{who} took the proposal of a ceiling back."), _ALL),
)


def tell_all() -> None:
    """Tells the audit of the acts of this part."""
    tell(*COMMITMENTS, *CEILINGS)
