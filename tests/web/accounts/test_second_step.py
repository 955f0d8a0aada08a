"""A code after the password: turned on, asked for, replaced by a recovery code, counted, turned off."""

from __future__ import annotations

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from django.test import Client

from alongside_web.accounts.models import User
from alongside_web.audit.models import Entry
from tests.web.accounts.people import PASSWORD, key, person, prove, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_code_was_used_before() -> None:
    cache.clear()


def code_for(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def turned_on(someone: User) -> tuple[Client, str]:
    client = signed_in(someone)
    prove(client, someone)
    page = client.get("/account/second-step/on/").content.decode()
    secret = re.search(r'alongside-code">([A-Z2-7]+)<', page)
    assert secret, page
    done = client.post("/account/second-step/on/", {"code": code_for(secret.group(1)), **key("on")})
    assert done.headers["Location"] == "/account/recovery-codes/"
    cache.clear()
    return client, secret.group(1)


def test_the_second_step_is_turned_on_with_a_picture_that_the_page_itself_carries(site: Client) -> None:
    someone = person("ann")
    client, secret = turned_on(someone)

    page = client.get("/account/recovery-codes/").content.decode()
    assert "are left" in page
    assert "The second step is on." in page
    assert "the old ones no longer work" not in page
    assert "on: a code after the password" in client.get("/account/").content.decode()
    assert Entry.objects.filter(action="added second step", actor=someone.pk).exists()
    kept = Authenticator.objects.get(user=someone, type="totp").data
    assert secret not in str(kept)


def test_a_wrong_code_turns_nothing_on(site: Client) -> None:
    someone = person("ann")
    client = signed_in(someone)
    prove(client, someone)
    client.get("/account/second-step/on/")

    page = client.post("/account/second-step/on/", {"code": "000000", **key()}).content.decode()

    assert "The code is not right" in page
    assert not Authenticator.objects.exists()


def test_the_password_alone_no_longer_signs_in(site: Client) -> None:
    someone = person("ann")
    _, secret = turned_on(someone)

    first = site.post("/account/sign-in/", {"login": someone.email, "password": PASSWORD})

    assert first.headers["Location"].startswith("/account/sign-in/code/")
    assert site.get("/account/").status_code == 302
    assert "The code is not right" in site.post("/account/sign-in/code/", {"code": "000000"}).content.decode()
    assert site.post("/account/sign-in/code/", {"code": code_for(secret)}).status_code == 302
    assert site.get("/account/").status_code == 200


def test_a_recovery_code_works_in_place_of_the_app_and_only_once(site: Client) -> None:
    someone = person("ann")
    client, _ = turned_on(someone)
    code = client.get("/account/recovery-codes.txt").content.decode().split()[0]

    site.post("/account/sign-in/", {"login": someone.email, "password": PASSWORD})
    assert site.post("/account/sign-in/code/", {"code": code}).status_code == 302
    again = Client()
    again.post("/account/sign-in/", {"login": someone.email, "password": PASSWORD})

    assert "The code is not right" in again.post("/account/sign-in/code/", {"code": code}).content.decode()


def test_the_sixth_code_within_five_minutes_is_not_even_looked_at(site: Client) -> None:
    someone = person("ann")
    _, secret = turned_on(someone)
    site.post("/account/sign-in/", {"login": someone.email, "password": PASSWORD})

    for _ in range(5):
        assert site.post("/account/sign-in/code/", {"code": "000000"}).status_code == 200
    assert site.post("/account/sign-in/code/", {"code": code_for(secret)}).status_code == 429


def test_the_second_step_is_turned_off_by_who_proves_it(site: Client) -> None:
    someone = person("ann")
    client, _ = turned_on(someone)

    assert client.get("/account/second-step/off/").status_code == 200
    assert client.post("/account/second-step/off/", key("off")).headers["Location"] == "/account/second-step/"

    assert not Authenticator.objects.filter(user=someone).exists()
    assert Entry.objects.filter(action="removed second step", actor=someone.pk).exists()


def test_new_recovery_codes_replace_the_old(site: Client) -> None:
    client, _ = turned_on(person("ann"))
    old = client.get("/account/recovery-codes.txt").content.decode().split()

    assert client.post("/account/recovery-codes/new/", key("new")).headers["Location"] == "/account/recovery-codes/"

    assert not set(old) & set(client.get("/account/recovery-codes.txt").content.decode().split())
