import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from alongside.schools.similar.nearest import nearest

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


@given(
    arrays(np.float64, st.tuples(st.integers(1, 14), st.just(3)), elements=cells),
    st.integers(1, 5),
    st.integers(0, 2**20),
)
def test_the_lists_are_those_of_the_definition_whatever_is_missing(values: np.ndarray, k: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    weights = np.array([0.5, 0.25, 0.25])
    group = rng.integers(0, 2, len(values))
    found, distances = nearest(values, weights, group, np.arange(len(values)), k)
    assert [[row for row in rows if row >= 0] for rows in found.tolist()] == by_hand(values, weights, group, k)
    assert (np.isinf(distances) == (found == -1)).all()


def test_a_school_that_shares_too_little_is_on_nobodys_list() -> None:
    values = np.array([[1.0, 1.0], [1.0, 2.0], [np.nan, 1.0]])
    found, _ = nearest(values, np.array([0.7, 0.3]), np.zeros(3, dtype=int), np.arange(3), 2)
    assert found.tolist() == [[1, -1], [0, -1], [-1, -1]]


def test_identical_schools_come_in_the_order_of_the_register() -> None:
    found, distances = nearest(np.ones((4, 2)), np.ones(2), np.zeros(4, dtype=int), np.arange(4), 3)
    assert found.tolist() == [[1, 2, 3], [0, 2, 3], [0, 1, 3], [0, 1, 2]]
    assert not distances.any()
