"""The start page, and the pages that say what went wrong."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from alongside_web.accounts.policies import PUBLIC, access
from alongside_web.home import queries


@access(PUBLIC)
def start(request: HttpRequest) -> HttpResponse:
    return render(request, "home/start.html", {"data": queries.data_held(), "readings": queries.readings()})


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django names it
    return render(request, "home/refused.html", status=403)


def stale(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django names it
    return render(request, "home/stale.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django names it
    return render(request, "home/not_found.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    return render(request, "home/broken.html", status=500)
