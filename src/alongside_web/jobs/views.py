"""A person's jobs and how far each one is."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alongside_web.accounts.policies import SIGNED_IN, access
from alongside_web.jobs import queries

SHOWN = 50


@access(SIGNED_IN)
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    return render(request, "jobs/mine.html", {"jobs": queries.of_person(request.user.pk or 0, SHOWN)})


@access(SIGNED_IN)
@require_safe
def one(request: HttpRequest, key: UUID) -> HttpResponse:
    job = queries.job(request.user.pk, key)
    answer = render(request, "jobs/one.html", {"job": job})
    if not job.has_ended:
        answer["Refresh"] = "3"
    return answer
