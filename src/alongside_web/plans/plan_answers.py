"""What the plan's pages answer with when something cannot be done: the partnership is read-only, and no words are lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from alongside.partnerships.states import NotNow
from alongside_web.partnerships.access import Seat
from alongside_web.partnerships.running import running_seat
from alongside_web.plans.activity_answers import typed

View = Callable[..., HttpResponse]


def today() -> date:
    return timezone.localdate()


def refused(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Nothing was changed, for the partnership is paused or over; what was written stands there to copy."""
    seat.partnership.refresh_from_db(fields=("state", "state_reason", "starts", "ends"))
    told = {"seat": seat, "form": "plan", "words": typed(request)}
    return render(request, "partnerships/not_now.html", told, status=409)


def or_not_now(view: View) -> View:
    """Answers 409 where the view raises `NotNow`. Goes inside of `once`, for nothing was done."""

    @wraps(view)
    def answered(request: HttpRequest, key: UUID, **more: object) -> HttpResponse:
        try:
            return view(request, key, **more)
        except NotNow:
            return refused(request, running_seat(request.user.pk, key, today()))

    return answered
