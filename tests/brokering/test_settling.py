import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.brokering.matching.blocking import Utilities, blocking_pairs
from alongside.brokering.matching.deferred import deferred_acceptance
from alongside.brokering.matching.settling import settle
from alongside.brokering.matching.solve import solve
from tests.brokering.instances import Instance, instances, keeps_to_places, utilities


def both(instance: Instance, seed: int) -> Utilities:
    u_need, u_partner = utilities(instance, seed)
    need = np.repeat(np.arange(len(instance[3])), np.diff(instance[0]))
    return Utilities(need, instance[1], instance[3], instance[4], u_need, u_partner)


def blocking_by_hand(worth: Utilities, chosen: set[int], tolerance: float) -> list[int]:
    """The definition, edge by edge."""
    found = []
    for edge in range(len(worth.need)):
        gains = []
        for school, utility, places in (
            (worth.need, worth.u_need, worth.demand),
            (worth.partner, worth.u_partner, worth.capacity),
        ):
            own = sorted(utility[other] for other in chosen if school[other] == school[edge])
            gives_up = 0.0 if len(own) < places[school[edge]] else (own[0] if own else np.inf)
            gains.append(utility[edge] - gives_up)
        if edge not in chosen and min(gains) > tolerance:
            found.append(edge)
    return found


@settings(max_examples=400, deadline=None)
@given(instances(), st.integers(0, 2**20), st.sampled_from((0.0, 0.05, 0.3)))
def test_conversations_to_have_are_those_of_the_definition(instance: Instance, seed: int, tolerance: float) -> None:
    worth = both(instance, seed)
    chosen = solve(*instance).chosen
    found = blocking_pairs(worth, chosen, tolerance)
    assert found.edges.tolist() == blocking_by_hand(worth, set(chosen.tolist()), tolerance)
    assert (found.least_gain > tolerance).all()


@settings(max_examples=600, deadline=None)
@given(instances(), st.integers(0, 2**20), st.booleans())
def test_nobody_leaves_a_plan_made_by_deferred_acceptance(instance: Instance, seed: int, compiled: bool) -> None:
    worth = both(instance, seed)
    indptr, partner, _, demand, capacity = instance
    chosen = deferred_acceptance(
        indptr, partner, demand, capacity, worth.u_need, worth.u_partner, use_compiled=compiled
    )
    assert keeps_to_places(instance, chosen)
    assert blocking_pairs(worth, chosen).edges.tolist() == []


@settings(max_examples=200, deadline=None)
@given(instances(), st.integers(0, 2**20))
def test_deferred_acceptance_is_the_same_compiled_or_not(instance: Instance, seed: int) -> None:
    worth = both(instance, seed)
    indptr, partner, _, demand, capacity = instance
    plans = [
        deferred_acceptance(indptr, partner, demand, capacity, worth.u_need, worth.u_partner, use_compiled=compiled)
        for compiled in (True, False)
    ]
    assert plans[0].tolist() == plans[1].tolist()


@settings(max_examples=400, deadline=None)
@given(instances(), st.integers(0, 2**20))
def test_a_settled_plan_names_whatever_still_blocks_it_and_what_it_costs(instance: Instance, seed: int) -> None:
    worth = both(instance, seed)
    plan = settle(*instance, worth.u_need, worth.u_partner)
    assert keeps_to_places(instance, plan.chosen)
    assert plan.remaining.edges.tolist() == blocking_pairs(worth, plan.chosen, 0.05).edges.tolist()
    assert plan.total == instance[2][plan.chosen].sum()
    assert plan.price == plan.best.total - plan.total >= 0


def test_most_random_rounds_settle_altogether() -> None:
    rng = np.random.default_rng(1)
    settled = 0
    for _ in range(40):
        u_need, u_partner = rng.random(200), rng.random(200)
        weight = np.rint(1e6 * np.sqrt(u_need * u_partner)).astype(np.int64) + 1
        indptr, partner = np.arange(0, 201, 10), np.concatenate([rng.permutation(15)[:10] for _ in range(20)])
        plan = settle(
            indptr, partner, weight, np.ones(20, dtype=np.int64), np.ones(15, dtype=np.int64), u_need, u_partner
        )
        settled += len(plan.remaining.edges) == 0
    assert settled >= 38
