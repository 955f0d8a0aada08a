"""The hidden key that makes a form count once."""

from __future__ import annotations

import secrets

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from alongside_web.accounts.once import FIELD

register = template.Library()


@register.simple_tag
def once() -> SafeString:
    """A new key; put it inside every form that changes something."""
    return format_html('<input type="hidden" name="{}" value="{}">', FIELD, secrets.token_urlsafe(24))
