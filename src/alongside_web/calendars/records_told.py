"""Who writes and who reads calendars and reminders, for the page of who sees what."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from alongside_web.accounts.records import Group, Record, tell
from alongside_web.partnerships.models import Role
from alongside_web.partnerships.records_told import by_roles


def tell_own() -> None:
    """Tells of what this part holds."""
    tell(
        Record(
            "calendar addresses",
            Group.PEOPLE,
            _("A private calendar address"),
            _("the person"),
            _("the person, and whoever has the address"),
        ),
        Record("reminders sent", Group.PEOPLE, _("That a reminder was sent"), _("the site itself"), _("the person")),
        Record(
            "days off",
            Group.OWN,
            _("Days off"),
            by_roles((Role.HEAD, Role.BROKER)),
            _("those who enter them; whom they concern is not reminded on them"),
        ),
    )
