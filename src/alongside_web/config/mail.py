"""How e-mail leaves the site: printed to the console, or through the SMTP server that EMAIL_URL names."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qs, unquote, urlsplit

_CONSOLE = "django.core.mail.backends.console.EmailBackend"
_SMTP = "django.core.mail.backends.smtp.EmailBackend"


class UnknownMailAddress(ValueError):
    """EMAIL_URL is not an address that the site can send mail through."""


def mail_settings(environ: Mapping[str, str]) -> dict[str, str | int | bool | None]:
    """Django's settings from EMAIL_URL, such as ``smtp+tls://user:password@mail.example:587``; raises `UnknownMailAddress`.

    ``smtps`` encrypts from the first byte, ``smtp+tls`` after STARTTLS, ``smtp`` not at all; ``console`` prints.
    """
    given = environ.get("EMAIL_URL", "") or "console://"
    parts = urlsplit(given)
    if parts.scheme == "console":
        return {"EMAIL_BACKEND": _CONSOLE}
    if parts.scheme not in {"smtp", "smtp+tls", "smtps"} or not parts.hostname:
        raise UnknownMailAddress(
            "EMAIL_URL must be console://, or smtp://, smtp+tls:// or smtps:// followed by user:password@host:port."
        )
    ports = {"smtp": 25, "smtp+tls": 587, "smtps": 465}
    return {
        "EMAIL_BACKEND": _SMTP,
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or ports[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": int(parse_qs(parts.query).get("timeout", ["10"])[0]),
    }
