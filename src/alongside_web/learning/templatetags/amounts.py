"""Amounts as pages print them."""

from __future__ import annotations

from decimal import Decimal

from django import template

from alongside_web.learning.words import plain

register = template.Library()


@register.filter
def amount(value: Decimal | None) -> str:
    """Days or the like, without noughts at their end; nothing where nobody told."""
    return plain(value) if value is not None else ""
