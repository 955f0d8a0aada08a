"""The reading of a partnership that runs, worked out for whoever looks, and why it reads so."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from alongside_web.accounts.policies import SIGNED_IN, access
from alongside_web.evidence.access import reading_seat
from alongside_web.readings import live_queries


def _day_asked(request: HttpRequest, today: date) -> tuple[date, bool]:
    """As known on which day, and whether what was asked for is no day up to today."""
    written = request.GET.get("known", "").strip()
    if not written:
        return today, False
    try:
        asked = date.fromisoformat(written)
    except ValueError:
        return today, True
    return (asked, False) if asked <= today else (today, True)


@access(SIGNED_IN)
@require_safe
def reading(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = reading_seat(request.user.pk, key, timezone.localdate())
    known, is_wrong = _day_asked(request, seat.today)
    context = {"seat": seat, "shown": live_queries.reading(seat, known), "is_wrong": is_wrong}
    return render(request, "readings/live.html", context)


@access(SIGNED_IN)
@require_safe
def why(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = reading_seat(request.user.pk, key, timezone.localdate())
    known, _ = _day_asked(request, seat.today)
    return render(request, "readings/live_why.html", {"seat": seat, "shown": live_queries.why(seat, known)})
