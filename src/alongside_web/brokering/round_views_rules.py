"""The pages on which a broker sets rules and weights, and takes a need or an offer out of a round."""

from __future__ import annotations

from dataclasses import asdict
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from alongside.brokering.phases import NotInThisPhase
from alongside_web.accounts.once import once
from alongside_web.accounts.policies import SIGNED_IN, access
from alongside_web.brokering import operations_rounds as operations
from alongside_web.brokering import round_queries as queries
from alongside_web.brokering.access import broker_seat
from alongside_web.brokering.models import NeedStated, OfferStated
from alongside_web.brokering.round_forms import RulesForm
from alongside_web.brokering.round_translate import rules_of
from alongside_web.brokering.round_views import not_in_this_phase, told_why
from alongside_web.partnerships.views import FORM, who


@access(SIGNED_IN)
@FORM
@once
def rules(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = broker_seat(request.user.pk, key, timezone.localdate())
    held = queries.rules(seat.round)
    initial = {**asdict(rules_of(held)), **held.weights, "seen": held.number}
    form = RulesForm(request.POST if request.method == "POST" else None, initial=initial)
    shown: dict[str, object] = {"seat": seat, "form": form, "held": held}
    if request.method == "POST" and form.is_valid():
        try:
            seen = form.cleaned_data["seen"]
            operations.do_set_rules(seat, form.wanted(), seen, actor=who(request), at=timezone.now())
            return redirect("rounds:page", key)
        except operations.RoundChanged:
            return render(request, "brokering/round_rules.html", {**shown, "changed": held}, status=409)
        except NotInThisPhase:
            return not_in_this_phase(request, seat)
    return render(request, "brokering/round_rules.html", shown)


@access(SIGNED_IN)
@require_POST
@once
def withdraw_need(request: HttpRequest, key: UUID, need: UUID) -> HttpResponse:
    seat = broker_seat(request.user.pk, key, timezone.localdate())
    try:
        row = queries.row_of(NeedStated, seat, need)
        operations.do_withdraw(seat, row, actor=who(request), at=timezone.now())
    except NotInThisPhase:
        return not_in_this_phase(request, seat)
    except operations.HeldByPairs as why:
        return told_why(request, seat, str(why))
    return redirect("rounds:needs", key)


@access(SIGNED_IN)
@require_POST
@once
def withdraw_offer(request: HttpRequest, key: UUID, offer: UUID) -> HttpResponse:
    seat = broker_seat(request.user.pk, key, timezone.localdate())
    try:
        row = queries.row_of(OfferStated, seat, offer)
        operations.do_withdraw(seat, row, actor=who(request), at=timezone.now())
    except NotInThisPhase:
        return not_in_this_phase(request, seat)
    except operations.HeldByPairs as why:
        return told_why(request, seat, str(why))
    return redirect("rounds:offers", key)
