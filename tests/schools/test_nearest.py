import importlib.util

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from alongside.schools.similar.distance import distance_between
from alongside.schools.similar.nearest import nearest

needs_numba = pytest.mark.skipif(importlib.util.find_spec("numba") is None, reason="needs the 'fast' extra")
both_ways = pytest.mark.parametrize("use_compiled", [False, pytest.param(True, marks=needs_numba)])
cells = st.one_of(st.just(np.nan), st.integers(-3, 3).map(float))


def by_hand(values: np.ndarray, weights: np.ndarray, group: np.ndarray, k: int) -> list[list[int]]:
    """The definition, pair by pair."""
    lists = []
    for a in range(len(values)):
        pairs = []
        for b in range(len(values)):
            both = ~np.isnan(values[a]) & ~np.isnan(values[b])
            shared = weights[both].sum()
            if a != b and group[a] == group[b] and shared >= 0.7 * weights.sum() * (1 - 1e-12):
                squares = (weights[both] * (values[a, both] - values[b, both]) ** 2).sum()
                pairs.append((round(float(squares * weights.sum() / shared), 9), b))
        lists.append([b for _, b in sorted(pairs)[:k]])
    return lists


@both_ways
@settings(deadline=None)
@given(
    arrays(np.float64, st.tuples(st.integers(1, 14), st.just(3)), elements=cells),
    st.integers(1, 5),
    st.integers(0, 2**20),
)
@example(np.full((5, 3), np.nan), 2, 0)
@example(np.ones((14, 3)), 3, 1)
def test_the_lists_are_those_of_the_definition_whatever_is_missing(
    use_compiled: bool, values: np.ndarray, k: int, seed: int
) -> None:
    rng = np.random.default_rng(seed)
    weights = np.array([0.5, 0.25, 0.25])
    group = rng.integers(0, 2, len(values))
    found, distances = nearest(values, weights, group, np.arange(len(values)), k, use_compiled=use_compiled)
    assert [[row for row in rows if row >= 0] for rows in found.tolist()] == by_hand(values, weights, group, k)
    assert (np.isinf(distances) == (found == -1)).all()


def population(rng: np.random.Generator, missing: float, *, ties: bool, offset: float) -> np.ndarray:
    """Some hundred schools: enough for several leaves of one pattern, and for rare patterns side by side."""
    shape = (int(rng.integers(60, 500)), int(rng.integers(1, 7)))
    values = rng.integers(-2, 3, shape).astype(float) if ties else rng.normal(size=shape) ** 3
    values[rng.random(shape) < missing] = np.nan
    twins = rng.integers(0, len(values), len(values) // 4)
    values[twins] = values[rng.permutation(twins)]
    return values * float(10.0 ** rng.integers(-6, 7)) + offset


@needs_numba
@settings(deadline=None, max_examples=150)
@given(
    seed=st.integers(0, 2**32),
    missing=st.sampled_from([0.0, 0.02, 0.1, 0.4, 1.0]),
    ties=st.booleans(),
    offset=st.sampled_from([0.0, 1e5]),
    minimum_shared=st.sampled_from([0.0, 0.5, 0.7, 1.0]),
)
def test_compiled_and_plain_answers_are_the_same_to_the_bit(
    seed: int, missing: float, ties: bool, offset: float, minimum_shared: float
) -> None:
    rng = np.random.default_rng(seed)
    values = population(rng, missing, ties=ties, offset=offset)
    weights = rng.uniform(0.1, 1.0, values.shape[1])
    group = rng.integers(0, rng.integers(1, 4), len(values))
    queries = rng.integers(0, len(values), 100)
    k = int(rng.integers(1, 80))
    plain = nearest(values, weights, group, queries, k, minimum_shared=minimum_shared, use_compiled=False)
    compiled = nearest(values, weights, group, queries, k, minimum_shared=minimum_shared, use_compiled=True)
    assert plain[0].tolist() == compiled[0].tolist()
    assert plain[1].tolist() == compiled[1].tolist()


@both_ways
@settings(deadline=None, max_examples=60)
@given(seed=st.integers(0, 2**32), missing=st.sampled_from([0.0, 0.1, 0.3]), ties=st.booleans())
def test_nobody_left_off_a_list_is_nearer_than_its_last(
    use_compiled: bool, seed: int, missing: float, ties: bool
) -> None:
    rng = np.random.default_rng(seed)
    values = population(rng, missing, ties=ties, offset=0.0)
    weights = rng.uniform(0.1, 1.0, values.shape[1])
    n, k = len(values), 20
    rows, others = np.repeat(np.arange(n), n), np.tile(np.arange(n), n)
    shared = ((~np.isnan(values[rows] + values[others])) * weights).sum(axis=1)
    compared = (shared >= 0.7 * weights.sum() * (1 - 1e-9)) & (rows != others)
    every = np.where(compared, distance_between(values, weights, left=rows, right=others), np.inf).reshape(n, n)
    order = np.argsort(every, axis=1, kind="stable")[:, :k]
    expected = np.take_along_axis(every, order, axis=1)
    found, distances = nearest(values, weights, np.zeros(n, dtype=int), np.arange(n), k, use_compiled=use_compiled)
    assert distances.tolist() == expected.tolist()
    assert found.tolist() == np.where(np.isinf(expected), -1, order).tolist()


@both_ways
def test_a_school_that_shares_too_little_is_on_nobodys_list(use_compiled: bool) -> None:
    values = np.array([[1.0, 1.0], [1.0, 2.0], [np.nan, 1.0]])
    found, _ = nearest(values, np.array([0.7, 0.3]), np.zeros(3, dtype=int), np.arange(3), 2, use_compiled=use_compiled)
    assert found.tolist() == [[1, -1], [0, -1], [-1, -1]]


@both_ways
def test_identical_schools_come_in_the_order_of_the_register(use_compiled: bool) -> None:
    group = np.zeros(300, dtype=int)
    found, distances = nearest(np.ones((300, 2)), np.ones(2), group, np.arange(300), 3, use_compiled=use_compiled)
    assert found[:4].tolist() == [[1, 2, 3], [0, 2, 3], [0, 1, 3], [0, 1, 2]]
    assert (found[4:] == [0, 1, 2]).all()
    assert not distances.any()


@both_ways
def test_one_extreme_school_costs_the_others_no_neighbour(use_compiled: bool) -> None:
    values = np.random.default_rng(3).normal(size=(400, 4))
    group, rows = np.zeros(401, dtype=int), np.arange(400)
    alone, _ = nearest(values, np.ones(4), group[:400], rows, 20, use_compiled=use_compiled)
    beside, _ = nearest(np.vstack((values, np.full(4, 1e7))), np.ones(4), group, rows, 20, use_compiled=use_compiled)
    assert alone.tolist() == beside.tolist()


@both_ways
def test_a_list_longer_than_the_group_is_padded(use_compiled: bool) -> None:
    values, group = np.array([[0.0], [1.0], [5.0], [9.0]]), np.array([0, 0, 0, 1])
    found, distances = nearest(values, np.ones(1), group, np.array([3, 0, 0]), 3, use_compiled=use_compiled)
    assert found.tolist() == [[-1, -1, -1], [1, 2, -1], [1, 2, -1]]
    assert distances.tolist() == [[np.inf] * 3, [1.0, 5.0, np.inf], [1.0, 5.0, np.inf]]


@both_ways
def test_the_worked_example_of_the_lists_comes_out_as_told(use_compiled: bool) -> None:
    rolls = np.array([10.0, 8, 9, 12, 13, 15, 20, 30, 40])
    found, distances = nearest(
        rolls[:, None], np.ones(1), np.zeros(9, dtype=int), np.array([0]), 2, use_compiled=use_compiled
    )
    assert rolls[found].tolist() == [[9, 8]]
    assert distances.tolist() == [[1, 2]]


def test_a_list_may_be_longer_than_the_compiled_loops_keep() -> None:
    values = np.arange(300.0)[:, None]
    found, _ = nearest(values, np.ones(1), np.zeros(300, dtype=int), np.array([0]), 250, use_compiled=True)
    assert found.tolist() == [list(range(1, 251))]
