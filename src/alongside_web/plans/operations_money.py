"""Everything that is done to the money of a plan: funders, allocations, what a day of cover costs, payments."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import F, Max

from alongside.terms import Term
from alongside_web.accounts.models import User
from alongside_web.audit.operations import Change, record
from alongside_web.partnerships.access import NotYours, Seat
from alongside_web.partnerships.models import Partnership
from alongside_web.plans.models import Activity, Allocation, FundedUntil, Funder, Payment, Plan
from alongside_web.plans.operations_plan import ChangedMeanwhile, opened, revised


class KnownFunder(ValueError):
    """There is a funder of this name already."""


@dataclass(frozen=True, slots=True)
class Amount:
    """What a funder gives in one term, None for nothing; ``version`` is that of the allocation that was seen, 0 for none."""

    term: Term
    pence: int | None
    version: int


@dataclass(frozen=True, slots=True)
class PaymentTold:
    """A payment as somebody tells of it."""

    funder: Funder
    activity: Activity | None
    on: date
    pence: int
    what: str


def _change(seat: Seat, action: str, subject: tuple[str, str]) -> Change:
    return Change(action, *subject, partnership=str(seat.partnership.key))


@transaction.atomic
def add_funder(seat: Seat, name: str, *, actor: User, at: datetime) -> Funder:
    """Adds a funder; raises `KnownFunder`."""
    partnership = opened(seat)
    if Funder.objects.filter(partnership=partnership, name__iexact=name).exists():
        raise KnownFunder(f"'{name}' is among the funders already; enter its amounts there")
    funder = Funder.objects.create(partnership=partnership, name=name)
    revised(partnership)
    record(_change(seat, "added funder", ("funder", str(funder.key))), {"name": name}, actor=actor.pk, at=at)
    return funder


@transaction.atomic
def allocate(seat: Seat, funder: Funder, amounts: Iterable[Amount], *, actor: User, at: datetime) -> None:
    """Keeps what a funder gives, term by term; raises `ChangedMeanwhile` and keeps nothing where any was changed meanwhile."""
    partnership = opened(seat)
    if funder.partnership_id != partnership.pk:
        raise NotYours
    rows = Allocation.objects.select_for_update().filter(partnership=partnership, funder=funder)
    held = {Term.of(one.term): one for one in rows}
    wanted = [one for one in amounts if _says_otherwise(held.get(one.term), one)]
    for one in wanted:
        row = held.get(one.term)
        if (row.version if row else 0) != one.version:
            raise ChangedMeanwhile
    for one in wanted:
        Allocation.objects.update_or_create(
            partnership=partnership,
            funder=funder,
            term=one.term.first,
            defaults={"pence": one.pence or 0, "version": one.version + 1},
        )
    if wanted:
        _keep_end(partnership, at)
        revised(partnership)
        told = {str(one.term): one.pence for one in wanted}
        record(_change(seat, "allocated money", ("funder", str(funder.key))), told, actor=actor.pk, at=at)


def _keep_end(partnership: Partnership, at: datetime) -> None:
    """Keeps until when there is money, where that is another term than before."""
    last = Allocation.objects.filter(partnership=partnership, pence__gt=0).aggregate(last=Max("term"))["last"]
    before = FundedUntil.objects.filter(partnership=partnership).order_by("-at", "-pk").first()
    if last != (before.term if before else None):
        FundedUntil.objects.create(partnership=partnership, term=last, at=at)


def _says_otherwise(row: Allocation | None, amount: Amount) -> bool:
    return (row.pence if row else 0) != (amount.pence or 0)


@transaction.atomic
def set_staff_day(seat: Seat, pence: int | None, *, version: int, actor: User, at: datetime) -> None:
    """Keeps what a day of cover costs; raises `ChangedMeanwhile`."""
    partnership = opened(seat)
    Plan.objects.get_or_create(partnership=partnership)
    plan = Plan.objects.select_for_update().get(partnership=partnership)
    if plan.staff_day_pence == pence:
        return
    if plan.version != version:
        raise ChangedMeanwhile
    Plan.objects.filter(pk=plan.pk).update(staff_day_pence=pence, version=F("version") + 1)
    revised(partnership)
    key = str(partnership.key)
    record(_change(seat, "set cost of a day", ("plan", key)), {"pence": pence}, actor=actor.pk, at=at)


@transaction.atomic
def record_payment(seat: Seat, told: PaymentTold, *, actor: User, at: datetime) -> Payment:
    """Records money that was spent, over the allocation or not."""
    partnership = opened(seat)
    payment = Payment.objects.create(
        partnership=partnership,
        funder=told.funder,
        activity=told.activity,
        on=told.on,
        pence=told.pence,
        what=told.what,
        recorded_by=actor,
        at=at,
    )
    revised(partnership)
    values = {"pence": told.pence, "on": told.on, "what": told.what, "funder": told.funder.name}
    record(_change(seat, "recorded payment", ("payment", str(payment.key))), values, actor=actor.pk, at=at)
    return payment


@transaction.atomic
def take_payment_back(seat: Seat, payment: Payment, *, actor: User, at: datetime) -> bool:
    """A payment no longer counts; False when it was taken back before."""
    partnership = opened(seat)
    held = Payment.objects.filter(pk=payment.pk, partnership=partnership, taken_back_at=None)
    if not held.update(taken_back_at=at):
        return False
    revised(partnership)
    change = _change(seat, "took payment back", ("payment", str(payment.key)))
    record(change, {"pence": payment.pence, "on": payment.on}, actor=actor.pk, at=at)
    return True
