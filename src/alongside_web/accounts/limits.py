"""Lets a form be sent only so often: too often is answered 429, with when to try again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import wraps

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from alongside_web.accounts.operations_limits import Limit, take

View = Callable[..., HttpResponse]
Subject = Callable[[HttpRequest], str]


def address_of(request: HttpRequest) -> str:
    """Where a request comes from; behind a proxy, what the proxy itself saw."""
    if settings.BEHIND_PROXY:
        passed = request.headers.get("X-Forwarded-For", "").rsplit(",", 1)[-1].strip()
        if passed:
            return passed
    return str(request.META.get("REMOTE_ADDR", ""))


def field(name: str) -> Subject:
    """What was typed into a field of the form."""
    return lambda request: request.POST.get(name, "")


def signed_in_person(request: HttpRequest) -> str:
    """The person who sends the form."""
    return str(request.user.pk)


def who_signs_in(request: HttpRequest) -> str:
    """The person who gave the password and now enters a code."""
    waiting = request.session.get("account_login") or {}
    return str(waiting.get("user_pk") or waiting.get("user_id") or request.session.session_key)


def limited(*limits: tuple[Limit, Subject]) -> Callable[[View], View]:
    """Counts every POST against each limit, whether it succeeds or not, so that the answer tells nothing of an account."""

    def wrapped(view: View) -> View:
        @wraps(view)
        def counted(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            if request.method == "POST":
                now = timezone.now()
                wait = max(take(limit, subject(request), at=now) for limit, subject in limits)
                if wait:
                    return too_many(request, wait)
            return view(request, *args, **kwargs)

        return counted

    return wrapped


def too_many(request: HttpRequest, wait: int) -> HttpResponse:
    """The page that says when to try again."""
    again = timezone.localtime(timezone.now() + timedelta(seconds=wait))
    minutes = max(1, -(-wait // 60))
    answer = render(request, "accounts/too_many.html", {"minutes": minutes, "again": again}, status=429)
    answer.headers["Retry-After"] = str(wait)
    answer.headers["Cache-Control"] = "no-store"
    return answer
