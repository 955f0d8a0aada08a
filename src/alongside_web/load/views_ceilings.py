"""Pages of one partnership's ceilings and days: what both heads agreed, who proposes, who accepts."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from alongside.partnerships.states import NotNow
from alongside_web.accounts.once import once
from alongside_web.accounts.policies import SIGNED_IN, access
from alongside_web.learning.answers import filled, seen
from alongside_web.learning.fields import Filled, as_it_stands
from alongside_web.learning.operations import Anew, Overtaken
from alongside_web.learning.words import plain
from alongside_web.load import operations_ceilings as operations
from alongside_web.load import queries
from alongside_web.load.access import school_of
from alongside_web.load.ceilings import ceiling_to_answer, ceilings_of
from alongside_web.load.forms import CeilingForm
from alongside_web.load.models import Ceiling
from alongside_web.partnerships.models import Role
from alongside_web.partnerships.running import running_seat, still_writable
from alongside_web.partnerships.running_answers import or_not_now, refused
from alongside_web.partnerships.views import FORM, who

HEADS = (Role.HEAD,)


@access(SIGNED_IN)
@require_safe
def between(request: HttpRequest, partnership: UUID) -> HttpResponse:
    seat = running_seat(request.user.pk, partnership, timezone.localdate())
    return render(request, "load/between.html", {"seat": seat, "page": queries.between(seat)})


@access(SIGNED_IN)
@FORM
@once
@or_not_now
def propose(request: HttpRequest, partnership: UUID, side: str) -> HttpResponse:
    seat = running_seat(request.user.pk, partnership, timezone.localdate(), roles=HEADS)
    still_writable(seat.partnership)
    known = ceilings_of(seat.partnership, side)
    form = CeilingForm(
        request.POST if request.method == "POST" else None, initial=_initial(known.proposed or known.in_force)
    )
    more = {"school": school_of(seat, side)}
    if request.method == "POST" and form.is_valid():
        bound = operations.Bound(side=side, **form.cleaned_data)
        try:
            operations.propose_ceiling(seat, Anew(bound, seen(request)), actor=who(request), at=timezone.now())
            return redirect("load:between", partnership)
        except Overtaken as meanwhile:
            theirs = as_it_stands(form, meanwhile.now)
            return filled(request, seat, Filled(form, "load/ceiling_form.html", _number(meanwhile.now), theirs, more))
    return filled(request, seat, Filled(form, "load/ceiling_form.html", queries.latest_number(seat, side), more=more))


def _number(row: object) -> int:
    return row.number if isinstance(row, Ceiling) else 0


def _initial(row: Ceiling | None) -> dict[str, object]:
    if row is None:
        return {}
    days = plain(row.days) if row.days is not None else ""
    return {"partners": row.partners, "days": days, "shows_number": row.shows_number}


@access(SIGNED_IN)
@require_POST
@once
def accept(request: HttpRequest, partnership: UUID, ceiling: UUID) -> HttpResponse:
    seat = running_seat(request.user.pk, partnership, timezone.localdate(), roles=HEADS)
    row = ceiling_to_answer(seat, ceiling)
    try:
        operations.accept_ceiling(seat, row, actor=who(request), at=timezone.now())
    except (NotNow, Overtaken):
        return refused(request, seat)
    return redirect("load:between", partnership)


@access(SIGNED_IN)
@require_POST
@once
def close(request: HttpRequest, partnership: UUID, ceiling: UUID) -> HttpResponse:
    seat = running_seat(request.user.pk, partnership, timezone.localdate(), roles=HEADS)
    row = ceiling_to_answer(seat, ceiling)
    try:
        operations.close_ceiling(seat, row, actor=who(request), at=timezone.now())
    except (NotNow, Overtaken):
        return refused(request, seat)
    return redirect("load:between", partnership)
