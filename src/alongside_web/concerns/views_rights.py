"""Who keeps and who reads the register of an organisation, as its administrators say."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from alongside_web.accounts.once import once
from alongside_web.accounts.policies import SIGNED_IN, access
from alongside_web.accounts.proving import recently_proved
from alongside_web.concerns import operations, queries
from alongside_web.concerns.access import organisation_to_look_after, right_to_withdraw
from alongside_web.concerns.forms import RightForm
from alongside_web.concerns.models import Kind
from alongside_web.partnerships.views import FORM, who


@access(SIGNED_IN)
@FORM
@recently_proved
@once
def rights(request: HttpRequest, organisation: UUID) -> HttpResponse:
    found = organisation_to_look_after(request.user.pk, organisation, timezone.localdate())
    form = RightForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            kind = Kind(told["kind"])
            operations.give_right(found, told["email"], kind, actor=who(request), at=timezone.now())
            return redirect("concerns:rights", found.key)
        except (operations.NoSuchMember, operations.HasItAlready) as wrong:
            form.add_error("email", str(wrong))
    held, ended = queries.open_rights(found)
    shown = {"form": form, "organisation": found, "held": held, "ended": ended}
    return render(request, "concerns/rights.html", shown)


@access(SIGNED_IN)
@require_POST
@once
def withdraw(request: HttpRequest, right: UUID) -> HttpResponse:
    found = right_to_withdraw(request.user.pk, right, timezone.localdate())
    operations.take_right_back(found, actor=who(request), at=timezone.now())
    return redirect("concerns:rights", found.register.organisation.key)
