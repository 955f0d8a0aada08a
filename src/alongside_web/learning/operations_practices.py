"""Follows a practice: opens it, words it anew, records steps, and takes back a step that was wrong."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction

from alongside.partnerships.practices import check
from alongside_web.accounts.models import User
from alongside_web.audit.operations import record
from alongside_web.learning import translate
from alongside_web.learning.models import Practice, PracticeStep
from alongside_web.learning.operations import Anew, Overtaken, change_of, writable
from alongside_web.partnerships.access import NotYours, Seat, may_see
from alongside_web.partnerships.running import side_of


@dataclass(frozen=True, slots=True)
class Named:
    """What a practice is."""

    name: str
    what: str
    direction: str
    part: str
    audience: str


@dataclass(frozen=True, slots=True)
class Stepped:
    """A step that somebody records."""

    step: str
    on: date
    basis: str
    words: str
    again: str
    audience: str


@transaction.atomic
def follow_practice(seat: Seat, named: Named, first: Stepped, *, actor: User, at: datetime) -> Practice:
    """Opens a practice with its first step; raises `NotAStep` or `NotNow`."""
    partnership = writable(seat)
    check((), translate.stepped(first, actor.pk, side_of(seat)))
    row = Practice.objects.create(partnership=partnership, author=actor, side=side_of(seat), at=at, **asdict(named))
    change = change_of(seat, "practice followed", row.key, audience=named.audience)
    record(change, asdict(named), actor=actor.pk, at=at)
    _step(seat, row, first, actor=actor, at=at)
    return row


@transaction.atomic
def record_step(seat: Seat, practice: Practice, stepped: Stepped, *, actor: User, at: datetime) -> PracticeStep:
    """Records a step; the rules look at what whoever records it may see. Raises `NotAStep` or `NotNow`."""
    writable(seat)
    known = PracticeStep.objects.filter(may_see(seat), practice=practice, taken_back_at=None).order_by("id")
    check([translate.taken(one) for one in known], translate.stepped(stepped, actor.pk, side_of(seat)))
    return _step(seat, practice, stepped, actor=actor, at=at)


def _step(seat: Seat, practice: Practice, stepped: Stepped, *, actor: User, at: datetime) -> PracticeStep:
    row = PracticeStep.objects.create(
        partnership=practice.partnership,
        practice=practice,
        author=actor,
        side=side_of(seat),
        at=at,
        **asdict(stepped),
    )
    change = change_of(seat, "practice step recorded", practice.key, audience=narrower(practice, stepped.audience))
    record(change, asdict(stepped), actor=actor.pk, at=at)
    return row


def narrower(practice: Practice, audience: str) -> str:
    """Who may know of a step: those who may know of its practice too. Where the two differ, its author alone is sure to."""
    widest = "both sides"
    if practice.audience == widest:
        return audience
    return practice.audience if audience in {widest, practice.audience} else "author"


@transaction.atomic
def reword_practice(seat: Seat, practice: Practice, anew: Anew[Named], *, actor: User, at: datetime) -> Practice:
    """Names a practice anew; raises `NotNow`, or `Overtaken` where somebody else did meanwhile."""
    writable(seat)
    row = Practice.objects.select_for_update().get(pk=practice.pk)
    if row.version != anew.seen:
        raise Overtaken(row)
    for name, value in asdict(anew.told).items():
        setattr(row, name, value)
    row.version += 1
    row.save()
    change = change_of(seat, "practice reworded", row.key, audience=row.audience)
    record(change, asdict(anew.told), actor=actor.pk, at=at)
    return row


@transaction.atomic
def take_step_back(seat: Seat, step: PracticeStep, *, actor: User, at: datetime) -> None:
    """Takes back a step that the actor recorded; raises `NotYours` or `NotNow`."""
    writable(seat)
    if step.author_id != actor.pk:
        raise NotYours
    PracticeStep.objects.filter(pk=step.pk, taken_back_at=None).update(taken_back_at=at)
    change = change_of(
        seat, "practice step taken back", step.practice.key, audience=narrower(step.practice, step.audience)
    )
    record(change, {"step": step.step, "on": step.on}, actor=actor.pk, at=at)
