from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.brokering.matching.market import EdgeTable, loops_for
from alongside.brokering.matching.tiers import Tiers, Wanted, by_tiers, most_covered
from tests.brokering.instances import Instance, best_by_flow, instances, keeps_to_places


def table(instance: Instance, *, compiled: bool = False) -> EdgeTable:
    indptr, partner, weight, _, capacity = instance
    return EdgeTable(indptr, partner.astype(np.int32), weight, len(capacity), loops_for(0, use_compiled=compiled))


def wanted(instance: Instance, costs: list[list[int]] | None = None) -> Wanted:
    _, _, _, demand, capacity = instance
    flat = [cost for one in costs for cost in one] if costs else [0] * int(capacity.sum())
    return Wanted(demand, capacity, np.array(flat, dtype=np.int64))


def tiers(instance: Instance, costs: list[list[int]] | None = None, *, compiled: bool = False) -> Tiers:
    return by_tiers(table(instance, compiled=compiled), wanted(instance, costs))


def covered(instance: Instance, chosen: np.ndarray) -> int:
    need_of = np.repeat(np.arange(len(instance[3])), np.diff(instance[0]))
    return len(np.unique(need_of[chosen]))


@settings(max_examples=500, deadline=None)
@given(instances(most=2), st.booleans())
def test_each_tier_is_as_good_as_it_can_be_given_those_above_it(instance: Instance, compiled: bool) -> None:
    plan = tiers(instance, compiled=compiled)
    weight, demand = instance[2], instance[3]
    assert keeps_to_places(instance, plan.chosen)
    most = best_by_flow((instance[0], instance[1], np.ones_like(weight), np.minimum(demand, 1), instance[4]))
    assert covered(instance, plan.chosen) == plan.covered == most
    if most:
        assert weight[plan.chosen].min() >= plan.worst
        worst = max(
            int(least)
            for least in np.unique(weight)
            if most_covered(_above(instance, int(least)), wanted(instance)) == most
        )
        assert plan.worst == worst
        barred = frozenset(np.flatnonzero(weight < worst).tolist())
        first = 10**7
        assert plan.total == best_by_flow(instance, first_value=first, barred=barred) - first * most
    assert plan.proof.gap == 0


def _above(instance: Instance, least: int) -> EdgeTable:
    kept = np.flatnonzero(instance[2] >= least)
    indptr = np.searchsorted(kept, instance[0])
    return table((indptr, instance[1][kept], instance[2][kept], instance[3], instance[4]))


@settings(max_examples=400, deadline=None)
@given(instances(), st.integers(0, 2**20), st.booleans())
def test_work_is_spread_when_a_partners_later_places_cost_more(instance: Instance, seed: int, compiled: bool) -> None:
    rng = np.random.default_rng(seed)
    costs = [sorted(rng.integers(0, 4, int(room)).tolist()) for room in instance[4]]
    plan = tiers(instance, costs, compiled=compiled)
    barred = frozenset(np.flatnonzero(instance[2] < plan.worst).tolist())
    first = 10**7
    best = best_by_flow(instance, first_value=first, partner_cost=costs, barred=barred)
    assert plan.total == best - first * plan.covered
    assert plan.proof.gap == 0


def test_a_school_without_a_partner_outweighs_any_total() -> None:
    arrays = [np.array(one) for one in ([0, 2, 3], [0, 1, 0], [900, 1, 800], [1, 1], [1, 1])]
    instance = (arrays[0], arrays[1], arrays[2], arrays[3], arrays[4])
    plan = tiers(instance)
    assert plan.chosen.tolist() == [1, 2]
    assert (plan.covered, plan.worst, plan.total) == (2, 1, 801)


def test_small_rounds_agree_with_trying_every_plan() -> None:
    rng = np.random.default_rng(5)
    for _ in range(40):
        weight = rng.integers(1, 9, 9)
        instance = (np.array([0, 3, 6, 9]), np.tile(np.arange(3), 3), weight, np.array([1, 2, 1]), np.array([1, 1, 2]))
        plans = [
            np.array(chosen, dtype=np.int64)
            for many in range(5)
            for chosen in combinations(range(9), many)
            if keeps_to_places(instance, np.array(chosen, dtype=np.int64))
        ]
        most = max(covered(instance, plan) for plan in plans)
        worst = max(weight[plan].min() for plan in plans if covered(instance, plan) == most)
        best = max(
            weight[plan].sum() for plan in plans if covered(instance, plan) == most and weight[plan].min() >= worst
        )
        found = tiers(instance)
        assert (found.covered, found.worst, found.total) == (most, worst, best)
