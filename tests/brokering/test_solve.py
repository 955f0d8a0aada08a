import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ortools.graph.python import min_cost_flow

from alongside.brokering.matching.compiled import compiled
from alongside.brokering.matching.solve import NotAnInstance, Solution, solve

Instance = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray]


@st.composite
def instances(draw: st.DrawFn) -> Instance:
    """Rounds of up to 7 needs and 6 partners, with demands and capacities of 0 to 3 and many equal weights."""
    needs, partners = draw(st.integers(0, 7)), draw(st.integers(1, 6))
    cells = st.integers(0, 6).map(lambda weight: weight * draw(st.sampled_from((1, 1000))))
    rows = [[draw(cells) for _ in range(partners)] for _ in range(needs)]
    indptr, partner, weight = [0], [], []
    for row in rows:
        for place, value in enumerate(row):
            if value > 0:
                partner.append(place)
                weight.append(value)
        indptr.append(len(partner))
    few = st.integers(0, 3)
    demand = [draw(few) for _ in range(needs)]
    capacity = [draw(few) for _ in range(partners)]
    return tuple(np.array(one, dtype=np.int64) for one in (indptr, partner, weight, demand, capacity))  # type: ignore[return-value]


def best_by_flow(instance: Instance) -> int:
    """The best total by OR-Tools' min-cost flow."""
    indptr, partner, weight, demand, capacity = instance
    needs = len(demand)
    flow = min_cost_flow.SimpleMinCostFlow()
    source, sink = needs + len(capacity), needs + len(capacity) + 1
    for need in range(needs):
        flow.add_arc_with_capacity_and_unit_cost(source, need, int(demand[need]), 0)
        flow.add_arc_with_capacity_and_unit_cost(need, sink, int(demand[need]), 0)
        for edge in range(indptr[need], indptr[need + 1]):
            flow.add_arc_with_capacity_and_unit_cost(need, needs + int(partner[edge]), 1, -int(weight[edge]))
    for place, room in enumerate(capacity):
        flow.add_arc_with_capacity_and_unit_cost(needs + place, sink, int(room), 0)
    flow.set_node_supply(source, int(demand.sum()))
    flow.set_node_supply(sink, -int(demand.sum()))
    assert flow.solve() == flow.OPTIMAL
    return -flow.optimal_cost()


def keeps_the_rules(instance: Instance, solution: Solution) -> bool:
    indptr, partner, weight, demand, capacity = instance
    need_of = np.repeat(np.arange(len(demand)), np.diff(indptr))
    chosen = solution.chosen
    pairs = set(zip(need_of[chosen].tolist(), partner[chosen].tolist(), strict=True))
    return (
        len(pairs) == len(chosen)
        and (np.bincount(need_of[chosen], minlength=len(demand)) <= demand).all()
        and (np.bincount(partner[chosen], minlength=len(capacity)) <= capacity).all()
        and weight[chosen].sum() == solution.total
    )


@settings(max_examples=2000, deadline=None)
@given(instances(), st.booleans())
def test_the_plan_is_as_good_as_a_flow_solvers_and_proves_it(instance: Instance, compiled: bool) -> None:
    solution = solve(*instance, use_compiled=compiled)
    assert keeps_the_rules(instance, solution)
    assert solution.total == best_by_flow(instance)
    assert solution.gap == 0
    assert (solution.need_price >= 0).all()
    assert (solution.partner_price >= 0).all()


@settings(max_examples=300, deadline=None)
@given(instances())
def test_compiled_or_not_the_plan_and_its_prices_are_the_same(instance: Instance) -> None:
    if compiled() is None:
        pytest.fail("the compiled search is not installed; the test requirements hold Numba")
    quick, plain = solve(*instance, use_compiled=True), solve(*instance, use_compiled=False)
    assert quick.chosen.tolist() == plain.chosen.tolist()
    assert quick.need_price.tolist() == plain.need_price.tolist()
    assert quick.partner_price.tolist() == plain.partner_price.tolist()


@settings(max_examples=300, deadline=None)
@given(instances())
def test_a_school_that_nobody_can_help_changes_nothing_for_the_others(instance: Instance) -> None:
    indptr, partner, weight, demand, capacity = instance
    joined = solve(np.append(indptr, indptr[-1]), partner, weight, np.append(demand, 2), capacity)
    alone = solve(*instance)
    assert joined.total == alone.total
    assert joined.chosen.tolist() == alone.chosen.tolist()


def one_need(weight: list[int], demand: int, capacity: list[int]) -> Solution:
    many = len(weight)
    whole = [np.array(one, dtype=np.int64) for one in ([0, many], list(range(many)), weight, [demand], capacity)]
    return solve(*whole)


def test_a_school_with_two_places_gets_two_different_partners() -> None:
    assert one_need([5, 3, 1], 2, [3, 3, 3]).chosen.tolist() == [0, 1]


def test_a_scarce_partners_price_is_what_losing_it_would_cost() -> None:
    whole = [np.array(one, dtype=np.int64) for one in ([0, 1, 2], [0, 0], [9, 4], [1, 1], [1])]
    solution = solve(*whole)
    assert solution.chosen.tolist() == [0]
    assert 4 <= solution.partner_price[0] <= 9


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (([0, 1], [0], [0], [1], [1]), "weight of at least 1"),
        (([0, 1], [3], [5], [1], [1]), "names a partner that is not there"),
        (([0, 1], [0], [5], [-1], [1]), "cannot be negative"),
        (([0, 2], [0], [5], [1], [1]), "indptr must rise"),
    ],
)
def test_arrays_that_do_not_describe_a_round_are_refused(fault: tuple[list[int], ...], words: str) -> None:
    with pytest.raises(NotAnInstance, match=words):
        solve(*(np.array(one, dtype=np.int64) for one in fault))
