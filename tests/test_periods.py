from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.terms import NotAPeriod, Period, Precision, Season


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2002-06-14", date(2002, 6, 14), date(2002, 6, 14), Precision.DAY),
        ("2002-02", date(2002, 2, 1), date(2002, 2, 28), Precision.MONTH),
        ("2002 summer", date(2002, 5, 1), date(2002, 8, 31), Precision.TERM),
        ("Autumn 2002", date(2002, 9, 1), date(2002, 12, 31), Precision.TERM),
        ("1996", date(1996, 1, 1), date(1996, 12, 31), Precision.YEAR),
    ],
)
def test_a_time_is_held_as_exactly_as_it_is_known(text: str, first: date, last: date, precision: Precision) -> None:
    assert Period.parse(text) == Period(first, last, precision)


@pytest.mark.parametrize("text", ["", "soon", "2002-13", "2002-02-30", "summer", "winter 2002", "1802", "2002/03"])
def test_what_is_not_a_time_is_refused_with_how_to_write_one(text: str) -> None:
    with pytest.raises(NotAPeriod, match="write 2002-06-14, 2002-06, 2002 summer or 2002"):
        Period.parse(text)


@given(st.integers(1950, 2049), st.sampled_from(Season))
def test_the_three_terms_of_a_year_follow_each_other_without_a_gap(year: int, season: Season) -> None:
    terms = [Period.parse(f"{year} {one}") for one in Season]
    assert terms == sorted(terms)
    assert all((after.first - before.last).days == 1 for before, after in pairwise(terms))
    assert Period.parse(str(Period.parse(f"{year} {season}"))) == Period.parse(f"{season} {year}")
