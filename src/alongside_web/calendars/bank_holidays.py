"""The bank holidays of England and Wales."""

from __future__ import annotations

from datetime import date
from functools import cache

import holidays


@cache
def bank_holidays(year: int) -> tuple[tuple[date, str], ...]:
    """The days of a calendar year with their names, in order."""
    found = holidays.country_holidays("GB", subdiv="ENG", years=year, language="en_GB")
    return tuple(sorted((day, str(name)) for day, name in found.items()))


def around(day: date) -> frozenset[date]:
    """The days of the year before, the year itself and the year after."""
    return frozenset(found for year in (day.year - 1, day.year, day.year + 1) for found, _ in bank_holidays(year))
