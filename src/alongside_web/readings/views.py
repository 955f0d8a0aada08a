"""The six partnerships together, and each one: its reading, why, and when things happened."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alongside_web.accounts.policies import PUBLIC, access
from alongside_web.readings import queries, timeline, why


@access(PUBLIC)
@require_safe
def six(request: HttpRequest) -> HttpResponse:
    return render(request, "readings/six.html", {"six": queries.six()})


@access(PUBLIC)
@require_safe
def one(request: HttpRequest, case: str) -> HttpResponse:
    return render(request, "readings/case.html", {"shown": queries.one(case)})


@access(PUBLIC)
@require_safe
def argument(request: HttpRequest, case: str) -> HttpResponse:
    return render(request, "readings/why.html", {"shown": why.why(case)})


@access(PUBLIC)
@require_safe
def events(request: HttpRequest, case: str) -> HttpResponse:
    return render(request, "readings/timeline.html", {"shown": timeline.timeline(case)})
