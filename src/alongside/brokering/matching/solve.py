"""The best total plan of a round, exactly, with prices of both sides and a certificate.

Maximise the sum of w x over edges, each used at most once (0 <= x <= 1), at most demand[s] for each need and
capacity[p] for each partner. The dual prices u >= 0 (a need's gain), v >= 0 (a partner's scarcity) bound every plan:
sum of demand u + sum of capacity v + sum of max(0, w - u - v). The gap between that bound and the plan found is
zero when the plan is best; it is computed anew from the data, not taken on trust from the search.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alongside.brokering.matching.augmenting import FAR, augment
from alongside.brokering.matching.compiled import compiled_augment

Integers = NDArray[np.int64]


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
    use_compiled: bool = True,
) -> Solution:
    """The plan with the largest sum of integer weights.

    ``partner`` and ``weight`` are edges in rows by need (``indptr``), weights >= 1; demand and capacity are >= 0. Edges of
    equal weight are preferred in the order given. Raises `NotAnInstance` when lengths or signs are wrong.
    """
    _check(indptr, partner, weight, demand, capacity)
    needs, partners = len(demand), len(capacity)
    need_of = np.repeat(np.arange(needs), np.diff(indptr))
    demand_used = _worth_stating(demand, np.diff(indptr))
    capacity_used = _worth_stating(capacity, np.bincount(partner, minlength=partners))
    # Searches start from the side with fewer units to place: where partners are scarce, from them.
    if demand_used.sum() <= capacity_used.sum():
        u, v, used = _search(need_of, partner, weight, demand_used, capacity_used, use_compiled)
    else:
        v, u, used = _search(partner, need_of, weight, capacity_used, demand_used, use_compiled)
    chosen = np.flatnonzero(used)
    reduced = u[need_of] + v[partner] - weight
    bound = int(demand @ u) + int(capacity @ v) + int(np.maximum(0, -reduced).sum())
    return Solution(chosen, u, v, reduced, int(weight[chosen].sum()), bound)


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


def _search(  # noqa: PLR0913, PLR0917 - both orientations of `solve`
    rows: Integers,
    columns: Integers,
    weight: Integers,
    demand: Integers,
    capacity: Integers,
    use_compiled: bool,
) -> tuple[Integers, Integers, NDArray[np.bool_]]:
    """Prices of rows and columns and the used edges, in the order of the edges given."""
    order = np.lexsort((-weight, rows))
    indptr = np.concatenate(([0], np.cumsum(np.bincount(rows, minlength=len(demand)))))
    column, row_of, falling = columns[order], rows[order], weight[order]
    slot_start = np.concatenate(([0], np.cumsum(capacity)))
    u = np.zeros(len(demand), dtype=np.int64)
    filled = np.diff(indptr) > 0
    u[filled] = falling[indptr[:-1][filled]]
    arrays = [
        indptr.astype(np.int64),
        column.astype(np.int64),
        row_of.astype(np.int64),
        falling.astype(np.int64),
        demand.astype(np.int64),
        capacity.astype(np.int64),
        slot_start.astype(np.int64),
        np.zeros(int(slot_start[-1]), dtype=np.int64),
        np.zeros(len(column), dtype=np.int64),
        u,
        np.zeros(len(capacity), dtype=np.int64),
        np.full(len(demand), FAR),
        np.full(len(capacity), FAR),
        np.zeros(len(demand), dtype=np.int64),
        np.zeros(len(capacity), dtype=np.int64),
        np.zeros(len(demand) + 1, dtype=np.int64),
        np.zeros(len(capacity) + 1, dtype=np.int64),
    ]
    if use_compiled and compiled_augment is not None:
        compiled_augment(*arrays)
        used, u, v = arrays[8], arrays[9], arrays[10]
    else:
        lists = [array.tolist() for array in arrays]
        augment(*lists)
        used, u, v = (np.array(lists[place], dtype=np.int64) for place in (8, 9, 10))
    answer = np.zeros(len(column), dtype=np.bool_)
    answer[order[used == 1]] = True
    return u, v, answer
