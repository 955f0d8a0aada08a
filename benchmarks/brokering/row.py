"""One row of the comparison: one solver, or one question to ours, on one round, in a process of its own.

Run as ``python -m benchmarks.brokering.row SIZE WHAT``; the last line printed is the row as JSON. The same is first done on
the smallest round, uncounted, so that neither imports nor compiling are measured.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from statistics import median

import numpy as np

from alongside.brokering.matching.blocking import Blocking, Utilities, blocking_pairs
from alongside.brokering.matching.deferred import deferred_acceptance
from alongside.brokering.matching.market import EdgeTable, Market, loops_for
from alongside.brokering.matching.repairing import change_partner
from alongside.brokering.matching.settling import EPSILON, settle
from alongside.brokering.matching.solve import Solution, best_plan, plain_places, solve
from benchmarks.brokering import solvers
from benchmarks.brokering.instances import Instance, Integers, load
from benchmarks.brokering.measuring import Cost, measured

_ASKED, _CHECKED = 200, 5
_NOBODY = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured. ``seconds`` are CPU seconds of one solve or one question; ``holds`` is what must be so at any speed.

    ``gap`` is the proved bound less the total, None where a solver proves none; ``coverage`` the share of needs with a partner.
    """

    size: str
    what: str
    edges: int
    seconds: float
    hand_over: float | None = None
    extra_mb: float | None = None
    objective: int | None = None
    gap: int | None = None
    coverage: float | None = None
    note: str = ""
    holds: bool = True

    @classmethod
    def of_plan(cls, one: Instance, cost: Cost, chosen: Integers) -> Row:
        """The row of a plan, with its total, its coverage, and whether it keeps to everyone's places."""
        needs = np.bincount(one.need[chosen], minlength=len(one.demand))
        partners = np.bincount(one.partner[chosen], minlength=len(one.capacity))
        return cls(
            size="",
            what="",
            edges=one.edges,
            seconds=cost.seconds,
            hand_over=cost.hand_over,
            extra_mb=cost.extra_mb,
            objective=int(one.weight[chosen].sum()),
            coverage=float((needs > 0).mean()),
            holds=bool(
                (needs <= one.demand).all() and (partners <= one.capacity).all() and (np.diff(chosen) > 0).all()
            ),
        )


def _ours(one: Instance, capacity: Integers) -> Solution:
    return solve(*one.arrays[:4], capacity, use_compiled=True)


def _solved(hand_over: solvers.HandOver, one: Instance) -> Row:
    cost, plan = measured(lambda: hand_over(one))
    row = Row.of_plan(one, cost, plan.chosen)
    return replace(row, gap=plan.gap, holds=row.holds and plan.gap in {None, 0})


def _utilities(one: Instance) -> Utilities:
    u_need, u_partner = one.u_need.astype(np.float64), one.u_partner.astype(np.float64)
    return Utilities(one.need, one.arrays[1], one.demand, one.capacity, u_need, u_partner)


def _given_up(one: Instance, best: int, chosen: Integers) -> str:
    return f"{1 - int(one.weight[chosen].sum()) / best:.2%} of the best total given up"


def _in_a_blocking_pair(worth: Utilities, blocking: Blocking) -> float:
    """The share of needs in at least one of these pairs."""
    return len(np.unique(worth.need[blocking.edges])) / len(worth.demand)


def _settled(one: Instance) -> Row:
    worth = _utilities(one)
    cost, found = measured(lambda: lambda: settle(*one.arrays, worth.u_need, worth.u_partner, use_compiled=True))
    left = len(blocking_pairs(worth, found.chosen, EPSILON).edges)
    row = Row.of_plan(one, cost, found.chosen)
    told = f"{left} pairs would both gain more than {EPSILON}; {_given_up(one, found.best.total, found.chosen)}"
    return replace(row, note=f"{told}; {found.turns} turns", holds=row.holds and left == len(found.remaining.edges))


def _stable(one: Instance) -> Row:
    worth = _utilities(one)
    indptr, partner, _, demand, capacity = one.arrays
    asked = (indptr, partner, demand, capacity, worth.u_need, worth.u_partner)
    cost, chosen = measured(lambda: lambda: deferred_acceptance(*asked, use_compiled=True))
    left = len(blocking_pairs(worth, chosen).edges)
    row = Row.of_plan(one, cost, chosen)
    told = f"{left} blocking pairs; {_given_up(one, _ours(one, one.capacity).total, chosen)}"
    return replace(row, note=told, holds=row.holds and left == 0)


def _blocking(one: Instance) -> Row:
    worth = _utilities(one)
    best = _ours(one, one.capacity)
    cost, found = measured(lambda: lambda: blocking_pairs(worth, best.chosen))
    material = blocking_pairs(worth, best.chosen, EPSILON)
    told = f"{len(found.edges):,} pairs, {_in_a_blocking_pair(worth, found):.0%} of needs; "
    told += (
        f"by more than {EPSILON}: {len(material.edges):,} pairs, {_in_a_blocking_pair(worth, material):.0%} of needs"
    )
    return Row("", "", one.edges, cost.seconds, cost.hand_over, cost.extra_mb, note=told)


def _market(one: Instance) -> Market:
    loops = loops_for(one.edges, use_compiled=True)
    table = EdgeTable(one.indptr, one.partner, one.weight, len(one.capacity), loops)
    return best_plan(table, plain_places(one.demand, one.capacity))


def _without(market: Market, partner: int) -> Market:
    tried = market.copy()
    change_partner(tried, partner, _NOBODY)
    return tried


def _what_if(one: Instance) -> Row:
    """Partners of the plan leave, one at a time, each from a copy of it; some are held against a fresh solve."""
    market = _market(one)
    at_work = np.flatnonzero(market.partner_held)
    leaving = np.random.default_rng(1).permutation(at_work)[:_ASKED].tolist()
    _without(market, leaving[0])
    taken = []
    for partner in leaving:
        start = time.process_time()
        _without(market, partner)
        taken.append(time.process_time() - start)
    equal = 0
    for partner in leaving[:_CHECKED]:
        tried = _without(market, partner)
        capacity = one.capacity.copy()
        capacity[partner] = 0
        equal += tried.total() == tried.bound()[0] == _ours(one, capacity).total
    slowest = f"the slowest of {len(leaving)} took {max(taken) * 1000:.2f} ms"
    told = f"{equal} of {_CHECKED} looked at equal a fresh solve; {slowest}"
    return Row("", "", one.edges, median(taken), note=told, holds=equal == _CHECKED)


SOLVERS: dict[str, solvers.HandOver] = {
    "Alongside, compiled": solvers.ours_compiled,
    "Alongside, plain Python": solvers.ours_plain,
    "OR-Tools, minimum-cost flow": solvers.or_tools,
    "HiGHS, simplex": solvers.highs,
    "SciPy, sparse assignment": solvers.scipy_assignment,
}
QUESTIONS: dict[str, Callable[[Instance], Row]] = {
    "what if one partner leaves": _what_if,
    "settled plan": _settled,
    "deferred acceptance": _stable,
    "blocking pairs of the best plan": _blocking,
}


def measure(size: str, what: str) -> Row:
    """The row, measured in this process."""

    def on(one: Instance) -> Row:
        return _solved(SOLVERS[what], one) if what in SOLVERS else QUESTIONS[what](one)

    on(load("xs"))
    return replace(on(load(size)), size=size, what=what)


if __name__ == "__main__":
    print(json.dumps(asdict(measure(sys.argv[1], sys.argv[2]))))
