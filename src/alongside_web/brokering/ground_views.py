"""Pages of common ground: the questions, and how the answers lie."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from alongside_web.accounts.once import once
from alongside_web.accounts.policies import SIGNED_IN, access
from alongside_web.brokering import ground_queries as queries
from alongside_web.brokering import operations_ground as operations
from alongside_web.brokering.ground_access import ground_seat, is_open
from alongside_web.brokering.ground_forms import GroundForm
from alongside_web.learning.answers import filled
from alongside_web.learning.fields import Filled
from alongside_web.partnerships.running_answers import or_not_now, refused
from alongside_web.partnerships.views import FORM, who


@access(SIGNED_IN)
@require_safe
def ground(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = ground_seat(request.user.pk, key, timezone.localdate())
    return render(request, "brokering/ground.html", {"seat": seat, "page": queries.ground(seat)})


@access(SIGNED_IN)
@FORM
@once
@or_not_now
def answer(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = ground_seat(request.user.pk, key, timezone.localdate())
    if request.method != "POST" and not is_open(seat.partnership):
        return refused(request, seat)
    form = GroundForm(queries.own_answers(seat), request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        shared = bool(form.cleaned_data["shared"])
        operations.do_answer_ground(seat, form.said(), shared=shared, actor=who(request), at=timezone.now())
        return redirect("ground:page", key)
    return filled(request, seat, Filled(form, "brokering/ground_form.html"))
