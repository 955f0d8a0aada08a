"""One pair of a round: why or why not, what another choice or a withdrawal would cost, and what a broker needs to choose it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from uuid import UUID

from alongside.brokering.board import Board
from alongside.brokering.explanation import explain
from alongside.brokering.in_public import preferred, public_board, public_standing
from alongside.brokering.losses import Loss
from alongside.brokering.proposals import Proposal
from alongside.brokering.told import Explanation, Outcome
from alongside_web.brokering import round_queries
from alongside_web.brokering.access import NotYourRound, RoundSeat
from alongside_web.brokering.board_lines import STATES, keys_of
from alongside_web.brokering.board_queries import PAGE
from alongside_web.brokering.models import NeedStated, OfferStated
from alongside_web.brokering.operations_pairs import Choice, now_of, stands_of
from alongside_web.brokering.plan_models import PairPut, PairState, PlanMade
from alongside_web.brokering.round_translate import key_of
from alongside_web.brokering.translate import Bar, bars
from alongside_web.brokering.workings import if_ready
from alongside_web.partnerships.access import partnerships_of


@dataclass(frozen=True, slots=True)
class Ends:
    """The two sides of a pair as they stand in the round."""

    need: NeedStated
    offer: OfferStated

    @property
    def keys(self) -> tuple[str, str]:
        """The schools' keys in the engine."""
        return key_of(self.need.school), key_of(self.offer.school)


@dataclass(frozen=True, slots=True)
class InsteadShown:
    """Another partner, and what choosing it would cost the whole plan."""

    name: str
    offer_key: UUID | None
    fit: float
    loss: Loss


@dataclass(frozen=True, slots=True)
class PairPage:
    """Why, or why not; ``pair`` is what was chosen, if it was."""

    seat: RoundSeat
    plan: PlanMade
    ends: Ends
    explanation: Explanation
    bars: tuple[Bar, ...]
    instead: Sequence[InsteadShown]
    pair: PairPut | None
    is_override: bool
    may_choose: bool


def ends(seat: RoundSeat, need: UUID, offer: UUID) -> Ends:
    """The two sides; raises `NotYourRound`."""
    return Ends(round_queries.row_of(NeedStated, seat, need), round_queries.row_of(OfferStated, seat, offer))


def whole_plan(seat: RoundSeat, number: int | None) -> PlanMade:
    """The plan asked for, or the one that stands, with all it rests on; brokers alone. Raises `NotYourRound`."""
    if not seat.is_broker:
        raise NotYourRound
    held = PlanMade.objects.filter(round=seat.round)
    found = (held.filter(relaxed=[]).order_by("-number") if number is None else held.filter(number=number)).first()
    if found is None:
        raise NotYourRound
    return found


def pair(seat: RoundSeat, plan: PlanMade, of: Ends) -> PairPage | None:
    """The page of a pair; None while the plan is being worked out. Raises `OtherData`, `ContradictoryRound`."""
    working = if_ready(plan)
    if working is None:
        return None
    found = explain(working, *of.keys)
    others = [one for one in found.instead if one.partner != of.keys[1]]
    keys = keys_of(OfferStated.objects.filter(round=seat.round), [one.partner for one in others])
    board = working.board
    held = PairPut.objects.filter(round=seat.round, need=of.need, offer=of.offer).exclude(state=PairState.DROPPED)
    chosen = held.order_by("-pk").first()
    return PairPage(
        seat=seat,
        plan=plan,
        ends=of,
        explanation=found,
        bars=bars(found.match),
        instead=tuple(
            InsteadShown(board.school(one.partner).name, keys.get(one.partner), one.fit, one.loss) for one in others
        ),
        pair=chosen,
        is_override=is_override(plan, found),
        may_choose=chosen is None and found.outcome is not Outcome.RULED_OUT,
    )


def is_override(plan: PlanMade, found: Explanation) -> bool:
    """Whether choosing it departs from a plan: another pair stands there, or the plan itself set a rule aside."""
    return plan.is_trial or found.outcome is not Outcome.PROPOSED


def choice(plan: PlanMade, of: Ends, why: str) -> Choice | None:
    """The choice of a pair with its price; None where it cannot be, or while the plan is being worked out."""
    working = if_ready(plan)
    if working is None:
        return None
    found = explain(working, *of.keys)
    if found.outcome is Outcome.RULED_OUT:
        return None
    public = public_board(working.round, working.board.circumstances)
    return Choice(
        plan=plan,
        need=of.need,
        offer=of.offer,
        price=_price(plan, found),
        is_override=is_override(plan, found),
        public=asdict(public_standing(public, *of.keys)),
        preferred=_preferred(working, public, of),
        why=why,
    )


def _price(plan: PlanMade, found: Explanation) -> dict[str, object]:
    price: dict[str, object] = {"relaxed": list(plan.relaxed)} if plan.is_trial else {}
    if found.outcome is not Outcome.PROPOSED and found.loss is not None:
        price |= {"schools": found.loss.schools, "fit": round(found.loss.fit, 6)}
    return price


def _preferred(working: Proposal, public: Board, of: Ends) -> dict[str, object]:
    """By name, whom the criteria and each head would have had."""
    board = working.board
    need, partner = of.keys
    said = preferred(working.round, public, need=need, partner=partner)
    return {
        "criteria": board.school(said.by_criteria).name if said.by_criteria else "",
        "need": [board.school(one).name for one in said.by_need],
        "partner": [board.school(one).name for one in said.by_partner],
    }


@dataclass(frozen=True, slots=True)
class ChosenLine:
    """A pair that was chosen, what became of it, what it cost, and whom either side would have had."""

    pair: PairPut
    need: str
    offer: str
    state: str
    now: str
    price: Loss | None
    relaxed: str
    by_criteria: str
    by_need: str
    by_partner: str
    differs: bool
    opens: bool


@dataclass(frozen=True, slots=True)
class ChosenPage:
    """A page of what was chosen, the latest first."""

    rows: Sequence[ChosenLine]
    waiting: int
    number: int
    previous_href: str
    next_href: str


def chosen(seat: RoundSeat, number: int) -> ChosenPage:
    """A page of the pairs that were chosen; brokers alone."""
    held = PairPut.objects.filter(round=seat.round).exclude(state=PairState.DROPPED)
    rows = list(
        held.select_related("need__school", "offer__school").order_by("-pk")[(number - 1) * PAGE : number * PAGE + 1]
    )
    stands = stands_of(one.partnership for one in rows if one.partnership is not None)
    # Who put a pair takes part in what came of it; other brokers of the round learn its state here, and cannot open it.
    mine = frozenset(partnerships_of(seat.person, seat.today).values_list("key", flat=True)) if stands else frozenset()
    lines = [_chosen(one, stands, mine) for one in rows[:PAGE]]
    waiting = held.filter(state=PairState.CHOSEN).count()
    onward = f"?page={number + 1}" if len(rows) > PAGE else ""
    return ChosenPage(lines, waiting, number, f"?page={number - 1}" if number > 1 else "", onward)


def _chosen(row: PairPut, stands: Mapping[UUID, str], mine: frozenset[UUID]) -> ChosenLine:
    state = now_of(row, stands)
    price, said = row.price, row.preferred
    first, own, theirs = said.get("criteria", ""), said.get("need", []), said.get("partner", [])
    offer, need = row.offer.school.name, row.need.school.name
    return ChosenLine(
        pair=row,
        need=need,
        offer=offer,
        state=state.value,
        now=str(STATES[state.value]),
        price=Loss(price["schools"], price["fit"]) if "schools" in price else None,
        relaxed=", ".join(price.get("relaxed", [])),
        by_criteria=first,
        by_need=", ".join(own),
        by_partner=", ".join(theirs),
        opens=row.partnership in mine,
        differs=bool(own and offer not in own) or bool(theirs and need not in theirs),
    )


def pair_put(seat: RoundSeat, key: UUID) -> PairPut:
    """A pair that was chosen; brokers alone. Raises `NotYourRound`."""
    held = PairPut.objects.filter(round=seat.round, key=key).select_related("need__school", "offer__school")
    found = held.first() if seat.is_broker else None
    if found is None:
        raise NotYourRound
    return found
