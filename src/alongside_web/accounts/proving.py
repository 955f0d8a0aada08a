"""Asks a person to prove again who they are before a step that a stolen session must not take."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import wraps

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.account.internal.flows.reauthentication import (
    get_reauthentication_flows,
)
from allauth.core.exceptions import ReauthenticationRequired
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from alongside_web.accounts.models import User

View = Callable[..., HttpResponse]
HOLDS_FOR = 300


def has_proved(request: HttpRequest, now: float) -> bool:
    """Whether the person gave a password, a code or a single sign-on within the last five minutes."""
    records = get_authentication_records(request, request.user)
    return any(now - one["at"] < HOLDS_FOR for one in records)


def proved_by_password(request: HttpRequest, person: User) -> None:
    """Remembers that the person just chose a password, so that the next step does not ask for it again."""
    record_authentication(request, person, method="password", reauthenticated=True)


def recently_proved(view: View) -> View:
    """Lets the view run only within five minutes of a password or code; else asks for one and comes back.

    Stands outside of ``once`` and inside of ``access``. Who has neither password nor code is asked to sign in again.
    """

    @wraps(view)
    def proved(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if has_proved(request, time.time()):
            return view(request, *args, **kwargs)
        if not get_reauthentication_flows(request.user):
            return render(request, "accounts/sign_in_again.html", status=403)
        raise ReauthenticationRequired

    return proved
