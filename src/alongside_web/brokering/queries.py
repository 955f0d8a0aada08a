"""The example round as its pages show it; it is packaged, needs no official data, and is worked out once a process."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from alongside.brokering.changes import Relaxed, prices_of_rules
from alongside.brokering.explanation import explain
from alongside.brokering.plans import Plan, PlanKind
from alongside.brokering.proposals import Conversation, Match, Proposal, Unserved, propose
from alongside.brokering.round import AREAS, Need, Offer
from alongside.brokering.rules import RULE_LABELS
from alongside.brokering.telling_plans import tell_plan
from alongside.brokering.told import Explanation, Instead, Outcome
from alongside.casebook.invented import example_round_text
from alongside.exchange.round_file import parse_round
from alongside.sayings import Saying
from alongside.schools.school import School
from alongside_store.circumstances import for_round
from alongside_web.brokering.drawing import Picture, draw_round
from alongside_web.brokering.translate import Bar, bars, model_words


@dataclass(frozen=True, slots=True)
class NeedShown:
    need: Need
    school: School
    areas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OfferShown:
    offer: Offer
    school: School
    areas: tuple[str, ...]
    left: int


@dataclass(frozen=True, slots=True)
class MatchShown:
    match: Match
    need: School
    partner: School
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class UnservedShown:
    unserved: Unserved
    school: School


@dataclass(frozen=True, slots=True)
class ConversationShown:
    conversation: Conversation
    need: School
    partner: School


@dataclass(frozen=True, slots=True)
class RuleShown:
    """What setting a rule aside would bring, and the rule in words."""

    relaxed: Relaxed
    sentence: str


@dataclass(frozen=True, slots=True)
class PlanShown:
    """The plan of a round; ``asked`` counts the partnerships that the needs ask for."""

    proposal: Proposal
    needs: tuple[NeedShown, ...]
    offers: tuple[OfferShown, ...]
    matches: tuple[MatchShown, ...]
    unserved: tuple[UnservedShown, ...]
    asked: int
    picture: Picture
    standing: Saying
    similar: str
    plans: tuple[Plan, ...]
    conversations: tuple[ConversationShown, ...]
    rules: tuple[RuleShown, ...]


@dataclass(frozen=True, slots=True)
class OtherPair:
    school: School
    explanation: Explanation


@dataclass(frozen=True, slots=True)
class InsteadShown:
    """Another partner for the need, and what choosing it would cost the plan."""

    instead: Instead
    school: School


@dataclass(frozen=True, slots=True)
class PairShown:
    explanation: Explanation
    need: School
    partner: School
    bars: tuple[Bar, ...]
    others: tuple[OtherPair, ...]
    instead: tuple[InsteadShown, ...]
    kind: PlanKind


class UnknownPlan(LookupError):
    """No plan goes by this name."""


def kind_named(name: str) -> PlanKind:
    """The plan asked for, the settled one unless another is named; raises `UnknownPlan`."""
    try:
        return PlanKind(name or PlanKind.SETTLED)
    except ValueError:
        raise UnknownPlan(f"'{name}' is not a plan; choose from: {', '.join(PlanKind)}") from None


@cache
def proposal(kind: PlanKind) -> Proposal:
    """The packaged round, proposed by one kind of plan."""
    stated = parse_round(example_round_text())
    return propose(stated, for_round(stated, None), kind=kind)


@cache
def _explained(kind: PlanKind, need: str, partner: str) -> Explanation:
    return explain(proposal(kind), need, partner)


@cache
def _rules(kind: PlanKind) -> tuple[RuleShown, ...]:
    return tuple(RuleShown(one, RULE_LABELS[one.rule]) for one in prices_of_rules(proposal(kind)))


def example(kind: PlanKind) -> PlanShown:
    """The packaged round and one of its plans, with the others beside it."""
    plan = proposal(kind)
    board = plan.board
    return PlanShown(
        proposal=plan,
        needs=tuple(NeedShown(one, board.school(one.school), _areas(one.areas)) for one in board.needs),
        offers=tuple(
            OfferShown(one, board.school(one.school), _areas(one.areas), plan.unused.get(one.school, 0))
            for one in board.offers
        ),
        matches=tuple(
            MatchShown(one, board.school(one.need), board.school(one.partner), bars(one)) for one in plan.matches
        ),
        unserved=tuple(UnservedShown(one, board.school(one.need)) for one in plan.unserved),
        asked=sum(one.partners for one in board.needs),
        picture=draw_round(plan),
        standing=tell_plan(plan),
        similar=", ".join(map(model_words, board.circumstances.rests_on)),
        plans=tuple(plan.plans.values()),
        conversations=tuple(
            ConversationShown(one, board.school(one.need), board.school(one.partner)) for one in plan.conversations
        ),
        rules=_rules(kind),
    )


def pair(kind: PlanKind, need: str, partner: str) -> PairShown:
    """Why, or why not; raises `ContradictoryRound` when the round has no such need or offer."""
    board, found = proposal(kind).board, _explained(kind, need, partner)
    others = [
        OtherPair(board.school(one.school), _explained(kind, need, one.school))
        for one in board.offers
        if one.school != partner
    ]
    order = list(Outcome)
    others.sort(key=lambda one: (order.index(one.explanation.outcome), _loss(one), one.school.name))
    instead = tuple(InsteadShown(one, board.school(one.partner)) for one in found.instead if one.partner != partner)
    return PairShown(found, board.school(need), board.school(partner), bars(found.match), tuple(others), instead, kind)


def _loss(pair: OtherPair) -> tuple[int, float]:
    """Smallest loss first; those without one last, best fit first."""
    loss = pair.explanation.loss
    return (10**9, -pair.explanation.match.fit) if loss is None else (loss.schools, loss.fit)


def _areas(areas: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(AREAS[area] for area in areas)
