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


FIRST = 10**7


@settings(max_examples=500, deadline=None)
@given(instances(), st.booleans())
def test_each_tier_is_as_good_as_it_can_be_given_those_above_it(instance: Instance, compiled: bool) -> None:
    plan = tiers(instance, compiled=compiled)
    indptr, partner, weight, demand, capacity = instance
    single = np.minimum(demand, 1)
    assert keeps_to_places(instance, plan.chosen)
    assert keeps_to_places((indptr, partner, weight, single, capacity), plan.first)
    most = best_by_flow((indptr, partner, np.ones_like(weight), single, capacity))
    assert covered(instance, plan.chosen) == len(plan.first) == plan.covered == most
    steps = [int(one) for one in np.unique(weight)]
    reachable = [least for least in steps if most_covered(_above(instance, least), wanted(instance)) == most]
    assert plan.worst == (max(reachable) if most else 0)
    assert not most or weight[plan.first].min() >= plan.worst
    below = frozenset(np.flatnonzero(weight < plan.worst).tolist())
    best = best_by_flow((indptr, partner, weight, single, capacity), first_value=FIRST, barred=below) - FIRST * most
    assert weight[plan.first].sum() == best
    assert plan.gap == 0
    need_of = np.repeat(np.arange(len(demand)), np.diff(indptr))
    left = (
        indptr,
        partner,
        weight,
        demand - np.bincount(need_of[plan.first], minlength=len(demand)),
        capacity - np.bincount(partner[plan.first], minlength=len(capacity)),
    )
    assert plan.total == best + best_by_flow(left, barred=frozenset(plan.first.tolist()))


def _above(instance: Instance, least: int) -> EdgeTable:
    kept = np.flatnonzero(instance[2] >= least)
    indptr = np.searchsorted(kept, instance[0])
    return table((indptr, instance[1][kept], instance[2][kept], instance[3], instance[4]))


@settings(max_examples=400, deadline=None)
@given(instances(most=1), st.integers(0, 2**20), st.booleans())
def test_work_is_spread_when_a_partners_later_places_cost_more(instance: Instance, seed: int, compiled: bool) -> None:
    rng = np.random.default_rng(seed)
    roomy = (*instance[:4], instance[4] * 3)
    costs = [sorted(rng.integers(0, 4, int(room)).tolist()) for room in roomy[4]]
    plan = tiers(roomy, costs, compiled=compiled)
    barred = frozenset(np.flatnonzero(instance[2] < plan.worst).tolist())
    best = best_by_flow(roomy, first_value=FIRST, partner_cost=costs, barred=barred)
    assert plan.total == best - FIRST * plan.covered
    assert plan.gap == 0


def test_a_school_without_a_partner_outweighs_any_total() -> None:
    arrays = [np.array(one) for one in ([0, 2, 3], [0, 1, 0], [900, 1, 800], [1, 1], [1, 1])]
    instance = (arrays[0], arrays[1], arrays[2], arrays[3], arrays[4])
    plan = tiers(instance)
    assert plan.chosen.tolist() == [1, 2]
    assert (plan.covered, plan.worst, plan.total) == (2, 1, 801)


def test_no_school_gets_a_second_partner_at_the_cost_of_anothers_first() -> None:
    arrays = [np.array(one) for one in ([0, 2, 3], [0, 1, 1], [900, 900, 5], [2, 1], [1, 1])]
    instance = (arrays[0], arrays[1], arrays[2], arrays[3], arrays[4])
    assert tiers(instance).chosen.tolist() == [0, 2]


def test_a_second_partner_may_suit_less_than_the_worst_first_one() -> None:
    arrays = [np.array(one) for one in ([0, 2], [0, 1], [900, 5], [2], [1, 1])]
    instance = (arrays[0], arrays[1], arrays[2], arrays[3], arrays[4])
    plan = tiers(instance)
    assert (plan.chosen.tolist(), plan.worst, plan.total) == ([0, 1], 900, 905)
