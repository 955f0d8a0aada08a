"""Makes plans of a round, chooses pairs, puts them to their heads, and mends a plan where a head said no."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from alongside.brokering.changes import pairs_of
from alongside.brokering.plans import PlanKind
from alongside.brokering.proposals import MODEL_VERSION, Proposal, propose
from alongside.brokering.round import Pair, Round
from alongside.exchange.proposal_document import proposal_document
from alongside.exchange.round_document import hash_of, round_document
from alongside_store.circumstances import for_round
from alongside_store.registry import NoSnapshot, Registry
from alongside_web.accounts.models import User
from alongside_web.audit.operations import record
from alongside_web.brokering import round_queries
from alongside_web.brokering.access import RoundSeat
from alongside_web.brokering.models import NeedStated, OfferStated
from alongside_web.brokering.operations_rounds import change_of, locked, stating
from alongside_web.brokering.plan_models import PairPut, PairState, PlanMade
from alongside_web.brokering.round_translate import LIVE, key_of, round_of
from alongside_web.schools.snapshot import current_snapshot

Step = Callable[[int], None]


class CannotChoose(ValueError):
    """The pair cannot be chosen: a side has no place left, or the pair is chosen already."""


@dataclass(frozen=True, slots=True)
class PlanWanted:
    """Which kind of plan, and why it is made."""

    kind: PlanKind
    why: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """A pair that a broker chooses; ``price`` is what it costs the plan where the plan has it otherwise."""

    plan: PlanMade
    need: NeedStated
    offer: OfferStated
    price: Mapping[str, float]
    is_override: bool
    why: str = ""


def registry_in_use() -> Registry | None:
    """The official data in use, or None."""
    try:
        return current_snapshot().registry
    except NoSnapshot:
        return None


def do_make_plan(seat: RoundSeat, wanted: PlanWanted, *, actor: User, at: datetime, step: Step) -> PlanMade:
    """Works a plan out from everything that stands in the round now, and keeps it. ``step`` is told how far it is, of 4.

    Raises `ContradictoryRound` where the round cannot be as stated.
    """
    stated = round_queries.stated(seat)
    last = PlanMade.objects.filter(round=seat.round).order_by("-number").first()
    a_round = _shown_before(round_of(stated, seat.today), last)
    step(1)
    registry = registry_in_use()
    circumstances = for_round(a_round, registry)
    step(2)
    proposal = propose(a_round, circumstances, kind=wanted.kind)
    step(3)
    made = keep(seat, proposal, wanted, actor=actor, at=at)
    step(4)
    return made


def _shown_before(a_round: Round, last: PlanMade | None) -> Round:
    """The pairs of the last plan are those that were shown, as far as the round still has them."""
    if last is None:
        return a_round
    needs, offers = {one.school for one in a_round.needs}, {one.school for one in a_round.offers}
    fixed = {*a_round.agreed, *a_round.declined}
    before = (Pair(str(one["need"]), str(one["partner"])) for one in last.document["pairs"])
    shown = tuple(one for one in before if one.need in needs and one.partner in offers and one not in fixed)
    return Round(**{**{name: getattr(a_round, name) for name in a_round.__slots__}, "shown": shown})


@transaction.atomic
def keep(seat: RoundSeat, proposal: Proposal, wanted: PlanWanted, *, actor: User, at: datetime) -> PlanMade:
    """Keeps a plan with all it rests on."""
    a_round = locked(seat)
    stated = round_document(proposal.round)
    pairs = [{"need": one.need, "partner": one.partner} for one in pairs_of(proposal)]
    registry = registry_in_use()
    made = PlanMade.objects.create(
        round=a_round,
        number=PlanMade.objects.filter(round=a_round).count() + 1,
        kind=proposal.plan.kind.value,
        why=wanted.why,
        rules_version=round_queries.rules(a_round).number,
        registry_hash=registry.hash if registry else "",
        model_version=MODEL_VERSION,
        stated=stated,
        stated_hash=hash_of(stated),
        document={**proposal_document(proposal), "pairs": pairs},
        by=actor,
        at=at,
    )
    told = {"number": made.number, "kind": made.kind, "pairs": len(pairs), "why": wanted.why}
    record(change_of(a_round, "made plan"), told, actor=actor.pk, at=at)
    return made


@transaction.atomic
def do_choose(seat: RoundSeat, choice: Choice, *, actor: User, at: datetime) -> PairPut:
    """Chooses a pair to be put to its heads; an override keeps its price. Raises `CannotChoose`, `NotInThisPhase`."""
    a_round = stating(seat)
    live = PairPut.objects.filter(round=a_round, state__in=LIVE)
    if live.filter(need=choice.need, offer=choice.offer).exists():
        raise CannotChoose("This pair is chosen already; look at the board.")
    if live.filter(need=choice.need).count() >= choice.need.partners:
        raise CannotChoose("The school has as many partners chosen as it asked for; take one back first.")
    taken = live.filter(offer=choice.offer).count()
    if taken >= min(choice.offer.partnerships, a_round.most_invitations):
        raise CannotChoose(
            "The offering school has no place left, or is proposed to as many as it may be; take one back."
        )
    pair = PairPut.objects.create(
        round=a_round,
        plan=choice.plan,
        need=choice.need,
        offer=choice.offer,
        state=PairState.CHOSEN,
        is_override=choice.is_override,
        price=dict(choice.price),
        why=choice.why,
        by=actor,
        at=at,
    )
    told = {"need": choice.need.school.name, "offer": choice.offer.school.name, "price": pair.price, "why": pair.why}
    record(change_of(a_round, "chose pair"), told, actor=actor.pk, at=at)
    return pair


@transaction.atomic
def do_take_back(seat: RoundSeat, key: UUID, *, actor: User, at: datetime) -> None:
    """Takes a chosen pair back before it is put to its heads; done twice, done once."""
    a_round = stating(seat)
    held = PairPut.objects.filter(round=a_round, key=key, state=PairState.CHOSEN)
    pair = held.select_related("need__school", "offer__school").first()
    if pair is not None and held.update(state=PairState.DROPPED):
        told = {"need": pair.need.school.name, "offer": pair.offer.school.name}
        record(change_of(a_round, "took pair back"), told, actor=actor.pk, at=at)


def key_pair(pair: PairPut) -> Pair:
    """A pair of rows as the engine's."""
    return Pair(key_of(pair.need.school), key_of(pair.offer.school))
