"""Reads the inspections in the rows of a file, each under its own framework and at the URN that was inspected."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date

import polars as pl

from alongside.exchange.codes import concern, grade
from alongside.exchange.layouts import InspectionColumns
from alongside.schools.inspections import Framework, framework_on, is_monitoring
from alongside_store import cells
from alongside_store.sheet import KEY, Sheet
from alongside_store.tables import ROW

OVERALL = "Overall effectiveness"
SCHEMA: Mapping[str, type[pl.DataType]] = {
    ROW: pl.UInt32,
    KEY: pl.Int64,
    "framework": pl.String,
    "started": pl.String,
    "published": pl.String,
    "judgements": pl.String,
    "category": pl.String,
    "kind": pl.String,
    "number": pl.String,
}


def inspections_of(sheet: Sheet) -> pl.DataFrame:
    """The inspections of every row that has a date and a judgement or was a visit, in the columns of ``SCHEMA``."""
    rows: list[tuple[object, ...]] = []
    for columns in sheet.layout.inspections:
        if sheet.column((columns.started,)) is not None:
            rows.extend(_inspections(sheet, columns))
    return pl.DataFrame(rows, schema=dict(SCHEMA), orient="row")


def _inspections(sheet: Sheet, columns: InspectionColumns) -> Iterator[tuple[object, ...]]:
    frame = sheet.rows.select(ROW, inspected=_inspected(sheet, columns), started=_days(sheet, columns.started))
    frame = frame.with_columns(
        published=_days(sheet, columns.published),
        category=_words(sheet, columns.category),
        kind=_words(sheet, columns.kind),
        number=_words(sheet, columns.number),
    )
    areas = []
    for area, name in columns.judgements:
        column = sheet.column((name,))
        if column is not None:
            areas.append(area)
            frame = frame.with_columns(_judged(sheet, column, columns.free_text).alias(f"area {len(areas)}"))
    complete = (pl.col("started") != "") & pl.col("inspected").is_not_null()
    for row, urn, started, published, category, kind, number, *judged in frame.filter(complete).iter_rows():
        judgements = {area: word for area, word in zip(areas, judged, strict=True) if word}
        if judgements or is_monitoring(kind):
            framework = _framework(columns, judgements, date.fromisoformat(started))
            written = json.dumps(judgements, ensure_ascii=False)
            yield (
                row,
                urn,
                framework.value,
                started,
                published,
                written,
                concern(category),
                kind or columns.called,
                number,
            )


def _inspected(sheet: Sheet, columns: InspectionColumns) -> pl.Series:
    column = sheet.column((columns.urn,))
    if column is None:
        return sheet.rows[KEY]
    numbers, refused = cells.urns(column)
    sheet.refuse(column, refused, "is not a URN")
    return numbers


def _days(sheet: Sheet, name: str) -> pl.Series:
    column = sheet.column((name,))
    if column is None:
        return pl.repeat("", sheet.rows.height, eager=True)
    dates = cells.dates(column)
    sheet.refuse(column, dates.refused, "is not a date")
    return dates.values.dt.to_string("%Y-%m-%d").fill_null("")


def _words(sheet: Sheet, name: str) -> pl.Series:
    column = sheet.column((name,))
    if column is None:
        return pl.repeat("", sheet.rows.height, eager=True)
    text = cells.words(column)
    return pl.select(pl.when(text.str.to_lowercase() != "null").then(text).otherwise(pl.lit(""))).to_series()


def _judged(sheet: Sheet, column: pl.Series, free_text: bool) -> pl.Series:
    text = cells.words(column)
    meanings = {cell: grade(cell) for cell in text.unique().to_list()}
    if free_text:
        return text.replace_strict(
            {cell: "" if word == "" else cell for cell, word in meanings.items()}, return_dtype=pl.String
        )
    unknown = [cell for cell, word in meanings.items() if word is None]
    sheet.refuse(column, text.is_in(unknown), "is not a judgement")
    return text.replace_strict({cell: word or "" for cell, word in meanings.items()}, return_dtype=pl.String)


def _framework(columns: InspectionColumns, judgements: Mapping[str, str], day: date) -> Framework:
    """By what was judged; by the day where nothing was graded."""
    if columns.report_card:
        return Framework.REPORT_CARD
    if OVERALL in judgements:
        return Framework.OVERALL_GRADE
    return framework_on(day) if columns.free_text or not judgements else Framework.SUB_JUDGEMENTS
