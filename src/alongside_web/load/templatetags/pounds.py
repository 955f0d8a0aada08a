"""Money as pages print it."""

from __future__ import annotations

from django import template

from alongside.partnerships.money import in_pounds

register = template.Library()


@register.filter
def pounds(pence: int) -> str:
    """Pence as pounds."""
    return in_pounds(pence)
