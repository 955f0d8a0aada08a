"""Writes an entry of the audit, in the transaction of the change it tells of.

The chain is as plain as it can be: an entry's hash covers what it says and the hash before it; one row holds the last hash
and is locked while an entry is added, so that the chain cannot fork.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction
from django.db.models import QuerySet

from alongside_web.audit.actions import audience_of
from alongside_web.audit.models import Entry, Head, Values

GENESIS = "0" * 64


@dataclass(frozen=True, slots=True)
class Change:
    """What was changed: the action, the kind of thing and its key, the partnership it belongs to, and whom it is about.

    ``audience`` says who may know of it where that differs from entry to entry; else it is as told of the action.
    """

    action: str
    subject: str
    key: str
    partnership: str = ""
    about: int | None = None
    audience: str = ""
    side: str = ""


def digest_of(salt: str, values: Mapping[str, object]) -> str:
    """The digest of values as they are kept: the same for the same values in any order."""
    text = json.dumps(values, sort_keys=True, ensure_ascii=False, cls=DjangoJSONEncoder)
    return hashlib.sha256(f"{salt}\n{text}".encode()).hexdigest()


def kept(values: Mapping[str, object]) -> dict[str, object]:
    """Values as they are kept: plain JSON that comes back from either database as it went in."""
    plain = json.loads(json.dumps(values, cls=DjangoJSONEncoder), parse_float=str)
    text = json.dumps(plain, ensure_ascii=False).replace("\\u0000", "\N{REPLACEMENT CHARACTER}")
    known: dict[str, object] = json.loads(text)
    return known


def hash_of(entry: Entry) -> str:
    """The hash of an entry: of everything it says, and the hash before it."""
    told = (
        entry.at.astimezone(UTC).isoformat(),
        entry.actor,
        entry.via,
        entry.action,
        entry.subject,
        entry.subject_key,
    )
    seen = (entry.partnership, entry.audience, entry.side)
    text = json.dumps([*told, *seen, entry.digest, entry.previous], ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


@contextmanager
def _recording() -> Iterator[None]:
    """Lets the database take, and read back, entries that the person who writes them may not see."""
    # unaudited: a setting of the connection, no row
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('alongside.recording', 'on', true)")
        yield
        cursor.execute("SELECT set_config('alongside.recording', '', true)")


@transaction.atomic
def record(
    change: Change, values: Mapping[str, object], *, actor: int | None, at: datetime, via: str = "site"
) -> Entry:
    """Adds an entry at the end of the chain."""
    # unaudited: this is the audit itself
    Head.objects.get_or_create(pk=1, defaults={"last": GENESIS})
    head = Head.objects.select_for_update().get(pk=1)
    salt, plain = secrets.token_hex(16), kept(values)
    entry = Entry(
        at=at,
        actor=actor,
        via=via,
        action=change.action,
        subject=change.subject,
        subject_key=change.key,
        partnership=change.partnership,
        audience=change.audience or audience_of(change.action),
        side=change.side,
        digest=digest_of(salt, plain),
        previous=head.last,
    )
    entry.hash = hash_of(entry)
    with _recording():
        entry.save(force_insert=True)
        Values.objects.create(entry=entry, salt=salt, values=plain, about=change.about)
    Head.objects.filter(pk=1).update(last=entry.hash, entries=head.entries + 1)
    return entry


def erase_values_of(entries: QuerySet[Entry], *, at: datetime) -> int:
    """Empties the values of entries; the chain still holds. Returns how many there were to empty."""
    # unaudited: the retention that calls this records how many values it emptied
    held = Values.objects.filter(erased_at=None, entry__in=entries.order_by().values("pk"))
    return held.update(values={}, salt="", erased_at=at)


def erase_values_about(person: int, *, at: datetime) -> int:
    """Empties the values that are about a person, or that the person gave; the chain still holds. Returns how many."""
    # unaudited: the erasure that calls this records how many values it emptied
    theirs = Values.objects.filter(erased_at=None)
    theirs = theirs.filter(about=person) | theirs.filter(entry__actor=person)
    return theirs.update(values={}, salt="", erased_at=at)
