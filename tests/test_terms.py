import pytest

from alongside.terms import AcademicYear, NotAnAcademicYear


@pytest.mark.parametrize("text", ["2018/19", "england_2018-2019_ks4.csv", "census_2018-19.csv", "201819", "2018–19"])
def test_an_academic_year_is_found_however_it_is_written(text: str) -> None:
    assert AcademicYear.find(text) == AcademicYear(2018)


@pytest.mark.parametrize("text", ["2022-07", "gias_2025-04-22.csv", "201818", "2018", "", "2018-20"])
def test_a_month_a_day_or_a_gap_is_not_an_academic_year(text: str) -> None:
    with pytest.raises(NotAnAcademicYear, match="2018/19"):
        AcademicYear.parse(text)
