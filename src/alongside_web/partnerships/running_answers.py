"""What pages of a running partnership answer with where it is paused or over: nothing was changed, and no words are lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from alongside.partnerships.states import NotNow
from alongside_web.partnerships.access import Seat, seat_for

View = Callable[..., HttpResponse]

# What a form carries along, and what is chosen from a list and sent as a code: nobody's words.
CARRIED = frozenset(
    {"csrfmiddlewaretoken", "once", "version", "seen", "confirmed", "far", "send", "before", "corrects"}
)
CHOSEN = frozenset(
    {"activity", "aim", "audience", "basis", "body", "by", "characteristics", "decision", "direction", "funder"}
    | {"is_open", "is_over", "kind", "mark", "partnerships", "people", "reach", "reason_kind", "reports_to", "section"}
    | {"shared", "shows_number", "side", "state", "status", "step", "unit", "way"}
)


def typed(request: HttpRequest) -> str:
    """Everything that was typed into the form that was sent, to copy; what was chosen from a list is left out."""
    given = (str(value).strip() for name, value in request.POST.items() if name not in CARRIED | CHOSEN)
    return "\n\n".join(filter(None, given))


def refused(request: HttpRequest, seat: Seat) -> HttpResponse:
    """The partnership is paused or over; nothing was changed, and what was written stands there to copy."""
    seat.partnership.refresh_from_db(fields=("state", "state_reason", "starts", "ends", "answer_by"))
    told = {"seat": seat, "form": "run", "words": typed(request)}
    return render(request, "partnerships/not_now.html", told, status=409)


def key_in(asked: Mapping[str, object]) -> UUID:
    """The partnership's key among the parameters of a route, which calls it its key or by its name."""
    key = asked.get("key") or asked.get("partnership")
    assert isinstance(key, UUID)
    return key


def or_not_now(view: View) -> View:
    """Answers 409 where the view raises `NotNow`. Goes inside of `once`, for nothing was done."""

    @wraps(view)
    def answered(request: HttpRequest, **asked: object) -> HttpResponse:
        try:
            return view(request, **asked)
        except NotNow:
            # The view has found the person's seat there, or it would have answered that there is nothing.
            return refused(request, seat_for(request.user.pk, key_in(asked), timezone.localdate()))

    return answered
