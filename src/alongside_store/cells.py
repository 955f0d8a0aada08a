"""Reads columns of published cells: numbers, dates, academic years and URNs, and marks those that are none of these."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from alongside.exchange.codes import BLANKS, STANDINGS
from alongside.exchange.layouts import BOUNDS, Cell
from alongside.schools.school import Standing
from alongside.terms import AcademicYear

_NUMBER = r"^[-+]?£?(\d+|\d{1,3}(,\d{3})+)?(\.\d+)?([eE][-+]?\d+)?%?$"
_DIGIT = r"\d"
_PUBLISHED = Standing.PUBLISHED.value


@dataclass(frozen=True, slots=True)
class Numbers:
    """Numbers (null where there is none), how firm each is (null where blank), and which cells are refused and why."""

    values: pl.Series
    standings: pl.Series
    refused: pl.Series
    why: str


def numbers(cells: pl.Series, cell: Cell = Cell.POINTS) -> Numbers:
    """The numbers in ``cells``: thousands separators, % and £ allowed; codes become standings; bounds are the cell's."""
    direct = cells.cast(pl.Float64, strict=False)
    values = pl.select(pl.when(direct.is_finite()).then(direct)).to_series()
    folded = cells.fill_null("").str.strip_chars()
    written = folded.str.contains(_NUMBER) & folded.str.contains(_DIGIT)
    bare = folded.str.replace_all(r"[£,%]", "").cast(pl.Float64, strict=False)
    bare = pl.select(pl.when(written & bare.is_finite()).then(bare)).to_series()
    values = pl.select(pl.coalesce(values, bare)).to_series()
    lowered = folded.str.to_lowercase()
    coded = lowered.replace_strict(
        {code: stands.value for code, stands in STANDINGS.items()}, default=None, return_dtype=pl.String
    )
    found = values.is_not_null()
    refused = ~found & coded.is_null() & ~lowered.is_in(list(BLANKS))
    low, high = BOUNDS[cell]
    beyond = ((values < low) | (values > high)).fill_null(False)
    standings = pl.select(pl.when(found).then(pl.lit(_PUBLISHED)).otherwise(coded)).to_series()
    why = "is not a number" if refused.any() else f"is not {cell.value}"
    return Numbers(_scaled(values, cell), standings, refused | beyond, why)


def _scaled(values: pl.Series, cell: Cell) -> pl.Series:
    if cell is Cell.SHARE:
        return values * 100
    return 100 - values if cell is Cell.ABSENCE else values


@dataclass(frozen=True, slots=True)
class Dates:
    """Dates (null where not recorded) and which cells are refused."""

    values: pl.Series
    refused: pl.Series


_FORMATS = ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%Y%m%d")
_LENGTHS = {"%Y%m%d": 8}


def dates(cells: pl.Series) -> Dates:
    """The dates in ``cells`` in their published forms, a midnight after them allowed; 1900-01-01 is not recorded."""
    text = cells.fill_null("").str.strip_chars().str.replace(r"[ T]00:00(:00)?(\.0+)?$", "")
    tries = []
    for form in _FORMATS:
        right_length = pl.select(pl.when(text.str.len_chars() == _LENGTHS.get(form, 10)).then(text)).to_series()
        tries.append(right_length.str.to_date(form, strict=False))
    values = pl.select(pl.coalesce(*tries)).to_series()
    blank = text.str.to_lowercase().is_in(list(BLANKS))
    recorded = pl.select(pl.when(values > pl.date(1900, 1, 1)).then(values)).to_series()
    return Dates(recorded, values.is_null() & ~blank)


def years(cells: pl.Series) -> tuple[pl.Series, pl.Series]:
    """The calendar years in which the academic years in ``cells`` begin, and which cells are refused."""
    known = {}
    for text in cells.drop_nulls().unique().to_list():
        year = AcademicYear.find(text)
        if year is not None:
            known[text] = year.first
    firsts = cells.replace_strict(known, default=None, return_dtype=pl.Int32)
    return firsts, firsts.is_null()


def urns(cells: pl.Series) -> tuple[pl.Series, pl.Series]:
    """The URNs in ``cells`` (a trailing .0 allowed), and which cells are neither a URN nor blank."""
    text = cells.fill_null("").str.strip_chars()
    number = text.str.extract(r"^(\d{5,7})(?:\.0+)?$").cast(pl.Int64, strict=False)
    blank = text.str.to_lowercase().is_in(list(BLANKS))
    return number, number.is_null() & ~blank


def words(cells: pl.Series) -> pl.Series:
    """Text cells with white space at the ends taken off and null for blank."""
    return cells.fill_null("").str.strip_chars()
