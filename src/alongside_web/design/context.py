"""The languages a page can be changed to."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language, get_language_info


@dataclass(frozen=True, slots=True)
class Language:
    """A language by its code, with its name in itself."""

    code: str
    name: str


def other_languages(_request: HttpRequest) -> dict[str, tuple[Language, ...]]:
    current = get_language()
    codes = (code for code, _ in settings.LANGUAGES if code != current)
    return {"other_languages": tuple(Language(code, get_language_info(code)["name_local"]) for code in codes)}
