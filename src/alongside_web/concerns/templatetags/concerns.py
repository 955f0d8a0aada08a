"""What templates of concerns ask for."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext

from alongside.schools.concern_scheme import scheme_of
from alongside_web.concerns import words
from alongside_web.concerns.access import Opened

register = template.Library()


@register.filter
def levels_explained(opened: Opened) -> list[tuple[str, str]]:
    """What each level is called here and what it means."""
    scheme = scheme_of(opened.concern.scheme)
    called = words.level_words(scheme, opened.desk.register.labels)
    return [(called[one.name], gettext(one.means)) for one in scheme.levels]
