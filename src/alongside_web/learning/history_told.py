"""What each act of this part is called in a partnership's history. Words are told on its own pages and not here.

Reports, practices and steps name their audience with each entry, for it differs from one to the next.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from alongside.evidence.perspectives import Audience
from alongside_web.audit.actions import Told, tell

_ALL = Audience.BOTH_SIDES.value

REPORTS = (
    Told("exchange report begun", _("{who} began a report on an exchange.")),
    Told("exchange report rewritten", _("{who} changed the draft of a report on an exchange.")),
    Told("exchange report thrown away", _("{who} threw the draft of a report on an exchange away.")),
    Told("exchange report sent", _("{who} sent a report on an exchange.")),
    Told("host context added", _("{who} added to a report on an exchange, for the school that was visited.")),
)
PRACTICES = (
    Told("practice followed", _("{who} began to follow a practice.")),
    Told("practice reworded", _("{who} named a practice anew.")),
    Told("practice step recorded", _("{who} recorded a step of a practice: {step}.")),
    Told("practice step taken back", _("{who} took a step of a practice back: {step}.")),
)
LEDGER = (
    Told("promise made", _("{who} wrote a promise into the ledger."), _ALL),
    Told("promise reworded", _("{who} worded a promise anew."), _ALL),
    Told("promise removed", _("{who} took a promise off the ledger."), _ALL),
    Told("gift recorded", _("{who} recorded something that was given."), _ALL),
    Told("gift taken back", _("{who} took a record of something given back."), _ALL),
    Told("promise marked", _("{who} marked how a school sees a promise: {mark}."), _ALL),
)


def tell_all() -> None:
    """Tells the audit of the acts of this part."""
    tell(*REPORTS, *PRACTICES, *LEDGER)
