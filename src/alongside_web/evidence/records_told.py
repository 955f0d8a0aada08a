"""Who writes and who reads evidence, for the page of who sees what."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from alongside_web.accounts.records import Group, Record, tell
from alongside_web.evidence.access import CODERS, READERS
from alongside_web.partnerships.records_told import AS_CHOSEN, by_roles


def tell_own() -> None:
    """Tells of what this part holds."""
    tell(
        Record(
            "evidence",
            Group.JUDGING,
            _("Evidence that was coded, and the reading worked out from it"),
            by_roles(CODERS),
            by_roles(READERS, AS_CHOSEN),
        ),
    )
