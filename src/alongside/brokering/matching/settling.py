"""A settled plan: the best total plan, changed until no two heads would both gain materially by leaving it.

The best total alone leaves many heads who would both rather have each other; full stability costs more, and the weakest
pay. In between (Anshelevich, Das and Naamad 2013 call it approximate stability): solve, find the pairs by which both would
gain more than epsilon, raise their weight by a share of the smaller gain, solve again, until there is none. If pairs
remain after sixty turns, the plan with fewest is returned and they are named.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from alongside.brokering.matching.blocking import Blocking, Floats, Utilities, blocking_pairs
from alongside.brokering.matching.market import Integers
from alongside.brokering.matching.solve import Solution, solve

EPSILON = 0.05
_RAISE = 300_000
_ROUNDS = 60


@dataclass(frozen=True, eq=False)
class Settled:
    """A settled plan. ``price`` is what it gives up of the best total, in units of weight; ``remaining`` what blocks it.

    ``best`` is the best total plan with its proof; ``turns`` how often the plan was solved.
    """

    chosen: Integers
    total: int
    price: int
    remaining: Blocking
    best: Solution
    turns: int


def settle_by(
    plan_for: Callable[[Integers], Integers], weight: Integers, worth: Utilities, *, epsilon: float = EPSILON
) -> tuple[Integers, Blocking, int]:
    """The settled plan's edges, what still blocks it, and the turns taken; ``plan_for`` solves a round with raised weights."""
    raised = weight.copy()
    kept = plan_for(raised)
    blocking = fewest = blocking_pairs(worth, kept, epsilon)
    turns = 1
    while len(blocking.edges) and turns < _ROUNDS:
        push = _RAISE * (1 + turns / 4)  # pairs that keep coming back are pushed harder
        raised[blocking.edges] += np.maximum(1, (push * blocking.least_gain).astype(np.int64))
        chosen = plan_for(raised)
        blocking = blocking_pairs(worth, chosen, epsilon)
        turns += 1
        if len(blocking.edges) < len(fewest.edges):
            kept, fewest = chosen, blocking
    return kept, fewest, turns


def settle(  # noqa: PLR0913, PLR0917 - the contract that peers are measured on has these eight
    indptr: Integers,
    partner: Integers,
    weight: Integers,
    demand: Integers,
    capacity: Integers,
    u_need: Floats,
    u_partner: Floats,
    epsilon: float = EPSILON,
    *,
    use_compiled: bool | None = None,
) -> Settled:
    """A plan in which no pair would both gain more than ``epsilon``, or the nearest to it that was found.

    Arrays as for `solve`; the utilities, 0 to 1, are by edge. Raises `NotAnInstance` as `solve` does.
    """
    need = np.repeat(np.arange(len(demand)), np.diff(indptr))
    worth = Utilities(need, partner, demand, capacity, u_need, u_partner)
    best = solve(indptr, partner, weight, demand, capacity, use_compiled=use_compiled)

    def plan_for(raised: Integers) -> Integers:
        if (raised == weight).all():
            return best.chosen
        return solve(indptr, partner, raised, demand, capacity, use_compiled=use_compiled).chosen

    kept, remaining, turns = settle_by(plan_for, weight, worth, epsilon=epsilon)
    total = int(weight[kept].sum())
    return Settled(kept, total, best.total - total, remaining, best, turns)
