"""Who writes and who reads what is planned, done and spent, for the page of who sees what."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from alongside_web.accounts.records import Group, Record, tell
from alongside_web.partnerships.records_told import OWN, by_roles
from alongside_web.partnerships.running import OF_MONEY, READERS, RECORDERS, WRITERS


def tell_own() -> None:
    """Tells of what this part holds."""
    tell(
        Record(
            "plans and their money",
            Group.WORKING,
            _("The plan: aims and versions"),
            by_roles(WRITERS),
            by_roles(READERS),
        ),
        Record("plans and their money", Group.WORKING, _("Money and payments"), by_roles(WRITERS), by_roles(OF_MONEY)),
        Record(
            "activities",
            Group.WORKING,
            _("Activities as they are planned"),
            by_roles(WRITERS),
            by_roles(READERS, _("what they cost: who reads money")),
        ),
        Record("activities", Group.WORKING, _("What became of activities"), by_roles(RECORDERS), by_roles(READERS)),
        Record(
            "files that wait to be taken into a plan",
            Group.WORKING,
            _("Files that wait to be taken into a plan"),
            by_roles(WRITERS),
            OWN,
        ),
    )
