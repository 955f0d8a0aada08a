"""Proposes, accepts, declines and takes back ceilings: one head proposes, the other accepts, and only then one is in force."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Max

from alongside_web.accounts.models import User
from alongside_web.audit.operations import Change, record
from alongside_web.learning.operations import Anew, Overtaken
from alongside_web.load.models import Ceiling
from alongside_web.partnerships.access import NotYours, Seat
from alongside_web.partnerships.models import Partnership
from alongside_web.partnerships.operations import locked
from alongside_web.partnerships.running import still_writable


@dataclass(frozen=True, slots=True)
class Bound:
    """How much is enough for a side."""

    side: str
    partners: int | None
    days: Decimal | None
    shows_number: bool
    why: str


def _writable(seat: Seat) -> tuple[Partnership, str]:
    """The partnership, locked, and the side whose head the actor is; raises `NotYours` or `NotNow`."""
    if seat.head_side is None:
        raise NotYours
    partnership = locked(seat.partnership)
    still_writable(partnership)
    return partnership, seat.head_side


def _change_of(action: str, row: Ceiling, actor: User) -> Change:
    key = str(row.partnership.key)
    return Change(action, "ceiling", str(row.key), partnership=key, about=actor.pk)


@transaction.atomic
def propose_ceiling(seat: Seat, anew: Anew[Bound], *, actor: User, at: datetime) -> Ceiling:
    """Proposes a ceiling, in place of one that still waits; raises `NotNow`, `NotYours`, or `Overtaken` where somebody proposed
    or agreed one since the page was loaded."""
    partnership, own = _writable(seat)
    known = Ceiling.objects.filter(partnership=partnership, side=anew.told.side)
    latest = known.aggregate(latest=Max("number"))["latest"] or 0
    if latest != anew.seen:
        raise Overtaken(known.order_by("-number").first())
    known.filter(accepted_at=None, closed_at=None).update(closed_at=at)
    row = Ceiling.objects.create(
        partnership=partnership,
        number=latest + 1,
        proposed_by=actor,
        proposed_side=own,
        proposed_at=at,
        **asdict(anew.told),
    )
    record(_change_of("ceiling proposed", row, actor), asdict(anew.told), actor=actor.pk, at=at)
    return row


@transaction.atomic
def accept_ceiling(seat: Seat, ceiling: Ceiling, *, actor: User, at: datetime) -> None:
    """Puts a proposal of the other head in force; raises `NotNow`, `NotYours`, or `Overtaken` where it no longer waits."""
    _partnership, own = _writable(seat)
    row = _waiting(ceiling)
    if row.proposed_side == own:
        raise NotYours
    row.accepted_by, row.accepted_at = actor, at
    row.save(update_fields=["accepted_by", "accepted_at"])
    record(_change_of("ceiling agreed", row, actor), {"number": row.number, "side": row.side}, actor=actor.pk, at=at)


@transaction.atomic
def close_ceiling(seat: Seat, ceiling: Ceiling, *, actor: User, at: datetime) -> None:
    """Declines the other head's proposal, or takes back one's own; raises `NotNow`, `NotYours` or `Overtaken`."""
    _partnership, own = _writable(seat)
    row = _waiting(ceiling)
    row.closed_at = at
    row.save(update_fields=["closed_at"])
    change = _change_of("ceiling taken back" if row.proposed_side == own else "ceiling declined", row, actor)
    record(change, {"number": row.number, "side": row.side}, actor=actor.pk, at=at)


def _waiting(ceiling: Ceiling) -> Ceiling:
    row = Ceiling.objects.select_for_update().get(pk=ceiling.pk)
    if row.accepted_at is not None or row.closed_at is not None:
        raise Overtaken(row)
    return row
