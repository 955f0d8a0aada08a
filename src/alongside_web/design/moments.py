"""Days and moments in words, quick enough for every row of a long list: a day is put into words once a language."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language


def day_in_words(day: date) -> str:
    """A day in full: 4 July 2022."""
    return _day(day, get_language())


def moment_in_words(at: datetime) -> str:
    """A moment in full, in local time: 4 July 2022, 09:30."""
    local = timezone.localtime(at)
    return f"{day_in_words(local.date())}, {local:%H:%M}"


@lru_cache(maxsize=4096)
def _day(day: date, _language: str | None) -> str:
    return date_format(day, "j F Y")
