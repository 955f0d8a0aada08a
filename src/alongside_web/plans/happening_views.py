"""The pages on which it is recorded what became of an activity, and what was held of what was planned."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from alongside.partnerships.bounds import CannotBe
from alongside.partnerships.happenings import Kind
from alongside.partnerships.states import NotNow
from alongside_web.accounts.once import once
from alongside_web.accounts.policies import SIGNED_IN, access
from alongside_web.partnerships.running import RECORDERS, running_seat
from alongside_web.partnerships.running_answers import refused
from alongside_web.partnerships.views import FORM, who
from alongside_web.plans import activity_answers as answers
from alongside_web.plans.activity_access import Found, activity_for
from alongside_web.plans.activity_asked import Asked, asked_of_move
from alongside_web.plans.activity_operations import ActivityChanged, Written
from alongside_web.plans.activity_page import activity_page
from alongside_web.plans.happening_forms import CancelForm, HeldForm, MoveForm
from alongside_web.plans.happening_operations import Recorded, do_record
from alongside_web.plans.happening_queries import held_page


@dataclass(frozen=True, slots=True)
class _Way:
    """How one kind of record is filled in."""

    kind: Kind
    form: type[forms.Form]
    template: str


_HELD = _Way(Kind.HELD, HeldForm, "plans/happening_held.html")
_CANCEL = _Way(Kind.CANCELLED, CancelForm, "plans/happening_cancel.html")
_MOVE = _Way(Kind.MOVED, MoveForm, "plans/happening_move.html")


@access(SIGNED_IN)
@require_safe
def counts(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = running_seat(request.user.pk, key, timezone.localdate())
    shown = {"held": held_page(seat, request.GET.get("part", "")), "seat": seat}
    return render(request, "plans/happening_counts.html", shown)


@access(SIGNED_IN)
@FORM
@once
def held(request: HttpRequest, key: UUID, activity: UUID) -> HttpResponse:
    return _record(request, key, activity, way=_HELD)


@access(SIGNED_IN)
@FORM
@once
def cancel(request: HttpRequest, key: UUID, activity: UUID) -> HttpResponse:
    return _record(request, key, activity, way=_CANCEL)


@access(SIGNED_IN)
@FORM
@once
def move(request: HttpRequest, key: UUID, activity: UUID) -> HttpResponse:
    return _record(request, key, activity, way=_MOVE)


def _record(request: HttpRequest, key: UUID, activity: UUID, *, way: _Way) -> HttpResponse:
    found = activity_for(request.user.pk, key, activity, today=timezone.localdate(), roles=RECORDERS)
    seat = found.seat
    if shut := answers.shut(request, found):
        return shut
    form, asked = way.form(answers.posted(request), initial=_initial(found)), Asked()
    if request.method == "POST" and form.is_valid() and not (asked := asked_of_move(request, found, form)):
        written = Written({**form.cleaned_data}, form.cleaned_data["version"])
        try:
            do_record(seat, Recorded(activity, way.kind, written), actor=who(request), at=timezone.now())
            return redirect("activities:one", key, activity)
        except CannotBe as wrong:
            answers.add_fault(form, wrong)
        except ActivityChanged:
            return answers.meanwhile(request, found, form, template=way.template)
        except NotNow:
            return refused(request, seat)
    return render(request, way.template, {"form": form, "seat": seat, "page": activity_page(found), **asked.shown})


def _initial(found: Found) -> dict[str, object]:
    """The planned day, or today where that is still to come: what is likeliest, to be changed where it is not so."""
    row, today = found.activity, found.seat.today
    on = min(row.starts, today) if row.starts else today
    return {"version": row.version, "on": on.isoformat()}
