"""The example round: its plan, why and why not for every pair, and downloads."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from alongside.brokering.plans import PlanKind
from alongside.brokering.round import ContradictoryRound
from alongside.casebook.invented import example_round_text
from alongside.exchange.proposal_document import json_text, proposal_csv, proposal_document
from alongside_web.accounts.policies import PUBLIC, access
from alongside_web.brokering import queries
from alongside_web.brokering.forms import PairForm


def _kind(request: HttpRequest) -> PlanKind:
    try:
        return queries.kind_named(request.GET.get("plan", ""))
    except queries.UnknownPlan as unknown:
        raise Http404 from unknown


@access(PUBLIC)
@require_safe
def example(request: HttpRequest) -> HttpResponse:
    shown = queries.example(_kind(request))
    return render(request, "brokering/example.html", {"plan": shown, "form": PairForm(shown.proposal)})


@access(PUBLIC)
@require_safe
def ask(request: HttpRequest) -> HttpResponse:
    kind = _kind(request)
    shown = queries.example(kind)
    form = PairForm(shown.proposal, request.GET)
    if form.is_valid():
        where = reverse("brokering:pair", args=(form.cleaned_data["need"], form.cleaned_data["partner"]))
        return redirect(f"{where}?{urlencode({'plan': kind})}")
    return render(request, "brokering/example.html", {"plan": shown, "form": form})


@access(PUBLIC)
@require_safe
def pair(request: HttpRequest, need: str, partner: str) -> HttpResponse:
    try:
        shown = queries.pair(_kind(request), need, partner)
    except ContradictoryRound as unknown:
        raise Http404 from unknown
    return render(request, "brokering/pair.html", {"pair": shown})


@access(PUBLIC)
@require_safe
def proposals_csv(request: HttpRequest) -> HttpResponse:
    answer = HttpResponse(proposal_csv(queries.proposal(_kind(request))), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="example-round-proposals.csv"'
    return answer


@access(PUBLIC)
@require_safe
def proposals_json(request: HttpRequest) -> HttpResponse:
    document = proposal_document(queries.proposal(_kind(request)))
    return HttpResponse(json_text(document), content_type="application/json")


@access(PUBLIC)
@require_safe
def round_file(_request: HttpRequest) -> HttpResponse:
    answer = HttpResponse(example_round_text(), content_type="application/toml; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="example-round.toml"'
    return answer
