"""Pages of the ledger: what each school promised and gave, and how each side sees it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from alongside_web.accounts.once import once
from alongside_web.accounts.policies import SIGNED_IN, access
from alongside_web.learning import operations_ledger as operations
from alongside_web.learning import queries_ledger as queries
from alongside_web.learning.answers import filled, seen
from alongside_web.learning.fields import Filled, as_it_stands
from alongside_web.learning.forms import GiftForm, MarkForm, PromiseForm
from alongside_web.learning.models import Promise
from alongside_web.learning.operations import Anew, Overtaken
from alongside_web.learning.words import plain
from alongside_web.partnerships.access import NotYours
from alongside_web.partnerships.running import RECORDERS, WRITERS, running_seat, still_writable
from alongside_web.partnerships.running_answers import or_not_now
from alongside_web.partnerships.views import FORM, who


@access(SIGNED_IN)
@require_safe
def ledger(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = running_seat(request.user.pk, key, timezone.localdate())
    return render(request, "learning/ledger.html", {"seat": seat, "ledger": queries.ledger_page(seat)})


@access(SIGNED_IN)
@require_safe
def promise(request: HttpRequest, key: UUID, promise: UUID) -> HttpResponse:
    seat = running_seat(request.user.pk, key, timezone.localdate())
    return render(request, "learning/promise.html", {"seat": seat, "page": queries.promise_page(seat, promise)})


@access(SIGNED_IN)
@FORM
@once
@or_not_now
def new_promise(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = running_seat(request.user.pk, key, timezone.localdate(), roles=WRITERS)
    still_writable(seat.partnership)
    form = PromiseForm(request.POST if request.method == "POST" else None, schools=queries.schools(seat))
    if request.method == "POST" and form.is_valid():
        promised = operations.Promised(**form.cleaned_data)
        operations.make_promise(seat, promised, actor=who(request), at=timezone.now())
        return redirect("learning:ledger", key)
    more = {"agreed": queries.agreed(seat)}
    return filled(request, seat, Filled(form, "learning/promise_form.html", more=more))


@access(SIGNED_IN)
@FORM
@once
@or_not_now
def edit_promise(request: HttpRequest, key: UUID, promise: UUID) -> HttpResponse:
    seat = running_seat(request.user.pk, key, timezone.localdate(), roles=WRITERS)
    row = queries.promise_to_write(seat, promise)
    still_writable(seat.partnership)
    form = PromiseForm(
        request.POST if request.method == "POST" else None, schools=queries.schools(seat), initial=_initial(row)
    )
    if request.method == "POST" and form.is_valid():
        anew = Anew(operations.Promised(**form.cleaned_data), seen(request))
        try:
            operations.reword_promise(seat, row, anew, actor=who(request), at=timezone.now())
            return redirect("learning:promise", key, promise)
        except Overtaken as meanwhile:
            return filled(request, seat, _overtaken(form, meanwhile.now))
    return filled(request, seat, Filled(form, "learning/promise_form.html", row.version, more={"promise": row}))


def _initial(row: Promise) -> dict[str, object]:
    initial: dict[str, object] = {name: getattr(row, name) for name in ("side", "what", "unit", "section")}
    amount = plain(row.amount) if row.amount is not None else ""
    return initial | {"amount": amount, "by": row.by.isoformat() if row.by else ""}


def _overtaken(form: PromiseForm, now: object) -> Filled:
    if not isinstance(now, Promise) or now.removed_at is not None:
        raise NotYours
    return Filled(form, "learning/promise_form.html", now.version, as_it_stands(form, now), {"promise": now})


@access(SIGNED_IN)
@require_POST
@once
@or_not_now
def remove_promise(request: HttpRequest, key: UUID, promise: UUID) -> HttpResponse:
    seat = running_seat(request.user.pk, key, timezone.localdate(), roles=WRITERS)
    row = queries.promise_to_write(seat, promise)
    try:
        operations.remove_promise(seat, row, seen=seen(request), actor=who(request), at=timezone.now())
    except Overtaken:
        return redirect("learning:promise", key, promise)
    return redirect("learning:ledger", key)


@access(SIGNED_IN)
@FORM
@once
@or_not_now
def new_gift(request: HttpRequest, key: UUID, promise: UUID) -> HttpResponse:
    seat = running_seat(request.user.pk, key, timezone.localdate(), roles=RECORDERS)
    row = queries.promise_to_give(seat, promise)
    still_writable(seat.partnership)
    form = GiftForm(request.POST if request.method == "POST" else None, today=seat.today)
    form.offer("activity", queries.activity_choices(seat))
    if request.method == "POST" and form.is_valid():
        handed = operations.Handed(**form.cleaned_data)
        operations.record_gift(seat, row, handed, actor=who(request), at=timezone.now())
        return redirect("learning:promise", key, promise)
    return filled(request, seat, Filled(form, "learning/gift_form.html", more={"promise": row}))


@access(SIGNED_IN)
@require_POST
@once
@or_not_now
def take_gift_back(request: HttpRequest, key: UUID, *, promise: UUID, gift: UUID) -> HttpResponse:
    seat = running_seat(request.user.pk, key, timezone.localdate(), roles=RECORDERS)
    row = queries.own_gift(seat, promise, gift)
    operations.take_gift_back(seat, row, actor=who(request), at=timezone.now())
    return redirect("learning:promise", key, promise)


@access(SIGNED_IN)
@FORM
@once
@or_not_now
def mark_promise(request: HttpRequest, key: UUID, promise: UUID) -> HttpResponse:
    seat = running_seat(request.user.pk, key, timezone.localdate(), roles=WRITERS)
    row = queries.promise_to_write(seat, promise)
    still_writable(seat.partnership)
    form = MarkForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        marked = operations.Marked(**form.cleaned_data)
        operations.mark_promise(seat, row, marked, actor=who(request), at=timezone.now())
        return redirect("learning:promise", key, promise)
    return filled(request, seat, Filled(form, "learning/mark_form.html", more={"promise": row}))
