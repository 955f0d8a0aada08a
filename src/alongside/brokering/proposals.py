"""The proposed plan of a round: matches with reasons, schools left over with reasons, and what it rests on.

Three plans are worked out (see `alongside.brokering.plans`); the one asked for is proposed. Among plans that are equally
good the round's seed decides, by shuffling the schools before the search; the same seed gives the same plan whatever the
order in which needs and offers were written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import isnan

import numpy as np

from alongside.brokering.board import Board, lay_out
from alongside.brokering.candidates import Row, candidate_rows, single_row
from alongside.brokering.circumstances import Circumstances
from alongside.brokering.edges import RoundEdges, round_edges
from alongside.brokering.matching.components import Run
from alongside.brokering.plans import Plan, PlanKind, best_in_parts, kinds_of, plan_of
from alongside.brokering.round import Round
from alongside.brokering.rules import RELAXING, RULE_LABELS
from alongside.brokering.suitability import COMPONENTS, Component, weights_of
from alongside.sayings import Saying, Template, Word, counted, say

MODEL_VERSION = "brokering 2"


class Left(Template):
    """Why a need is left over, and what the plan could not know."""

    NOBODY = "Nobody offers help in this round."
    ONLY = "Only {possible} of the {offers} offers are possible, and it asks for {asked}. {reason}"
    ELSEWHERE_ONE = (
        "It has {many} possible partner, but their places do more good elsewhere: giving it one of them would lower the "
        "plan's total fit."
    )
    ELSEWHERE = (
        "It has {many} possible partners, but their places do more good elsewhere: giving it one of them would lower the "
        "plan's total fit."
    )
    WITHOUT_RULE = "Without the rule '{rule}', {back} of {offers} offers would be possible: {relax}."
    STRICTEST = "No single rule alone empties the list; the strictest is '{rule}' ({deleted} of {offers} offers)."
    NO_WISHES = (
        "No head's wishes are stated: trust, history and chemistry between the two heads, which outweighed "
        "everything else in the thesis's six partnerships (pp. 177-181), are not in this plan. Ask before proposing."
    )
    NOTHING_KNOWN = "Nothing is known of {component}; it was left out everywhere."
    NOTHING_KNOWN_FOR = "Nothing is known of {component} for {share} of the possible pairs; left out there."
    ADRIFT_ONE = "{many} of the needs has no place on the map: the travel and competition rules could not apply."
    ADRIFT = "{many} of the needs have no place on the map: the travel and competition rules could not apply."


@dataclass(frozen=True, slots=True)
class ComponentScore:
    """One component of a match, 0..1, or None when it is not known."""

    component: Component
    value: float | None


@dataclass(frozen=True, slots=True)
class Match:
    """A proposed pair. ``fit`` (0..1) is what the plan adds up, wishes included; ``suitability`` leaves wishes out.

    ``need_known`` and ``partner_known`` are the shares of the components' weight that something is known of. ``agreed``
    pairs stand already.
    """

    need: str
    partner: str
    fit: float
    suitability: float
    need_utility: float
    partner_utility: float
    need_known: float
    partner_known: float
    km: float | None
    components: tuple[ComponentScore, ...]
    agreed: bool = False


@dataclass(frozen=True, slots=True)
class Unserved:
    """A need with fewer partners than it asked for, and why. ``rule`` is the rule to look at first, or empty."""

    need: str
    missing: int
    candidates: int
    rule: str
    reason: Saying


@dataclass(frozen=True, slots=True)
class Conversation:
    """Two heads who would both rather have each other: a conversation to have, with what either would gain (0 to 1)."""

    need: str
    partner: str
    need_gain: float
    partner_gain: float


@dataclass(frozen=True, eq=False)
class Proposal:
    """The plan of a round, with everything to explain it. Totals run in units of fit, agreed pairs included."""

    board: Board
    edges: RoundEdges
    plan: Plan
    matches: tuple[Match, ...]
    unserved: tuple[Unserved, ...]
    unused: Mapping[str, int]
    not_known: tuple[Saying, ...]
    model_version: str = MODEL_VERSION

    @property
    def rows(self) -> tuple[Row, ...]:
        return self.edges.rows

    @property
    def round(self) -> Round:
        return self.board.round

    @property
    def total(self) -> float:
        return sum(match.fit for match in self.matches)

    @property
    def gap(self) -> float | None:
        """How far the best plan may lie below what its prices prove; None for the other plans."""
        return self.plan.gap

    @cached_property
    def plans(self) -> Mapping[PlanKind, Plan]:
        """All three plans side by side; only the best where quotas or pairs that go together are stated."""
        return {
            kind: self.plan if kind is self.plan.kind else plan_of(self.edges, kind) for kind in kinds_of(self.edges)
        }

    @cached_property
    def conversations(self) -> tuple[Conversation, ...]:
        """Pairs of heads who would both gain materially by leaving the plan for each other, the largest gain first."""
        edges, found = self.edges, self.plan.material
        told = [
            Conversation(
                self.board.needs[int(edges.row[edge])].school,
                self.board.offers[int(edges.rows[edges.row[edge]].offers[edges.place[edge]])].school,
                float(need_gain),
                float(partner_gain),
            )
            for edge, need_gain, partner_gain in zip(found.edges, found.need_gain, found.partner_gain, strict=True)
        ]
        return tuple(sorted(told, key=lambda one: (-min(one.need_gain, one.partner_gain), one.need, one.partner)))

    def matches_of(self, need: str) -> tuple[Match, ...]:
        return tuple(match for match in self.matches if match.need == need)

    def partners_matches(self, partner: str) -> tuple[Match, ...]:
        return tuple(match for match in self.matches if match.partner == partner)


def propose(
    a_round: Round,
    circumstances: Circumstances,
    *,
    kind: PlanKind = PlanKind.SETTLED,
    relaxed: frozenset[str] = frozenset(),
) -> Proposal:
    """The plan of a round; raises `ContradictoryRound` with one sentence when the round cannot be.

    ``relaxed`` names rules to set aside, to see what that would bring.
    """
    board = lay_out(a_round, circumstances, relaxed=relaxed)
    weights_of(board)  # a weight that cannot be is refused even where there is nobody to weigh
    edges = round_edges(board, candidate_rows(board))
    return proposed(edges, plan_of(edges, kind))


def propose_in_parts(a_round: Round, circumstances: Circumstances, *, run: Run) -> Proposal:
    """The best plan of a round, its parts given to ``run``; raises as `propose` does."""
    board = lay_out(a_round, circumstances)
    weights_of(board)
    edges = round_edges(board, candidate_rows(board))
    return proposed(edges, best_in_parts(edges, run))


def proposed(edges: RoundEdges, plan: Plan) -> Proposal:
    """A plan as a proposal: its matches and the agreed ones, in the board's order, and what is left over."""
    board = edges.board
    matches = sorted((*_agreed(edges), *_matches(edges, plan)), key=lambda one: (one.need, one.partner))
    served, carried = Counter(one.need for one in matches), Counter(one.partner for one in matches)
    unserved = tuple(
        _unserved(row, row.need.partners - served[row.need.school], len(board.offers))
        for row in edges.rows
        if served[row.need.school] < row.need.partners
    )
    unused = {
        offer.school: offer.partnerships - carried[offer.school]
        for offer in board.offers
        if carried[offer.school] < offer.partnerships
    }
    return Proposal(board, edges, plan, tuple(matches), unserved, unused, _not_known(board, edges.rows))


def match_at(board: Board, row: Row, place: int) -> Match:
    """The pair at one place of a need's row, as the plan would propose it."""
    km = float(row.km[place])
    values: list[float] = row.scores.components[:, place].tolist()
    return Match(
        need=row.need.school,
        partner=board.offers[int(row.offers[place])].school,
        fit=float(row.fit[place]),
        suitability=float(row.scores.suitability[place]),
        need_utility=float(row.need_utility[place]),
        partner_utility=float(row.partner_utility[place]),
        need_known=float(row.scores.need_known[place]),
        partner_known=float(row.scores.partner_known[place]),
        km=None if isnan(km) else km,
        components=tuple(
            ComponentScore(component, None if isnan(value) else value)
            for component, value in zip(COMPONENTS, values, strict=True)
        ),
    )


def _matches(edges: RoundEdges, plan: Plan) -> tuple[Match, ...]:
    return tuple(
        match_at(edges.board, edges.rows[edges.row[edge]], int(edges.place[edge])) for edge in plan.chosen.tolist()
    )


def _agreed(edges: RoundEdges) -> tuple[Match, ...]:
    """The agreed pairs, scored as any other, though a rule might now forbid them."""
    rows = {row.need.school: row for row in edges.rows}
    return tuple(
        replace(_wherever_it_stands(edges.board, rows[pair.need], pair.partner), agreed=True)
        for pair in edges.board.round.agreed
    )


def _wherever_it_stands(board: Board, row: Row, partner: str) -> Match:
    """A pair from its need's possible partners, or looked at by itself where it is not among them."""
    offer = board.offer_row[partner]
    places = np.flatnonzero(row.offers == offer)
    if len(places):
        return match_at(board, row, int(places[0]))
    return match_at(board, single_row(board, row.need, offer), 0)


def _unserved(row: Row, missing: int, offers: int) -> Unserved:
    school, many = row.need.school, len(row.offers)
    if offers == 0:
        return Unserved(school, missing, 0, "", say(Left.NOBODY))
    if many == 0:
        rule, reason = _emptied(row, offers)
        return Unserved(school, missing, 0, rule, reason)
    if many < row.need.partners:
        rule, reason = _emptied(row, offers)
        only = say(Left.ONLY, possible=many, offers=offers, asked=row.need.partners, reason=reason)
        return Unserved(school, missing, many, rule, only)
    return Unserved(school, missing, many, "", counted(Left.ELSEWHERE_ONE, Left.ELSEWHERE, many))


def _emptied(row: Row, offers: int) -> tuple[str, Saying]:
    """The rule that emptied a list: the one whose relaxing would bring back most, else the one that deletes most."""
    rule, back = max(row.only.items(), key=lambda item: item[1])
    if back > 0:
        hint, label = Word(RELAXING[rule]), Word(RULE_LABELS[rule])
        return rule, say(Left.WITHOUT_RULE, rule=label, back=back, offers=offers, relax=hint)
    rule, deleted = max(row.breaking.items(), key=lambda item: item[1])
    return rule, say(Left.STRICTEST, rule=Word(RULE_LABELS[rule]), deleted=deleted, offers=offers)


def _not_known(board: Board, rows: Sequence[Row]) -> tuple[Saying, ...]:
    """What the plan could not know, each a sentence for the broker."""
    said = [] if board.wishes else [say(Left.NO_WISHES)]
    pairs = sum(len(row.offers) for row in rows)
    unknown = sum((np.isnan(row.scores.components).sum(axis=1) for row in rows), start=np.zeros(len(COMPONENTS), int))
    for component, silent in zip(COMPONENTS, unknown.tolist(), strict=True):
        label = Word(component.label)
        if pairs and silent == pairs:
            said.append(say(Left.NOTHING_KNOWN, component=label))
        elif silent:
            said.append(say(Left.NOTHING_KNOWN_FOR, component=label, share=f"{silent / pairs:.0%}"))
    adrift = [need.school for need in board.needs if board.school(need.school).easting is None]
    if adrift:
        said.append(counted(Left.ADRIFT_ONE, Left.ADRIFT, len(adrift)))
    return tuple(said)
