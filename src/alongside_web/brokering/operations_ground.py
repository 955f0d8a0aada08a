"""Keeps what people answer for common ground; writes, rewords and looks at assumptions. The audit holds none of the words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from alongside.partnerships.common_ground import newest
from alongside.partnerships.states import State
from alongside_web.accounts.models import User
from alongside_web.audit.operations import Change, record
from alongside_web.brokering.ground_access import is_asked, still_open
from alongside_web.brokering.ground_models import Assumption, AssumptionLook, GroundAnswer
from alongside_web.learning.operations import Anew, Overtaken, writable
from alongside_web.partnerships.access import NotYours, Seat
from alongside_web.partnerships.operations import locked
from alongside_web.partnerships.running import side_of


@dataclass(frozen=True, slots=True)
class Said:
    """What is answered to one question."""

    question: str
    place: int | None
    words: str


@dataclass(frozen=True, slots=True)
class Assumed:
    """An assumption in words."""

    text: str
    wrong: str
    look_on: date | None


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look at an assumption found."""

    standing: str
    reason: str
    look_on: date | None


@transaction.atomic
def do_answer_ground(seat: Seat, said: Sequence[Said], *, shared: bool, actor: User, at: datetime) -> None:
    """Keeps a person's answers beside the former ones; raises `NotYours` or `NotNow`."""
    if not is_asked(seat):
        raise NotYours
    partnership = locked(seat.partnership)
    still_open(partnership)
    version, again = newest().version, State(partnership.state) is State.RUNNING
    GroundAnswer.objects.bulk_create(
        GroundAnswer(
            partnership=partnership,
            side=side_of(seat),
            author=actor,
            question_list=version,
            question=one.question,
            place=one.place,
            words=one.words,
            shared=shared,
            again=again,
            on=seat.today,
            at=at,
        )
        for one in said
    )
    key = str(partnership.key)
    change = Change("answered common ground", "common ground", key, partnership=key, about=actor.pk, side=side_of(seat))
    record(change, {"questions": version, "again": again}, actor=actor.pk, at=at)


def _change(action: str, row: Assumption, actor: User) -> Change:
    return Change(action, "assumption", str(row.key), partnership=str(row.partnership.key), about=actor.pk)


@transaction.atomic
def do_assume(seat: Seat, assumed: Assumed, *, actor: User, at: datetime) -> Assumption:
    """Writes an assumption down; raises `NotNow`."""
    row = Assumption.objects.create(
        partnership=writable(seat),
        author=actor,
        text=assumed.text,
        wrong=assumed.wrong,
        look_on=assumed.look_on,
        at=at,
    )
    record(_change("assumption written", row, actor), {"version": row.version}, actor=actor.pk, at=at)
    return row


def _as_seen(row: Assumption, seen: int) -> Assumption:
    now = Assumption.objects.select_for_update().select_related("partnership").get(pk=row.pk)
    if now.version != seen:
        raise Overtaken(now)
    now.version += 1
    return now


@transaction.atomic
def do_reword_assumption(seat: Seat, row: Assumption, anew: Anew[Assumed], *, actor: User, at: datetime) -> None:
    """Puts other words; raises `NotNow`, or `Overtaken` where somebody changed it meanwhile."""
    writable(seat)
    now = _as_seen(row, anew.seen)
    now.text, now.wrong, now.look_on = anew.told.text, anew.told.wrong, anew.told.look_on
    now.save(update_fields=["text", "wrong", "look_on", "version"])
    record(_change("assumption reworded", now, actor), {"version": now.version}, actor=actor.pk, at=at)


@transaction.atomic
def do_look_at_assumption(seat: Seat, row: Assumption, anew: Anew[Looked], *, actor: User, at: datetime) -> None:
    """Keeps how an assumption stands, beside the former looks; raises `NotNow` or `Overtaken`."""
    partnership = writable(seat)
    now, told = _as_seen(row, anew.seen), anew.told
    now.standing, now.look_on = told.standing, told.look_on
    now.save(update_fields=["standing", "look_on", "version"])
    AssumptionLook.objects.create(
        partnership=partnership,
        assumption=now,
        author=actor,
        standing=told.standing,
        reason=told.reason,
        on=seat.today,
        at=at,
    )
    kept = {"version": now.version, "standing": told.standing}
    record(_change("assumption looked at", now, actor), kept, actor=actor.pk, at=at)
