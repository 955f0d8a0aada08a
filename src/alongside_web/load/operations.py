"""Writes what a school is committed to. Nothing is deleted: what was entered by mistake is taken out of sight."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from alongside_web.accounts.models import Organisation, User
from alongside_web.audit.operations import Change, record
from alongside_web.learning.operations import Anew, Overtaken
from alongside_web.load.models import Commitment
from alongside_web.partnerships.models import Partnership


@dataclass(frozen=True, slots=True)
class Committed:
    """What a commitment is, and what it asks."""

    name: str
    kind: str
    brought_by: str
    days: Decimal | None
    people: int | None
    asked: str
    first: date | None
    last: date | None
    source: str
    audience: str
    partnership: Partnership | None = None


def _told(committed: Committed) -> dict[str, object]:
    told = {name: getattr(committed, name) for name in Committed.__slots__}
    partnership = committed.partnership
    return told | {"partnership": str(partnership.key) if partnership else None}


def _change_of(action: str, row: Commitment, actor: User) -> Change:
    """Its author alone reads of it in the audit: a school's load is in no partnership's history."""
    return Change(action, "commitment", str(row.key), about=actor.pk)


@transaction.atomic
def enter_commitment(school: Organisation, committed: Committed, *, actor: User, at: datetime) -> Commitment:
    """Enters what a school is committed to; whoever calls it has asked whether the actor may."""
    told = {name: getattr(committed, name) for name in Committed.__slots__}
    row = Commitment.objects.create(organisation=school, author=actor, at=at, **told)
    record(_change_of("commitment entered", row, actor), _told(committed), actor=actor.pk, at=at)
    return row


@transaction.atomic
def rewrite_commitment(row: Commitment, anew: Anew[Committed], *, actor: User, at: datetime) -> Commitment:
    """Changes a commitment; raises `Overtaken` where somebody else changed or removed it meanwhile."""
    found = _locked(row, anew.seen)
    for name in Committed.__slots__:
        if name != "partnership":
            setattr(found, name, getattr(anew.told, name))
    found.version += 1
    found.save()
    record(_change_of("commitment rewritten", found, actor), _told(anew.told), actor=actor.pk, at=at)
    return found


@transaction.atomic
def remove_commitment(row: Commitment, *, seen: int, actor: User, at: datetime) -> None:
    """Takes a commitment out of the load; raises `Overtaken`."""
    found = _locked(row, seen)
    found.removed_at = at
    found.version += 1
    found.save(update_fields=["removed_at", "version"])
    record(_change_of("commitment removed", found, actor), {"name": found.name}, actor=actor.pk, at=at)


def _locked(row: Commitment, seen: int) -> Commitment:
    found = Commitment.objects.select_for_update().get(pk=row.pk)
    if found.version != seen or found.removed_at is not None:
        raise Overtaken(found)
    return found
