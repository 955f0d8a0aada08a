"""Writes an entry of the audit, in the transaction of the change it tells of."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction

from alongside_web.audit.models import Entry, Head, Values

GENESIS = "0" * 64


@dataclass(frozen=True, slots=True)
class Change:
    """What was changed: the action, the kind of thing and its key, the partnership it belongs to, and whom it is about."""

    action: str
    subject: str
    key: str
    partnership: str = ""
    about: int | None = None


def digest_of(salt: str, values: Mapping[str, object]) -> str:
    """The digest of values as they are kept: the same for the same values in any order."""
    text = json.dumps(values, sort_keys=True, ensure_ascii=False, cls=DjangoJSONEncoder)
    return hashlib.sha256(f"{salt}\n{text}".encode()).hexdigest()


def hash_of(entry: Entry) -> str:
    """The hash of an entry: of everything it says, and the hash before it."""
    told = (entry.at.isoformat(), entry.actor, entry.via, entry.action, entry.subject, entry.subject_key)
    text = json.dumps([*told, entry.partnership, entry.digest, entry.previous], ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


@transaction.atomic
def record(
    change: Change, values: Mapping[str, object], *, actor: int | None, at: datetime, via: str = "site"
) -> Entry:
    """Adds an entry at the end of the chain."""
    Head.objects.get_or_create(pk=1, defaults={"last": GENESIS})
    head = Head.objects.select_for_update().get(pk=1)
    salt = secrets.token_hex(16)
    kept = json.loads(json.dumps(values, cls=DjangoJSONEncoder))
    entry = Entry(
        at=at,
        actor=actor,
        via=via,
        action=change.action,
        subject=change.subject,
        subject_key=change.key,
        partnership=change.partnership,
        digest=digest_of(salt, kept),
        previous=head.last,
    )
    entry.hash = hash_of(entry)
    entry.save(force_insert=True)
    Values.objects.create(entry=entry, salt=salt, values=kept, about=change.about)
    Head.objects.filter(pk=1).update(last=entry.hash, entries=head.entries + 1)
    return entry


def erase_values_about(person: int, *, at: datetime) -> int:
    """Empties the values that are about a person, or that the person gave; the chain still holds. Returns how many."""
    theirs = Values.objects.filter(erased_at=None)
    theirs = theirs.filter(about=person) | theirs.filter(entry__actor=person)
    return theirs.update(values={}, salt="", erased_at=at)
