"""What the pages on claims say of the codebook they rest on."""

from __future__ import annotations

from django import template

from alongside.evidence.codebook import codebook

register = template.Library()


@register.simple_tag
def codebook_version() -> str:
    """The version of the packaged codebook."""
    return codebook().version
