"""What each act upon meetings is called in the history, without a word of them; most name their audience with each entry."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from alongside.evidence.perspectives import Audience
from alongside_web.audit.actions import Told, tell

# As the audience of the meeting is, so is that of the entry.
MEETINGS = (
    Told("opened body", _("{who} entered a body that meets.")),
    Told("changed body", _("{who} changed a body that meets.")),
    Told("entered meeting", _("{who} entered a meeting of {on}.")),
    Told("changed meeting", _("{who} changed what is kept of the meeting of {on}.")),
    Told("entered decision", _("{who} entered a decision of the meeting of {on}.")),
    Told("took back decision", _("{who} took back a decision that was entered wrongly.")),
    Told("agreed action", _("{who} entered an action to be done by {due}.")),
    Told("settled action", _("{who} said how an action stands: {state}.")),
)
NETWORK = tuple(
    Told(action, sentence, Audience.BOTH_SIDES.value)
    for action, sentence in (
        ("arranged network meeting", _("{who} invited to a network meeting on {on}.")),
        ("changed network meeting", _("{who} changed the network meeting on {on}.")),
        ("noted who came", _("{who} noted who came to the network meeting on {on}.")),
    )
)


def tell_all() -> None:
    """Tells the audit of the acts upon meetings."""
    tell(*MEETINGS, *NETWORK)
