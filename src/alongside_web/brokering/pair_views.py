"""The pages of one pair of a round: why it is proposed or not, choosing it, and what became of it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from alongside.brokering.phases import STATING, NotInThisPhase
from alongside.brokering.round import ContradictoryRound
from alongside_web.accounts.once import once
from alongside_web.accounts.policies import SIGNED_IN, access
from alongside_web.brokering import operations_pairs as operations
from alongside_web.brokering import pair_queries as queries
from alongside_web.brokering.access import broker_seat
from alongside_web.brokering.board_forms import ChooseForm, SeenForm
from alongside_web.brokering.operations_rounds import RoundChanged
from alongside_web.brokering.pair_queries import PairPage
from alongside_web.brokering.round_views import being_worked_out, not_in_this_phase, told_why
from alongside_web.brokering.workings import OtherData
from alongside_web.partnerships.views import FORM, page_asked, who


def _number(told: str | None) -> int | None:
    return int(told) if told and told.isascii() and told.isdigit() and len(told) < 7 else None


@access(SIGNED_IN)
@FORM
@once
def pair(request: HttpRequest, key: UUID, *, need: UUID, offer: UUID) -> HttpResponse:
    seat = broker_seat(request.user.pk, key, timezone.localdate())
    of = queries.ends(seat, need, offer)
    asked = request.POST.get("plan") if request.method == "POST" else request.GET.get("plan")
    plan = queries.whole_plan(seat, _number(asked))
    try:
        page = queries.pair(seat, plan, of)
    except (OtherData, ContradictoryRound) as why:
        return told_why(request, seat, str(why))
    if page is None:
        return being_worked_out(request, seat)
    if request.method == "POST":
        return _choose(request, page)
    return _shown(request, page, ChooseForm(initial={"plan": plan.number}))


def _shown(request: HttpRequest, page: PairPage, form: ChooseForm, *, status: int = 200) -> HttpResponse:
    shown = {"page": page, "seat": page.seat, "form": form, "is_open": page.seat.phase in STATING}
    return render(request, "brokering/board_pair.html", shown, status=status)


def _choose(request: HttpRequest, page: PairPage) -> HttpResponse:
    seat, form = page.seat, ChooseForm(request.POST, must_say=page.is_override)
    latest = queries.whole_plan(seat, None)
    if not page.plan.is_trial and latest.pk != page.plan.pk:
        # The price that was read is that of a plan that stands no more.
        return _shown(request, page, form, status=409)
    if not form.is_valid():
        return _shown(request, page, form)
    try:
        choice = queries.choice(page.plan, page.ends, form.cleaned_data["why"])
        if choice is None:
            return told_why(request, seat, _("A rule forbids this pair; set the rule aside first, or choose another."))
        operations.do_choose(seat, choice, actor=who(request), at=timezone.now())
    except operations.CannotChoose as why:
        form.add_error(None, str(why))
        return _shown(request, page, form)
    except NotInThisPhase:
        return not_in_this_phase(request, seat)
    messages.success(request, _("The pair is chosen. Nobody was told yet."))
    return redirect("rounds:chosen", seat.round.key)


@access(SIGNED_IN)
@require_safe
def chosen(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = broker_seat(request.user.pk, key, timezone.localdate())
    shown = {"seat": seat, "page": queries.chosen(seat, page_asked(request)), "is_open": seat.phase in STATING}
    return render(request, "brokering/board_chosen.html", shown)


@access(SIGNED_IN)
@require_POST
@once
def take_back(request: HttpRequest, key: UUID, pair: UUID) -> HttpResponse:
    seat = broker_seat(request.user.pk, key, timezone.localdate())
    try:
        operations.do_take_back(seat, queries.pair_put(seat, pair).key, actor=who(request), at=timezone.now())
    except NotInThisPhase:
        return not_in_this_phase(request, seat)
    return redirect("rounds:chosen", key)


@access(SIGNED_IN)
@require_POST
@once
def look(request: HttpRequest, key: UUID, pair: UUID) -> HttpResponse:
    seat = broker_seat(request.user.pk, key, timezone.localdate())
    held, form = queries.pair_put(seat, pair), SeenForm(request.POST)
    if not form.is_valid():
        return not_in_this_phase(request, seat)
    try:
        seen = form.cleaned_data["version"]
        operations.do_look_for_another(seat, held.key, seen, actor=who(request), at=timezone.now())
    except operations.CannotCallOff as why:
        return told_why(request, seat, str(why))
    except (NotInThisPhase, RoundChanged):
        return not_in_this_phase(request, seat)
    return redirect("rounds:mend", key)
