"""Pairs of heads who would both rather have each other than what a plan gives them: conversations to have."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alongside.brokering.matching.market import Integers

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Utilities:
    """The edges of a round in rows by need, with what each pair would be worth to either side.

    ``need`` and ``partner`` are the schools of each edge; ``u_need`` and ``u_partner`` lie between 0 and 1.
    """

    need: Integers
    partner: Integers
    demand: Integers
    capacity: Integers
    u_need: Floats
    u_partner: Floats


@dataclass(frozen=True, eq=False)
class Blocking:
    """Edges outside a plan by which both sides would gain more than a tolerance, with the gain of either."""

    edges: Integers
    need_gain: Floats
    partner_gain: Floats

    @property
    def least_gain(self) -> Floats:
        return np.minimum(self.need_gain, self.partner_gain)


def _would_give_up(school: Integers, worth: Floats, *, chosen: Integers, places: Integers) -> Floats:
    """What each school would give up for one more match: its worst, or nothing where a place is free."""
    worst = np.full(len(places), np.inf)
    np.minimum.at(worst, school[chosen], worth[chosen])
    worst[np.bincount(school[chosen], minlength=len(places)) < places] = 0.0
    return worst


def blocking_pairs(edges: Utilities, chosen: Integers, tolerance: float = 0.0) -> Blocking:
    """Pairs that would both gain more than ``tolerance`` by leaving the plan ``chosen`` (edge numbers) for each other."""
    need_gain = edges.u_need - _would_give_up(edges.need, edges.u_need, chosen=chosen, places=edges.demand)[edges.need]
    partner_gain = (
        edges.u_partner
        - _would_give_up(edges.partner, edges.u_partner, chosen=chosen, places=edges.capacity)[edges.partner]
    )
    outside = np.ones(len(edges.need), dtype=np.bool_)
    outside[chosen] = False
    found = np.flatnonzero(outside & (need_gain > tolerance) & (partner_gain > tolerance))
    return Blocking(found, need_gain[found], partner_gain[found])
