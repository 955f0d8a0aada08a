"""What is held of activities about a person, for the report on everything about them."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from alongside_web.accounts.models import User
from alongside_web.accounts.reports import Held, Row, add_reporter
from alongside_web.accounts.walls import seen_by_all
from alongside_web.plans.models import Activity, Happening


def _planned(person: User) -> Iterable[Row]:
    with seen_by_all():
        held = list(Activity.objects.filter(made_by=person).select_related("partnership").order_by("pk"))
    for one in held:
        yield {
            "partnership": one.partnership.name,
            "activity": one.title,
            "planned": one.made_at,
            "first_day": one.starts,
            "status": one.status,
            "dropped": one.removed_at,
        }


def _recorded(person: User) -> Iterable[Row]:
    with seen_by_all():
        held = list(
            Happening.objects.filter(recorded_by=person).select_related("partnership", "activity").order_by("pk")
        )
    for one in held:
        yield {
            "partnership": one.partnership.name,
            "activity": one.activity.title,
            "recorded": one.at,
            "what": one.kind,
            "day": one.on,
            "moved_to": one.moved_to,
            "reason": one.reason_kind,
            "in_words": one.reason,
            "who_came": one.who_came,
            "what_happened": one.words,
            "what_comes_next": one.next_step,
        }


def add_own_reporters() -> None:
    """Adds what is held of activities."""
    add_reporter(Held("activities", _("Activities you planned"), _planned))
    add_reporter(Held("happenings", _("What you recorded of activities"), _recorded))
