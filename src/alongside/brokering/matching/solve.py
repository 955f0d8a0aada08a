"""The best total plan of a round, exactly, with prices of both sides and a certificate.

Maximise the sum of w x over edges, each used at most once (0 <= x <= 1), at most demand[s] for each need and
capacity[p] for each partner. The dual prices u >= 0 (a need's gain), v >= 0 (a partner's scarcity) bound every plan:
sum of demand u + sum of capacity v + sum of max(0, w - u - v). The gap between that bound and the plan found is
zero when the plan is best; it is computed anew from the data, not taken on trust from the search.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from alongside.brokering.matching.market import MATCHED, EdgeTable, Integers, Market, Places, loops_for


class NotAnInstance(ValueError):
    """The arrays do not describe a round of needs and partners."""


@dataclass(frozen=True, eq=False)
class Solution:
    """A plan and its proof. Prices and reduced costs are in the integer units of the weights.

    ``chosen`` are edge numbers, ascending; ``reduced_cost`` is u + v - w for each edge: what choosing an edge outside
    the plan would lose at least. ``gap`` is dual bound minus total: 0 proves the plan best.
    """

    chosen: Integers
    need_price: Integers
    partner_price: Integers
    reduced_cost: Integers
    total: int
    bound: int

    @property
    def gap(self) -> int:
        return self.bound - self.total


def solve(  # noqa: PLR0913, PLR0917 - the contract that peers are measured on has these five
    indptr: Integers,
    partner: Integers,
    weight: Integers,
    demand: Integers,
    capacity: Integers,
    *,
    use_compiled: bool | None = None,
) -> Solution:
    """The plan with the largest sum of integer weights.

    ``partner`` and ``weight`` are edges in rows by need (``indptr``), weights >= 1; demand and capacity are >= 0. Edges
    of equal weight are preferred in the order given. ``use_compiled`` None compiles where it pays. Raises
    `NotAnInstance` when lengths or signs are wrong.
    """
    _check(indptr, partner, weight, demand, capacity)
    demand_used = _worth_stating(demand, np.diff(indptr))
    capacity_used = _worth_stating(capacity, np.bincount(partner, minlength=len(capacity)))
    table = EdgeTable(
        indptr=indptr,
        partner=partner.astype(np.int32, copy=False),
        weight=weight,
        partners=len(capacity),
        loops=loops_for(len(partner), use_compiled=use_compiled),
    )
    return answer(best_plan(table, plain_places(demand_used, capacity_used)))


def starts(many: Integers) -> Integers:
    """Where each school's places begin, and at the end how many there are."""
    return np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(many)))


def plain_places(demand: Integers, capacity: Integers) -> Places:
    """Places without values or costs of their own."""
    nothing = (np.zeros(int(many.sum()), dtype=np.int64) for many in (demand, capacity))
    need_value, partner_cost = nothing
    return Places(starts(demand), need_value, starts(capacity), partner_cost)


def best_plan(table: EdgeTable, places: Places) -> Market:
    """The best plan on these edges. Searches start from the side with fewer places: where partners are scarce, from them."""
    from_needs = bool(places.need_start[-1] <= places.partner_start[-1])
    market = Market.empty(table, places, from_needs=from_needs)
    start = places.need_start if from_needs else places.partner_start
    order = _hardest_first(table, market.need_price if from_needs else market.partner_price, from_needs=from_needs)
    if from_needs:
        market.search_from_needs(order, np.diff(start)[order])
    else:
        market.search_from_partners(order, np.diff(start)[order])
    return market


def _hardest_first(table: EdgeTable, price: Integers, *, from_needs: bool) -> Integers:
    """The schools that lose most between their best edge and their eleventh go first: fewer are moved on later.

    The plan's total is the same in any order; on made-up national rounds this one takes about a tenth less time.
    """
    view = table.by_need if from_needs else table.by_partner
    first, last = view.indptr[:-1], view.indptr[1:] - 1
    held = last >= first
    drop = np.zeros(len(price), dtype=np.int64)
    drop[held] = price[held] - table.weight[view.order[np.minimum(first + 10, last)[held]]]
    return np.argsort(-drop, kind="stable")


def answer(market: Market) -> Solution:
    """The plan of a market with its proof."""
    bound, reduced = market.bound()
    return Solution(
        chosen=np.flatnonzero(market.used == MATCHED),
        need_price=market.need_price,
        partner_price=market.partner_price,
        reduced_cost=reduced,
        total=market.total(),
        bound=bound,
    )


def _worth_stating(places: Integers, degree: Integers) -> Integers:
    """Places that matter: one more than there are edges proves, like any number more, that the last is worth nothing."""
    return np.where(degree == 0, 0, np.minimum(places, degree + 1))


def _check(indptr: Integers, partner: Integers, weight: Integers, demand: Integers, capacity: Integers) -> None:  # noqa: PLR0917
    if len(indptr) != len(demand) + 1 or indptr[0] != 0 or indptr[-1] != len(partner) or (np.diff(indptr) < 0).any():
        raise NotAnInstance("indptr must rise from 0 to the number of edges, one step for each need")
    if len(weight) != len(partner) or (len(weight) and weight.min() < 1):
        raise NotAnInstance("every edge needs a weight of at least 1")
    if len(partner) and (partner.min() < 0 or partner.max() >= len(capacity)):
        raise NotAnInstance("an edge names a partner that is not there")
    if (demand < 0).any() or (capacity < 0).any():
        raise NotAnInstance("demand and capacity cannot be negative")
