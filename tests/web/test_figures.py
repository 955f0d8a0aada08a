"""A published value as a page prints it: with its unit, or in words why there is none."""

from __future__ import annotations

import pytest

from alongside.schools.bands import Distribution
from alongside.schools.school import Observation, Standing
from alongside.terms import AcademicYear
from alongside_web.schools.queries.figures import figure

YEAR = AcademicYear(2018)


def nation(measure: str, count: int = 3000) -> Distribution:
    return Distribution(measure, YEAR, "secondary", count, tuple(float(share) for share in range(101)))


def test_a_result_gets_a_band_and_where_lower_is_better_the_scale_is_turned_round() -> None:
    high = figure(Observation("attainment8", YEAR, "final", 97.0), nation("attainment8"))
    absent = figure(Observation("absence", YEAR, "final", 97.0), nation("absence"))

    assert (high.band, high.place) == ("A*", "")
    assert (absent.band, absent.place) == ("E*", "")


def test_a_circumstance_gets_a_place_in_words_and_never_a_band() -> None:
    poor = figure(Observation("fsm", YEAR, "final", 82.0), nation("fsm"))

    assert (poor.band, poor.place) == ("", "higher than 82% of schools")


def test_too_few_schools_give_neither_band_nor_place() -> None:
    assert figure(Observation("attainment8", YEAR, "final", 97.0), nation("attainment8", count=99)).band == ""


@pytest.mark.parametrize(
    ("standing", "said"),
    [
        (Standing.SUPPRESSED, "suppressed: few pupils"),
        (Standing.NOT_PUBLISHED, "not published"),
        (Standing.LOW_COVERAGE, "too few pupils with results"),
        (Standing.UNKNOWN, "unknown"),
    ],
)
def test_a_value_that_is_not_there_says_why(standing: Standing, said: str) -> None:
    shown = figure(Observation("attainment8", YEAR, "final", None, standing), nation("attainment8"))

    assert (shown.text, shown.is_value, shown.band) == (said, False, "")


def test_a_disputed_value_says_so_before_the_note_of_its_source() -> None:
    shown = figure(Observation("fsm", YEAR, "", 14.0, Standing.DISPUTED, note="The text prints 23 %."), None)

    assert shown.notes == ("Sources disagree.", "The text prints 23 %.")
