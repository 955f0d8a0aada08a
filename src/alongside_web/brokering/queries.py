"""The example round as its pages show it; it is packaged, needs no official data, and is worked out once a process."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from alongside.brokering.explanation import explain
from alongside.brokering.plans import PlanKind
from alongside.brokering.proposals import Match, Proposal, Unserved, propose
from alongside.brokering.round import AREAS, Need, Offer
from alongside.brokering.told import Explanation, Outcome
from alongside.casebook.invented import example_round_text
from alongside.exchange.round_file import parse_round
from alongside.schools.school import School
from alongside_store.circumstances import for_round
from alongside_web.brokering.drawing import Picture, draw_round
from alongside_web.brokering.translate import Bar, bars


@dataclass(frozen=True, slots=True)
class NeedShown:
    need: Need
    school: School
    areas: str


@dataclass(frozen=True, slots=True)
class OfferShown:
    offer: Offer
    school: School
    areas: str
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
class PlanShown:
    """The plan of a round; ``asked`` counts the partnerships that the needs ask for."""

    proposal: Proposal
    needs: tuple[NeedShown, ...]
    offers: tuple[OfferShown, ...]
    matches: tuple[MatchShown, ...]
    unserved: tuple[UnservedShown, ...]
    asked: int
    picture: Picture


@dataclass(frozen=True, slots=True)
class OtherPair:
    school: School
    explanation: Explanation


@dataclass(frozen=True, slots=True)
class PairShown:
    explanation: Explanation
    need: School
    partner: School
    bars: tuple[Bar, ...]
    others: tuple[OtherPair, ...]


@cache
def proposal() -> Proposal:
    """The plan of the packaged round."""
    stated = parse_round(example_round_text())
    return propose(stated, for_round(stated, None), kind=PlanKind.BEST)


@cache
def _explained(need: str, partner: str) -> Explanation:
    return explain(proposal(), need, partner)


def example() -> PlanShown:
    """The packaged round and its plan."""
    plan = proposal()
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
    )


def pair(need: str, partner: str) -> PairShown:
    """Why, or why not; raises `ContradictoryRound` when the round has no such need or offer."""
    board, found = proposal().board, _explained(need, partner)
    others = [
        OtherPair(board.school(one.school), _explained(need, one.school))
        for one in board.offers
        if one.school != partner
    ]
    order = list(Outcome)
    others.sort(key=lambda one: (order.index(one.explanation.outcome), -one.explanation.match.fit, one.school.name))
    return PairShown(found, board.school(need), board.school(partner), bars(found.match), tuple(others))


def _areas(areas: tuple[str, ...]) -> str:
    return ", ".join(AREAS[area] for area in areas)
