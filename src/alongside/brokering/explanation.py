"""Why a pair is proposed, and why not: the rules it breaks, its components, and what making it would cost the plan."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from alongside.brokering.board import Board
from alongside.brokering.candidates import UNIT, Row
from alongside.brokering.proposals import Match, Proposal, match_at, places, solve_rows
from alongside.brokering.round import ContradictoryRound, Need, Tie
from alongside.brokering.rules import RELAXING, RULE_LABELS, RULES, SUITABILITY_RULE, broken_rules
from alongside.brokering.suitability import score, with_wishes


class Outcome(StrEnum):
    """What became of a pair."""

    PROPOSED = "proposed"
    POSSIBLE = "possible, not proposed"
    NOT_LOOKED_AT = "possible, but not among the best looked at"
    RULED_OUT = "ruled out"


@dataclass(frozen=True, slots=True)
class BrokenRule:
    """A rule that a pair breaks, in words, and what would relax it."""

    id: str
    sentence: str
    relax: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why, or why not. ``place`` is the pair's place among the need's possible partners, from 1.

    ``loss`` is what the plan's total fit would lose by making this pair instead; None where it cannot be made.
    """

    outcome: Outcome
    match: Match
    broken: tuple[BrokenRule, ...]
    place: int | None
    possible: int
    loss: float | None
    sentences: tuple[str, ...]


def _find(proposal: Proposal, need: str, partner: str) -> tuple[int, int]:
    board = proposal.board
    places_of_needs = {one.school: place for place, one in enumerate(board.needs)}
    if need not in places_of_needs:
        raise ContradictoryRound(f"{need} needs nothing in this round; name one of its needs first, then an offer")
    if partner not in board.offer_row:
        raise ContradictoryRound(f"{partner} offers nothing in this round; name a need first, then one of its offers")
    return places_of_needs[need], board.offer_row[partner]


def _single(board: Board, need: Need, offer: int) -> Row:
    """The pair as a row of its own, whatever rules it breaks."""
    rows = np.array([offer], dtype=np.int64)
    km = board.km(need)
    scores = score(board, need, rows, km=km[rows])
    own, theirs = with_wishes(board, need, rows, scores=scores)
    return Row(need, rows, km[rows], scores, own, theirs, {}, {})


def _broken(board: Board, need: Need, *, offer: int, single: Row) -> tuple[BrokenRule, ...]:
    flags = broken_rules(board, need, board.km(need))[:, offer]
    ids = [rule.id for rule, flag in zip(RULES, flags, strict=True) if flag]
    if not ids and single.scores.suitability[0] < board.round.rules.minimum_suitability:
        ids.append(SUITABILITY_RULE)
    return tuple(BrokenRule(rule, RULE_LABELS[rule], RELAXING[rule]) for rule in ids)


def _loss(proposal: Proposal, row_place: int, *, offer: int, single: Row) -> float | None:
    """The exact loss of forcing a pair: its fit plus the best plan without its two places, against the plan."""
    board = proposal.board
    demand, capacity = places(board)
    if demand[row_place] == 0 or capacity[offer] == 0:
        return None
    demand[row_place] -= 1
    capacity[offer] -= 1
    row = proposal.rows[row_place]
    without = row.offers != offer
    rows = list(proposal.rows)
    rows[row_place] = replace(
        row,
        offers=row.offers[without],
        need_utility=row.need_utility[without],
        partner_utility=row.partner_utility[without],
    )
    rest = solve_rows(board, rows, demand=demand, capacity=capacity)
    return (proposal.solution.total - rest.total - int(single.weight[0])) / UNIT


def explain(proposal: Proposal, need: str, partner: str) -> Explanation:
    """Why this need and this partner are proposed, or why not; raises `ContradictoryRound` for keys not in the round."""
    row_place, offer = _find(proposal, need, partner)
    board, row = proposal.board, proposal.rows[row_place]
    single = _single(board, row.need, offer)
    match = match_at(board, single, 0)
    broken = _broken(board, row.need, offer=offer, single=single)
    ranked = np.flatnonzero(row.offers == offer)
    place = int(ranked[0]) + 1 if len(ranked) else None
    if broken:
        outcome, loss = Outcome.RULED_OUT, None
    elif any(one.partner == partner for one in proposal.matches_of(need)):
        outcome, loss = Outcome.PROPOSED, 0.0
    else:
        outcome = Outcome.POSSIBLE if place else Outcome.NOT_LOOKED_AT
        loss = _loss(proposal, row_place, offer=offer, single=single)
    sentences = _sentences(proposal, match, outcome, broken, place, loss)
    return Explanation(outcome, match, broken, place, len(row.offers), loss, sentences)


def _sentences(  # noqa: PLR0913, PLR0917 - the parts of one explanation
    proposal: Proposal,
    match: Match,
    outcome: Outcome,
    broken: tuple[BrokenRule, ...],
    place: int | None,
    loss: float | None,
) -> tuple[str, ...]:
    board = proposal.board
    need, partner = board.school(match.need).name, board.school(match.partner).name
    if outcome is Outcome.RULED_OUT:
        said = [f"{need} and {partner} are not considered: {one.sentence}." for one in broken]
        said += [f"To look at the pair again: {one.relax}." for one in broken if one.relax]
    else:
        said = [*_standing(match, outcome, need=need, partner=partner, place=place)]
        said += _reasons(match)
        if outcome is not Outcome.PROPOSED:
            said += _why_not(proposal, match, loss)
    if Tie.WORKED_TOGETHER in board.ties(match.need, match.partner):
        said.append(
            "The two schools have worked together before. That is information, not a bonus: ask both how it went."
        )
    return tuple(said)


def _standing(match: Match, outcome: Outcome, *, need: str, partner: str, place: int | None) -> list[str]:
    where = f"{_ordinal(place)} of {need}'s possible partners" if place else f"not among those looked at for {need}"
    if outcome is Outcome.PROPOSED:
        return [f"{partner} is proposed for {need}: fit {match.fit:.2f}, {where} by fit."]
    return [f"{partner} is possible for {need} (fit {match.fit:.2f}, {where}), but is not proposed."]


def _ordinal(place: int) -> str:
    ending = "th" if 10 <= place % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place}{ending}"


def _reasons(match: Match) -> list[str]:
    known = [one for one in match.components if one.value is not None]
    best = sorted(known, key=lambda one: -(one.value or 0))
    strong = [one.component.label for one in best if (one.value or 0) >= 0.6][:3]
    weak = [one.component.label for one in reversed(best) if (one.value or 0) < 0.4][:3]
    silent = [one.component.label for one in match.components if one.value is None]
    said = []
    if strong:
        said.append(f"What speaks for it: {', '.join(strong)}.")
    if weak:
        said.append(f"What speaks against it: {', '.join(weak)}.")
    if silent:
        said.append(f"Not known, and left out: {', '.join(silent)}.")
    return said


def _why_not(proposal: Proposal, match: Match, loss: float | None) -> list[str]:
    board = proposal.board
    said = []
    for other in proposal.matches_of(match.need):
        said.append(
            f"{board.school(match.need).name} has {board.school(other.partner).name} (fit {other.fit:.2f}) instead."
        )
    taken = proposal.partners_matches(match.partner)
    offer = board.offers[board.offer_row[match.partner]]
    if len(taken) >= offer.partnerships:
        names = (
            ", ".join(f"{board.school(one.need).name} (fit {one.fit:.2f})" for one in taken)
            or "none, it offers no place"
        )
        said.append(f"The places of {board.school(match.partner).name} go to {names}.")
    if loss is not None and loss > 0:
        said.append(f"Making this pair all the same would lower the plan's total fit by {loss:.3f}.")
    elif loss is not None:
        said.append("Making this pair would cost the plan nothing: it ties with what is proposed.")
    return said
