"""What the night brings to rounds: heads who have said nothing are reminded once."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from alongside_web.accounts.walls import seen_by_all
from alongside_web.brokering.operations_voices import do_remind


def remind_heads(day: date) -> str:
    """Reminds who has said nothing shortly before the last day; safe to do twice. Returns a sentence where anybody was."""
    with seen_by_all():
        reminded = do_remind(day, at=timezone.now())
    return f"{reminded} heads were reminded." if reminded else ""
