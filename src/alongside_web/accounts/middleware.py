"""Refuses what its access policy does not admit, and keeps pages of signed-in people out of every cache."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from alongside_web.accounts.policies import policy_of


class AccessPolicyMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., object],
        _args: Sequence[object],
        _kwargs: Mapping[str, object],
    ) -> HttpResponse | None:
        policy = policy_of(view)
        if policy is None and settings.REFUSE_UNNAMED_VIEWS_LOUDLY:
            raise ImproperlyConfigured(f"The view {view!r} names no access policy; decorate it with @access(...).")
        if policy is None:
            raise PermissionDenied
        if policy.admits(request):
            return None
        if policy.asks_to_sign_in and not request.user.is_authenticated:
            return _sign_in_first(request)
        raise PermissionDenied


def _sign_in_first(request: HttpRequest) -> HttpResponse:
    """Leads to the sign-in page; what was typed into a form is shown again, for it is not kept."""
    if request.method in {"GET", "HEAD"}:
        return redirect_to_login(request.get_full_path())
    hidden = {"csrfmiddlewaretoken", "once", "version"}
    typed = [
        (name, text)
        for name in request.POST
        if name not in hidden and "password" not in name
        for text in request.POST.getlist(name)
        if text.strip()
    ]
    return render(request, "accounts/signed_out_meanwhile.html", {"typed": typed, "next": request.path}, status=403)


class KeepNothingMiddleware:
    """Tells browsers and proxies to store no page that was made for a signed-in person."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.user.is_authenticated:
            response.headers["Cache-Control"] = "no-store, private"
        return response
