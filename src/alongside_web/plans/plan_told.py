"""What each act upon a plan is called in a partnership's history, and who may know of it.

The sentences hold none of the plan's own words: everybody in the partnership reads its history, and not everybody its plan.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from alongside.evidence.perspectives import Audience
from alongside_web.audit.actions import Told, tell

_ALL = Audience.BOTH_SIDES.value
# Money is for those who answer for it: heads and governors read of it, and who did it.
_MONEY = Audience.STEERING_GROUP.value

PLAN = (
    Told("aim added", _("{who} added an aim to the plan."), _ALL),
    Told("aim changed", _("{who} changed an aim of the plan."), _ALL),
    Told("aim moved", _("{who} put the aims of the plan in another order."), _ALL),
    Told("aim removed", _("{who} removed an aim from the plan."), _ALL),
    Told("kept plan version", _("{who} kept version {number} of the plan."), _ALL),
    Told("imported plan", _("{who} took a file into the plan: {added} activities added, {changed} changed."), _ALL),
)
MONEY = (
    Told("added funder", _("{who} added a funder."), _MONEY),
    Told("allocated money", _("{who} changed how much money is allocated."), _MONEY),
    Told("set cost of a day", _("{who} changed what a day of cover costs."), _MONEY),
    Told("recorded payment", _("{who} recorded a payment."), _MONEY),
    Told("took payment back", _("{who} took a payment back."), _MONEY),
)


def tell_all() -> None:
    """Tells the audit of the acts of this part."""
    tell(*PLAN, *MONEY)
