import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.brokering.matching.compiled import compiled
from alongside.brokering.matching.solve import NotAnInstance, Solution, solve
from tests.brokering.instances import Instance, best_by_flow, instances, keeps_to_places


@settings(max_examples=2000, deadline=None)
@given(instances(), st.booleans())
def test_the_plan_is_as_good_as_a_flow_solvers_and_proves_it(instance: Instance, compiled: bool) -> None:
    solution = solve(*instance, use_compiled=compiled)
    assert keeps_to_places(instance, solution.chosen)
    assert instance[2][solution.chosen].sum() == solution.total
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
