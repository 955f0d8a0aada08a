"""Why a pair is proposed, and why not: the rules it breaks, its components, and what making it would cost the plan."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from alongside.brokering.board import Board
from alongside.brokering.candidates import Row, single_row
from alongside.brokering.losses import (
    Loss,
    alternatives,
    can_be_forced,
    forced,
    forced_between,
    scarcity,
    withdrawal,
)
from alongside.brokering.proposals import Proposal, match_at
from alongside.brokering.round import ContradictoryRound, Need
from alongside.brokering.rules import RELAXING, RULE_LABELS, RULES, SUITABILITY_RULE, broken_rules
from alongside.brokering.telling import tell
from alongside.brokering.told import BrokenRule, Explanation, Instead, Outcome


def _find(proposal: Proposal, need: str, partner: str) -> tuple[int, int]:
    board = proposal.board
    places_of_needs = {one.school: place for place, one in enumerate(board.needs)}
    if need not in places_of_needs:
        raise ContradictoryRound(f"{need} needs nothing in this round; name one of its needs first, then an offer")
    if partner not in board.offer_row:
        raise ContradictoryRound(f"{partner} offers nothing in this round; name a need first, then one of its offers")
    return places_of_needs[need], board.offer_row[partner]


def _broken(board: Board, need: Need, *, offer: int, single: Row) -> tuple[BrokenRule, ...]:
    flags = broken_rules(board, need, board.km(need))[:, offer]
    ids = [rule.id for rule, flag in zip(RULES, flags, strict=True) if flag]
    if not ids and single.scores.suitability[0] < board.round.rules.minimum_suitability:
        ids.append(SUITABILITY_RULE)
    return tuple(BrokenRule(rule, RULE_LABELS[rule], RELAXING[rule]) for rule in ids)


def _loss(proposal: Proposal, row: int, *, offer: int, single: Row, place: int | None) -> Loss | None:
    """The exact loss of making a pair all the same; None where either side's places are all agreed."""
    edges = proposal.edges
    ends = int(edges.need_number[row]), int(edges.partner_number[offer])
    if not can_be_forced(edges, *ends):
        return None
    edge = None if place is None else edges.edge_of(row, place - 1)
    if edge is not None:
        return forced(edges, edge)
    if edges.side_rules is not None:
        return None
    return forced_between(edges, ends, weight=int(single.weight[0]))


def _alternatives(proposal: Proposal, row: int) -> tuple[Instead, ...]:
    """The other partners of a need by what choosing them would cost the plan."""
    edges, board = proposal.edges, proposal.board
    chosen = {one.partner for one in proposal.matches_of(board.needs[row].school)}
    own = edges.rows[row]
    besides = frozenset(
        place for place, offer in enumerate(own.offers.tolist()) if board.offers[offer].school in chosen
    )
    return tuple(
        Instead(board.offers[int(own.offers[one.place])].school, float(own.fit[one.place]), one.loss)
        for one in alternatives(edges, row, besides=besides)
    )


def explain(proposal: Proposal, need: str, partner: str) -> Explanation:
    """Why this need and this partner are proposed, or why not; raises `ContradictoryRound` for keys not in the round."""
    row_place, offer = _find(proposal, need, partner)
    board, row = proposal.board, proposal.rows[row_place]
    single = single_row(board, row.need, offer)
    made = [one for one in proposal.matches_of(need) if one.partner == partner]
    ranked = np.flatnonzero(row.offers == offer)
    place = int(ranked[0]) + 1 if len(ranked) else None
    broken = () if made else _broken(board, row.need, offer=offer, single=single)
    explanation = Explanation(
        outcome=_outcome(bool(made), bool(broken), place),
        match=made[0] if made else match_at(board, single, 0),
        broken=broken,
        place=place,
        possible=len(row.offers),
        loss=None if broken else _loss(proposal, row_place, offer=offer, single=single, place=place),
        instead=_alternatives(proposal, row_place),
        withdrawal=withdrawal(proposal.edges, offer),
        scarcity=scarcity(proposal.edges, offer),
        sentences=(),
    )
    return replace(explanation, sentences=tell(proposal, explanation))


def _outcome(made: bool, broken: bool, place: int | None) -> Outcome:
    if made:
        return Outcome.PROPOSED
    if broken:
        return Outcome.RULED_OUT
    return Outcome.POSSIBLE if place else Outcome.NOT_LOOKED_AT
