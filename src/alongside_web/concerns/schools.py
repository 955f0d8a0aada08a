"""Which school a keeper means: one of the official data, one of the thesis's, or one that the site knows by name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from alongside_store.registry import NoSnapshot, UnknownSchool
from alongside_web.partnerships.queries import school_named
from alongside_web.schools.snapshot import current_snapshot

_KEY = re.compile(r"(?:urn:\d{1,7}|example:[a-z0-9-]{1,50})")


@dataclass(frozen=True, slots=True)
class School:
    """A school by its key and name."""

    key: str
    name: str


def school_meant(text: str) -> School | None:
    """The school of a URN, of a key such as example:virgo, or of a name that the site knows; None where there is none."""
    wanted = text.strip()
    if _KEY.fullmatch(wanted):
        return _in_registry(wanted)
    if wanted.isdigit():
        return _in_registry(f"urn:{wanted}")
    known = school_named(wanted)
    return School(known.school, known.name) if known is not None and known.school else None


def _in_registry(key: str) -> School | None:
    try:
        found = current_snapshot().registry.school(key)
    except (NoSnapshot, UnknownSchool):
        return None
    return School(found.key, found.name)
