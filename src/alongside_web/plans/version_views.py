"""Pages of a plan's versions: the list with their churn, keeping one, comparing two."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from alongside_web.accounts.once import once
from alongside_web.accounts.policies import SIGNED_IN, access
from alongside_web.partnerships.running import still_writable
from alongside_web.partnerships.running_answers import or_not_now
from alongside_web.partnerships.views import FORM, page_asked, who
from alongside_web.plans import operations_versions as operations
from alongside_web.plans import version_queries as queries
from alongside_web.plans.plan_access import reading_seat, today, writing_seat
from alongside_web.plans.plan_forms import KeepForm


@access(SIGNED_IN)
@require_safe
def versions(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = reading_seat(request.user.pk, key, today())
    shown = {"shown": queries.versions_page(seat, page_asked(request)), "seat": seat}
    return render(request, "plans/versions.html", shown)


@access(SIGNED_IN)
@FORM
@once
@or_not_now
def keep(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = writing_seat(request.user.pk, key, today())
    still_writable(seat.partnership)
    form = KeepForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            operations.keep_version(seat, form.cleaned_data["why"], actor=who(request), at=timezone.now())
            return redirect("plans:versions", key)
        except operations.NothingNew:
            form.add_error(
                "why", _("The plan has not changed since its last version was kept, so there is nothing new to keep")
            )
    return render(request, "plans/keep.html", {"form": form, "seat": seat})


@access(SIGNED_IN)
@require_safe
def compare(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = reading_seat(request.user.pk, key, today())
    shown = queries.compared(seat, request.GET, page_asked(request))
    return render(request, "plans/compare.html", {"compared": shown, "seat": seat})
