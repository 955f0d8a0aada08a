"""Who writes and who reads a school's whole load, for the page of who sees what."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from alongside_web.accounts.records import Group, Record, tell
from alongside_web.load.access import LEADING, OUTSIDE
from alongside_web.partnerships.models import Role
from alongside_web.partnerships.records_told import by_roles
from alongside_web.partnerships.running import READERS


def tell_own() -> None:
    """Tells of what this part holds."""
    tell(
        Record(
            "commitments and ceilings",
            Group.OWN,
            _("A school’s commitments: other partners and plans"),
            by_roles((*LEADING, *OUTSIDE)),
            _(
                "the school’s own people; whoever wrote it; brokers and advisers of its partnerships what the school shows them"
            ),
        ),
        Record(
            "commitments and ceilings",
            Group.WORKING,
            _("The ceiling that both heads agreed"),
            by_roles((Role.HEAD,)),
            by_roles(READERS),
        ),
    )
