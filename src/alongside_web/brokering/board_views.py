"""The pages of a round's board: a plan is asked for and shown, with its ledger, its map, its rules, and who is left over."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from alongside.brokering.phases import STATING
from alongside.brokering.round import ContradictoryRound
from alongside_web.accounts.once import FIELD, once
from alongside_web.accounts.policies import SIGNED_IN, access
from alongside_web.brokering import board_beside, board_queries, operations_plans, pair_queries, round_queries
from alongside_web.brokering.access import NotYourRound, RoundSeat, broker_seat, round_seat
from alongside_web.brokering.board_forms import ProposeForm
from alongside_web.brokering.board_map import map_page
from alongside_web.brokering.operations_rounds import RoundChanged
from alongside_web.brokering.plan_jobs import ask_for
from alongside_web.brokering.plan_models import PlanMade
from alongside_web.brokering.round_views import being_worked_out, not_in_this_phase, told_why
from alongside_web.brokering.workings import OtherData, if_ready
from alongside_web.partnerships.views import FORM, page_asked, who


def plan_asked(request: HttpRequest, seat: RoundSeat) -> PlanMade | None:
    """The plan that is asked for by its number, or the one that stands, if any; raises `NotYourRound`."""
    asked = request.GET.get("plan", "")
    if not asked:
        return round_queries.last_plan(seat.round)
    if not (asked.isascii() and asked.isdigit() and len(asked) < 7):
        raise NotYourRound
    return round_queries.plan_numbered(seat, int(asked))


@access(SIGNED_IN)
@require_safe
def board(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = round_seat(request.user.pk, key, timezone.localdate())
    page = board_queries.board(seat, page_asked(request), plan_asked(request, seat))
    shown = {"page": page, "seat": seat, "form": ProposeForm(), "is_open": seat.phase in STATING}
    return render(request, "brokering/board.html", shown)


@access(SIGNED_IN)
@require_POST
@once
def propose(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = broker_seat(request.user.pk, key, timezone.localdate())
    if seat.phase not in STATING:
        return not_in_this_phase(request, seat)
    form = ProposeForm(request.POST)
    if not form.is_valid():
        page = board_queries.board(seat, 1, round_queries.last_plan(seat.round))
        return render(request, "brokering/board.html", {"page": page, "seat": seat, "form": form, "is_open": True})
    job = ask_for(seat, form.wanted(), request.POST.get(FIELD, ""), at=timezone.now())
    # Its page waits for the work. Here the form's transaction is still open, and until it ends no worker sees the job.
    return redirect("jobs:one", job.key)


@access(SIGNED_IN)
@require_safe
def load(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = round_seat(request.user.pk, key, timezone.localdate())
    shown = {"seat": seat, "lines": board_beside.load(seat, page_asked(request)), "counts": board_queries.counts(seat)}
    return render(request, "brokering/board_load.html", shown)


@access(SIGNED_IN)
@require_safe
def left(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = round_seat(request.user.pk, key, timezone.localdate())
    lines = board_beside.left(seat, page_asked(request), plan_asked(request, seat))
    return render(request, "brokering/board_left.html", {"seat": seat, "lines": lines})


@access(SIGNED_IN)
@require_safe
def map_of(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = round_seat(request.user.pk, key, timezone.localdate())
    plan = plan_asked(request, seat)
    if plan is None:
        raise NotYourRound
    at = f"plan={plan.number}&" if "plan" in request.GET else ""
    shown = {"seat": seat, "plan": plan, "map": map_page(plan, page_asked(request), at=at)}
    return render(request, "brokering/board_map.html", shown)


@access(SIGNED_IN)
@require_safe
def prices(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = broker_seat(request.user.pk, key, timezone.localdate())
    plan = round_queries.last_plan(seat.round)
    if plan is None:
        raise NotYourRound
    shown = {"seat": seat, "plan": plan, "rules": board_beside.rules(plan), "is_open": seat.phase in STATING}
    return render(request, "brokering/board_rules.html", shown)


@access(SIGNED_IN)
@FORM
@once
def mend(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = broker_seat(request.user.pk, key, timezone.localdate())
    plan = pair_queries.whole_plan(seat, None)
    is_sent = request.method == "POST"
    if seat.phase not in STATING or (is_sent and request.POST.get("plan") != str(plan.number)):
        return not_in_this_phase(request, seat)
    try:
        if is_sent:
            operations_plans.do_mend(seat, plan, actor=who(request), at=timezone.now())
            return redirect("rounds:board", key)
        return _mended(request, seat, plan)
    except RoundChanged:
        return not_in_this_phase(request, seat)
    except (operations_plans.CannotMend, OtherData, ContradictoryRound) as why:
        return told_why(request, seat, str(why))


def _mended(request: HttpRequest, seat: RoundSeat, plan: PlanMade) -> HttpResponse:
    """What mending would change; nothing is kept yet."""
    if if_ready(plan) is None:
        return being_worked_out(request, seat)
    shown = board_beside.mended(operations_plans.mended_now(seat, plan))
    return render(request, "brokering/board_mend.html", {"seat": seat, "plan": plan, "mended": shown})
