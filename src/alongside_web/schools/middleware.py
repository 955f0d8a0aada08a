"""Answers a page that needs official data when there are none: 503, with what the operator must run."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from alongside_store.registry import NoSnapshot


class NoSnapshotMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, NoSnapshot):
            return None
        return render(request, "schools/no_snapshot.html", {"reason": str(exception)}, status=503)
