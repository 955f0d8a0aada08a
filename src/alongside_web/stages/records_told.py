"""Who writes and who reads the stages of a partnership, for the page of who sees what."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from alongside_web.accounts.records import Group, Record, tell
from alongside_web.partnerships.records_told import by_roles
from alongside_web.partnerships.running import READERS, WRITERS
from alongside_web.stages.reading import ALL_TASKS


def tell_own() -> None:
    """Tells of what this part holds."""
    tell(
        Record("stages", Group.WORKING, _("The days of the stages"), by_roles(WRITERS), by_roles(READERS)),
        Record(
            "stages",
            Group.WORKING,
            _("Tasks, and what was said of them"),
            by_roles(WRITERS),
            by_roles(ALL_TASKS, _("staff those of staff")),
        ),
    )
