"""Pages of the assumptions of a partnership: all, one, writing, rewording, looking again."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from alongside.partnerships.states import NotNow
from alongside_web.accounts.once import once
from alongside_web.accounts.policies import SIGNED_IN, access
from alongside_web.brokering import assumption_queries as queries
from alongside_web.brokering import operations_ground as operations
from alongside_web.brokering.ground_access import assumption_of, assumption_seat
from alongside_web.brokering.ground_forms import AssumptionForm, LookForm
from alongside_web.brokering.ground_models import Assumption
from alongside_web.learning.answers import filled, seen
from alongside_web.learning.fields import Filled, as_it_stands
from alongside_web.learning.operations import Anew, Overtaken
from alongside_web.partnerships.access import Seat
from alongside_web.partnerships.agreement_access import is_writable
from alongside_web.partnerships.running_answers import or_not_now
from alongside_web.partnerships.views import FORM, page_asked, who


@access(SIGNED_IN)
@require_safe
def assumptions(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = assumption_seat(request.user.pk, key, timezone.localdate())
    page = queries.assumptions(seat, page_asked(request))
    return render(request, "brokering/assumptions.html", {"seat": seat, "page": page})


@access(SIGNED_IN)
@require_safe
def assumption(request: HttpRequest, key: UUID, assumption: UUID) -> HttpResponse:
    seat = assumption_seat(request.user.pk, key, timezone.localdate())
    return render(request, "brokering/assumption.html", {"seat": seat, "page": queries.assumption(seat, assumption)})


def _still_open(seat: Seat) -> None:
    """Assumptions are written down as long as the agreement may be worked on; raises `NotNow`."""
    if not is_writable(seat.partnership):
        raise NotNow


@access(SIGNED_IN)
@FORM
@once
@or_not_now
def assume(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = assumption_seat(request.user.pk, key, timezone.localdate())
    _still_open(seat)
    form = AssumptionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        operations.do_assume(seat, form.assumed(), actor=who(request), at=timezone.now())
        return redirect("ground:assumptions", key)
    return filled(request, seat, Filled(form, "brokering/assumption_form.html"))


def _version(row: object) -> int:
    return row.version if isinstance(row, Assumption) else 0


@access(SIGNED_IN)
@FORM
@once
@or_not_now
def reword(request: HttpRequest, key: UUID, assumption: UUID) -> HttpResponse:
    seat = assumption_seat(request.user.pk, key, timezone.localdate())
    row = assumption_of(seat, assumption)
    _still_open(seat)
    initial = {name: getattr(row, name) for name in ("text", "wrong", "look_on")}
    form = AssumptionForm(request.POST if request.method == "POST" else None, initial=initial)
    template, more = "brokering/assumption_form.html", {"row": row}
    if request.method == "POST" and form.is_valid():
        anew = Anew(form.assumed(), seen(request))
        try:
            operations.do_reword_assumption(seat, row, anew, actor=who(request), at=timezone.now())
            return redirect("ground:assumption", key, assumption)
        except Overtaken as meanwhile:
            theirs = as_it_stands(form, meanwhile.now)
            return filled(request, seat, Filled(form, template, _version(meanwhile.now), theirs, more))
    version = seen(request) if request.method == "POST" else row.version
    return filled(request, seat, Filled(form, template, version, more=more))


@access(SIGNED_IN)
@FORM
@once
@or_not_now
def look(request: HttpRequest, key: UUID, assumption: UUID) -> HttpResponse:
    seat = assumption_seat(request.user.pk, key, timezone.localdate())
    row = assumption_of(seat, assumption)
    _still_open(seat)
    form = LookForm(request.POST if request.method == "POST" else None)
    template, more = "brokering/assumption_look.html", {"row": row}
    if request.method == "POST" and form.is_valid():
        anew = Anew(form.looked(), seen(request))
        try:
            operations.do_look_at_assumption(seat, row, anew, actor=who(request), at=timezone.now())
            return redirect("ground:assumption", key, assumption)
        except Overtaken as meanwhile:
            theirs = as_it_stands(form, meanwhile.now)
            return filled(request, seat, Filled(form, template, _version(meanwhile.now), theirs, more))
    version = seen(request) if request.method == "POST" else row.version
    return filled(request, seat, Filled(form, template, version, more=more))
