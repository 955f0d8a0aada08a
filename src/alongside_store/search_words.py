"""Folds names and queries alike for search: accents, case, apostrophes and punctuation off."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_APOSTROPHES = re.compile("['’‘`]")
_BETWEEN = re.compile(r"[^a-z0-9]+")
_POSTCODE = re.compile(r"\s+")


def folded(text: str) -> str:
    """Lower-case ASCII words of ``text``.

    >>> folded("St Thomas à Becket’s C.E. School")
    'st thomas a beckets c e school'
    """
    bare = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", text).casefold())
    ascii_only = "".join(letter for letter in bare if not unicodedata.combining(letter))
    return _BETWEEN.sub(" ", ascii_only).strip()


def indexed(texts: Sequence[str], postcode: str) -> str:
    """The words under which a school is found; its postcode with and without the gap."""
    return folded(" ".join([*texts, postcode])) + " " + folded(_POSTCODE.sub("", postcode))


def query(text: str) -> str:
    """An FTS5 query that wants every word of ``text`` as the beginning of a word; '' when there is none."""
    return " ".join(f'"{word}"*' for word in folded(text).split())
