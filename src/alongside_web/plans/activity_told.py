"""What each act upon an activity is called in the history, without a word of it: guests read the history and no plans."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from alongside.evidence.perspectives import Audience
from alongside_web.audit.actions import Told, tell

ACTIVITIES = tuple(
    Told(action, sentence, Audience.BOTH_SIDES.value)
    for action, sentence in (
        ("added activity", _("{who} planned an activity for {starts}.")),
        ("changed activity", _("{who} changed an activity in the plan.")),
        ("dropped activity", _("{who} dropped an activity from the plan.")),
        ("activity held", _("{who} recorded that an activity was held on {on}.")),
        ("activity cancelled", _("{who} recorded that an activity planned for {on} was cancelled.")),
        ("activity moved", _("{who} moved an activity from {on} to {moved_to}.")),
    )
)
FORGOTTEN = (Told("forgot activities", _("{who} erased {records} records of partnerships that were long over.")),)


def tell_all() -> None:
    """Tells the audit of the acts upon activities."""
    tell(*ACTIVITIES, *FORGOTTEN)
