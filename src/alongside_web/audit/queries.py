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


def end_of_chain() -> tuple[int, str]:
    """How many entries there are, and the last hash: what to write down elsewhere, to know later that nothing was cut."""
    head = Head.objects.filter(pk=1).first()
    return (head.entries, head.last) if head else (0, GENESIS)


def first_break(until: str = "") -> Broken | None:
    """The first place where the chain does not hold, or None. ``until`` is a hash that was written down: it must be in it."""
    previous, count, found = GENESIS, 0, until in {"", GENESIS}
    for entry in Entry.objects.select_related("values_kept").order_by("pk").iterator(_AT_ONCE):
        wrong = _wrong_with(entry, previous)
        if wrong:
            return Broken(entry.pk, wrong)
        previous, count = entry.hash, count + 1
        found = found or previous == until
    if end_of_chain() != (count, previous):
        return Broken(None, "entries at the end are missing")
    return None if found else Broken(None, "the hash that was written down is not in it")


def _wrong_with(entry: Entry, previous: str) -> str | None:
    if entry.previous != previous:
        return "the entry before it is missing or was altered"
    if entry.hash != hash_of(entry):
        return "the entry was altered"
    try:
        values = entry.values_kept
    except Values.DoesNotExist:
        return "its values are missing"
    if values.erased_at is None and entry.digest != digest_of(values.salt, values.values):
        return "its values were altered"
    return "its values are said to be erased and are there" if values.erased_at and values.values else None
