"""A register as a file: asked for, and fetched by who asked, after giving the password once more."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from alongside_web.accounts.once import once
from alongside_web.accounts.policies import SIGNED_IN, access
from alongside_web.accounts.proving import recently_proved
from alongside_web.concerns.access import desk_for
from alongside_web.jobs import operations as jobs
from alongside_web.jobs import queries as job_queries
from alongside_web.partnerships.access import NotYours
from alongside_web.partnerships.views import FORM


@access(SIGNED_IN)
@FORM
@recently_proved
@once
def ask_for_file(request: HttpRequest, register: UUID) -> HttpResponse:
    desk = desk_for(request.user.pk, register, timezone.localdate())
    if request.method != "POST":
        return render(request, "concerns/file.html", {"desk": desk})
    what = _("Register of concerns of %(name)s") % {"name": desk.organisation.name}
    once_key = f"concerns:{register}:{request.POST['once']}"
    wanted = jobs.Wanted("concerns", what[:200], once_key, {"register": str(register)})
    job = jobs.do_ask(wanted, owner=desk.person, at=timezone.now())
    return redirect("jobs:one", job.key)


@access(SIGNED_IN)
@require_safe
@recently_proved
def file(request: HttpRequest, register: UUID, job: UUID) -> HttpResponse:
    desk = desk_for(request.user.pk, register, timezone.localdate())
    done = job_queries.job(desk.person, job)
    if not done.made or done.arguments.get("register") != str(register):
        raise NotYours
    answer = HttpResponse(done.made, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="concerns-{done.asked_at:%Y-%m-%d}.csv"'
    return answer
