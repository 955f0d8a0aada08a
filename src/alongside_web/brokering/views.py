"""The example round: its plan, why and why not for every pair, and downloads."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from alongside.brokering.round import ContradictoryRound
from alongside.casebook.invented import example_round_text
from alongside.exchange.proposal_document import json_text, proposal_csv, proposal_document
from alongside_web.accounts.policies import PUBLIC, access
from alongside_web.brokering import queries
from alongside_web.brokering.forms import PairForm


@access(PUBLIC)
@require_safe
def example(request: HttpRequest) -> HttpResponse:
    shown = queries.example()
    return render(request, "brokering/example.html", {"plan": shown, "form": PairForm(shown.proposal)})


@access(PUBLIC)
@require_safe
def ask(request: HttpRequest) -> HttpResponse:
    shown = queries.example()
    form = PairForm(shown.proposal, request.GET)
    if form.is_valid():
        return redirect("brokering:pair", form.cleaned_data["need"], form.cleaned_data["partner"])
    return render(request, "brokering/example.html", {"plan": shown, "form": form})


@access(PUBLIC)
@require_safe
def pair(request: HttpRequest, need: str, partner: str) -> HttpResponse:
    try:
        shown = queries.pair(need, partner)
    except ContradictoryRound as unknown:
        raise Http404 from unknown
    return render(request, "brokering/pair.html", {"pair": shown})


@access(PUBLIC)
@require_safe
def proposals_csv(_request: HttpRequest) -> HttpResponse:
    answer = HttpResponse(proposal_csv(queries.proposal()), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="example-round-proposals.csv"'
    return answer


@access(PUBLIC)
@require_safe
def proposals_json(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(json_text(proposal_document(queries.proposal())), content_type="application/json")


@access(PUBLIC)
@require_safe
def round_file(_request: HttpRequest) -> HttpResponse:
    answer = HttpResponse(example_round_text(), content_type="application/toml; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="example-round.toml"'
    return answer
