from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.terms import AcademicYear, NotAnAcademicYear, Period, Term, terms_between


@pytest.mark.parametrize("text", ["2018/19", "england_2018-2019_ks4.csv", "census_2018-19.csv", "201819", "2018–19"])
def test_an_academic_year_is_found_however_it_is_written(text: str) -> None:
    assert AcademicYear.find(text) == AcademicYear(2018)


@pytest.mark.parametrize("text", ["2022-07", "gias_2025-04-22.csv", "201818", "2018", "", "2018-20"])
def test_a_month_a_day_or_a_gap_is_not_an_academic_year(text: str) -> None:
    with pytest.raises(NotAnAcademicYear, match="2018/19"):
        AcademicYear.parse(text)


@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)))
def test_every_day_falls_in_one_term_and_the_terms_follow_each_other_without_a_gap(day: date) -> None:
    term = Term.of(day)
    assert term.first <= day <= term.last
    assert term.following.first == term.last + timedelta(days=1)
    assert term < term.following
    assert Period.parse(str(term)) == term.period


def test_the_terms_between_two_days_are_those_that_either_touches() -> None:
    between = terms_between(date(2026, 11, 30), date(2027, 5, 1))
    assert [str(one) for one in between] == ["autumn 2026", "spring 2027", "summer 2027"]
    assert terms_between(date(2027, 5, 1), date(2026, 11, 30)) == ()
