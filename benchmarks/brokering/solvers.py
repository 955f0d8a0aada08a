"""The exact solvers that are measured: ours with and without compiled loops, OR-Tools, HiGHS and SciPy.

Each takes a round and hands it over in the form its solver wants; what it returns solves, and gives the edges of the plan.
Handing over and solving are timed apart, so that nobody pays for the shape in which another likes its input.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from alongside.brokering.matching.solve import solve
from benchmarks.brokering.instances import Instance, Integers


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """The edges a solver chose, and the gap it proves where it proves one."""

    chosen: Integers
    gap: int | None = None


class NotSolved(RuntimeError):
    """A solver ended without a best plan."""


HandOver = Callable[[Instance], Callable[[], Plan]]


def _ours(one: Instance, *, use_compiled: bool) -> Callable[[], Plan]:
    def run() -> Plan:
        found = solve(*one.arrays, use_compiled=use_compiled)
        return Plan(found.chosen, found.gap)

    return run


def ours_compiled(one: Instance) -> Callable[[], Plan]:
    """Shortest augmenting paths from the short side, compiled by Numba."""
    return _ours(one, use_compiled=True)


def ours_plain(one: Instance) -> Callable[[], Plan]:
    """The same loops as plain Python and NumPy."""
    return _ours(one, use_compiled=False)


def or_tools(one: Instance) -> Callable[[], Plan]:
    """Minimum-cost flow by cost scaling; an arc from source to sink takes what finds no place."""
    from ortools.graph.python import min_cost_flow  # type: ignore[import-untyped]  # OR-Tools carries no types here

    needs, partners = len(one.demand), len(one.capacity)
    source, sink = needs + partners, needs + partners + 1
    wanted = int(one.demand.sum())
    flow = min_cost_flow.SimpleMinCostFlow()

    def arcs(tails: Integers, heads: Integers, room: Integers, cost: Integers) -> Integers:
        added: Integers = flow.add_arcs_with_capacity_and_unit_cost(tails, heads, room, cost)
        return added

    pairs = arcs(one.need, one.partner.astype(np.int64) + needs, np.ones(one.edges, dtype=np.int64), -one.weight)
    arcs(np.full(needs, source), np.arange(needs), one.demand, np.zeros(needs, dtype=np.int64))
    arcs(needs + np.arange(partners), np.full(partners, sink), one.capacity, np.zeros(partners, dtype=np.int64))
    flow.add_arc_with_capacity_and_unit_cost(source, sink, wanted, 0)
    flow.set_node_supply(source, wanted)
    flow.set_node_supply(sink, -wanted)

    def run() -> Plan:
        status = flow.solve()
        if status != flow.OPTIMAL:
            raise NotSolved(f"OR-Tools ended with status {status}; the round has a best plan, so look at its arcs")
        return Plan(np.flatnonzero(flow.flows(pairs)))

    return run


def highs(one: Instance) -> Callable[[], Plan]:
    """The linear programme (its corners are whole numbers) by HiGHS's dual simplex, every edge between 0 and 1."""
    import highspy

    rows = len(one.demand) + len(one.capacity)
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = one.edges, rows
    lp.sense_ = highspy.ObjSense.kMaximize
    lp.col_cost_ = one.weight.astype(np.float64)
    lp.col_lower_, lp.col_upper_ = np.zeros(one.edges), np.ones(one.edges)
    lp.row_lower_ = np.full(rows, -highspy.kHighsInf)
    lp.row_upper_ = np.concatenate((one.demand, one.capacity)).astype(np.float64)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_ = np.arange(0, 2 * one.edges + 1, 2)
    lp.a_matrix_.index_ = np.stack((one.need.astype(np.int32), one.partner + len(one.demand)), axis=1).ravel()
    lp.a_matrix_.value_ = np.ones(2 * one.edges)
    model = highspy.Highs()  # type: ignore[no-untyped-call]  # its constructor carries no types
    for option, value in (("output_flag", False), ("solver", "simplex"), ("threads", 1)):
        model.setOptionValue(option, value)
    model.passModel(lp)

    def run() -> Plan:
        model.run()
        status = model.getModelStatus()
        if status != highspy.HighsModelStatus.kOptimal:
            raise NotSolved(f"HiGHS ended with status {status}; the round has a best plan, so look at its rows")
        return Plan(np.flatnonzero(np.array(model.getSolution().col_value) > 0.5))

    return run


@dataclass(frozen=True, slots=True, eq=False)
class _Ends:
    """Pairs of (left, right) nodes with the edge each stands for and what it is worth."""

    left: Integers
    right: Integers
    edge: Integers
    worth: Integers


def _copies(one: Instance, edges: Integers) -> tuple[Integers, Integers, Integers]:
    """Every pairing of the places of both ends of these edges: place of the need, place of the partner, edge."""
    need_first = np.cumsum(one.demand) - one.demand
    partner_first = np.cumsum(one.capacity) - one.capacity
    need, partner = one.need[edges], one.partner[edges]
    many = one.demand[need] * one.capacity[partner]
    edge = np.repeat(edges, many)
    rank = np.arange(len(edge)) - np.repeat(np.cumsum(many) - many, many)
    room = one.capacity[one.partner[edge]]
    return need_first[one.need[edge]] + rank // room, partner_first[one.partner[edge]] + rank % room, edge


def _assignment(one: Instance) -> _Ends:
    """The round as an assignment of places in which no pair can be made twice.

    An edge between two schools with several places each could be used once a place. It gets two nodes of its own, one on
    either side: they are either matched with each other (the pair is not made), or with one place of each school.
    Left: the needs' places, then one node for each such edge; right: the partners' places, one node for each such edge,
    and for each place of a need a node for staying empty.
    """
    wanted, offered = int(one.demand.sum()), int(one.capacity.sum())
    twice = (one.demand[one.need] > 1) & (one.capacity[one.partner] > 1)
    doubled, single = np.flatnonzero(twice), np.flatnonzero(~twice)
    own = np.full(one.edges, -1, dtype=np.int64)
    own[doubled] = np.arange(len(doubled))
    simple = _copies(one, single)
    theirs = _copies(replace(one, capacity=np.ones_like(one.capacity)), doubled)
    others = _copies(replace(one, demand=np.ones_like(one.demand)), doubled)
    empty = np.arange(wanted)
    nothing = np.zeros(len(others[2]) + len(doubled) + wanted, dtype=np.int64)
    return _Ends(
        left=np.concatenate((simple[0], theirs[0], wanted + own[others[2]], wanted + own[doubled], empty)),
        right=np.concatenate(
            (simple[1], offered + own[theirs[2]], others[1], offered + own[doubled], offered + len(doubled) + empty)
        ),
        edge=np.concatenate((simple[2], theirs[2], np.full(len(nothing), -1))),
        worth=np.concatenate((one.weight[simple[2]], one.weight[theirs[2]], nothing)),
    )


def scipy_assignment(one: Instance) -> Callable[[], Plan]:
    """SciPy's sparse assignment on places, with two nodes for each edge that could be used twice."""
    from scipy.sparse import csr_array  # type: ignore[import-untyped]  # SciPy carries no types
    from scipy.sparse.csgraph import (  # type: ignore[import-untyped]  # SciPy carries no types
        min_weight_full_bipartite_matching,
    )

    ends = _assignment(one)
    dearest = int(one.weight.max(initial=0)) + 1
    shape = (int(ends.left.max()) + 1, int(ends.right.max()) + 1)
    costs = csr_array((dearest - ends.worth, (ends.left, ends.right)), shape=shape)
    edge_of = csr_array((ends.edge + 2, (ends.left, ends.right)), shape=shape)

    def run() -> Plan:
        left, right = min_weight_full_bipartite_matching(costs)
        edge = edge_of[left, right] - 2
        return Plan(np.sort(edge[edge >= 0]))

    return run
