"""Who writes and who reads meetings, for the page of who sees what."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from alongside_web.accounts.records import Group, Record, tell
from alongside_web.meetings.access import DOERS, KEEPERS
from alongside_web.partnerships.models import Role
from alongside_web.partnerships.records_told import AS_CHOSEN, by_roles
from alongside_web.partnerships.running import READERS


def tell_own() -> None:
    """Tells of what this part holds."""
    tell(
        Record(
            "meetings",
            Group.WORKING,
            _("Meetings, bodies and decisions"),
            by_roles(KEEPERS),
            by_roles(READERS, AS_CHOSEN),
        ),
        Record("meetings", Group.WORKING, _("What became of an action"), by_roles(DOERS), by_roles(READERS, AS_CHOSEN)),
        Record(
            "meetings",
            Group.WORKING,
            _("Meetings across partnerships"),
            by_roles((Role.BROKER,)),
            by_roles(READERS, _("each the own partnership’s row")),
        ),
    )
