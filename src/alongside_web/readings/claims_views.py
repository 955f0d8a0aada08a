"""Standpoints, claims, words and deeds of one partnership; the six side by side, assumptions and research questions."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alongside.casebook.questions import UnknownQuestion
from alongside_web.accounts.policies import PUBLIC, access
from alongside_web.readings import claims_across, claims_queries, claims_register, claims_standpoints
from alongside_web.readings.claims_forms import AcrossForm, AssumptionsForm, ClaimsForm, chosen


@access(PUBLIC)
@require_safe
def landscape(request: HttpRequest, case: str) -> HttpResponse:
    return render(request, "readings/claims_landscape.html", {"seen": claims_standpoints.standpoints(case)})


@access(PUBLIC)
@require_safe
def claims(request: HttpRequest, case: str) -> HttpResponse:
    form = ClaimsForm(request.GET)
    shown = claims_queries.claims(case, **chosen(form))
    return render(request, "readings/claims_list.html", {"shown": shown, "form": form})


@access(PUBLIC)
@require_safe
def claim(request: HttpRequest, case: str, *, about: str, indicator: str) -> HttpResponse:
    try:
        page = claims_queries.claim(case, about, indicator)
    except claims_queries.UnknownClaim as unknown:
        raise Http404 from unknown
    return render(request, "readings/claims_claim.html", {"claim": page})


@access(PUBLIC)
@require_safe
def words_and_deeds(request: HttpRequest, case: str) -> HttpResponse:
    shown = claims_standpoints.words_and_deeds(case)
    return render(request, "readings/claims_words_and_deeds.html", {"shown": shown})


@access(PUBLIC)
@require_safe
def across(request: HttpRequest) -> HttpResponse:
    form = AcrossForm(request.GET)
    shown = claims_across.across(**chosen(form))
    return render(request, "readings/claims_across.html", {"shown": shown, "form": form})


@access(PUBLIC)
@require_safe
def across_cell(request: HttpRequest, condition: str, case: str) -> HttpResponse:
    try:
        cell = claims_across.cell(condition, case)
    except claims_across.UnknownCell as unknown:
        raise Http404 from unknown
    return render(request, "readings/claims_across_cell.html", {"cell": cell})


@access(PUBLIC)
@require_safe
def assumptions(request: HttpRequest) -> HttpResponse:
    form = AssumptionsForm(request.GET)
    shown = claims_register.register(**chosen(form))
    return render(request, "readings/claims_assumptions.html", {"shown": shown, "form": form})


@access(PUBLIC)
@require_safe
def questions(request: HttpRequest) -> HttpResponse:
    shown = claims_register.all_questions()
    return render(request, "readings/claims_questions.html", {"shown": shown})


@access(PUBLIC)
@require_safe
def question(request: HttpRequest, name: str) -> HttpResponse:
    try:
        page = claims_register.question(name)
    except UnknownQuestion as unknown:
        raise Http404 from unknown
    return render(request, "readings/claims_question.html", {"page": page})
