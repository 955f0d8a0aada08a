"""Proposing a partnership, and the people in it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from alongside.partnerships.sitting import CannotSit
from alongside.partnerships.states import NotNow
from alongside_web.accounts.once import once
from alongside_web.accounts.policies import SIGNED_IN, access
from alongside_web.partnerships import operations_people, queries
from alongside_web.partnerships.access import NotYours, seat_for
from alongside_web.partnerships.forms import EndPartForm, PartForm, ProposeForm
from alongside_web.partnerships.models import Role
from alongside_web.partnerships.views import FORM, not_now, to_page, who


@access(SIGNED_IN)
@FORM
@once
def propose(request: HttpRequest) -> HttpResponse:
    today, person = timezone.localdate(), who(request)
    arrangers = queries.arrangers(person, today)
    if not arrangers.exists():
        raise NotYours
    form = ProposeForm(arrangers, today, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            proposed = operations_people.Proposed(**form.cleaned_data)
            made = operations_people.propose(proposed, actor=person, at=timezone.now())
            return redirect("partnerships:page", made.key)
        except CannotSit as wrong:
            form.add_error("supporting_head", gettext(str(wrong)))
    return render(request, "partnerships/propose.html", {"form": form})


@access(SIGNED_IN)
@FORM
@once
def bring_in(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = queries.acting_seat(request.user.pk, key, timezone.localdate())
    if request.method != "POST" and queries.is_shut(seat, "people"):
        return not_now(request, seat, "people")
    roles, sides = queries.parts_to_give(seat)
    form = PartForm(roles, sides, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        new = operations_people.NewPart(**{**given, "role": Role(given["role"])})
        try:
            operations_people.do_bring_in(seat, new, actor=who(request), at=timezone.now())
            return to_page(seat)
        except CannotSit as wrong:
            form.add_error("email", gettext(str(wrong)))
        except NotNow:
            return not_now(request, seat, "people")
    return render(request, "partnerships/bring_in.html", {"form": form, "seat": seat})


@access(SIGNED_IN)
@FORM
@once
def end_part(request: HttpRequest, key: UUID, part: UUID) -> HttpResponse:
    seat = seat_for(request.user.pk, key, timezone.localdate())
    ending = queries.part_to_end(seat, part)
    form = EndPartForm(request.POST if request.method == "POST" else None, initial={"last_day": seat.today.isoformat()})
    if request.method == "POST" and form.is_valid():
        last_day = form.cleaned_data["last_day"]
        operations_people.do_end_part(seat, ending, last_day, actor=who(request), at=timezone.now())
        return to_page(seat)
    return render(request, "partnerships/end_part.html", {"form": form, "seat": seat, "part": ending})
