"""The evidence of a partnership: what somebody may read of it, and coding by hand."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from alongside.partnerships.states import NotNow
from alongside_web.accounts.once import once
from alongside_web.accounts.policies import SIGNED_IN, access
from alongside_web.evidence import list_queries, operations
from alongside_web.evidence.access import coding_seat, may_code, reading_seat, subjects_of
from alongside_web.evidence.forms import CodingForm, Offered, filters_asked, indicator_asked
from alongside_web.evidence.queries import stages
from alongside_web.evidence.shown import indicators_by_subject, looked_for
from alongside_web.partnerships.access import Seat, audiences_open_to
from alongside_web.partnerships.stage_days import stages_set
from alongside_web.partnerships.views import FORM, page_asked, who


def _closed(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Nothing can be written now, and why; words that were typed are given back."""
    seat.partnership.refresh_from_db(fields=("state", "state_reason", "starts", "ends", "answer_by"))
    shown = {"seat": seat, "form": "evidence", "words": request.POST.get("paraphrase", "").strip()}
    return render(request, "partnerships/not_now.html", shown, status=409)


def _offered(seat: Seat) -> Offered:
    given = stages_set(seat.partnership, seat.today)
    known = stages(seat.partnership, seat.today, given)
    return Offered(audiences_open_to(seat), known, seat.today, are_set=bool(given))


@access(SIGNED_IN)
@require_safe
def evidence(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = reading_seat(request.user.pk, key, timezone.localdate())
    filters = filters_asked(request.GET.dict())
    shown = list_queries.evidence(seat, filters, page_asked(request))
    context = {"seat": seat, "evidence": shown, "looked_for": looked_for(filters)}
    return render(request, "evidence/list.html", context)


@access(SIGNED_IN)
@FORM
@once
def add(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = coding_seat(request.user.pk, key, timezone.localdate())
    indicator = indicator_asked(request.GET.dict())
    if request.method != "POST" and not may_code(seat):
        return _closed(request, seat)
    if indicator is None or indicator.subject not in subjects_of(seat):
        groups = indicators_by_subject(subjects_of(seat))
        return render(request, "evidence/indicators.html", {"seat": seat, "groups": groups})
    form = CodingForm(indicator, _offered(seat), request.POST.dict() if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        coded = operations.Coded(indicator=indicator.id, **form.cleaned_data)
        try:
            operations.do_code(seat, coded, actor=who(request), at=timezone.now())
            return redirect("evidence:list", key)
        except NotNow:
            return _closed(request, seat)
    return render(request, "evidence/add.html", {"seat": seat, "form": form, "indicator": indicator})


@access(SIGNED_IN)
@FORM
@once
def take_back(request: HttpRequest, key: UUID, statement: UUID) -> HttpResponse:
    seat = coding_seat(request.user.pk, key, timezone.localdate())
    row = list_queries.own_statement(seat, statement)
    if request.method == "POST":
        try:
            operations.do_take_back(seat, row, actor=who(request), at=timezone.now())
            return redirect("evidence:list", key)
        except NotNow:
            return _closed(request, seat)
    if not may_code(seat):
        return _closed(request, seat)
    return render(request, "evidence/take_back.html", {"seat": seat, "row": row})
