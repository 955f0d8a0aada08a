"""What the night brings to partnerships: yeses that run out, and proposals whose day has passed."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from alongside_web.accounts.walls import seen_by_all
from alongside_web.partnerships.operations import do_nights_work


def follow_consent(day: date) -> str:
    """Works every partnership's state out anew; safe to do twice. Returns a sentence where something changed."""
    with seen_by_all():
        changed = do_nights_work(day, at=timezone.now())
    return f"{changed} partnerships changed as their answers stand." if changed else ""
