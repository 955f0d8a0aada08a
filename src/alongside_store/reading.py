"""Reads one published file through its layout: facts, observations and inspections out, every refused cell named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import polars as pl

from alongside.exchange.catalogue import nearest, recognised
from alongside.exchange.layouts import Fact, Form, Keeps, Layout, Value, plain
from alongside.schools.measures import MEASURES
from alongside.schools.school import Standing
from alongside.terms import AcademicYear
from alongside_store import cells, dating
from alongside_store.inspection_rows import inspections_of
from alongside_store.opening import Opened
from alongside_store.refusals import NotRecognised
from alongside_store.sheet import KEY, Sheet
from alongside_store.sources import Missing, SourceFile
from alongside_store.tables import ROW, Text, rows_of, text_of

_PUBLISHED, _DISPUTED = Standing.PUBLISHED.value, Standing.DISPUTED.value


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file gave.

    ``facts``: key and one text or number column a fact ('' and NaN where blank). ``observations``: key, measure,
    year, value, standing. ``inspections``: as `inspection_rows` makes them.
    """

    source: SourceFile
    layout: Layout
    facts: pl.DataFrame
    observations: pl.DataFrame
    inspections: pl.DataFrame


def layout_of(text: Text) -> Layout:
    """The one layout that the header belongs to; raises `NotRecognised`, naming the nearest."""
    found = recognised(text.header)
    if found:
        return found[0]
    near = nearest(text.header)
    if near is None:
        begins = ", ".join(f"'{name[:40]}'" for name in text.header[:4])
        raise NotRecognised(f"{text.name} is none of the published files known here: its columns begin {begins}")
    layout, lacking = near
    lacks = " and ".join(f"'{name}'" for name in lacking)
    raise NotRecognised(f"{text.name} looks like '{layout.title}' but has no column {lacks}, so it was not imported")


def read(opened: Opened, chosen: AcademicYear | None = None) -> Reading:
    """The reading of an opened file; raises a `Refused` with one sentence when it is not what it should be."""
    text = text_of(opened)
    layout = layout_of(text)
    present = {plain(name): name for name in text.header}
    used = _used(layout, present)
    rows = rows_of(text, used or text.header)
    sheet = Sheet(text.name, layout, rows, present)
    notes = [text.note]
    if layout.keeps is not Keeps.NOTHING:
        sheet.set_aside_and_key()
        notes.append(sheet.merge_repeats())
    when = dating.when(layout, text.name, newest=_newest(sheet), chosen=chosen)
    facts, observations, inspections = _contents(sheet, when.year)
    source = SourceFile(
        name=text.name,
        layout=layout.name,
        title=layout.title,
        publisher=layout.publisher,
        sha256=opened.sha256,
        year=when.year,
        release=when.release,
        as_of=when.as_of,
        columns_used=tuple(used),
        columns_unused=tuple(name for name in text.header if name not in set(used)),
        columns_missing=tuple(_missing(layout, present)),
        notes=tuple(note for note in notes if note),
        verified=layout.verified,
    )
    clean = sheet.without_refused
    counted = _counted(sheet, rows.height, source)
    return Reading(counted, layout, clean(facts), clean(observations), clean(inspections))


def _counted(sheet: Sheet, read_rows: int, source: SourceFile) -> SourceFile:
    refused, kept = len(sheet.refused_rows), 0
    if sheet.layout.keeps is not Keeps.NOTHING:
        sheet.check_tolerance(read_rows)
        kept = sheet.rows.height - refused
    return replace(
        source,
        rows_read=read_rows,
        rows_kept=kept,
        rows_aside=read_rows - kept - refused,
        rows_refused=refused,
        aside=tuple(sheet.aside),
        refusals=tuple(sheet.refusals),
    )


def _used(layout: Layout, present: Mapping[str, str]) -> list[str]:
    """The columns of the file that the layout uses, as printed, each once."""
    chosen = (
        next((present[plain(name)] for name in names if plain(name) in present), "") for names in layout.columns()
    )
    return [name for name in dict.fromkeys(chosen) if name]


def _newest(sheet: Sheet) -> date | None:
    newest = None
    for name in sheet.layout.dated.newest_of:
        column = sheet.column((name,))
        greatest = cells.dates(column).values.max() if column is not None else None
        if isinstance(greatest, date) and (newest is None or greatest > newest):
            newest = greatest
    return newest


def _contents(sheet: Sheet, year: AcademicYear | None) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    if sheet.layout.keeps is Keeps.NOTHING:
        empty = pl.DataFrame(schema={ROW: pl.UInt32})
        return empty, empty, empty
    return _facts(sheet), _observations(sheet, year), inspections_of(sheet)


def _facts(sheet: Sheet) -> pl.DataFrame:
    read = {}
    for fact in sheet.layout.facts:
        column = sheet.column(fact.columns)
        if column is not None:
            read[fact.field] = _fact(sheet, fact, column)
    return sheet.rows.select(ROW, KEY).with_columns(**read)


def _fact(sheet: Sheet, fact: Fact, column: pl.Series) -> pl.Series:
    if fact.form is Form.TEXT:
        return cells.words(column)
    if fact.form is Form.DATE:
        dates = cells.dates(column)
        sheet.refuse(column, dates.refused, "is not a date")
        return dates.values.dt.to_string("%Y-%m-%d").fill_null("")
    if fact.form is Form.URN:
        numbers, refused = cells.urns(column)
        sheet.refuse(column, refused | numbers.is_null(), "is not a URN")
        return numbers
    found = cells.numbers(column)
    sheet.refuse(column, found.refused, found.why)
    return found.values.fill_null(float("nan"))


def _observations(sheet: Sheet, year: AcademicYear | None) -> pl.DataFrame:
    schema = pl.Schema(
        {
            ROW: pl.UInt32(),
            KEY: sheet.rows[KEY].dtype,
            "measure": pl.String(),
            "year": pl.Int32(),
            "value": pl.Float64(),
            "standing": pl.String(),
        }
    )
    firsts = _years(sheet, year)
    parts = [pl.DataFrame(schema=schema)]
    for value in sheet.layout.values:
        if sheet.column(value.columns) is not None:
            parts.append(_observed(sheet, value, firsts).select(list(schema)).cast(schema))
    return pl.concat(parts).unique(subset=[KEY, "measure", "year"], keep="first", maintain_order=True)


def _years(sheet: Sheet, year: AcademicYear | None) -> pl.Series:
    column = sheet.column((sheet.layout.dated.column,))
    if column is None:
        return pl.repeat(year.first if year else None, sheet.rows.height, eager=True, dtype=pl.Int32)
    firsts, refused = cells.years(column)
    sheet.refuse(column, refused, "is not an academic year")
    return firsts


def _observed(sheet: Sheet, value: Value, firsts: pl.Series) -> pl.DataFrame:
    found = _numbers(sheet, value.columns, value)
    for name, combine in ((value.plus, _plus), (value.over, _percentage)):
        if sheet.column((name,)) is not None:
            found = combine(found, _numbers(sheet, (name,), value))
    frame = sheet.rows.select(ROW, KEY).with_columns(
        pl.lit(value.measure).alias("measure"),
        (firsts - value.years_before).alias("year"),
        found.values.alias("value"),
        found.standings.alias("standing"),
    )
    said, must = value.when
    where = sheet.column((said,))
    if where is not None:
        frame = frame.filter(where == must)
    return frame.filter(pl.col("standing").is_not_null() & pl.col("year").is_not_null())


def _numbers(sheet: Sheet, names: Sequence[str], value: Value) -> cells.Numbers:
    column = sheet.column(names)
    if column is None:
        raise KeyError(names)
    found = cells.numbers(column, value.cell)
    sheet.refuse(column, found.refused, found.why)
    contradicted = sheet.rows[ROW].is_in(sheet.disputed.get(column.name, [])) & found.values.is_not_null()
    if not contradicted.any():
        return found
    disputed = pl.select(pl.when(contradicted).then(pl.lit(_DISPUTED)).otherwise(found.standings)).to_series()
    return replace(found, standings=disputed)


def _plus(first: cells.Numbers, second: cells.Numbers) -> cells.Numbers:
    return _combined(first, second, first.values + second.values)


def _percentage(part: cells.Numbers, whole: cells.Numbers) -> cells.Numbers:
    shares = pl.select(pl.when(whole.values > 0).then(part.values / whole.values * 100)).to_series()
    return _combined(part, whole, shares)


def _combined(first: cells.Numbers, second: cells.Numbers, values: pl.Series) -> cells.Numbers:
    """A value of two cells is as firm as the less firm of them; of a number and a blank nothing is known."""
    firm = (first.standings == _PUBLISHED).fill_null(False)
    standings = pl.select(pl.when(firm).then(second.standings).otherwise(first.standings)).to_series()
    empty = values.is_null() & standings.is_in([_PUBLISHED, _DISPUTED]).fill_null(False)
    return cells.Numbers(values, pl.select(pl.when(~empty).then(standings)).to_series(), first.refused, first.why)


def _missing(layout: Layout, present: Mapping[str, str]) -> Iterator[Missing]:
    def lacks(names: Sequence[str]) -> bool:
        return not any(plain(name) in present for name in names)

    for value in layout.values:
        if lacks(value.columns):
            yield Missing(value.columns[0], f"no '{MEASURES[value.measure].label}' from this file")
    for fact in layout.facts:
        if lacks(fact.columns):
            yield Missing(
                fact.columns[0], f"the {fact.field.replace('_', ' ')} stays unknown unless another file gives it"
            )
    for inspection in layout.inspections:
        if lacks((inspection.started,)):
            yield Missing(inspection.started, "no inspections from this file")
