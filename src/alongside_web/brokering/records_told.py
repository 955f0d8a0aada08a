"""Who writes and who reads rounds and common ground, for the page of who sees what."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from alongside.partnerships.agreement import MAY, Act
from alongside_web.accounts.records import Group, Record, tell
from alongside_web.brokering.ground_access import ASKED
from alongside_web.partnerships.records_told import by_roles


def tell_own() -> None:
    """Tells of what this part holds."""
    tell(
        Record(
            "what heads said in rounds",
            Group.FINDING,
            _("What a head says in a round, by a private link"),
            _("the head"),
            _("the head; brokers of the round, why only where the head shares it"),
        ),
        Record(
            "plans and record of rounds",
            Group.FINDING,
            _("A round: needs, offers, rules, plans and its record"),
            _("brokers of the round"),
            _("those with a part in the round; what rests on what heads said: its brokers"),
        ),
        Record(
            "common ground and assumptions",
            Group.FINDING,
            _("Answers on common ground"),
            by_roles(ASKED),
            _("whoever gave it; how all answers lie, those who have answered; why, the broker where it is shared"),
        ),
        Record(
            "common ground and assumptions",
            Group.WORKING,
            _("Assumptions, and looks at them"),
            by_roles(MAY[Act.READ]),
            by_roles(MAY[Act.READ]),
        ),
    )
