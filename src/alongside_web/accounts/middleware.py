"""Refuses every view that names no access policy, and every request that its policy does not admit."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest, HttpResponse

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
    ) -> None:
        policy = policy_of(view)
        if policy is None and settings.REFUSE_UNNAMED_VIEWS_LOUDLY:
            raise ImproperlyConfigured(f"The view {view!r} names no access policy; decorate it with @access(...).")
        if policy is None or not policy.admits(request):
            raise PermissionDenied
