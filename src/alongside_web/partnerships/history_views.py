"""A partnership's history: what was done in it, by whom and when, and the same as a file."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from alongside_web.accounts.once import once
from alongside_web.accounts.policies import SIGNED_IN, access
from alongside_web.jobs import operations as jobs
from alongside_web.jobs import queries as job_queries
from alongside_web.partnerships import history_queries
from alongside_web.partnerships.access import NotYours, seat_for
from alongside_web.partnerships.views import page_asked


@access(SIGNED_IN)
@require_safe
def history(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = seat_for(request.user.pk, key, timezone.localdate())
    shown = history_queries.history(seat, page_asked(request))
    return render(request, "partnerships/history.html", {"seat": seat, "history": shown})


@access(SIGNED_IN)
@require_POST
@once
def ask_for_file(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = seat_for(request.user.pk, key, timezone.localdate())
    what = _("History of %(name)s") % {"name": seat.partnership.name}
    wanted = jobs.Wanted("history", what, f"history:{key}:{request.POST['once']}", {"partnership": str(key)})
    job = jobs.do_ask(wanted, owner=seat.person, at=timezone.now())
    return redirect("jobs:one", job.key)


@access(SIGNED_IN)
@require_safe
def file(request: HttpRequest, key: UUID, job: UUID) -> HttpResponse:
    seat = seat_for(request.user.pk, key, timezone.localdate())
    done = job_queries.job(seat.person, job)
    if not done.made or done.arguments.get("partnership") != str(key):
        raise NotYours
    answer = HttpResponse(done.made, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="history-{done.asked_at:%Y-%m-%d}.csv"'
    return answer
