"""A value is placed among schools like its own: a result by a band, a circumstance without praise or blame."""

import pytest

from alongside.schools.bands import Distribution
from alongside.schools.comparing import Place, place_of, population_of
from alongside.schools.measures import MEASURES
from alongside.schools.school import Observation, Phase, School, Standing
from alongside.terms import AcademicYear

YEAR = AcademicYear(2018)


def nation(measure: str, count: int = 3000) -> Distribution:
    return Distribution(measure, YEAR, "secondary", count, tuple(float(share) for share in range(101)))


def published(measure: str, value: float | None) -> Observation:
    return Observation(measure, YEAR, "final", value, Standing.PUBLISHED if value is not None else Standing.SUPPRESSED)


@pytest.mark.parametrize(
    ("measure", "value", "written"),
    [
        ("fsm", 46.9, "46.9%"),
        ("teacher-pay", 38_200, "£38,200"),
        ("roll", 1010, "1,010"),
        ("progress8", -0.07, "−0.07"),
    ],
)
def test_a_value_is_written_with_its_unit(measure: str, value: float, written: str) -> None:
    assert MEASURES[measure].written(value) == written


@pytest.mark.parametrize(
    ("percentile", "said"),
    [
        (0.4, "among the lowest 1% of schools"),
        (30.4, "higher than 30% of schools"),
        (50.0, "about the middle"),
        (99.6, "among the highest 1% of schools"),
    ],
)
def test_a_place_among_schools_is_said_without_praise_or_blame(percentile: float, said: str) -> None:
    assert Place(percentile, "").words == said


def test_a_result_has_a_band_a_circumstance_a_place_and_the_staff_neither() -> None:
    assert place_of(published("attainment8", 97.0), nation("attainment8")) == Place(97.0, "A*")
    assert place_of(published("absence", 97.0), nation("absence")) == Place(97.0, "E*")
    assert place_of(published("fsm", 82.0), nation("fsm")) == Place(82.0, "")
    assert place_of(published("teacher-pay", 82.0), nation("teacher-pay")) is None


def test_without_a_value_a_spread_or_enough_schools_there_is_no_place() -> None:
    assert place_of(published("fsm", None), nation("fsm")) is None
    assert place_of(published("fsm", 82.0), None) is None
    assert place_of(published("fsm", 82.0), nation("fsm", count=99)) is None
    assert place_of(published("fsm", 82.0), nation("fsm", count=100)) == Place(82.0, "")


def test_a_school_for_all_ages_is_compared_with_the_phase_that_the_measure_belongs_to() -> None:
    everyone = School("example:all", "Invented School", Phase.ALL_THROUGH)
    nursery = School("example:small", "Invented Nursery", Phase.NURSERY)

    assert population_of(everyone, MEASURES["progress8"]) == "secondary"
    assert population_of(everyone, MEASURES["ks2-maths-progress"]) == "primary"
    assert population_of(nursery, MEASURES["fsm"]) is None
