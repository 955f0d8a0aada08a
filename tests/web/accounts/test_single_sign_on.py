"""Single sign-on through a provider on this machine: only invited people, by an address that the provider has verified."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from django.test import Client
from django.utils import timezone

from alongside_web.accounts.models import Membership, User
from alongside_web.accounts.operations_invitations import Invited, invite
from alongside_web.audit.models import Entry
from tests.web.accounts.people import link_in_mail, member, organisation, person

pytestmark = pytest.mark.django_db


class Provider(ThreadingHTTPServer):
    """Answers as an OpenID Connect provider does, for the person it is told."""

    daemon_threads = True
    claims: dict[str, object]

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class Answers(BaseHTTPRequestHandler):
    server: Provider

    def do_GET(self) -> None:
        if self.path.startswith("/.well-known/"):
            there = self.server.address
            self._say(
                {
                    "issuer": there,
                    "authorization_endpoint": f"{there}/ask",
                    "token_endpoint": f"{there}/token",
                    "userinfo_endpoint": f"{there}/person",
                    "jwks_uri": f"{there}/keys",
                    "token_endpoint_auth_methods_supported": ["client_secret_post"],
                }
            )
        else:
            self._say(self.server.claims)

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        token = {**self.server.claims, "iss": self.server.address, "aud": "alongside", "exp": 4102444800, "iat": 1}
        self._say(
            {"access_token": "t", "token_type": "Bearer", "id_token": jwt.encode(token, "k" * 32, algorithm="HS256")}
        )

    def _say(self, told: dict[str, object]) -> None:
        text = json.dumps(told).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture
def provider(settings: object) -> Iterator[Provider]:
    server = Provider(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    app = {
        "provider_id": "sso",
        "name": "Oakshire",
        "client_id": "alongside",
        "secret": "shh",
        "settings": {"server_url": server.address},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {  # type: ignore[attr-defined]  # pytest-django's fixture
        "openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True}
    }
    yield server
    server.shutdown()
    server.server_close()


def comes_back(client: Client, provider: Provider, query: str = "", **claims: object) -> tuple[int, str, str]:
    """What the site answers when the provider has sent the person back."""
    provider.claims = {"sub": "42", "name": "Bob of the Provider", **claims}
    away = client.get(f"/account/single-sign-on/sso/{query}")
    assert away.headers["Location"].startswith(f"{provider.address}/ask")
    asked = parse_qs(urlsplit(away.headers["Location"]).query)
    assert asked["code_challenge_method"] == ["S256"]
    answer = client.get("/account/single-sign-on/sso/back/", {"code": "c", "state": asked["state"][0]})
    return answer.status_code, answer.headers.get("Location", ""), answer.content.decode()


def test_the_sign_in_page_offers_the_provider_by_name(site: Client, provider: Provider) -> None:
    assert "Sign in with Oakshire" in site.get("/account/sign-in/").content.decode()


def test_a_person_with_an_account_signs_in_by_the_verified_address(site: Client, provider: Provider) -> None:
    bob = person("bob")

    status, where, _ = comes_back(site, provider, email="Bob@example.org", email_verified=True)

    assert (status, where) == (302, "/partnerships/")
    assert site.session["_auth_user_id"] == str(bob.pk)
    assert comes_back(Client(), provider, email="renamed@example.org", email_verified=False)[1] == "/partnerships/"


@pytest.mark.parametrize("verified", [True, False])
def test_who_is_not_invited_gets_no_account(site: Client, provider: Provider, verified: bool) -> None:
    status, _, page = comes_back(site, provider, email="eve@example.org", email_verified=verified)

    assert status == 403
    assert "You have no account here yet" in page
    assert not User.objects.exists()


def test_an_address_that_the_provider_has_not_verified_opens_nothing(site: Client, provider: Provider) -> None:
    person("bob")

    assert comes_back(site, provider, email="bob@example.org", email_verified=False)[0] == 403
    assert "_auth_user_id" not in site.session


def test_the_invited_opens_an_account_and_comes_back_to_the_invitation(site: Client, provider: Provider) -> None:
    ann, oakshire = person("ann"), organisation()
    member(ann, oakshire, administers=True)
    invite(Invited("bob@example.org", oakshire), actor=ann, at=timezone.now())
    link = link_in_mail()

    status, where, _ = comes_back(site, provider, f"?next={link}", email="bob@example.org", email_verified=True)

    assert (status, where) == (302, link)
    bob = User.objects.get(email="bob@example.org")
    assert (bob.full_name, bob.has_usable_password()) == ("Bob of the Provider", False)
    assert site.post(f"{link}accept/", {"once": "k"}).status_code == 302
    assert Membership.objects.filter(person=bob, organisation=oakshire).count() == 1
    assert Entry.objects.filter(action="opened account", actor=bob.pk).count() == 1
    assert site.get("/account/password/").headers["Location"] == "/account/password/set/"
    assert site.get("/account/password/set/").status_code == 200
    assert "Set a password" in site.get("/account/password/set/").content.decode()


def test_a_closed_account_is_not_opened_by_the_provider(site: Client, provider: Provider) -> None:
    User.objects.filter(pk=person("bob").pk).update(is_active=False)

    status, where, _ = comes_back(site, provider, email="bob@example.org", email_verified=True)

    assert (status, where) == (302, "/account/sign-in/closed/")
    assert "_auth_user_id" not in site.session


def test_nobody_ties_a_provider_to_somebody_elses_account(site: Client, provider: Provider) -> None:
    ann = person("ann")
    site.force_login(ann)

    comes_back(site, provider, "?process=connect", email="eve@example.org", email_verified=True)

    assert ann.socialaccount_set.count() == 0


def test_a_provider_that_was_never_named_is_not_there(site: Client, provider: Provider) -> None:
    assert site.get("/account/single-sign-on/other/").status_code == 404


def test_an_answer_that_nobody_asked_for_signs_nobody_in(site: Client, provider: Provider) -> None:
    person("bob")
    provider.claims = {"sub": "42", "email": "bob@example.org", "email_verified": True}

    answer = site.get("/account/single-sign-on/sso/back/", {"code": "c", "state": "made-up"})

    assert answer.status_code == 401
    assert "Signing in did not work" in answer.content.decode()
    assert "_auth_user_id" not in site.session
