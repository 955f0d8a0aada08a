"""Who writes and who reads what is learned, given and got, for the page of who sees what."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from alongside_web.accounts.records import Group, Record, tell
from alongside_web.partnerships.records_told import AS_CHOSEN, by_roles
from alongside_web.partnerships.running import READERS, RECORDERS, WRITERS


def tell_own() -> None:
    """Tells of what this part holds."""
    tell(
        Record(
            "exchange reports, practices and ledgers",
            Group.WORKING,
            _("Reports of exchanges"),
            by_roles(RECORDERS),
            by_roles(READERS, _("its author alone until it is sent, then whom the author chose")),
        ),
        Record(
            "exchange reports, practices and ledgers",
            Group.WORKING,
            _("Practices that are followed"),
            by_roles(RECORDERS),
            by_roles(READERS, AS_CHOSEN),
        ),
        Record(
            "exchange reports, practices and ledgers",
            Group.WORKING,
            _("The ledger: what was promised"),
            by_roles(WRITERS),
            by_roles(READERS),
        ),
        Record(
            "exchange reports, practices and ledgers",
            Group.WORKING,
            _("The ledger: what was given"),
            by_roles(RECORDERS),
            by_roles(READERS),
        ),
    )
