"""No page brings in anything foreign, nor carries a script or style of its own."""

from __future__ import annotations

import re

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.test.utils import override_settings
from django.urls import path

from alongside_web.accounts.policies import PUBLIC, access
from alongside_web.config.urls import handler403, handler404, handler500
from alongside_web.config.urls import urlpatterns as shipped
from alongside_web.design.headers import CONTENT_SECURITY_POLICY

PAGES = (
    "/",
    "/schools/",
    "/schools/?q=cotham",
    "/schools/?q=zzzzzz",
    "/schools/urn-137440/",
    "/schools/urn-137440/similar/",
    "/schools/urn-137440/candidates/?within=60&circumstances=loose",
    "/schools/example-virgo/",
    "/rounds/example/",
    "/rounds/example/pair/",
    "/schools/urn-999999/",
)

__all__ = ["handler403", "handler404", "handler500"]


@access(PUBLIC)
def failing(_request: HttpRequest) -> HttpResponse:
    raise RuntimeError("a fault of the test's own")


urlpatterns = [*shipped, path("failing/", failing)]


@pytest.mark.parametrize("address", PAGES)
def test_every_page_forbids_all_but_its_own_style_and_pictures(site: Client, address: str) -> None:
    headers = site.get(address).headers

    assert headers["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
    assert "default-src 'none'" in CONTENT_SECURITY_POLICY
    assert "unsafe" not in CONTENT_SECURITY_POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("address", PAGES)
def test_no_page_carries_a_script_or_an_inline_style(site: Client, address: str) -> None:
    page = site.get(address).content.decode()

    assert not re.search(r"<script|<style|\sstyle=|\son[a-z]+=|javascript:", page)
    assert re.search(r"<html lang=\"[a-z-]+\"", page)
    assert len(re.findall(r"<h1\b", page)) == 1


@pytest.mark.parametrize("address", PAGES)
def test_no_id_stands_twice_on_a_page(site: Client, address: str) -> None:
    ids = re.findall(r'\sid="([^"]+)"', site.get(address).content.decode())

    assert len(ids) == len(set(ids))


@override_settings(ROOT_URLCONF=__name__)
def test_a_page_that_breaks_apologises_in_the_same_design(site: Client) -> None:
    site.raise_request_exception = False

    answer = site.get("/failing/")

    assert answer.status_code == 500
    assert "Sorry, something went wrong" in answer.content.decode()
    assert "fault of the test" not in answer.content.decode()
