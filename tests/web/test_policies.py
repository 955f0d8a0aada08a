"""Every address names who may open it."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import override_settings
from django.urls import URLPattern, URLResolver, get_resolver, path

from alongside_web.accounts.middleware import AccessPolicyMiddleware
from alongside_web.accounts.policies import PUBLIC, Policy, TwoPolicies, access, policy_of


def every_pattern(resolver: URLResolver) -> Iterable[URLPattern]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from every_pattern(entry)
        else:
            yield entry


def unnamed(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("should never be seen")


urlpatterns = [path("unnamed/", unnamed)]


def test_every_address_names_an_access_policy() -> None:
    patterns = list(every_pattern(get_resolver()))

    without = [str(pattern.pattern) for pattern in patterns if policy_of(pattern.callback) is None]

    assert without == []
    assert {"", "<school:key>/", "language/"} <= {str(pattern.pattern) for pattern in patterns}


@pytest.mark.django_db
@override_settings(ROOT_URLCONF=__name__)
def test_a_view_without_a_policy_is_refused_out_loud_under_test() -> None:
    with pytest.raises(ImproperlyConfigured, match="names no access policy"):
        Client().get("/unnamed/")


@override_settings(REFUSE_UNNAMED_VIEWS_LOUDLY=False)
def test_a_view_without_a_policy_is_refused_to_visitors_in_production() -> None:
    middleware = AccessPolicyMiddleware(unnamed)

    with pytest.raises(PermissionDenied):
        middleware.process_view(RequestFactory().get("/"), unnamed, (), {})


def test_a_policy_that_does_not_admit_a_request_refuses_it() -> None:
    @access(Policy("nobody", lambda _request: False))
    def closed(request: HttpRequest) -> HttpResponse:
        return unnamed(request)

    with pytest.raises(PermissionDenied):
        AccessPolicyMiddleware(closed).process_view(RequestFactory().get("/"), closed, (), {})


def test_a_view_cannot_have_two_policies() -> None:
    def view(request: HttpRequest) -> HttpResponse:
        return unnamed(request)

    access(PUBLIC)(view)

    with pytest.raises(TwoPolicies, match="already has the policy 'public'"):
        access(Policy("staff", lambda _request: False))(view)
