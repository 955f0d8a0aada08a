"""Cells are numbers, dates, years or URNs in their published forms, or they are refused."""

import math
import string
from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.exchange.codes import BLANKS, STANDINGS
from alongside.exchange.layouts import Cell
from alongside.schools.school import Standing
from alongside_store import cells


def number(cell: str | None, kind: Cell = Cell.POINTS) -> tuple[float | None, str | None, bool]:
    found = cells.numbers(pl.Series([cell], dtype=pl.String), kind)
    return found.values[0], found.standings[0], found.refused[0]


@given(st.floats(-1e9, 1e9).map(lambda value: round(value, 4)))
def test_a_number_is_read_however_it_is_dressed(value: float) -> None:
    for written in (f"{value}", f" {value:.4f} ", f"{value:,.4f}", f"{value:.4f}%"):
        read, standing, refused = number(written)
        assert read == pytest.approx(value, abs=1e-4)
        assert (standing, refused) == ("published", False)


@given(st.integers(0, 10**7))
def test_pounds_are_read_with_and_without_the_sign(value: int) -> None:
    assert number(f"£{value:,}", Cell.MONEY)[0] == value
    assert number(f"{value}", Cell.MONEY)[0] == value


@given(st.text(string.ascii_letters + string.digits + " .,%£-", max_size=8))
def test_every_cell_is_a_number_a_code_a_blank_or_refused_and_never_two_of_these(cell: str) -> None:
    value, standing, refused = number(cell)
    folded = cell.strip().lower()
    assert refused == (value is None and folded not in STANDINGS and folded not in BLANKS)
    assert (standing == "published") == (value is not None)
    assert value is None or math.isfinite(value)


@pytest.mark.parametrize(
    ("code", "standing"),
    [
        ("SUPP", Standing.SUPPRESSED),
        ("c", Standing.SUPPRESSED),
        ("NE", Standing.NOT_APPLICABLE),
        ("z", Standing.NOT_APPLICABLE),
        ("NP", Standing.NOT_PUBLISHED),
        ("x", Standing.NOT_PUBLISHED),
        ("LOWCOV", Standing.LOW_COVERAGE),
        ("u", Standing.LOW_COVERAGE),
    ],
)
def test_a_code_is_a_standing_and_not_a_value(code: str, standing: Standing) -> None:
    assert number(code) == (None, standing.value, False)


@pytest.mark.parametrize("blank", [None, "", "  ", "NULL", "Not recorded"])
def test_a_blank_is_nothing_at_all(blank: str | None) -> None:
    assert number(blank) == (None, None, False)


@pytest.mark.parametrize("cell", ["12x", "1,23", "1.2.3", "--3", "inf", "4 5", "SUPPRESSED"])
def test_what_is_no_number_is_refused(cell: str) -> None:
    assert number(cell)[2]


@pytest.mark.parametrize(
    ("cell", "kind"), [("-5", Cell.COUNT), ("101", Cell.PERCENT), ("16.2", Cell.SHARE), ("11", Cell.DECILE)]
)
def test_a_number_beyond_what_it_may_be_is_refused(cell: str, kind: Cell) -> None:
    found = cells.numbers(pl.Series([cell]), kind)
    assert found.refused[0]
    assert found.why == f"is not {kind.value}"


def test_a_share_becomes_a_percentage_and_absence_becomes_attendance() -> None:
    assert number("0.162", Cell.SHARE)[0] == pytest.approx(16.2)
    assert number("6.9", Cell.ABSENCE)[0] == pytest.approx(93.1)


@given(st.dates(date(1901, 1, 1), date(2099, 12, 31)))
def test_a_date_is_read_in_every_published_form(day: date) -> None:
    forms = ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%Y%m%d", "%Y-%m-%d 00:00:00")
    found = cells.dates(pl.Series([day.strftime(form) for form in forms]))
    assert found.values.to_list() == [day] * len(forms)
    assert not found.refused.any()


def test_the_first_of_january_1900_is_a_date_not_recorded() -> None:
    found = cells.dates(pl.Series(["1900-01-01", "01-01-1900", "", "NULL"]))
    assert found.values.null_count() == 4
    assert not found.refused.any()


@pytest.mark.parametrize("cell", ["31-02-2020", "2020-13-01", "yesterday", "20201", "2020"])
def test_what_is_no_date_is_refused(cell: str) -> None:
    assert cells.dates(pl.Series([cell])).refused[0]


def test_academic_years_are_read_as_tables_write_them() -> None:
    firsts, refused = cells.years(pl.Series(["2014-2015", "202425", "2018/19", "2014", None]))
    assert firsts.to_list() == [2014, 2024, 2018, None, None]
    assert refused.to_list() == [False, False, False, True, True]


def test_a_urn_may_carry_the_nought_of_a_spreadsheet_and_nothing_else() -> None:
    numbers, refused = cells.urns(pl.Series(["900001", " 900001.0", "", "9", "90000A", "900001.5"]))
    assert numbers.to_list() == [900001, 900001, None, None, None, None]
    assert refused.to_list() == [False, False, False, True, True, True]
