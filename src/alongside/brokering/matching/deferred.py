"""Deferred acceptance (Gale and Shapley 1962) for several places on both sides: a plan that no pair would leave.

Needs propose to partners from the best to the worst for them; a partner keeps the best proposals it has places for. With
preferences by single pairs the outcome is pairwise stable, and no other stable plan is better for any need.
"""

from __future__ import annotations

import numpy as np

from alongside.brokering.matching.blocking import Floats
from alongside.brokering.matching.market import Integers, loops_for
from alongside.brokering.matching.proposing import propose_in_turn
from alongside.brokering.matching.solve import starts


def deferred_acceptance(  # noqa: PLR0913, PLR0917 - a round as arrays, as `settle` takes it
    indptr: Integers,
    partner: Integers,
    demand: Integers,
    capacity: Integers,
    u_need: Floats,
    u_partner: Floats,
    *,
    use_compiled: bool | None = None,
) -> Integers:
    """The chosen edges (ascending) of the stable plan that is best for the needs; equal utilities as the edges stand."""
    need = np.repeat(np.arange(len(demand)), np.diff(indptr))
    order = np.lexsort((-u_need, need))
    _, worth = np.unique(u_partner, return_inverse=True)
    slot_start = starts(np.minimum(capacity, np.bincount(partner, minlength=len(capacity))))
    slots = np.full(int(slot_start[-1]), -1, dtype=np.int64)
    scratch = (
        np.zeros_like(slots),
        np.zeros_like(capacity),
        indptr[:-1].copy(),
        np.zeros(int(demand.sum()) + 1, dtype=np.int64),
    )
    arguments = (indptr, order, partner.astype(np.int64), worth, demand, slot_start, slots, *scratch)
    loops = loops_for(len(partner), use_compiled=use_compiled)
    if loops is not None:
        loops.propose_in_turn(*arguments)
    else:
        lists = [one.tolist() for one in arguments]
        propose_in_turn(*lists)
        slots = np.array(lists[6], dtype=np.int64)
    return np.sort(slots[slots >= 0])
