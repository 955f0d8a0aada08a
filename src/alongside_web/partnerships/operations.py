"""Everything that is done to a partnership as a whole, and what its heads say in private. Each door writes the audit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from alongside.partnerships.consent import ASKED_AGAIN, Answer, comes_to_nothing, follows, given
from alongside.partnerships.states import ANSWERABLE, JOINED, OVER, READ_ONLY, Act, Doer, NotNow, State, led
from alongside_web.accounts.models import User
from alongside_web.accounts.walls import seen_by_all
from alongside_web.audit.operations import Change, record
from alongside_web.partnerships import notices, translate
from alongside_web.partnerships.access import NotYours, Seat, audiences_open_to
from alongside_web.partnerships.models import Participation, Partnership, Role, Side
from alongside_web.partnerships.private_models import Mode, Note, Pause, PublicityWish, ReadinessTold, Reply


class ChangedMeanwhile(ValueError):
    """The partnership was changed by somebody else since the page was loaded."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a head answers."""

    answer: str
    reason: str
    shared: bool
    expires: date | None
    ask_again: date | None


@dataclass(frozen=True, slots=True)
class Told:
    """What a head tells of readiness."""

    inspection: str
    in_post: str
    plans: int | None
    note: str


@dataclass(frozen=True, slots=True)
class HelpStated:
    """A kind of help that a head offers or accepts."""

    stance: str
    mode: str
    words: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """An act, why (for everybody), and the version of the partnership that the person saw."""

    act: Act
    reason: str
    version: int


def change_of(partnership: Partnership, action: str) -> Change:
    """An entry of the audit about this partnership as a whole."""
    return Change(action, "partnership", str(partnership.key), partnership=str(partnership.key))


def _private(partnership: Partnership, action: str, actor: User, *, side: str, audience: str = "") -> Change:
    """An entry about what a person said; without an audience the author alone ever knows of it."""
    key = str(partnership.key)
    return Change(action, action, key, partnership=key, about=actor.pk, audience=audience, side=side)


def locked(partnership: Partnership) -> Partnership:
    """The partnership as it stands now, kept from others until the transaction ends."""
    return Partnership.objects.select_for_update().get(pk=partnership.pk)


def _head_side(seat: Seat, states: frozenset[State]) -> tuple[str, Partnership]:
    """The side for which the person speaks as head, and the partnership, locked; raises `NotYours` or `NotNow`."""
    side = seat.head_side
    if side is None:
        raise NotYours
    partnership = locked(seat.partnership)
    if State(partnership.state) not in states:
        raise NotNow
    return side, partnership


@transaction.atomic
def do_answer(seat: Seat, said: Said, *, actor: User, at: datetime) -> Reply:
    """Keeps a head's answer, and works out what follows; raises `NotAnAnswer`."""
    side, partnership = _head_side(seat, ANSWERABLE)
    checked = given(actor.pk, Answer(said.answer), seat.today, expires=said.expires, ask_again=said.ask_again)
    reply = Reply.objects.create(
        partnership=partnership,
        side=side,
        head=actor,
        answer=checked.answer.value,
        reason=said.reason,
        shared=said.shared,
        on=checked.on,
        expires=checked.expires,
        ask_again=checked.ask_again,
        at=at,
    )
    kept = {"answer": reply.answer, "reason": reply.reason, "shared": reply.shared, "expires": reply.expires}
    record(_private(partnership, "answered", actor, side=side), kept, actor=actor.pk, at=at)
    settle(partnership, seat.today, at=at)
    return reply


@transaction.atomic
def do_tell_readiness(seat: Seat, told: Told, *, actor: User, at: datetime) -> ReadinessTold:
    """Keeps what a head tells of the time."""
    side, partnership = _head_side(seat, ANSWERABLE)
    kept = {"inspection": told.inspection, "in_post": told.in_post, "plans": told.plans, "note": told.note}
    row = ReadinessTold.objects.create(partnership=partnership, side=side, head=actor, at=at, **kept)
    record(_private(partnership, "told readiness", actor, side=side), kept, actor=actor.pk, at=at)
    settle(partnership, seat.today, at=at)
    return row


@transaction.atomic
def do_choose_publicity(seat: Seat, choice: str, *, actor: User, at: datetime) -> PublicityWish:
    """Keeps whether a side wants the partnership spoken of."""
    side, partnership = _head_side(seat, ANSWERABLE)
    row = PublicityWish.objects.create(partnership=partnership, side=side, head=actor, choice=choice, at=at)
    record(_private(partnership, "chose publicity", actor, side=side), {"choice": choice}, actor=actor.pk, at=at)
    return row


@transaction.atomic
def do_act(seat: Seat, wanted: Wanted, *, actor: User, at: datetime) -> None:
    """Puts, starts, pauses, leaves ... as the rules allow; raises `NotNow`, `ChangedMeanwhile` or `NotYours`."""
    if not seat.doers:
        raise NotYours
    partnership = locked(seat.partnership)
    if partnership.version != wanted.version:
        raise ChangedMeanwhile
    after = _led(partnership, wanted.act, seat)
    side = seat.head_side or Side.NEITHER.value
    if wanted.act is Act.CALL_OFF:
        partnership.called_off = True
    elif wanted.act is Act.PAUSE:
        Pause.objects.create(partnership=partnership, side=side, by=actor, reason=wanted.reason, since=seat.today)
    elif wanted.act is Act.GO_ON:
        mine = Pause.objects.filter(partnership=partnership, side=side, until=None)
        if not mine.update(until=seat.today):
            raise NotNow
    if after is None:
        partnership.save(update_fields=["called_off"])
        record(change_of(partnership, wanted.act), {"reason": wanted.reason}, actor=actor.pk, at=at)
        settle(partnership, seat.today, at=at)
        return
    _move(partnership, after, wanted.reason, day=seat.today)
    record(change_of(partnership, wanted.act), {"reason": wanted.reason}, actor=actor.pk, at=at)
    notices.tell_moved(partnership, seat.today)


@transaction.atomic
def do_call_off_for(key: UUID, today: date, *, actor: User, at: datetime) -> None:
    """Calls a proposal off for those who look after where it came from, whoever of them put it; raises `NotNow`.

    The caller has made sure that the actor is one of them: nothing here asks for a part in the partnership. Done twice, or after
    it has come to nothing, it changes nothing.
    """
    with seen_by_all():
        partnership = Partnership.objects.select_for_update().get(key=key)
        if State(partnership.state) in OVER or partnership.called_off:
            return
        led(Act.CALL_OFF, State(partnership.state), frozenset({Doer.BROKER}))
        partnership.called_off = True
        partnership.save(update_fields=["called_off"])
        record(change_of(partnership, Act.CALL_OFF), {"reason": ""}, actor=actor.pk, at=at)
        settle(partnership, today, at=at)


def _led(partnership: Partnership, act: Act, seat: Seat) -> State | None:
    """Where the act leads; raises `NotNow`. What was called off is neither put to anybody nor called off again."""
    if partnership.called_off and act in {Act.PUT, Act.CALL_OFF}:
        raise NotNow
    return led(act, State(partnership.state), seat.doers)


def _move(partnership: Partnership, state: State, reason: str, *, day: date) -> None:
    partnership.state, partnership.state_reason = state.value, reason
    partnership.version += 1
    if state is State.RUNNING:
        partnership.started = True
        partnership.starts = partnership.starts or day
    if state is State.ENDED:
        partnership.ends = day
    partnership.save()


def settle(partnership: Partnership, today: date, *, at: datetime) -> None:
    """Works out the state that follows from the answers today, and tells both heads alike where it is another one."""
    parts = list(Participation.objects.filter(partnership=partnership, role=Role.HEAD))
    replies = list(Reply.objects.filter(partnership=partnership).order_by("id"))
    told = list(ReadinessTold.objects.filter(partnership=partnership))
    held = Pause.objects.filter(partnership=partnership, until=None).first()
    first, second = (
        translate.side_asked(side, translate.head_of(parts, side, today), replies=replies, told=told)
        for side in (Side.SUPPORTED, Side.SUPPORTING)
    )
    before = State(partnership.state)
    if partnership.case and not replies:
        # A record of what was, in which nobody was asked: it stays as told, and a pause ends when it is taken back.
        after = State.RUNNING if before is State.PAUSED and held is None else before
    else:
        after = follows(translate.standing(partnership, held=held is not None), (first, second), today)
    reason = partnership.state_reason if after is not State.PAUSED else held.reason if held else ASKED_AGAIN
    if after is before and reason == partnership.state_reason:
        return
    _move(partnership, after, reason if after is State.PAUSED else "", day=today)
    if after is before:
        return
    record(change_of(partnership, after.value), {"before": before.value}, actor=None, at=at, via="rules")
    notices.tell_moved(partnership, today)


@transaction.atomic
def do_nights_work(today: date, *, at: datetime) -> int:
    """Lets yeses run out and closes proposals whose day has passed; returns how many changed. Run it once a night."""
    changed = 0
    for partnership in Partnership.objects.select_for_update().exclude(state__in=("ended", "not-going-ahead")):
        before = partnership.state
        if comes_to_nothing(translate.standing(partnership, held=False), today):
            _move(partnership, State.NOT_GOING_AHEAD, "", day=today)
            record(change_of(partnership, "not-going-ahead"), {"before": before}, actor=None, at=at, via="rules")
            notices.tell_moved(partnership, today)
        else:
            settle(partnership, today, at=at)
        changed += partnership.state != before
    return changed


@transaction.atomic
def do_state_mode(seat: Seat, help_stated: HelpStated, *, actor: User, at: datetime) -> Mode:
    """Keeps what kind of help a side offers or accepts; only once the sides know of each other."""
    side, partnership = _head_side(seat, JOINED - READ_ONLY)
    kept = {"mode": help_stated.mode, "stance": help_stated.stance, "words": help_stated.words}
    row = Mode.objects.create(partnership=partnership, side=side, by=actor, since=seat.today, **kept)
    record(_private(partnership, f"{help_stated.stance} help", actor, side=side), kept, actor=actor.pk, at=at)
    return row


@transaction.atomic
def do_say(seat: Seat, text: str, audience: str, *, actor: User, at: datetime) -> Note:
    """Keeps something that somebody has to say, for those whom the author chose; raises `NotNow`."""
    partnership = locked(seat.partnership)
    if State(partnership.state) in READ_ONLY or audience not in audiences_open_to(seat):
        raise NotNow
    side = next(iter(sorted(seat.sides)), Side.NEITHER.value)
    row = Note.objects.create(partnership=partnership, author=actor, side=side, audience=audience, text=text, at=at)
    change = _private(partnership, "said", actor, side=side, audience=audience)
    record(change, {"audience": audience, "text": text}, actor=actor.pk, at=at)
    return row
