"""The brokers' objective in its order: most schools with a first partner; the worst match as good as possible; the largest
total; and then second partners.

First partners are matched first, one for each school: the worst match is found by a threshold search (the largest least
weight at which as many schools still get one), and the total is solved exactly on the edges above it. Second partners are
then matched exactly with the places left. So no school gets a second partner at the cost of another's first. A partner's
places can carry costs that grow (an overload), so that work is spread before it is piled up.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from alongside.brokering.matching.market import EdgeTable, Integers, Places
from alongside.brokering.matching.solve import answer, best_plan, plain_places, starts


@dataclass(frozen=True, eq=False)
class Tiers:
    """The plan by tiers. ``chosen`` are edge numbers, ascending, of which ``first`` are the first partners.

    ``worst`` is the least weight among the first partners that coverage allows; ``total`` sums all weights less overload;
    ``gap`` is what the prices of both solves leave unproved: 0.
    """

    chosen: Integers
    first: Integers
    total: int
    covered: int
    worst: int
    gap: int


@dataclass(frozen=True, eq=False)
class Wanted:
    """How many places either side has, and what each of a partner's costs: place by place, partner by partner, not falling.

    ``first`` says for which needs a first partner counts; None: for all.
    """

    demand: Integers
    capacity: Integers
    partner_cost: Integers
    first: NDArray[np.bool_] | None = None

    @property
    def counting(self) -> NDArray[np.bool_]:
        """The needs with a place to fill for which a first partner counts."""
        return self.demand > 0 if self.first is None else self.first & (self.demand > 0)


def _at_least(indptr: Integers, weight: Integers, least: int) -> tuple[Integers, Integers]:
    """The rows and numbers of the edges of at least that weight."""
    kept = np.flatnonzero(weight >= least)
    return np.searchsorted(kept, indptr).astype(np.int64), kept


def most_covered(table: EdgeTable, wanted: Wanted) -> int:
    """How many needs can have a first partner at the same time."""
    ones = replace(table, weight=np.ones(len(table.partner), dtype=np.int64))
    return int(best_plan(ones, plain_places(wanted.counting.astype(np.int64), wanted.capacity)).used.sum())


def _above(table: EdgeTable, least: int) -> tuple[EdgeTable, Integers]:
    """The edges of at least that weight, and their numbers."""
    rows, kept = _at_least(table.indptr, table.weight, least)
    return replace(table, indptr=rows, partner=table.partner[kept], weight=table.weight[kept]), kept


def worst_match(table: EdgeTable, wanted: Wanted) -> tuple[int, int]:
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


def value_of_a_first_partner(table: EdgeTable, wanted: Wanted) -> int:
    """Four times more than any plan could lose for one more school with a partner, so that the two are told apart."""
    heaviest = int(table.weight.max(initial=0)) + int(wanted.partner_cost.max(initial=0))
    return 4 * heaviest * (int(min(wanted.demand.sum(), wanted.capacity.sum())) + 1)


def places_with_values(wanted: Wanted, first_value: int) -> Places:
    """The places of a round in which a first partner is worth ``first_value`` and partners' places cost what they cost."""
    plain = plain_places(wanted.demand, wanted.capacity)
    values = plain.need_value.copy()
    values[plain.need_start[:-1][wanted.counting]] = first_value
    return replace(plain, need_value=values, partner_cost=wanted.partner_cost)


def by_tiers(table: EdgeTable, wanted: Wanted) -> Tiers:
    """The plan by tiers, exact at each; weights are at least 1."""
    return above_the_worst(table, wanted, worst_match(table, wanted)[0])


def above_the_worst(table: EdgeTable, wanted: Wanted, worst: int) -> Tiers:
    """The plan by tiers when first partners weigh at least ``worst``, which still allows the most there can be."""
    above, kept = _above(table, worst)
    single = replace(wanted, demand=wanted.counting.astype(np.int64))
    first_value = value_of_a_first_partner(table, single)
    firsts = answer(best_plan(above, places_with_values(single, first_value)))
    first = kept[firsts.chosen]
    left, others, places = _left_over(table, wanted, first)
    seconds = answer(best_plan(left, places))
    chosen = np.sort(np.concatenate((first, others[seconds.chosen])))
    return Tiers(
        chosen=chosen,
        first=first,
        total=firsts.total - first_value * len(first) + seconds.total,
        covered=len(first),
        worst=worst,
        gap=firsts.gap + seconds.gap,
    )


def _left_over(table: EdgeTable, wanted: Wanted, first: Integers) -> tuple[EdgeTable, Integers, Places]:
    """What second partners can still be chosen from: the other edges, their numbers, and the places left."""
    others = np.ones(len(table.partner), dtype=np.bool_)
    others[first] = False
    numbers = np.flatnonzero(others)
    rows = np.searchsorted(numbers, table.indptr).astype(np.int64)
    need = np.searchsorted(table.indptr, first, side="right") - 1
    carried = np.bincount(table.partner[first], minlength=table.partners)
    begins = starts(wanted.capacity)
    rank = np.arange(len(wanted.partner_cost)) - np.repeat(begins[:-1], wanted.capacity)
    cost = wanted.partner_cost[rank >= np.repeat(carried, wanted.capacity)]
    demand = wanted.demand - np.bincount(need, minlength=len(wanted.demand))
    places = replace(plain_places(demand, wanted.capacity - carried), partner_cost=cost)
    left = replace(table, indptr=rows, partner=table.partner[numbers], weight=table.weight[numbers])
    return left, numbers, places
