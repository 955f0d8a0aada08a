"""A round's possible pairs as one table of edges, shuffled by the round's seed, with the places still to fill.

Agreed pairs are kept: their places are taken out beforehand, and their edges with them. Pairs that were shown before weigh a
little more, so that a plan does not change without a reason. A partnership costs a little for each that its school already
carries, so that work is spread before it is piled up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from alongside.brokering.board import Board, Flags
from alongside.brokering.candidates import UNIT, Row
from alongside.brokering.extra_rules import side_rules_of
from alongside.brokering.matching.blocking import Utilities
from alongside.brokering.matching.market import EdgeTable, Integers, Market, loops_for
from alongside.brokering.matching.side_rules import Ruled, SideRules, solve_with_rules
from alongside.brokering.matching.solve import best_plan, starts
from alongside.brokering.matching.tiers import Wanted, places_with_values, value_of_a_first_partner
from alongside.brokering.round import Pair
from alongside.schools.similar.nearest import Floats


@dataclass(frozen=True, eq=False)
class RoundEdges:
    """The edges in shuffled order. ``row`` and ``place`` say where each stands among the needs' rows of possible partners.

    ``need`` and ``partner`` are shuffled numbers of schools; ``need_number`` and ``partner_number`` give them by board row.
    """

    board: Board
    rows: tuple[Row, ...]
    need_number: Integers
    partner_number: Integers
    row: Integers
    place: Integers
    table: EdgeTable
    fits: Integers
    worth: Utilities
    wanted: Wanted
    agreed: Flags

    @cached_property
    def market(self) -> Market:
        """The plan by coverage and then total, with its prices: what losses are measured on."""
        value = value_of_a_first_partner(self.table, self.wanted)
        return best_plan(self.table, places_with_values(self.wanted, value))

    @cached_property
    def offer(self) -> Integers:
        """The board row of each edge's offer."""
        return np.argsort(self.partner_number)[self.worth.partner]

    @cached_property
    def side_rules(self) -> SideRules | None:
        """Quotas and pairs that go together, or None where the round states none."""
        return side_rules_of(self.board, self.row, self.offer)

    @cached_property
    def ruled(self) -> Ruled:
        """The plan by coverage and then total that keeps to the extra rules."""
        return solve_with_rules(self.table, self.wanted, self.side_rules or SideRules())

    def edge_of(self, row: int, place: int) -> int | None:
        """The edge of a need's possible partner, or None when the pair is agreed and so not in the table."""
        found = np.flatnonzero((self.row == row) & (self.place == place))
        return int(found[0]) if len(found) else None


def _flat(rows: Sequence[Row], part: str) -> Floats:
    joined: Floats = np.concatenate([*(getattr(row, part) for row in rows), np.zeros(0)])
    return joined


def _overload(board: Board, capacity: Integers, agreed: Integers) -> list[Integers]:
    """What each place of each offer costs: so much for every partnership the school then already carries."""
    live = np.nan_to_num(board.live_partnerships).astype(np.int64) + agreed
    each = UNIT * board.round.rules.overload_cost
    return [
        np.rint(each * (carried + np.arange(room))).astype(np.int64)
        for carried, room in zip(live.tolist(), capacity.tolist(), strict=True)
    ]


def _places_of(board: Board, rows: Sequence[Row], pairs: Iterable[Pair]) -> Integers:
    """Where these pairs stand among the flat edges; a pair that is no edge is left out."""
    need_row = {row.need.school: number for number, row in enumerate(rows)}
    first = starts(np.array([len(row.offers) for row in rows], dtype=np.int64))
    found = [
        int(first[need_row[pair.need]]) + place
        for pair in pairs
        for place in np.flatnonzero(rows[need_row[pair.need]].offers == board.offer_row[pair.partner]).tolist()
    ]
    return np.array(sorted(found), dtype=np.int64)


def _agreed(board: Board, rows: Sequence[Row]) -> tuple[Flags, Integers, Integers]:
    """Which flat edges are agreed pairs, and how many agreed pairs each need and each offer has."""
    pairs = board.round.agreed
    flags = np.zeros(sum(len(row.offers) for row in rows), dtype=np.bool_)
    flags[_places_of(board, rows, pairs)] = True
    by_need, by_offer = Counter(pair.need for pair in pairs), Counter(pair.partner for pair in pairs)
    needs = np.array([by_need[one.school] for one in board.needs], dtype=np.int64)
    return flags, needs, np.array([by_offer[one.school] for one in board.offers], dtype=np.int64)


def _shown(board: Board, rows: Sequence[Row]) -> Integers:
    """What each flat edge gains for having been shown before."""
    bonus = np.zeros(sum(len(row.offers) for row in rows), dtype=np.int64)
    bonus[_places_of(board, rows, board.round.shown)] = round(UNIT * board.round.rules.stickiness)
    return bonus


def round_edges(board: Board, rows: Sequence[Row]) -> RoundEdges:
    """The table of edges of these rows, one row a need of the board."""
    rng = np.random.default_rng(board.round.seed)
    need_number, partner_number = rng.permutation(len(rows)), rng.permutation(len(board.offers))
    lengths = np.array([len(row.offers) for row in rows], dtype=np.int64)
    row = np.repeat(np.arange(len(rows)), lengths)
    place = np.arange(int(lengths.sum())) - np.repeat(starts(lengths)[:-1], lengths)
    partner = partner_number[_flat(rows, "offers").astype(np.int64)]
    agreed, by_need, by_offer = _agreed(board, rows)
    order = np.lexsort((partner, need_number[row]))
    order = order[~agreed[order]]
    fits = np.rint(UNIT * _flat(rows, "fit")).astype(np.int64)
    weight = np.maximum(1, fits + _shown(board, rows))[order]
    need = need_number[row[order]]
    demand, capacity, cost = _still_wanted(board, by_need, by_offer)
    of_need, of_partner = np.argsort(need_number), np.argsort(partner_number)
    demand, capacity = demand[of_need], capacity[of_partner]
    table = EdgeTable(
        indptr=starts(np.bincount(need, minlength=len(rows))),
        partner=partner[order].astype(np.int32),
        weight=weight,
        partners=len(board.offers),
        loops=loops_for(len(order), use_compiled=None),
    )
    return RoundEdges(
        board=board,
        rows=tuple(rows),
        need_number=need_number,
        partner_number=partner_number,
        row=row[order],
        place=place[order],
        table=table,
        fits=fits[order],
        worth=Utilities(need, partner[order], demand, capacity, *_both_utilities(rows, order)),
        wanted=Wanted(demand, capacity, _joined([cost[row] for row in of_partner]), first=(by_need == 0)[of_need]),
        agreed=agreed,
    )


def _both_utilities(rows: Sequence[Row], order: Integers) -> tuple[Floats, Floats]:
    """What each edge of the table is worth to the need and to the partner."""
    return _flat(rows, "need_utility")[order], _flat(rows, "partner_utility")[order]


def _still_wanted(board: Board, by_need: Integers, by_offer: Integers) -> tuple[Integers, Integers, list[Integers]]:
    """Places still to fill beside the agreed pairs, by board row, and what each offer's places cost."""
    demand = np.array([one.partners for one in board.needs], dtype=np.int64) - by_need
    capacity = np.array([one.partnerships for one in board.offers], dtype=np.int64) - by_offer
    return demand, capacity, _overload(board, capacity, by_offer)


def _joined(parts: Sequence[Integers]) -> Integers:
    return np.concatenate([*parts, np.zeros(0, dtype=np.int64)]).astype(np.int64)
