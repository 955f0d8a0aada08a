"""Reads the audit, and checks that its chain holds."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from alongside_web.audit.models import Entry, Head, Values
from alongside_web.audit.operations import GENESIS, digest_of, hash_of

_AT_ONCE = 2000


@dataclass(frozen=True, slots=True)
class Broken:
    """The first entry that does not fit the chain, and what is wrong with it."""

    entry: int | None
    why: str


def of_partnership(key: str) -> QuerySet[Entry]:
    """The entries of one partnership, latest first, with their values."""
    return Entry.objects.filter(partnership=key).select_related("values_kept").order_by("-id")


def first_break() -> Broken | None:
    """The first place where the chain does not hold, or None."""
    previous, count = GENESIS, 0
    for values in Values.objects.select_related("entry").order_by("entry_id").iterator(_AT_ONCE):
        entry, count = values.entry, count + 1
        if entry.previous != previous:
            return Broken(entry.pk, "the entry before it is missing or was altered")
        if entry.hash != hash_of(entry):
            return Broken(entry.pk, "the entry was altered")
        if values.erased_at is None and entry.digest != digest_of(values.salt, values.values):
            return Broken(entry.pk, "its values were altered")
        previous = entry.hash
    head = Head.objects.filter(pk=1).first()
    if head and (head.last, head.entries) != (previous, count):
        return Broken(None, "entries at the end are missing")
    return None
