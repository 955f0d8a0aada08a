"""The bank holidays of England and Wales."""

from __future__ import annotations

from datetime import date
from functools import cache

import holidays
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

# Named once so that the catalogue of translations holds them; a day by royal proclamation keeps the name that it is given.
NAMES = (
    _("New Year's Day"),
    _("Good Friday"),
    _("Easter Monday"),
    _("May Day"),
    _("Spring Bank Holiday"),
    _("Late Summer Bank Holiday"),
    _("Christmas Day"),
    _("Boxing Day"),
)
_INSTEAD = " (observed)"


@cache
def bank_holidays(year: int) -> tuple[tuple[date, str], ...]:
    """The days of a calendar year with their names, in order."""
    found = holidays.country_holidays("GB", subdiv="ENG", years=year, language="en_GB")
    return tuple(sorted((day, str(name)) for day, name in found.items()))


def around(day: date) -> frozenset[date]:
    """The days of the year before, the year itself and the year after."""
    return frozenset(found for year in (day.year - 1, day.year, day.year + 1) for found, _ in bank_holidays(year))


def name_of(name: str) -> str:
    """A holiday's name in the reader's language; one that falls on a weekend has another day instead."""
    if name.endswith(_INSTEAD):
        return gettext("%(holiday)s (instead)") % {"holiday": gettext(name.removesuffix(_INSTEAD))}
    return gettext(name)
