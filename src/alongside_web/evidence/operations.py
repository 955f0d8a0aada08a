"""Adds coded evidence by hand, and takes it back. Each door writes the audit, for those who may see the statement alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from alongside.evidence.bearings import ABOUT_BY_SUBJECT
from alongside.evidence.codebook import codebook
from alongside.partnerships.states import NotNow
from alongside.terms import Period
from alongside_web.accounts.models import User
from alongside_web.audit.operations import Change, record
from alongside_web.evidence.access import still_codable, subjects_of
from alongside_web.evidence.models import Statement
from alongside_web.evidence.translate import columns
from alongside_web.partnerships.access import NotYours, Seat, audiences_open_to
from alongside_web.partnerships.deeds import at_moment
from alongside_web.partnerships.models import Partnership
from alongside_web.partnerships.operations import locked
from alongside_web.partnerships.running import side_of


class NotOfThatSubject(ValueError):
    """The indicator does not speak of whom the statement is about."""


@dataclass(frozen=True, slots=True)
class Coded:
    """A statement as somebody codes it by hand."""

    indicator: str
    about: str
    direction: int
    strength: int
    basis: str
    perspective: str
    stage: int
    occurred: Period | None
    sub: str
    paraphrase: str
    audience: str


def _change(partnership: Partnership, action: str, row: Statement) -> Change:
    key = str(partnership.key)
    return Change(action, "statement", str(row.key), key, row.author_id, row.audience, row.side)


@transaction.atomic
def do_code(seat: Seat, coded: Coded, *, actor: User, at: datetime) -> Statement:
    """Keeps a coded statement for those whom its coder chose; raises `NotYours`, `NotNow` or `NotOfThatSubject`."""
    partnership = locked(seat.partnership)
    still_codable(seat, partnership)
    if coded.audience not in audiences_open_to(seat):
        raise NotNow
    subject = codebook().indicators[coded.indicator].subject
    if subject not in subjects_of(seat):
        raise NotYours
    if coded.about not in ABOUT_BY_SUBJECT[subject]:
        raise NotOfThatSubject(f"'{coded.indicator}' does not speak of '{coded.about}'; choose whom it is about again.")
    row = Statement.objects.create(
        partnership=partnership,
        sub=coded.sub,
        stage=coded.stage,
        **columns("occurred", coded.occurred),
        **columns("known", at_moment(at)),
        # A voice is a person in a role; by hand only the role is told, so that nobody is named who was not asked.
        voice=coded.perspective,
        perspective=coded.perspective,
        about=coded.about,
        indicator=coded.indicator,
        direction=coded.direction,
        strength=coded.strength,
        basis=coded.basis,
        paraphrase=coded.paraphrase,
        coder=f"coder {actor.pk}",
        audience=coded.audience,
        side=side_of(seat),
        author=actor,
        at=at,
    )
    kept = {"indicator": row.indicator, "direction": row.direction, "about": row.about, "audience": row.audience}
    record(_change(partnership, "coded", row), kept, actor=actor.pk, at=at)
    return row


@transaction.atomic
def do_take_back(seat: Seat, row: Statement, *, actor: User, at: datetime) -> None:
    """Takes a statement back: it stays, and counts no more from now on. Done twice it is done once. Raises `NotNow`."""
    still_codable(seat, locked(seat.partnership))
    if row.author_id != actor.pk:
        raise NotYours
    held = Statement.objects.select_for_update().get(pk=row.pk)
    if held.taken_back_at is None:
        held.taken_back_at = at
        held.save(update_fields=["taken_back_at"])
        day = timezone.localtime(at).date().isoformat()
        record(_change(seat.partnership, "took back coded", held), {"on": day}, actor=actor.pk, at=at)
