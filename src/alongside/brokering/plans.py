"""Three plans of one round, side by side: the best total, one that is settled, and one that nobody would leave.

- **best**: most schools with a first partner, then the worst of those matches as good as possible, then the largest total,
  then second partners, each exactly.
- **settled**: the largest total after coverage, changed until no two heads would both gain more than 0.05 by leaving it.
- **stable**: deferred acceptance; no two heads would both gain anything, and the weakest pay.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from alongside.brokering.candidates import UNIT
from alongside.brokering.edges import RoundEdges
from alongside.brokering.matching.blocking import Blocking, blocking_pairs
from alongside.brokering.matching.components import Apart, Run, solve_in_parts
from alongside.brokering.matching.deferred import deferred_acceptance
from alongside.brokering.matching.market import MATCHED, Integers
from alongside.brokering.matching.settling import EPSILON, settle_by
from alongside.brokering.matching.side_rules import Ruled
from alongside.brokering.matching.solve import best_plan
from alongside.brokering.matching.tiers import by_tiers, places_with_values, value_of_a_first_partner


class PlanKind(StrEnum):
    """Which of the three plans."""

    BEST = "best"
    SETTLED = "settled"
    STABLE = "stable"


@dataclass(frozen=True, eq=False)
class Plan:
    """A plan and its measures; fits and totals run in units of fit, agreed pairs left out.

    ``chosen`` are edges of the round's table. ``blocking`` are the pairs who would both gain, ``material`` those who would
    both gain more than 0.05. ``bound`` is what no plan can exceed in this plan's own objective, or None where it has none;
    ``gap`` is how far the plan's objective stays below it. ``apart`` says how a round worked out in parts fell apart;
    ``ruled`` is the proof of a plan under quotas and pairs that go together.
    """

    kind: PlanKind
    chosen: Integers
    total: float
    covered: int
    worst: float | None
    fifth_percentile: float | None
    blocking: Blocking
    material: Blocking
    gap: float | None
    apart: Apart | None = None
    ruled: Ruled | None = None

    @property
    def pairs(self) -> int:
        return len(self.chosen)


def _plan(edges: RoundEdges, kind: PlanKind, chosen: Integers, *, gap: float | None) -> Plan:
    fits = edges.fits[chosen] / UNIT
    return Plan(
        kind=kind,
        chosen=chosen,
        total=float(fits.sum()),
        covered=len(np.unique(edges.worth.need[chosen])),
        worst=float(fits.min()) if len(fits) else None,
        fifth_percentile=float(np.percentile(fits, 5)) if len(fits) else None,
        blocking=blocking_pairs(edges.worth, chosen),
        material=blocking_pairs(edges.worth, chosen, EPSILON),
        gap=gap,
    )


def best(edges: RoundEdges) -> Plan:
    """The plan by tiers, with its proof."""
    tiers = by_tiers(edges.table, edges.wanted)
    return _plan(edges, PlanKind.BEST, tiers.chosen, gap=tiers.gap / UNIT)


def best_in_parts(edges: RoundEdges, run: Run) -> Plan:
    """The same plan, its parts given to ``run``; a round with quotas or pairs that go together stays in one piece."""
    if edges.side_rules is not None:
        return best_with_rules(edges)
    tiers, apart = solve_in_parts(edges.table, edges.wanted, run=run)
    return replace(_plan(edges, PlanKind.BEST, tiers.chosen, gap=tiers.gap / UNIT), apart=apart)


def best_with_rules(edges: RoundEdges) -> Plan:
    """The plan by coverage and then total that keeps to quotas and to pairs that go together."""
    ruled = edges.ruled
    return replace(_plan(edges, PlanKind.BEST, ruled.chosen, gap=ruled.gap / UNIT), ruled=ruled)


def settled(edges: RoundEdges) -> Plan:
    """The settled plan."""
    value = value_of_a_first_partner(edges.table, edges.wanted)
    places = places_with_values(edges.wanted, value)

    def plan_for(weight: Integers) -> Integers:
        return np.flatnonzero(best_plan(replace(edges.table, weight=weight), places).used == MATCHED)

    chosen, _, _ = settle_by(plan_for, edges.table.weight, edges.worth)
    return _plan(edges, PlanKind.SETTLED, chosen, gap=None)


def stable(edges: RoundEdges) -> Plan:
    """The stable plan that is best for the schools in need."""
    worth, table = edges.worth, edges.table
    chosen = deferred_acceptance(
        table.indptr, worth.partner, worth.demand, worth.capacity, worth.u_need, worth.u_partner
    )
    return _plan(edges, PlanKind.STABLE, chosen, gap=None)


def plan_of(edges: RoundEdges, kind: PlanKind) -> Plan:
    """The plan of that kind; with quotas or pairs that go together the best is the only one there is."""
    if edges.side_rules is not None:
        return best_with_rules(edges)
    return {PlanKind.BEST: best, PlanKind.SETTLED: settled, PlanKind.STABLE: stable}[kind](edges)


def frontier(edges: RoundEdges) -> Mapping[PlanKind, Plan]:
    """All three plans, to be shown side by side."""
    return {kind: plan_of(edges, kind) for kind in kinds_of(edges)}


def kinds_of(edges: RoundEdges) -> tuple[PlanKind, ...]:
    """The plans there are: settling and stability rest on pairs that are free to change one at a time."""
    return tuple(PlanKind) if edges.side_rules is None else (PlanKind.BEST,)
