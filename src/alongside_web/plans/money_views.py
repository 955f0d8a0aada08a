"""Pages of the money: all of it, funders and what they give, what a day of cover costs, payments."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from alongside.partnerships.money import in_pounds
from alongside.partnerships.plan_costs import Paid
from alongside_web.accounts.once import once
from alongside_web.accounts.policies import SIGNED_IN, access
from alongside_web.partnerships.access import Seat
from alongside_web.partnerships.running import still_writable
from alongside_web.partnerships.running_answers import or_not_now
from alongside_web.partnerships.views import FORM, page_asked, who
from alongside_web.plans import money_queries as queries
from alongside_web.plans import operations_money as operations
from alongside_web.plans.models import Funder
from alongside_web.plans.operations_plan import ChangedMeanwhile
from alongside_web.plans.plan_access import funder_of, money_seat, payment_of, today, writing_seat
from alongside_web.plans.plan_forms import (
    AllocationForm,
    DayForm,
    FunderForm,
    PaymentForm,
    amount_name,
    in_box,
    version_name,
)


@access(SIGNED_IN)
@require_safe
def money(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = money_seat(request.user.pk, key, today())
    return render(request, "plans/money.html", {"money": queries.money_page(seat, page_asked(request)), "seat": seat})


@access(SIGNED_IN)
@FORM
@once
@or_not_now
def add_funder(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = writing_seat(request.user.pk, key, today())
    still_writable(seat.partnership)
    form = FunderForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            made = operations.add_funder(seat, form.cleaned_data["name"], actor=who(request), at=timezone.now())
            return redirect("plans:allocate", key, made.key)
        except operations.KnownFunder:
            form.add_error("name", _("There is a funder of this name already; enter its amounts there"))
    return render(request, "plans/funder.html", {"form": form, "seat": seat})


@access(SIGNED_IN)
@FORM
@once
@or_not_now
def allocate(request: HttpRequest, key: UUID, funder: UUID) -> HttpResponse:
    seat = writing_seat(request.user.pk, key, today())
    row = funder_of(seat, funder)
    still_writable(seat.partnership)
    terms = queries.terms_offered(seat.partnership, today())
    form = AllocationForm(terms, request.POST if request.method == "POST" else None, initial=_amounts(row, terms))
    if not form.is_valid():
        return render(request, "plans/allocate.html", {"form": form, "seat": seat, "funder": row})
    said = form.cleaned_data
    amounts = [operations.Amount(one, said[amount_name(one)], said[version_name(one)]) for one in terms]
    try:
        operations.allocate(seat, row, amounts, actor=who(request), at=timezone.now())
    except ChangedMeanwhile:
        return _both(request, seat, row, form=form)
    return redirect("plans:money", key)


def _amounts(funder: Funder, terms: queries.Terms) -> dict[str, object]:
    held = queries.allocations_of(funder)
    told: dict[str, object] = {}
    for term in terms:
        row = held.get(term)
        told[amount_name(term)] = in_box(row.pence if row else None)
        told[version_name(term)] = row.version if row else 0
    return told


def _both(request: HttpRequest, seat: Seat, funder: Funder, *, form: AllocationForm) -> HttpResponse:
    """The second of two people sees what is saved now, and keeps the own amounts in the form."""
    now = _amounts(funder, form.terms)
    versions = {version_name(one): str(now[version_name(one)]) for one in form.terms}
    again = AllocationForm(form.terms, {**request.POST.dict(), **versions})
    others = [
        (str(again[amount_name(one)].label), str(now[amount_name(one)]) or "0")
        for one in form.terms
        if form.cleaned_data[version_name(one)] != now[version_name(one)]
    ]
    shown = {"form": again, "seat": seat, "funder": funder, "others": others}
    return render(request, "plans/allocate.html", shown, status=409)


@access(SIGNED_IN)
@FORM
@once
@or_not_now
def staff_day(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = writing_seat(request.user.pk, key, today())
    still_writable(seat.partnership)
    pence, version = queries.staff_day(seat.partnership)
    given = request.POST if request.method == "POST" else None
    form = DayForm(given, initial={"pence": in_box(pence), "version": version})
    if not form.is_valid():
        return render(request, "plans/staff_day.html", {"form": form, "seat": seat})
    said = form.cleaned_data
    try:
        operations.set_staff_day(seat, said["pence"], version=said["version"], actor=who(request), at=timezone.now())
    except ChangedMeanwhile:
        again = DayForm({**request.POST.dict(), "version": str(version)})
        shown = {"form": again, "seat": seat, "other": "–" if pence is None else in_pounds(pence)}
        return render(request, "plans/staff_day.html", shown, status=409)
    return redirect("plans:money", key)


@access(SIGNED_IN)
@FORM
@once
@or_not_now
def pay(request: HttpRequest, key: UUID) -> HttpResponse:
    """A payment that goes over is shown once more with what it goes over, and saved when that is confirmed."""
    seat = writing_seat(request.user.pk, key, today())
    still_writable(seat.partnership)
    given = request.POST if request.method == "POST" else None
    form = PaymentForm(*queries.payment_choices(seat), given, today=seat.today)
    if not form.is_valid():
        return render(request, "plans/pay.html", {"form": form, "seat": seat})
    told = _told(seat, form)
    warned = queries.payment_warning(seat, Paid(told.funder.name, told.on, told.pence))
    if warned and form.cleaned_data["confirmed"] != warned.code:
        return render(
            request,
            "plans/over.html",
            {"form": form, "seat": seat, "warned": warned, "told": told, "amount": in_pounds(told.pence)},
        )
    operations.record_payment(seat, told, actor=who(request), at=timezone.now())
    return redirect("plans:money", key)


def _told(seat: Seat, form: PaymentForm) -> operations.PaymentTold:
    said = form.cleaned_data
    return operations.PaymentTold(
        funder=funder_of(seat, UUID(said["funder"])),
        activity=queries.activity_of(seat, said["activity"]),
        on=said["on"],
        pence=said["pence"],
        what=said["what"],
    )


@access(SIGNED_IN)
@FORM
@once
@or_not_now
def take_back(request: HttpRequest, key: UUID, payment: UUID) -> HttpResponse:
    seat = writing_seat(request.user.pk, key, today())
    row = payment_of(seat, payment)
    still_writable(seat.partnership)
    if request.method != "POST" and row.taken_back_at is None:
        return render(request, "plans/take_back.html", {"seat": seat, "payment": row, "amount": in_pounds(row.pence)})
    if request.method == "POST":
        operations.take_payment_back(seat, row, actor=who(request), at=timezone.now())
    return redirect("plans:money", key)
