"""Single sign-on through an OpenID Connect provider, when the environment names one."""

from __future__ import annotations

from collections.abc import Mapping

_NEEDED = ("OIDC_SERVER", "OIDC_CLIENT_ID", "OIDC_SECRET")


class HalfConfigured(ValueError):
    """Some of the settings of single sign-on are given and some are not."""


def providers(environ: Mapping[str, str]) -> dict[str, dict[str, object]]:
    """The provider in the words of allauth, empty when none is named; raises `HalfConfigured`."""
    given = {name: environ.get(name, "") for name in _NEEDED}
    missing = [name for name, value in given.items() if not value]
    if len(missing) == len(_NEEDED):
        return {}
    if missing:
        raise HalfConfigured(f"Single sign-on needs {', '.join(_NEEDED)}; missing: {', '.join(missing)}.")
    provider = {
        "provider_id": "sso",
        "name": environ.get("OIDC_NAME", "") or "single sign-on",
        "client_id": given["OIDC_CLIENT_ID"],
        "secret": given["OIDC_SECRET"],
        "settings": {"server_url": given["OIDC_SERVER"]},
    }
    return {"openid_connect": {"APPS": [provider], "OAUTH_PKCE_ENABLED": True}}
