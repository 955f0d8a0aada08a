from collections.abc import Callable, Sequence

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.brokering.matching.components import (
    Answer,
    Part,
    components,
    solve_in_parts,
    take_apart,
)
from alongside.brokering.matching.market import EdgeTable, loops_for
from alongside.brokering.matching.tiers import Wanted, by_tiers
from tests.brokering.instances import Instance, instances, keeps_to_places


def laid_side_by_side(rounds: Sequence[Instance]) -> Instance:
    """Several rounds as one, whose schools know nothing of each other."""
    indptr, partner, weight, demand, capacity = [np.zeros(1, dtype=np.int64)], [], [], [], []
    edges = partners = 0
    for one in rounds:
        indptr.append(one[0][1:] + edges)
        partner.append(one[1] + partners)
        weight.append(one[2])
        demand.append(one[3])
        capacity.append(one[4])
        edges, partners = edges + len(one[1]), partners + len(one[4])
    joined = [np.concatenate(each).astype(np.int64) for each in (indptr, partner, weight, demand, capacity)]
    return joined[0], joined[1], joined[2], joined[3], joined[4]


def table(instance: Instance) -> EdgeTable:
    indptr, partner, weight, _, capacity = instance
    return EdgeTable(indptr, partner.astype(np.int32), weight, len(capacity), loops_for(0, use_compiled=False))


def wanted(instance: Instance, seed: int) -> Wanted:
    rng = np.random.default_rng(seed)
    costs = [np.sort(rng.integers(0, 4, int(room))) for room in instance[4]]
    counts = rng.random(len(instance[3])) < 0.8
    return Wanted(instance[3], instance[4], np.concatenate([*costs, np.zeros(0)]).astype(np.int64), counts)


def from_the_last(work: Callable[[Part], Answer], parts: Sequence[Part], /) -> Sequence[Answer]:
    """As a cluster would: in another order, the answers in the order asked."""
    return [work(part) for part in reversed(parts)][::-1]


@settings(max_examples=300, deadline=None)
@given(st.lists(instances(), min_size=1, max_size=5), st.integers(0, 2**20))
def test_a_round_in_parts_has_the_total_coverage_and_worst_match_of_the_whole(
    rounds: list[Instance], seed: int
) -> None:
    instance = laid_side_by_side(rounds)
    whole = by_tiers(table(instance), wanted(instance, seed))
    plan, _ = solve_in_parts(table(instance), wanted(instance, seed), run=from_the_last)
    assert (plan.covered, plan.worst, plan.total, plan.gap) == (whole.covered, whole.worst, whole.total, 0)
    assert len(plan.first) == len(whole.first)
    assert keeps_to_places(instance, plan.chosen)


@settings(max_examples=150, deadline=None)
@given(st.lists(instances(), min_size=2, max_size=4), st.integers(0, 2**20))
def test_where_weights_are_distinct_the_plan_in_parts_is_the_very_plan_of_the_whole(
    rounds: list[Instance], seed: int
) -> None:
    indptr, partner, _, demand, capacity = laid_side_by_side(rounds)
    rng = np.random.default_rng(seed)
    instance = (indptr, partner, rng.integers(1, 2**40, len(partner)), demand, capacity)
    free = Wanted(demand, capacity, np.zeros(int(capacity.sum()), dtype=np.int64))
    plan, _ = solve_in_parts(table(instance), free)
    whole = by_tiers(table(instance), free)
    assert plan.chosen.tolist() == whole.chosen.tolist()
    assert plan.first.tolist() == whole.first.tolist()


@settings(max_examples=200, deadline=None)
@given(st.lists(instances(), min_size=1, max_size=6))
def test_two_pairs_are_in_one_component_just_when_a_chain_of_pairs_joins_them(rounds: list[Instance]) -> None:
    instance = laid_side_by_side(rounds)
    indptr, partner, _, demand, _ = instance
    need = np.repeat(np.arange(len(demand)), np.diff(indptr))
    reached = {("need", one): {("need", one)} for one in need.tolist()}
    reached |= {("partner", one): {("partner", one)} for one in partner.tolist()}
    for one, other in zip(need.tolist(), partner.tolist(), strict=True):
        together = reached["need", one] | reached["partner", other]
        for school in together:
            reached[school] = together
    found = components(table(instance))
    for edge in range(len(partner)):
        same = [
            other for other in range(len(partner)) if ("need", int(need[other])) in reached["need", int(need[edge])]
        ]
        assert np.flatnonzero(found == found[edge]).tolist() == same


def test_small_components_travel_together_and_no_school_is_in_two_parts() -> None:
    pair = tuple(np.array(one, dtype=np.int64) for one in ([0, 1], [0], [5], [1], [1]))
    instance = laid_side_by_side([pair] * 200)  # type: ignore[list-item]  # five arrays, as an instance has
    parts, apart = take_apart(table(instance), wanted(instance, 1), most=7)
    assert (apart.components, apart.largest, apart.edges, apart.parts) == (200, 1, 200, 7)
    assert sorted(np.concatenate([part.edges for part in parts]).tolist()) == list(range(200))
    assert {len(part.edges) for part in parts} == {28, 29}
    assert "too closely tied" not in str(apart.sentence)


def test_a_round_that_hangs_together_is_said_to_be_too_closely_tied() -> None:
    tied = tuple(np.array(one, dtype=np.int64) for one in ([0, 2, 3], [0, 1, 1], [5, 6, 7], [1, 1], [1, 1]))
    alone = tuple(np.array(one, dtype=np.int64) for one in ([0, 1], [0], [5], [1], [1]))
    instance = laid_side_by_side([tied, alone])  # type: ignore[list-item]  # five arrays, as an instance has
    apart = take_apart(table(instance), wanted(instance, 1))[1]
    assert apart.too_closely_tied
    assert "the largest holds 3 of 4 possible pairs" in str(apart.sentence)
    assert "too closely tied to split" in str(apart.sentence)


def test_a_round_without_a_possible_pair_has_nothing_to_take_apart() -> None:
    empty = tuple(np.array(one, dtype=np.int64) for one in ([0, 0], [], [], [1], [1]))
    plan, apart = solve_in_parts(table(empty), wanted(empty, 1))  # type: ignore[arg-type]  # five arrays, as it has
    assert (plan.covered, plan.total, len(plan.chosen), apart.parts) == (0, 0, 0, 0)
    assert "no possible pair" in str(apart.sentence)
