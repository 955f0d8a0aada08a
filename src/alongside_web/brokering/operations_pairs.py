"""Chooses pairs, puts them to their heads, looks for another where it came to nothing, and follows what became of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.brokering.phases import Step
from alongside.partnerships.sitting import CannotSit
from alongside.partnerships.states import JOINED, OVER, Act, NotNow
from alongside.partnerships.states import State as PartnershipState
from alongside_web.accounts.models import User
from alongside_web.accounts.operations import local_day
from alongside_web.accounts.walls import seen_by_all
from alongside_web.audit.operations import record
from alongside_web.brokering.access import RoundSeat
from alongside_web.brokering.models import BrokeringRound, NeedStated, OfferStated, TieChoice, TieDeclared
from alongside_web.brokering.operations_rounds import RoundChanged, change_of, do_step, stating
from alongside_web.brokering.plan_models import PairPut, PairState, PlanMade
from alongside_web.brokering.round_translate import LIVE
from alongside_web.brokering.voice_models import Voice
from alongside_web.partnerships import operations as partnerships
from alongside_web.partnerships.access import seat_for
from alongside_web.partnerships.models import Origin, Partnership
from alongside_web.partnerships.operations_people import Proposed, propose


class CannotChoose(ValueError):
    """The pair cannot be chosen: a side has no place left, or the pair was chosen before."""


class CannotPut(ValueError):
    """The chosen pairs cannot be put to their heads; nobody was written to."""


class CannotCallOff(ValueError):
    """The pair is not with its heads, or its proposal is not this broker's to call off."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A pair that a broker chooses; ``price`` is what it costs the plan where the plan has it otherwise."""

    plan: PlanMade
    need: NeedStated
    offer: OfferStated
    price: Mapping[str, object]
    is_override: bool
    public: Mapping[str, object]
    preferred: Mapping[str, object]
    why: str = ""


@transaction.atomic
def do_choose(seat: RoundSeat, choice: Choice, *, actor: User, at: datetime) -> PairPut:
    """Chooses a pair to be put to its heads; an override keeps its price. Raises `CannotChoose`, `NotInThisPhase`."""
    a_round = stating(seat)
    _check_room(a_round, choice)
    pair = PairPut.objects.create(
        round=a_round,
        plan=choice.plan,
        need=choice.need,
        offer=choice.offer,
        state=PairState.CHOSEN,
        is_override=choice.is_override,
        price=dict(choice.price),
        public=dict(choice.public),
        preferred=dict(choice.preferred),
        why=choice.why,
        by=actor,
        at=at,
    )
    told = {"need": choice.need.school.name, "offer": choice.offer.school.name, "price": pair.price, "why": pair.why}
    record(change_of(a_round, "chose pair"), told, actor=actor.pk, at=at)
    return pair


def _check_room(a_round: BrokeringRound, choice: Choice) -> None:
    held = PairPut.objects.filter(round=a_round)
    live, same = held.filter(state__in=LIVE), held.filter(need=choice.need, offer=choice.offer)
    if same.filter(state__in=LIVE).exists():
        raise CannotChoose(_("This pair is chosen already; look at the board."))
    if same.filter(state=PairState.NOT_GOING_AHEAD).exists():
        raise CannotChoose(_("This pair was put to its heads and is not going ahead; choose another."))
    if live.filter(need=choice.need).count() >= choice.need.partners:
        raise CannotChoose(_("The school has as many partners as it asked for; take one back first."))
    taken = live.filter(offer=choice.offer).count()
    if taken >= choice.offer.partnerships:
        raise CannotChoose(_("The offering school has no place left; take a pair back, or raise what it can carry."))
    if taken >= a_round.most_invitations:
        raise CannotChoose(_("The offering school is proposed to as many heads as it may be at once."))


@transaction.atomic
def do_take_back(seat: RoundSeat, key: UUID, *, actor: User, at: datetime) -> None:
    """Takes a chosen pair back before it is put to its heads; done twice, done once."""
    a_round = stating(seat)
    held = PairPut.objects.filter(round=a_round, key=key, state=PairState.CHOSEN)
    pair = held.select_related("need__school", "offer__school").first()
    if pair is not None and held.update(state=PairState.DROPPED):
        record(change_of(a_round, "took pair back"), _named(pair), actor=actor.pk, at=at)


def _named(pair: PairPut) -> dict[str, object]:
    return {"need": pair.need.school.name, "offer": pair.offer.school.name}


@transaction.atomic
def do_put_to_heads(seat: RoundSeat, version: int, *, actor: User, at: datetime) -> int:
    """Puts every chosen pair to its two heads, all at the same moment. Returns how many pairs.

    Raises `CannotPut` and then puts none, `NotInThisPhase`, or `RoundChanged` where another broker was first.
    """
    a_round = do_step(seat, Step.ISSUE, version, actor=actor, at=at)
    if a_round.closes < local_day(at):
        raise CannotPut(_("The day by which proposals are answered has passed; nobody could answer in time."))
    held = PairPut.objects.filter(round=a_round, state=PairState.CHOSEN).order_by("pk")
    chosen = list(held.select_related("need__school", "offer__school"))
    if not chosen:
        raise CannotPut(_("No pair is chosen; choose pairs on the board first."))
    heads, together = _heads(a_round), _worked_together(a_round)
    for pair in chosen:
        _put(pair, heads, origin=_origin(pair, together), actor=actor, at=at)
    told = {"pairs": len(chosen)}
    record(change_of(a_round, "put pairs to heads"), told, actor=actor.pk, at=at)
    return len(chosen)


def _heads(a_round: BrokeringRound) -> Mapping[int, str]:
    """The address of each school's head, by school."""
    return dict(Voice.objects.filter(round=a_round, ended_at=None).values_list("school", "email"))


def _worked_together(a_round: BrokeringRound) -> frozenset[frozenset[int]]:
    held = TieDeclared.objects.filter(round=a_round, tie=TieChoice.WORKED_TOGETHER, taken_back_at=None)
    return frozenset(frozenset(one) for one in held.values_list("one", "other"))


def _origin(pair: PairPut, together: frozenset[frozenset[int]]) -> str:
    natural = frozenset((pair.need.school_id, pair.offer.school_id)) in together
    return Origin.NATURAL if natural else Origin.ARRANGED


def _put(pair: PairPut, heads: Mapping[int, str], *, origin: str, actor: User, at: datetime) -> None:
    # unaudited: the batch is recorded by whoever puts it, and each partnership by its own part
    named = {"need": pair.need.school.name, "offer": pair.offer.school.name}
    asked, asking = heads.get(pair.need.school_id, ""), heads.get(pair.offer.school_id, "")
    if not asked or not asking:
        raise CannotPut(_("No head is known for %(need)s or %(offer)s; name the head first.") % named)
    proposed = Proposed(
        supported=pair.need.school,
        supporting=pair.offer.school,
        arranged_by=pair.round.organisation,
        origin=origin,
        answer_by=pair.round.closes,
        supported_head=asked,
        supporting_head=asking,
    )
    try:
        made = propose(proposed, actor=actor, at=at)
        seat = seat_for(actor.pk, made.key, local_day(at))
        partnerships.do_act(seat, partnerships.Wanted(Act.PUT, "", made.version), actor=actor, at=at)
    except CannotSit as wrong:
        raise CannotPut(f"{pair.need.school.name}, {pair.offer.school.name}: {_(str(wrong))}") from wrong
    PairPut.objects.filter(pk=pair.pk).update(state=PairState.PUT, partnership=made.key, version=pair.version + 1)


@transaction.atomic
def do_look_for_another(seat: RoundSeat, key: UUID, seen: int, *, actor: User, at: datetime) -> PairPut:
    """A pair that is with its heads is not going ahead: its proposal is called off, and closes as any other.

    Any broker of the round may, whoever put it: the round put it, and whoever put it may be away. The round's history says who did.
    Raises `CannotCallOff`, `NotInThisPhase`, and `RoundChanged` where another broker was first.
    """
    a_round = stating(seat)
    pair = PairPut.objects.select_related("need__school", "offer__school").get(round=a_round, key=key)
    if pair.version != seen:
        raise RoundChanged(a_round)
    if pair.state != PairState.PUT or pair.partnership is None:
        raise CannotCallOff(_("This pair is not with its heads; look at the board."))
    try:
        partnerships.do_call_off_for(pair.partnership, seat.today, actor=actor, at=at)
    except NotNow as wrong:
        raise CannotCallOff(_("The proposal cannot be called off: both heads have agreed.")) from wrong
    pair.state, pair.version = PairState.NOT_GOING_AHEAD, pair.version + 1
    pair.save(update_fields=["state", "version"])
    record(change_of(a_round, "looked for another"), _named(pair), actor=actor.pk, at=at)
    return pair


def now_stands(partnership_state: str) -> PairState:
    """What a pair that was put to its heads has come to, by the state of its partnership."""
    state = PartnershipState(partnership_state)
    if state in JOINED:
        return PairState.AGREED
    return PairState.NOT_GOING_AHEAD if state in OVER else PairState.PUT


def now_of(pair: PairPut, stands: Mapping[UUID, str]) -> PairState:
    """What a pair has come to today; ``stands`` are the states of partnerships by key."""
    if pair.state != PairState.PUT or pair.partnership is None or pair.partnership not in stands:
        return PairState(pair.state)
    return now_stands(stands[pair.partnership])


def stands_of(keys: Iterable[UUID]) -> Mapping[UUID, str]:
    """The states of the partnerships that came of pairs; a broker of the round may know them, whoever put them."""
    with seen_by_all():
        return dict(Partnership.objects.filter(key__in=list(keys)).values_list("key", "state"))


@transaction.atomic
def do_follow(a_round: BrokeringRound, *, at: datetime) -> int:
    """Notes what became of pairs that are with their heads; done twice, done once. Returns how many changed."""
    with seen_by_all():
        held = PairPut.objects.select_for_update().filter(round=a_round, state=PairState.PUT)
        put = list(held.exclude(partnership=None).order_by("pk"))
        stands = stands_of(pair.partnership for pair in put if pair.partnership is not None)
        changed = 0
        for pair in put:
            state = now_of(pair, stands)
            if state != PairState.PUT:
                changed += PairPut.objects.filter(pk=pair.pk).update(state=state, version=pair.version + 1)
        if changed:
            record(change_of(a_round, "followed pairs"), {"pairs": changed}, actor=None, at=at, via="rules")
    return changed
