"""E-mail and single sign-on come from the environment, and half a setting is refused with a sentence."""

from __future__ import annotations

import pytest

from alongside_web.config.mail import UnknownMailAddress, mail_settings
from alongside_web.config.single_sign_on import HalfConfigured, providers

GIVEN = {"OIDC_SERVER": "https://sso.example.org", "OIDC_CLIENT_ID": "alongside", "OIDC_SECRET": "shh"}


def test_without_a_setting_e_mail_is_printed() -> None:
    assert mail_settings({}) == {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}


@pytest.mark.parametrize(
    ("address", "port", "tls", "ssl"),
    [
        ("smtp://mail.example.org", 25, False, False),
        ("smtp+tls://ann%40x:p%3Aw@mail.example.org", 587, True, False),
        ("smtps://mail.example.org:2465?timeout=3", 2465, False, True),
    ],
)
def test_an_smtp_server_is_named_by_an_address(address: str, port: int, tls: bool, ssl: bool) -> None:
    told = mail_settings({"EMAIL_URL": address})

    assert (told["EMAIL_HOST"], told["EMAIL_PORT"]) == ("mail.example.org", port)
    assert (told["EMAIL_USE_TLS"], told["EMAIL_USE_SSL"]) == (tls, ssl)
    if tls:
        assert (told["EMAIL_HOST_USER"], told["EMAIL_HOST_PASSWORD"]) == ("ann@x", "p:w")


@pytest.mark.parametrize("address", ["carrier-pigeon://x", "smtp://"])
def test_an_address_that_no_mail_goes_through_is_refused(address: str) -> None:
    with pytest.raises(UnknownMailAddress, match="EMAIL_URL must be"):
        mail_settings({"EMAIL_URL": address})


def test_single_sign_on_needs_all_of_its_settings_or_none() -> None:
    assert providers({}) == {}
    with pytest.raises(HalfConfigured, match="missing: OIDC_SECRET"):
        providers({name: value for name, value in GIVEN.items() if name != "OIDC_SECRET"})


def test_a_provider_is_asked_with_a_proof_key() -> None:
    told = providers({**GIVEN, "OIDC_NAME": "Oakshire"})["openid_connect"]

    assert told["OAUTH_PKCE_ENABLED"] is True
    assert isinstance(told["APPS"], list)
    assert told["APPS"][0]["name"] == "Oakshire"
