"""The secret in a calendar address: worked out from a seed and the site's own key, so that neither alone is enough."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from base64 import urlsafe_b64encode

from django.conf import settings


def new_seed() -> str:
    return secrets.token_hex(32)


def token_of(seed: str) -> str:
    """The secret that belongs to a seed: 43 letters and digits."""
    made = hmac.new(settings.SECRET_KEY.encode(), f"calendar\n{seed}".encode(), hashlib.sha256).digest()
    return urlsafe_b64encode(made).decode().rstrip("=")


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
