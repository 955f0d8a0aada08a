"""Writes a snapshot from readings: schools joined, best releases chosen, lineage and national distributions derived."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

import polars as pl

from alongside.exchange.layouts import Keeps
from alongside.exchange.national_grid import grid_reference
from alongside.schools.measures import MEASURES
from alongside.schools.school import Standing
from alongside_store import schema
from alongside_store.describing import SCHOOL_COLUMNS, memberships_of, of_kind, schools_of
from alongside_store.lineage import chains, links_of
from alongside_store.populations import distributions
from alongside_store.reading import Reading
from alongside_store.refusals import Damaged
from alongside_store.search_words import indexed
from alongside_store.sheet import KEY
from alongside_store.sources import SourceFile

STANDINGS = tuple(Standing)
_RANKS = {"final": 3, "revised": 2, "published": 1, "provisional": 0}
RELEASES = tuple(_RANKS)


def in_order(readings: Sequence[Reading]) -> list[Reading]:
    """The readings in one order whatever order they were given in."""
    return sorted(
        readings, key=lambda one: (one.layout.name, str(one.source.year or ""), one.source.as_of, one.source.sha256)
    )


def build(readings: Sequence[Reading], at: Path) -> None:
    """Writes the snapshot of these readings to a new SQLite file."""
    readings = in_order(readings)
    connection = sqlite3.connect(at, isolation_level=None)
    try:
        connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE;")
        connection.executescript(schema.TABLES)
        connection.execute("BEGIN")
        _write(connection, readings)
        connection.execute("COMMIT")
        connection.executescript(schema.INDEXES)
        connection.executescript("ANALYZE; PRAGMA optimize;")
        (verdict,) = connection.execute("PRAGMA quick_check").fetchone()
        if verdict != "ok":
            raise sqlite3.DatabaseError(f"the new snapshot is not whole: {verdict}")
    finally:
        connection.close()


def _write(connection: sqlite3.Connection, readings: Sequence[Reading]) -> None:
    memberships, links = memberships_of(readings), links_of(readings)
    schools = schools_of(readings, memberships)
    observations = _observations(readings, schools)
    insert = _Insert(connection)
    insert.rows("source", ((place, _described(one.source)) for place, one in enumerate(readings)))
    insert.rows("measure", enumerate(MEASURES))
    insert.rows("school", schools.select(KEY, *SCHOOL_COLUMNS).iter_rows())
    insert.rows("observation", _coded(observations).iter_rows())
    insert.rows("area_observation", _areas(readings))
    insert.rows("inspection", _inspections(readings))
    insert.rows("link", links.iter_rows())
    insert.rows("membership", memberships.iter_rows())
    described_open = schools.filter(pl.col("is_open") & (pl.col("status") != ""))
    insert.rows("lineage", chains(links, set(described_open[KEY].to_list())))
    insert.rows("neighbour", _neighbours(readings))
    insert.rows("distribution", distributions(observations, schools))
    insert.rows("outline", _outlines(readings))
    words = schools.select(KEY, "name", "town", "la_name", "postcode").iter_rows()
    connection.executemany(
        "INSERT INTO found (rowid, words) VALUES (?, ?)",
        ((urn, indexed(text, postcode)) for urn, *text, postcode in words),
    )


class _Insert:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def rows(self, table: str, rows: Iterable[Sequence[object]]) -> None:
        width = len(self._connection.execute(f"PRAGMA table_info({table})").fetchall())
        marks = ", ".join("?" * width)
        self._connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608 - the table is ours


def _described(source: SourceFile) -> str:
    return json.dumps(asdict(source), ensure_ascii=False)


def _observations(readings: Sequence[Reading], schools: pl.DataFrame) -> pl.DataFrame:
    """Every value with the place of its source, its release rank, and whether it is the best of its year."""
    parts = [_deprivation(readings, schools)]
    for place, reading in enumerate(readings):
        if reading.layout.keeps in (Keeps.RESULTS, Keeps.ESTABLISHMENTS):
            parts.append(_placed(reading, place))
    every = pl.concat([part for part in parts if part.height] or parts[:1])
    every = every.sort(KEY, "measure", "year", "release", "source").unique(
        subset=[KEY, "measure", "year", "release"], keep="last", maintain_order=True
    )
    published = pl.col("value").is_not_null()
    order = every.sort(published.not_(), pl.col("release") * -1, maintain_order=True)
    best = order.unique(subset=[KEY, "measure", "year"], keep="first", maintain_order=True)
    best = best.select(KEY, "measure", "year", "release").with_columns(best=pl.lit(True))
    joined = every.join(best, on=[KEY, "measure", "year", "release"], how="left")
    return joined.with_columns(pl.col("best").fill_null(False)).sort(KEY, "measure", "year", "release")


def _placed(reading: Reading, place: int) -> pl.DataFrame:
    return reading.observations.filter(pl.col(KEY).is_not_null()).with_columns(
        pl.lit(_RANKS.get(reading.source.release, 1), pl.Int64).alias("release"),
        pl.lit(place, pl.Int64).alias("source"),
    )


def _deprivation(readings: Sequence[Reading], schools: pl.DataFrame) -> pl.DataFrame:
    schema_now = {KEY: pl.Int64, "measure": pl.String, "year": pl.Int32, "value": pl.Float64, "standing": pl.String}
    schema_now |= {"release": pl.Int64, "source": pl.Int64}
    parts = [pl.DataFrame(schema=schema_now)]
    homes = schools.filter(pl.col("lsoa") != "").select(KEY, "lsoa")
    for place, reading in enumerate(readings):
        if reading.layout.keeps is Keeps.NEIGHBOURHOODS:
            deciles = _placed(reading, place).rename({KEY: "lsoa"})
            parts.append(homes.join(deciles, on="lsoa").drop("lsoa").select(list(schema_now)))
    return pl.concat(parts)


def _coded(observations: pl.DataFrame) -> pl.DataFrame:
    places = {name: place for place, name in enumerate(MEASURES)}
    standings = {one.value: place for place, one in enumerate(STANDINGS)}
    return observations.select(
        KEY,
        pl.col("measure").replace_strict(places, return_dtype=pl.Int64),
        "year",
        "release",
        "value",
        pl.col("standing").replace_strict(standings, return_dtype=pl.Int64),
        "source",
        pl.col("best").cast(pl.Int64),
    )


def _areas(readings: Sequence[Reading]) -> Iterable[tuple[object, ...]]:
    seen = set()
    for reading in of_kind(readings, Keeps.AREA_RESULTS):
        for key, measure, year, value, standing in reading.observations.iter_rows():
            area = "england" if key.casefold() == "national" else f"la:{key}"
            if (area, measure, year) not in seen:
                seen.add((area, measure, year))
                yield area, measure, year, reading.source.release, value, standing, reading.source.title


def _inspections(readings: Sequence[Reading]) -> Iterable[tuple[object, ...]]:
    for reading in readings:
        for row in reading.inspections.iter_rows():
            yield *row, reading.source.title


def _neighbours(readings: Sequence[Reading]) -> Iterable[tuple[object, ...]]:
    for reading in of_kind(readings, Keeps.NEIGHBOURS)[:1]:
        yield from (
            reading.facts.select(KEY, pl.col("rank").cast(pl.Int64), "other", "distance").sort(KEY, "rank").iter_rows()
        )


def _outlines(readings: Sequence[Reading]) -> Iterable[tuple[object, ...]]:
    for reading in of_kind(readings, Keeps.OUTLINES)[:1]:
        for code, name, geometry in reading.facts.select(KEY, "name", "rings").sort(KEY).iter_rows():
            try:
                yield code, name, json.dumps(_rings(geometry))
            except (KeyError, TypeError, ValueError) as problem:
                raise Damaged(f"{reading.source.name}: the outline of '{code}' is not a polygon") from problem


def _rings(geometry: str) -> list[list[tuple[float, float]]]:
    shape = json.loads(geometry)
    polygons = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
    rings = []
    for ring in (ring for polygon in polygons for ring in polygon):
        rings.append([(round(east, 1), round(north, 1)) for east, north in (grid_reference(x, y) for x, y in ring)])
    return rings
