"""The proposed plan of a round: matches with reasons, schools left over with reasons, and the proof that it is best.

The plan has the largest total fit that the rules, capacities and wishes allow, no pair twice. Among plans that are
equally good the round's seed decides, by shuffling the schools before the search; the same seed gives the same plan
whatever the order in which needs and offers were written.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from alongside.brokering.board import Board, lay_out
from alongside.brokering.candidates import UNIT, Row, candidate_rows
from alongside.brokering.circumstances import Circumstances
from alongside.brokering.matching.market import Integers
from alongside.brokering.matching.solve import Solution, solve
from alongside.brokering.round import Round
from alongside.brokering.rules import RELAXING, RULE_LABELS
from alongside.brokering.suitability import COMPONENTS, Component, weights_of

MODEL_VERSION = "brokering 1"


@dataclass(frozen=True, slots=True)
class ComponentScore:
    """One component of a match, 0..1, or None when it is not known."""

    component: Component
    value: float | None


@dataclass(frozen=True, slots=True)
class Match:
    """A proposed pair. ``fit`` (0..1) is what the plan adds up, wishes included; ``suitability`` leaves wishes out.

    ``need_known`` and ``partner_known`` are the shares of the components' weight that something is known of.
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


@dataclass(frozen=True, slots=True)
class Unserved:
    """A need with fewer partners than it asked for, and why. ``rule`` is the rule to look at first, or empty."""

    need: str
    missing: int
    candidates: int
    rule: str
    reason: str


@dataclass(frozen=True, eq=False)
class Proposal:
    """The plan of a round. ``total`` and ``bound`` are in millionths of fit; equal, they prove the plan best."""

    board: Board
    rows: tuple[Row, ...]
    solution: Solution
    matches: tuple[Match, ...]
    unserved: tuple[Unserved, ...]
    unused: Mapping[str, int]
    not_known: tuple[str, ...]
    model_version: str = MODEL_VERSION

    @property
    def round(self) -> Round:
        return self.board.round

    @property
    def total(self) -> float:
        return self.solution.total / UNIT

    @property
    def gap(self) -> float:
        return self.solution.gap / UNIT

    def matches_of(self, need: str) -> tuple[Match, ...]:
        return tuple(match for match in self.matches if match.need == need)

    def partners_matches(self, partner: str) -> tuple[Match, ...]:
        return tuple(match for match in self.matches if match.partner == partner)


def solve_rows(board: Board, rows: Sequence[Row], *, demand: Integers, capacity: Integers) -> Solution:
    """Solve the round of these rows; edges of the answer are numbered row by row, in each row's own order."""
    rng = np.random.default_rng(board.round.seed)
    need_place, offer_place = rng.permutation(len(rows)), rng.permutation(len(board.offers))
    need_order, offer_order = np.argsort(need_place), np.argsort(offer_place)
    nothing = np.zeros(0, dtype=np.int64)
    lengths = np.array([len(row.offers) for row in rows], dtype=np.int64)
    partner = np.concatenate([*(row.offers for row in rows), nothing])
    weight = np.concatenate([*(row.weight for row in rows), nothing])
    shuffled = np.lexsort((offer_place[partner], np.repeat(need_place, lengths)))
    found = solve(
        np.concatenate(([0], np.cumsum(lengths[need_order]))).astype(np.int64),
        offer_place[partner[shuffled]],
        weight[shuffled],
        demand[need_order],
        capacity[offer_order],
    )
    need_price = np.empty_like(found.need_price)
    need_price[need_order] = found.need_price
    reduced = np.empty_like(found.reduced_cost)
    reduced[shuffled] = found.reduced_cost
    return Solution(
        chosen=np.sort(shuffled[found.chosen]),
        need_price=need_price,
        partner_price=found.partner_price[offer_place],
        reduced_cost=reduced,
        total=found.total,
        bound=found.bound,
    )


def places(board: Board) -> tuple[Integers, Integers]:
    """How many partners each need asks for, and how many partnerships each offer can carry."""
    demand = np.array([need.partners for need in board.needs], dtype=np.int64)
    capacity = np.array([offer.partnerships for offer in board.offers], dtype=np.int64)
    return demand, capacity


def propose(a_round: Round, circumstances: Circumstances) -> Proposal:
    """The best total plan of a round; raises `ContradictoryRound` with one sentence when the round cannot be."""
    board = lay_out(a_round, circumstances)
    weights_of(board)  # a weight that cannot be is refused even where there is nobody to weigh
    rows = candidate_rows(board)
    demand, capacity = places(board)
    solution = solve_rows(board, rows, demand=demand, capacity=capacity)
    matches = _matches(board, rows, solution)
    served = {need.school: 0 for need in board.needs}
    carried = {offer.school: 0 for offer in board.offers}
    for match in matches:
        served[match.need] += 1
        carried[match.partner] += 1
    unserved = tuple(
        _unserved(row, row.need.partners - served[row.need.school], len(board.offers))
        for row in rows
        if served[row.need.school] < row.need.partners
    )
    unused = {
        offer.school: offer.partnerships - carried[offer.school]
        for offer in board.offers
        if carried[offer.school] < offer.partnerships
    }
    return Proposal(board, rows, solution, matches, unserved, unused, _not_known(board, rows))


def match_at(board: Board, row: Row, place: int) -> Match:
    """The pair at one place of a need's row, as the plan would propose it."""
    km = float(row.km[place])
    values = row.scores.components[:, place]
    return Match(
        need=row.need.school,
        partner=board.offers[int(row.offers[place])].school,
        fit=float(row.fit[place]),
        suitability=float(row.scores.suitability[place]),
        need_utility=float(row.need_utility[place]),
        partner_utility=float(row.partner_utility[place]),
        need_known=float(row.scores.need_known[place]),
        partner_known=float(row.scores.partner_known[place]),
        km=None if np.isnan(km) else km,
        components=tuple(
            ComponentScore(component, None if np.isnan(value) else float(value))
            for component, value in zip(COMPONENTS, values, strict=True)
        ),
    )


def _matches(board: Board, rows: Sequence[Row], solution: Solution) -> tuple[Match, ...]:
    starts = np.concatenate(([0], np.cumsum([len(row.offers) for row in rows])))
    found = []
    for edge in solution.chosen:
        place = int(np.searchsorted(starts, edge, side="right")) - 1
        found.append(match_at(board, rows[place], int(edge - starts[place])))
    return tuple(found)


def _unserved(row: Row, missing: int, offers: int) -> Unserved:
    school, many = row.need.school, len(row.offers)
    if offers == 0:
        return Unserved(school, missing, 0, "", "Nobody offers help in this round.")
    if many == 0:
        rule, reason = _emptied(row, offers)
        return Unserved(school, missing, 0, rule, reason)
    if many < row.need.partners:
        rule, reason = _emptied(row, offers)
        text = f"Only {many} of the {offers} offers are possible, and it asks for {row.need.partners}. {reason}"
        return Unserved(school, missing, many, rule, text)
    text = (
        f"It has {many} possible {'partner' if many == 1 else 'partners'}, but their places do more good elsewhere: "
        "giving it one of them would lower the plan's total fit."
    )
    return Unserved(school, missing, many, "", text)


def _emptied(row: Row, offers: int) -> tuple[str, str]:
    """The rule that emptied a list: the one whose relaxing would bring back most, else the one that deletes most."""
    rule, back = max(row.only.items(), key=lambda item: item[1])
    if back > 0:
        hint = RELAXING[rule]
        return rule, f"Without the rule '{RULE_LABELS[rule]}', {back} of {offers} offers would be possible: {hint}."
    rule, deleted = max(row.breaking.items(), key=lambda item: item[1])
    return rule, (
        f"No single rule alone empties the list; the strictest is '{RULE_LABELS[rule]}' ({deleted} of {offers} offers)."
    )


def _not_known(board: Board, rows: Sequence[Row]) -> tuple[str, ...]:
    """What the plan could not know, each a sentence for the broker."""
    said = []
    if not board.wishes:
        said.append(
            "No head's wishes are stated: trust, history and chemistry between the two heads, which outweighed "
            "everything else in the thesis's six partnerships (pp. 177-181), are not in this plan. Ask before proposing."
        )
    pairs = sum(len(row.offers) for row in rows)
    for place, component in enumerate(COMPONENTS):
        silent = sum(int(np.isnan(row.scores.components[place]).sum()) for row in rows)
        if pairs and silent == pairs:
            said.append(f"Nothing is known of {component.label}; it was left out everywhere.")
        elif silent:
            share = silent / pairs
            said.append(f"Nothing is known of {component.label} for {share:.0%} of the possible pairs; left out there.")
    adrift = [need.school for need in board.needs if board.school(need.school).easting is None]
    if adrift:
        said.append(
            f"{len(adrift)} of the needs have no place on the map: the travel and competition rules could not apply."
        )
    return tuple(said)
