import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.schools.bands import Distribution, band
from alongside.terms import AcademicYear


def spread(values: list[float]) -> Distribution:
    quantiles = tuple(np.percentile(values, range(101)).tolist())
    return Distribution("attainment8", AcademicYear(2018), "secondary", len(values), quantiles)


@pytest.mark.parametrize(
    ("percentile", "letter"),
    [
        (0, "E*"),
        (4.9, "E*"),
        (5, "E"),
        (24.9, "E"),
        (25, "D"),
        (40, "C"),
        (60, "B"),
        (74.9, "B"),
        (75, "A"),
        (95, "A*"),
    ],
)
def test_the_letters_change_where_the_thesis_prints_them(percentile: float, letter: str) -> None:
    assert band(percentile) == letter


def test_where_less_is_better_the_scale_turns_round() -> None:
    assert band(97, higher_is_better=False) == "E*"
    assert band(3, higher_is_better=False) == "A*"


@given(st.lists(st.floats(-50, 50), min_size=2, max_size=200), st.floats(-60, 60), st.floats(-60, 60))
def test_a_higher_value_never_has_a_lower_percentile(values: list[float], one: float, other: float) -> None:
    low, high = sorted((one, other))
    distribution = spread(values)
    assert 0 <= distribution.percentile(low) <= distribution.percentile(high) <= 100


def test_ties_count_half() -> None:
    assert spread([0.0] * 50 + [1.0] * 100 + [2.0] * 50).percentile(1.0) == pytest.approx(50, abs=1)
