"""A person's jobs and how far each one is."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from alongside_web.accounts.policies import SIGNED_IN, access
from alongside_web.jobs import queries
from alongside_web.jobs.models import JobState

SHOWN = 50
# How long a page waits for work that is done in a moment as a rule.
SOON = 2.0


@access(SIGNED_IN)
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    return render(request, "jobs/mine.html", {"jobs": queries.of_person(request.user.pk or 0, SHOWN)})


@access(SIGNED_IN)
@require_safe
def one(request: HttpRequest, key: UUID) -> HttpResponse:
    job = queries.job(request.user.pk, key)
    is_quick = job.work in settings.QUICK_JOBS
    if is_quick:
        job = queries.waited_for(job, SOON)
        if job.state == JobState.DONE and job.leads_to:
            return redirect(job.leads_to)
    every = 1 if is_quick else 3
    answer = render(request, "jobs/one.html", {"job": job, "every": every})
    if not job.has_ended:
        answer["Refresh"] = str(every)
    return answer
