"""Small random rounds for property tests, and the checks that every plan must pass."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st
from ortools.graph.python import min_cost_flow

Instance = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray]


@st.composite
def instances(draw: st.DrawFn, most: int = 3) -> Instance:
    """Rounds of up to 7 needs and 6 partners, with up to ``most`` places a school and many equal weights."""
    needs, partners = draw(st.integers(0, 7)), draw(st.integers(1, 6))
    cells = st.integers(0, 6).map(lambda weight: weight * draw(st.sampled_from((1, 1000))))
    rows = [[draw(cells) for _ in range(partners)] for _ in range(needs)]
    indptr, partner, weight = [0], [], []
    for row in rows:
        for place, value in enumerate(row):
            if value > 0:
                partner.append(place)
                weight.append(value)
        indptr.append(len(partner))
    few = st.integers(0, most)
    demand = [draw(few) for _ in range(needs)]
    capacity = [draw(few) for _ in range(partners)]
    indptr_, partner_, weight_, demand_, capacity_ = (
        np.array(one, dtype=np.int64) for one in (indptr, partner, weight, demand, capacity)
    )
    return indptr_, partner_, weight_, demand_, capacity_


def utilities(instance: Instance, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Both sides' utilities of every edge, in twentieths so that there are ties."""
    rng = np.random.default_rng(seed)
    many = len(instance[1])
    return rng.integers(1, 21, many) / 20, rng.integers(1, 21, many) / 20


def best_by_flow(
    instance: Instance,
    *,
    first_value: int = 0,
    partner_cost: list[list[int]] | None = None,
    barred: frozenset[int] = frozenset(),
) -> int:
    """The best total by OR-Tools' min-cost flow, with a value of each first partner and a cost of each partner's places."""
    indptr, partner, weight, demand, capacity = instance
    needs = len(demand)
    flow = min_cost_flow.SimpleMinCostFlow()
    source, sink = needs + len(capacity), needs + len(capacity) + 1
    for need in range(needs):
        for place in range(int(demand[need])):
            flow.add_arc_with_capacity_and_unit_cost(source, need, 1, -first_value if place == 0 else 0)
        for edge in range(indptr[need], indptr[need + 1]):
            if edge not in barred:
                flow.add_arc_with_capacity_and_unit_cost(need, needs + int(partner[edge]), 1, -int(weight[edge]))
    for one, room in enumerate(capacity):
        for place in range(int(room)):
            cost = partner_cost[one][place] if partner_cost else 0
            flow.add_arc_with_capacity_and_unit_cost(needs + one, sink, 1, cost)
    flow.add_arc_with_capacity_and_unit_cost(source, sink, int(demand.sum()), 0)
    flow.set_node_supply(source, int(demand.sum()))
    flow.set_node_supply(sink, -int(demand.sum()))
    assert flow.solve() == flow.OPTIMAL
    return -flow.optimal_cost()


def keeps_to_places(instance: Instance, chosen: np.ndarray) -> bool:
    """Whether a plan uses no pair twice and nobody's places more than there are."""
    indptr, partner, _, demand, capacity = instance
    need_of = np.repeat(np.arange(len(demand)), np.diff(indptr))
    pairs = set(zip(need_of[chosen].tolist(), partner[chosen].tolist(), strict=True))
    return bool(
        len(pairs) == len(chosen)
        and (np.bincount(need_of[chosen], minlength=len(demand)) <= demand).all()
        and (np.bincount(partner[chosen], minlength=len(capacity)) <= capacity).all()
    )
