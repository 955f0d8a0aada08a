"""Opens and changes bodies and meetings, and keeps what was decided and who is to do what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from django.db import transaction

from alongside.evidence.perspectives import Audience
from alongside_web.accounts.models import User
from alongside_web.audit.operations import Change, record
from alongside_web.meetings.access import audiences_of, one_of
from alongside_web.meetings.models import (
    ActionState,
    Attender,
    Body,
    BodyMember,
    Meeting,
    MeetingAction,
    MeetingDecision,
    Told,
)
from alongside_web.meetings.words import ACTION_FIELDS, BODY_FIELDS, MEETING_FIELDS
from alongside_web.partnerships.access import NotYours, Seat
from alongside_web.partnerships.models import Partnership, Side
from alongside_web.partnerships.operations import locked
from alongside_web.partnerships.running import still_writable

Row = TypeVar("Row", Body, Meeting, MeetingAction)
Fields = Mapping[str, object]


class ChangedMeanwhile(ValueError):
    """Somebody changed it after it was opened."""


@dataclass(frozen=True, slots=True)
class Written:
    """What somebody wrote, who is named in it, and the version that was opened."""

    fields: Fields
    people: tuple[int, ...] = ()
    version: int = 0


@dataclass(frozen=True, slots=True)
class Placed:
    """Whose it is and for whom."""

    side: str
    audience: str


def _change(row: Told, action: str, key: object) -> Change:
    """An entry about what not everybody may read: only those who may read it learn that there is one."""
    where = str(row.partnership.key)
    return Change(action, row._meta.model_name or "", str(key), where, None, row.audience, row.side)


def _opened(seat: Seat) -> Partnership:
    partnership = locked(seat.partnership)
    still_writable(partnership)
    return partnership


def _as_opened(seat: Seat, model: type[Row], key: UUID, *, version: int) -> Row:
    """The row as it stands, locked; raises `NotYours` or `ChangedMeanwhile`."""
    one_of(seat, model, key)
    row = model._default_manager.select_for_update().get(key=key)
    if row.version != version:
        raise ChangedMeanwhile
    return row


def _may_place(seat: Seat, placed: Placed) -> None:
    """Nobody writes for an audience, or as a side, that is not open to them."""
    own = {*seat.sides, Side.NEITHER.value}
    if placed.audience not in audiences_of(seat) or (placed.audience == Audience.OWN_SIDE and placed.side not in own):
        raise NotYours


def _put(row: Row, fields: Fields, names: Mapping[str, object]) -> dict[str, list[object]]:
    """Sets the fields and returns what was changed, as the audit keeps it."""
    changed: dict[str, list[object]] = {}
    for name in names:
        if name in fields and fields[name] != getattr(row, name):
            changed[name] = [getattr(row, name), fields[name]]
            setattr(row, name, fields[name])
    row.version += 1
    return changed


@transaction.atomic
def do_open_body(seat: Seat, written: Written, placed: Placed, *, actor: User, at: datetime) -> Body:
    """Enters a body; raises `NotNow` or `NotYours`."""
    partnership = _opened(seat)
    _may_place(seat, placed)
    kept = {name: written.fields[name] for name in ("name", "kind", "others", "reports_to")}
    row = Body.objects.create(partnership=partnership, side=placed.side, audience=placed.audience, author=actor, **kept)
    _seat_members(row, written.people)
    record(_change(row, "opened body", row.key), {"kind": row.kind}, actor=actor.pk, at=at)
    return row


@transaction.atomic
def do_change_body(seat: Seat, key: UUID, written: Written, *, actor: User, at: datetime) -> None:
    """Changes a body; raises `NotNow`, `NotYours` or `ChangedMeanwhile`."""
    _opened(seat)
    row = _as_opened(seat, Body, key, version=written.version)
    changed = _put(row, written.fields, BODY_FIELDS)
    over = written.fields.get("reports_to")
    row.reports_to = over if isinstance(over, Body) and over.pk != row.pk else None
    row.save()
    _seat_members(row, written.people)
    record(_change(row, "changed body", row.key), _kept(row, changed), actor=actor.pk, at=at)


def _kept(row: Row, changed: Fields) -> dict[str, object]:
    return {"version": row.version, "changed": changed}


def _seat_members(row: Body, people: tuple[int, ...]) -> None:
    # unaudited: a step of opening or changing a body, which is recorded
    BodyMember.objects.filter(body=row).exclude(person__in=people).delete()
    there = set(BodyMember.objects.filter(body=row).values_list("person", flat=True))
    for one in people:
        if one not in there:
            BodyMember.objects.create(partnership=row.partnership, body=row, person_id=one)


def _body_in(written: Written) -> Body | None:
    body = written.fields.get("body")
    return body if isinstance(body, Body) else None


def _placed_with(body: Body | None, placed: Placed) -> Placed:
    """A meeting of a body that not everybody may read of is for those who may."""
    if body is not None and body.audience != Audience.BOTH_SIDES:
        return Placed(body.side, body.audience)
    return placed


@transaction.atomic
def do_meet(seat: Seat, written: Written, placed: Placed, *, actor: User, at: datetime) -> Meeting:
    """Enters a meeting with what it decided; raises `NotNow` or `NotYours`."""
    partnership = _opened(seat)
    body = _body_in(written)
    where = _placed_with(body, placed)
    _may_place(seat, where)
    kept = {name: written.fields[name] for name in MEETING_FIELDS}
    row = Meeting.objects.create(
        partnership=partnership, side=where.side, audience=where.audience, author=actor, body=body, at=at, **kept
    )
    _note_attenders(row, written.people)
    record(_change(row, "entered meeting", row.key), {"on": row.on}, actor=actor.pk, at=at)
    lines = str(written.fields.get("decisions") or "").splitlines()
    for line in filter(None, (one.strip() for one in lines)):
        _decide(row, line, actor=actor, at=at)
    return row


@transaction.atomic
def do_change_meeting(seat: Seat, key: UUID, written: Written, *, actor: User, at: datetime) -> None:
    """Changes a meeting; who may read it stays. Raises `NotNow`, `NotYours` or `ChangedMeanwhile`."""
    _opened(seat)
    row = _as_opened(seat, Meeting, key, version=written.version)
    changed = _put(row, written.fields, MEETING_FIELDS)
    row.save()
    _note_attenders(row, written.people)
    record(_change(row, "changed meeting", row.key), _kept(row, changed) | {"on": row.on}, actor=actor.pk, at=at)


def _note_attenders(row: Meeting, people: tuple[int, ...]) -> None:
    # unaudited: a step of entering or changing a meeting, which is recorded
    Attender.objects.filter(meeting=row).exclude(person__in=people).delete()
    there = set(Attender.objects.filter(meeting=row).values_list("person", flat=True))
    for one in people:
        if one not in there:
            Attender.objects.create(partnership=row.partnership, meeting=row, person_id=one)


@transaction.atomic
def do_decide(seat: Seat, meeting: UUID, text: str, *, actor: User, at: datetime) -> MeetingDecision:
    """Adds a decision of a meeting; raises `NotNow` or `NotYours`."""
    _opened(seat)
    return _decide(one_of(seat, Meeting, meeting), text, actor=actor, at=at)


def _decide(row: Meeting, text: str, *, actor: User, at: datetime) -> MeetingDecision:
    made = MeetingDecision.objects.create(
        partnership=row.partnership,
        side=row.side,
        audience=row.audience,
        author=actor,
        meeting=row,
        text=text[:2000],
        at=at,
    )
    record(_change(made, "entered decision", made.key), {"on": row.on}, actor=actor.pk, at=at)
    return made


@transaction.atomic
def do_take_back(seat: Seat, decision: UUID, *, actor: User, at: datetime) -> MeetingDecision:
    """Marks a decision as entered wrongly; it stays readable. Raises `NotNow` or `NotYours`."""
    _opened(seat)
    row = one_of(seat, MeetingDecision, decision)
    if row.taken_back_at is None:
        row.taken_back_at = at
        row.save(update_fields=["taken_back_at"])
        record(_change(row, "took back decision", row.key), {}, actor=actor.pk, at=at)
    return row


@transaction.atomic
def do_agree_action(seat: Seat, meeting: UUID, written: Written, *, actor: User, at: datetime) -> MeetingAction:
    """Adds an action of a meeting; raises `NotNow` or `NotYours`."""
    partnership = _opened(seat)
    of = one_of(seat, Meeting, meeting)
    kept = {name: written.fields.get(name) for name in ("text", "who", "due", "decision")}
    row = MeetingAction.objects.create(
        partnership=partnership, side=of.side, audience=of.audience, author=actor, meeting=of, at=at, **kept
    )
    record(_change(row, "agreed action", row.key), {"due": row.due}, actor=actor.pk, at=at)
    return row


@transaction.atomic
def do_settle(seat: Seat, action: UUID, written: Written, *, actor: User, at: datetime) -> MeetingAction:
    """Says how an action stands, or changes it; raises `NotNow`, `NotYours` or `ChangedMeanwhile`."""
    _opened(seat)
    row = _as_opened(seat, MeetingAction, action, version=written.version)
    changed = _put(row, written.fields, ACTION_FIELDS)
    row.settled_by = actor if row.state != ActionState.OPEN else None
    row.save()
    told = _kept(row, changed) | {"state": row.state}
    record(_change(row, "settled action", row.key), told, actor=actor.pk, at=at)
    return row
