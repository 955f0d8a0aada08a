"""Days off: the bank holidays, and what authorities, trusts and schools enter beside them."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from alongside_web.accounts.once import once
from alongside_web.accounts.policies import SIGNED_IN, access
from alongside_web.calendars import operations, queries
from alongside_web.calendars.forms import ClosedForm
from alongside_web.partnerships.views import FORM, who


@access(SIGNED_IN)
@require_safe
def days_off(request: HttpRequest) -> HttpResponse:
    shown = queries.days_off_shown(who(request), timezone.localdate())
    return render(request, "calendars/days_off.html", {"shown": shown})


@access(SIGNED_IN)
@FORM
@once
def add(request: HttpRequest, organisation: UUID) -> HttpResponse:
    person = who(request)
    found = queries.organisation_to_enter(person, organisation, timezone.localdate())
    form = ClosedForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        operations.do_close(found, operations.ClosedWanted(**form.cleaned_data), actor=person, at=timezone.now())
        return redirect("calendars:days_off")
    return render(request, "calendars/add_days_off.html", {"form": form, "organisation": found})


@access(SIGNED_IN)
@FORM
@once
def remove(request: HttpRequest, days_closed: UUID) -> HttpResponse:
    person = who(request)
    found = queries.closed_to_remove(person, days_closed, timezone.localdate())
    if request.method == "POST":
        operations.do_remove_closed(found, actor=person, at=timezone.now())
        return redirect("calendars:days_off")
    return render(request, "calendars/remove_days_off.html", {"closed": found})
