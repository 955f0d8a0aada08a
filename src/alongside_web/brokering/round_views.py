"""The pages on which a broker opens a round, states needs and offers, sets its rules, and takes it from phase to phase."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from alongside.brokering.phases import STATING, NotInThisPhase, Step
from alongside_web.accounts.once import once
from alongside_web.accounts.policies import SIGNED_IN, access
from alongside_web.accounts.queries import has_account
from alongside_web.brokering import operations_rounds as operations
from alongside_web.brokering import register_queries
from alongside_web.brokering import round_queries as queries
from alongside_web.brokering.access import NotYourRound, RoundSeat, broker_seat, openers, round_seat
from alongside_web.brokering.models import NeedStated, OfferStated, TieDeclared
from alongside_web.brokering.operations_pairs import CannotPut, do_put_to_heads
from alongside_web.brokering.operations_voices import do_begin_asking
from alongside_web.brokering.round_forms import LetInForm, NeedForm, OfferForm, RoundForm, StepForm, TieForm
from alongside_web.partnerships.views import FORM, page_asked, who


def not_in_this_phase(request: HttpRequest, seat: RoundSeat) -> HttpResponse:
    """What was asked cannot be done as the round stands; nothing was changed."""
    seat.round.refresh_from_db()
    return render(request, "brokering/round_not_now.html", {"seat": seat}, status=409)


def told_why(request: HttpRequest, seat: RoundSeat, why: str) -> HttpResponse:
    """What was asked cannot be done, in a sentence that says why; nothing was changed."""
    return render(request, "brokering/round_not_now.html", {"seat": seat, "why": why}, status=409)


def being_worked_out(request: HttpRequest, seat: RoundSeat) -> HttpResponse:
    """The plan of a large round is brought into memory once; the page looks again every second."""
    answer = render(request, "brokering/board_wait.html", {"seat": seat})
    answer["Refresh"] = "1"
    return answer


_STEPPING: Mapping[Step, Callable[..., object]] = {Step.ASK: do_begin_asking, Step.ISSUE: do_put_to_heads}


@access(SIGNED_IN)
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    today, person = timezone.localdate(), who(request)
    shown = {
        "rounds": queries.mine(person.pk, today)[: queries.PAGE],
        "voices": queries.asked_as_head(person, timezone.now()),
        "may_open": openers(person, today).exists(),
    }
    answer = render(request, "brokering/rounds.html", shown)
    # It may hold links that open a head's own page for a day.
    answer.headers["Cache-Control"] = "no-store, private"
    return answer


@access(SIGNED_IN)
@FORM
@once
def open_round(request: HttpRequest) -> HttpResponse:
    today, person = timezone.localdate(), who(request)
    own = openers(person, today)
    if not own.exists():
        raise NotYourRound
    form = RoundForm(own, today, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        opening = operations.Opening(**form.cleaned_data)
        return redirect("rounds:page", operations.do_open_round(opening, actor=person, at=timezone.now()).key)
    return render(request, "brokering/round_open.html", {"form": form})


@access(SIGNED_IN)
@require_safe
def page(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = round_seat(request.user.pk, key, timezone.localdate())
    of_concern = register_queries.offers_of_concern(seat) if seat.phase in STATING else ()
    shown = {"page": queries.round_page(seat), "seat": seat, "of_concern": of_concern}
    return render(request, "brokering/round.html", shown)


@access(SIGNED_IN)
@require_safe
def needs(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = round_seat(request.user.pk, key, timezone.localdate())
    may_draw = seat.phase in STATING and register_queries.may_draw(seat)
    shown = {"seat": seat, "lines": queries.needs(seat, page_asked(request)), "may_draw": may_draw}
    return render(request, "brokering/round_needs.html", shown)


@access(SIGNED_IN)
@require_safe
def offers(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = round_seat(request.user.pk, key, timezone.localdate())
    lines = queries.offers(seat, page_asked(request))
    return render(request, "brokering/round_offers.html", {"seat": seat, "lines": lines})


def _add(request: HttpRequest, seat: RoundSeat, form: NeedForm | OfferForm) -> HttpResponse:
    side = "need" if isinstance(form, NeedForm) else "offer"
    if request.method == "POST" and form.is_valid():
        try:
            operations.do_state(seat, form.row(), form.head, actor=who(request), at=timezone.now())
            return redirect(f"rounds:{side}s", seat.round.key)
        except operations.StatedTwice as twice:
            form.add_error("school", str(twice))
        except NotInThisPhase:
            return not_in_this_phase(request, seat)
    return render(request, f"brokering/round_{side}.html", {"seat": seat, "form": form})


@access(SIGNED_IN)
@FORM
@once
def add_need(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = broker_seat(request.user.pk, key, timezone.localdate())
    form = NeedForm(request.POST if request.method == "POST" else None, initial={"partners": 1})
    return _add(request, seat, form)


@access(SIGNED_IN)
@FORM
@once
def add_offer(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = broker_seat(request.user.pk, key, timezone.localdate())
    form = OfferForm(request.POST if request.method == "POST" else None, initial={"partnerships": 1})
    return _add(request, seat, form)


def _change(request: HttpRequest, seat: RoundSeat, row: NeedStated | OfferStated) -> HttpResponse:
    kind, side = (NeedForm, "need") if isinstance(row, NeedStated) else (OfferForm, "offer")
    told = {one.name: getattr(row, one.attname) for one in row._meta.concrete_fields}
    form = kind(request.POST if request.method == "POST" else None, initial=told, fixed=row.school)
    shown: dict[str, object] = {"seat": seat, "form": form, "row": row}
    if request.method == "POST" and form.is_valid():
        stated = form.row(row)  # type: ignore[arg-type]  # the form of the row's own side
        try:
            seen = form.cleaned_data["version"] or 0
            operations.do_restate(seat, stated, seen, actor=who(request), at=timezone.now())
            return redirect(f"rounds:{side}s", seat.round.key)
        except operations.RoundChanged as changed:
            shown |= {"changed": changed.held}
            return render(request, f"brokering/round_{side}.html", shown, status=409)
        except operations.HeldByPairs as held:
            form.add_error("partners" if side == "need" else "partnerships", str(held))
        except NotInThisPhase:
            return not_in_this_phase(request, seat)
    return render(request, f"brokering/round_{side}.html", shown)


@access(SIGNED_IN)
@FORM
@once
def change_need(request: HttpRequest, key: UUID, need: UUID) -> HttpResponse:
    seat = broker_seat(request.user.pk, key, timezone.localdate())
    return _change(request, seat, queries.row_of(NeedStated, seat, need))


@access(SIGNED_IN)
@FORM
@once
def change_offer(request: HttpRequest, key: UUID, offer: UUID) -> HttpResponse:
    seat = broker_seat(request.user.pk, key, timezone.localdate())
    return _change(request, seat, queries.row_of(OfferStated, seat, offer))


@access(SIGNED_IN)
@FORM
@once
def declare(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = broker_seat(request.user.pk, key, timezone.localdate())
    form = TieForm(seat.round, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            operations.do_declare(seat, TieDeclared(**form.cleaned_data), actor=who(request), at=timezone.now())
            return redirect("rounds:page", key)
        except NotInThisPhase:
            return not_in_this_phase(request, seat)
    return render(request, "brokering/round_tie.html", {"seat": seat, "form": form})


@access(SIGNED_IN)
@require_POST
@once
def take_tie_back(request: HttpRequest, key: UUID, tie: UUID) -> HttpResponse:
    seat = broker_seat(request.user.pk, key, timezone.localdate())
    try:
        operations.do_take_tie_back(seat, queries.tie_of(seat, tie), actor=who(request), at=timezone.now())
    except NotInThisPhase:
        return not_in_this_phase(request, seat)
    return redirect("rounds:page", key)


@access(SIGNED_IN)
@FORM
@once
def let_in(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = broker_seat(request.user.pk, key, timezone.localdate())
    form = LetInForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        person = has_account(told["email"])
        try:
            if person is None:
                raise NotYourRound
            operations.do_let_in(seat, person, told["role"], actor=who(request), at=timezone.now())
            return redirect("rounds:page", key)
        except NotYourRound:
            form.add_error("email", _("Nobody of your organisation has this address; invite them into it first"))
    return render(request, "brokering/round_let_in.html", {"seat": seat, "form": form})


@access(SIGNED_IN)
@require_POST
@once
def step(request: HttpRequest, key: UUID, wanted: Step) -> HttpResponse:
    seat = broker_seat(request.user.pk, key, timezone.localdate())
    form = StepForm(request.POST)
    if not form.is_valid():
        return not_in_this_phase(request, seat)
    try:
        seen = form.cleaned_data["version"]
        _STEPPING.get(wanted, partial(operations.do_step, step=wanted))(
            seat, version=seen, actor=who(request), at=timezone.now()
        )
    except (NotInThisPhase, operations.RoundChanged):
        return not_in_this_phase(request, seat)
    except CannotPut as why:
        return told_why(request, seat, str(why))
    messages.success(request, _("Done. The round goes on."))
    return redirect("rounds:page", key)
