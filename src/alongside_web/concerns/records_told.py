"""Who writes and who reads the register of concerns, for the page of who sees what."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from alongside_web.accounts.records import Group, Record, tell


def tell_own() -> None:
    """Tells of what this part holds."""
    tell(
        Record(
            "cases of concern",
            Group.OWN,
            _("The register of concerns"),
            _("those with a right to keep it"),
            _("those with a right to it; the head what is shown to the head"),
        ),
        Record(
            "rights to registers",
            Group.OWN,
            _("Rights to the register"),
            _("those who look after the organisation’s people"),
            _("those who look after the organisation’s people"),
        ),
    )
