"""The plan's page."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alongside_web.accounts.policies import SIGNED_IN, access
from alongside_web.partnerships.views import page_asked
from alongside_web.plans.plan_access import reading_seat, today
from alongside_web.plans.plan_queries import Filters, plan_page


@access(SIGNED_IN)
@require_safe
def whole(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = reading_seat(request.user.pk, key, today())
    page = plan_page(seat, Filters.asked(request.GET), page_asked(request))
    return render(request, "plans/plan.html", {"plan": page, "seat": seat})
