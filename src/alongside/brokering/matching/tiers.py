"""The brokers' objective in its order: most schools with a first partner; the worst match as good as possible; the largest
total; and then second partners.

A first partner carries a value larger than everything a plan could lose for it, so that coverage comes first in one exact
solve. The worst match is found by a threshold search: the largest least weight at which as many schools still get a first
partner. A partner's places can carry costs that grow (an overload), so that work is spread before it is piled up.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from alongside.brokering.matching.market import EdgeTable, Integers, Market
from alongside.brokering.matching.solve import Solution, answer, best_plan, plain_places


@dataclass(frozen=True, eq=False)
class Tiers:
    """The plan by tiers. ``chosen`` are numbers of the edges given; ``market`` holds the plan on those at least ``worst``.

    ``kept`` are the edges of the market, by number of the edges given; ``total`` sums the weights, less overload.
    """

    chosen: Integers
    total: int
    covered: int
    worst: int
    market: Market
    kept: Integers
    proof: Solution


@dataclass(frozen=True, eq=False)
class Wanted:
    """How many places either side has, and what each of a partner's costs: place by place, partner by partner, not falling."""

    demand: Integers
    capacity: Integers
    partner_cost: Integers


def _at_least(indptr: Integers, weight: Integers, least: int) -> tuple[Integers, Integers]:
    """The rows and numbers of the edges of at least that weight."""
    kept = np.flatnonzero(weight >= least)
    return np.searchsorted(kept, indptr).astype(np.int64), kept


def most_covered(table: EdgeTable, wanted: Wanted) -> int:
    """How many needs can have a first partner at the same time."""
    ones = replace(table, weight=np.ones(len(table.partner), dtype=np.int64))
    return int(best_plan(ones, plain_places(np.minimum(wanted.demand, 1), wanted.capacity)).used.sum())


def _above(table: EdgeTable, least: int) -> tuple[EdgeTable, Integers]:
    """The edges of at least that weight, and their numbers."""
    rows, kept = _at_least(table.indptr, table.weight, least)
    return replace(table, indptr=rows, partner=table.partner[kept], weight=table.weight[kept]), kept


def _worst(table: EdgeTable, wanted: Wanted) -> tuple[int, int]:
    """The largest least weight at which coverage is still the most there can be, and that coverage."""
    most = most_covered(table, wanted)
    if most == 0:
        return 0, 0
    steps = np.unique(table.weight)
    low, high = 0, len(steps) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if most_covered(_above(table, int(steps[middle]))[0], wanted) == most:
            low = middle
        else:
            high = middle - 1
    return int(steps[low]), most


def by_tiers(table: EdgeTable, wanted: Wanted) -> Tiers:
    """The plan by tiers, exact; weights are at least 1. Edges below the worst match are left out of the market."""
    worst, covered = _worst(table, wanted)
    above, kept = _above(table, worst)
    heaviest = int(table.weight.max(initial=0)) + int(wanted.partner_cost.max(initial=0))
    first_value = heaviest * (int(min(wanted.demand.sum(), wanted.capacity.sum())) + 1)
    plain = plain_places(wanted.demand, wanted.capacity)
    values = plain.need_value.copy()
    values[plain.need_start[:-1][wanted.demand > 0]] = first_value
    market = best_plan(above, replace(plain, need_value=values, partner_cost=wanted.partner_cost))
    proof = answer(market)
    return Tiers(
        chosen=kept[proof.chosen],
        total=proof.total - first_value * int((market.need_held > 0).sum()),
        covered=covered,
        worst=worst,
        market=market,
        kept=kept,
        proof=proof,
    )
