"""Rounds with rules that no flow can express: overlapping quotas, and pairs that are made all or none.

Solved exactly by OR-Tools' CP-SAT (Perron and Didier), in two turns: the most schools with a partner, then, at that coverage,
the largest total less overload. One worker, one seed and a limit counted in steps rather than seconds give the same plan
every time; where the limit is reached, what is left unproved is stated.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from alongside.brokering.matching.market import MATCHED, EdgeTable, Integers
from alongside.brokering.matching.solve import best_plan
from alongside.brokering.matching.tiers import Wanted, places_with_values, value_of_a_first_partner

if TYPE_CHECKING:
    from alongside.brokering.matching.constraint_model import ConstraintModel

MOST_EDGES = 20_000
EFFORT = 8.0


class SideRulesNotSolved(ValueError):
    """The plan of a round with quotas or pairs that go together could not be worked out; the message says why."""


class NoPlanKeepsTheRules(SideRulesNotSolved):
    """The pairs that have to be made cannot all be made within places and quotas."""


def no_edges() -> Integers:
    return np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, eq=False)
class SideRules:
    """The extra rules of a round, by edge numbers.

    At most so many of the edges of each of ``limits`` are made; the edges of each of ``together`` all or none; ``made``
    are made whatever else, ``barred`` never. Groups with an edge in ``made`` are among ``together``, too.
    """

    limits: tuple[tuple[Integers, int], ...] = ()
    together: tuple[Integers, ...] = ()
    made: Integers = field(default_factory=no_edges)
    barred: Integers = field(default_factory=no_edges)


@dataclass(frozen=True, eq=False)
class Ruled:
    """The best plan under extra rules: ``chosen`` are edge numbers, ascending; ``total`` sums weights less overload.

    No plan covers more than ``more_schools`` beyond ``covered``, nor, at this coverage, has a total more than ``gap``
    above this one; both are 0 where the plan is proved best.
    """

    chosen: Integers
    covered: int
    total: int
    more_schools: int
    gap: int


def solve_with_rules(table: EdgeTable, wanted: Wanted, rules: SideRules, *, effort: float = EFFORT) -> Ruled:
    """The plan with most first partners and then the largest total that keeps to the extra rules.

    ``effort`` bounds either turn, in CP-SAT's deterministic seconds. Raises `SideRulesNotSolved` without OR-Tools, beyond
    `MOST_EDGES`, or when nothing was found in time, and `NoPlanKeepsTheRules` when there is no plan.
    """
    model = _constraints(table, wanted, rules)
    model.begin_at(_a_start(table, wanted, rules))
    covered, most, made = model.largest(model.coverage, effort)
    model.cover(covered, made)
    total, bound, chosen = model.largest(model.total, effort)
    return Ruled(chosen, covered, total, more_schools=most - covered, gap=bound - total)


def _a_start(table: EdgeTable, wanted: Wanted, rules: SideRules) -> Integers:
    """A plan to search from: the best without the extra rules, less the lightest pairs that break one."""
    if len(rules.made):
        return rules.made
    places = places_with_values(wanted, value_of_a_first_partner(table, wanted))
    plan = np.flatnonzero(best_plan(table, places).used == MATCHED)
    plan = plan[~np.isin(plan, np.concatenate([rules.barred, *rules.together]))]
    plan = plan[np.argsort(-table.weight[plan], kind="stable")]
    for limited, most in rules.limits:
        counts = np.isin(plan, limited)
        plan = plan[~counts | (np.cumsum(counts) <= most)]
    return plan


def with_made(rules: SideRules, edge: int) -> SideRules:
    """The rules when this pair is made all the same."""
    return replace(rules, made=np.append(rules.made, edge))


def without_edges(rules: SideRules, gone: Integers) -> SideRules:
    """The rules when these pairs can no longer be made, nor any that goes together with one of them."""
    released = gone
    for _ in rules.together:  # a group may be tied to another through a pair of both
        tied = [group for group in rules.together if np.isin(group, released).any()]
        released = np.concatenate([gone, *tied])
    return replace(
        rules,
        barred=np.concatenate((rules.barred, gone)),
        made=rules.made[~np.isin(rules.made, released)],
    )


def _constraints(table: EdgeTable, wanted: Wanted, rules: SideRules) -> ConstraintModel:
    if len(table.partner) > MOST_EDGES:
        raise SideRulesNotSolved(
            f"the round has {len(table.partner):,} possible pairs, and with quotas or pairs that go together at most "
            f"{MOST_EDGES:,} can be looked at; lower 'candidates', or broker one region at a time"
        )
    try:
        from alongside.brokering.matching.constraint_model import ConstraintModel  # noqa: PLC0415 - the 'quotas' extra
    except ImportError as error:
        raise SideRulesNotSolved(
            "quotas and pairs that go together are solved by OR-Tools, which is not installed; install alongside[quotas], "
            "or leave [[quotas]] and [[together]] out"
        ) from error
    return ConstraintModel(table, wanted, rules)
