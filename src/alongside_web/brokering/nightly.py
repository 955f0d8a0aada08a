"""What the night brings to rounds: heads who have said nothing are reminded once, and pairs with their heads are followed."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from alongside_web.accounts.walls import seen_by_all
from alongside_web.brokering.models import BrokeringRound
from alongside_web.brokering.operations_pairs import do_follow
from alongside_web.brokering.operations_voices import do_remind
from alongside_web.brokering.plan_models import PairState


def remind_heads(day: date) -> str:
    """Reminds who has said nothing shortly before the last day; safe to do twice. Returns a sentence where anybody was."""
    with seen_by_all():
        reminded = do_remind(day, at=timezone.now())
    return f"{reminded} heads were reminded." if reminded else ""


def follow_pairs(_day: date) -> str:
    """Notes what became of pairs that are with their heads; safe to do twice. Returns a sentence where any changed."""
    with seen_by_all():
        held = BrokeringRound.objects.filter(pairs__state=PairState.PUT).distinct().order_by("pk")
        changed = sum(do_follow(one, at=timezone.now()) for one in held)
    return f"{changed} pairs are agreed or not going ahead." if changed else ""
