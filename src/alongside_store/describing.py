"""Joins what the files say about schools into one description each; a later list supersedes an earlier one."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from alongside.exchange.codes import phase_of, region_of, sector_of, type_of
from alongside.exchange.layouts import Keeps
from alongside.schools.school import Phase, Sector
from alongside_store.reading import Reading
from alongside_store.sheet import KEY

TEXTS = (
    "name",
    "phase",
    "type_name",
    "type_group",
    "status",
    "opened",
    "closed",
    "gender",
    "religious_character",
    "admissions",
    "la_code",
    "la_name",
    "region",
    "town",
    "postcode",
    "urban_rural",
    "trust",
    "lsoa",
    "district",
)
SCHOOL_COLUMNS = (
    "name",
    "phase",
    "sector",
    "type_name",
    "status",
    "opened",
    "closed",
    "low_age",
    "high_age",
    "gender",
    "religious_character",
    "admissions",
    "la_code",
    "la_name",
    "region",
    "town",
    "postcode",
    "urban_rural",
    "easting",
    "northing",
    "trust",
    "is_open",
)
NUMBERS = ("low_age", "high_age", "easting", "northing")
_SCHEMA = {KEY: pl.Int64} | dict.fromkeys(TEXTS, pl.String) | dict.fromkeys(NUMBERS, pl.Float64)
_BLANK_WORDS = ("", "null", "not recorded", "not reported", "not applicable")
_TRUSTS = ("Multi-academy trust", "Single-academy trust")


def of_kind(readings: Sequence[Reading], keeps: Keeps) -> list[Reading]:
    """The readings that keep this, latest first."""
    found = [reading for reading in readings if reading.layout.keeps is keeps]
    return sorted(
        found, key=lambda one: (one.source.as_of, str(one.source.year or ""), one.source.sha256), reverse=True
    )


def schools_of(readings: Sequence[Reading], memberships: pl.DataFrame) -> pl.DataFrame:
    """One row a school with the columns of the ``school`` table and its LSOA."""
    lists = [_closed_by_then(reading) for reading in of_kind(readings, Keeps.ESTABLISHMENTS)]
    tables = [_named_only(reading) for reading in of_kind(readings, Keeps.RESULTS) if reading.layout.key_is_urn]
    frames = [_in_schema(frame) for frame in (*lists, *tables)]
    if not frames:
        return _described(pl.DataFrame(schema=_SCHEMA))
    stacked = pl.concat(frames)
    merged = stacked.group_by(KEY, maintain_order=True).agg(pl.exclude(KEY).drop_nulls().first())
    merged = _with_authorities(merged, readings)
    merged = _with_trusts(merged, memberships)
    return _described(merged.filter((pl.col("name").fill_null("") != "") | _known_by_list(merged, lists)).sort(KEY))


def _known_by_list(merged: pl.DataFrame, lists: Sequence[pl.DataFrame]) -> pl.Series:
    keys = pl.concat([frame.select(KEY) for frame in lists])[KEY].unique() if lists else pl.Series(dtype=pl.Int64)
    return merged[KEY].is_in(keys.implode())


def _closed_by_then(reading: Reading) -> pl.DataFrame:
    """The list with only those closing dates that had passed when it was made; the others were proposals."""
    if "closed" not in reading.facts.columns:
        return reading.facts
    passed = pl.col("closed") <= reading.source.as_of
    return reading.facts.with_columns(pl.when(passed).then("closed").otherwise(pl.lit("")).alias("closed"))


def _named_only(reading: Reading) -> pl.DataFrame:
    """The facts of a table of results, which fill gaps but never overwrite with a blank."""
    facts = reading.facts.filter(pl.col(KEY).is_not_null())
    texts = [name for name in facts.columns if name in TEXTS]
    return facts.with_columns(pl.when(pl.col(name) != "").then(pl.col(name)).alias(name) for name in texts)


def _in_schema(frame: pl.DataFrame) -> pl.DataFrame:
    kept = frame.select([name for name in frame.columns if name in _SCHEMA]).filter(pl.col(KEY).is_not_null())
    return kept.with_columns(
        pl.lit(None, kind).alias(name) for name, kind in _SCHEMA.items() if name not in kept.columns
    ).select(list(_SCHEMA))


def _with_authorities(schools: pl.DataFrame, readings: Sequence[Reading]) -> pl.DataFrame:
    schools = schools.with_columns(pl.col("la_code").str.replace(r"\.0$", ""))
    for keeps, by in ((Keeps.AUTHORITIES, "la_code"), (Keeps.DISTRICTS, "district")):
        for reading in of_kind(readings, keeps):
            known = [name for name in ("la_name", "region") if name in reading.facts.columns]
            facts = reading.facts.select(
                pl.col(KEY).alias(by), *(pl.col(name).alias(f"{name} there") for name in known)
            )
            schools = schools.join(facts.unique(subset=by, keep="first"), on=by, how="left")
            schools = schools.with_columns(_or_there(name) for name in known).drop(f"{name} there" for name in known)
    return schools


def _or_there(name: str) -> pl.Expr:
    return pl.when(pl.col(name).fill_null("") == "").then(pl.col(f"{name} there")).otherwise(pl.col(name)).alias(name)


def _with_trusts(schools: pl.DataFrame, memberships: pl.DataFrame) -> pl.DataFrame:
    trusts = memberships.filter(pl.col("group_type").is_in(_TRUSTS)).sort("joined", descending=True)
    named = trusts.unique(subset=KEY, keep="first", maintain_order=True).select(
        KEY, pl.col("group_name").alias("trust there")
    )
    return schools.join(named, on=KEY, how="left").with_columns(_or_there("trust")).drop("trust there")


def _described(schools: pl.DataFrame) -> pl.DataFrame:
    def blank_to_empty(name: str) -> pl.Expr:
        text = pl.col(name).fill_null("")
        return pl.when(text.str.to_lowercase().is_in(_BLANK_WORDS)).then(pl.lit("")).otherwise(text).alias(name)

    phases = {text: phase_of(text).value for text in schools["phase"].unique().drop_nulls().to_list()}
    pairs = schools.select("type_group", "type_name").unique().fill_null("")
    sectors = {f"{group}\0{name}": sector_of(group, type_of(name)).value for group, name in pairs.iter_rows()}
    regions = {text: region_of(text) for text in schools["region"].unique().drop_nulls().to_list()}
    types = {text: type_of(text) for text in schools["type_name"].unique().drop_nulls().to_list()}
    joined = pl.concat_str(pl.col("type_group").fill_null(""), pl.lit("\0"), pl.col("type_name").fill_null(""))
    described = schools.with_columns(
        pl.col("phase").replace_strict(phases, default=Phase.UNKNOWN.value, return_dtype=pl.String),
        joined.replace_strict(sectors, default=Sector.UNKNOWN.value, return_dtype=pl.String).alias("sector"),
        pl.col("type_name").replace_strict(types, default="", return_dtype=pl.String),
        pl.col("region").replace_strict(regions, default="", return_dtype=pl.String),
        *(pl.when(pl.col(name).is_finite()).then(pl.col(name)).alias(name) for name in NUMBERS),
    ).with_columns(blank_to_empty(name) for name in TEXTS if name != "phase")
    is_open = (pl.col("closed") == "") & ~pl.col("status").str.to_lowercase().str.starts_with("closed")
    return described.with_columns(is_open.alias("is_open"))


def memberships_of(readings: Sequence[Reading]) -> pl.DataFrame:
    """Open memberships, with names and types from the list of groups where it is there; closed groups are left out."""
    schema = {KEY: pl.Int64, "group": pl.String, "group_name": pl.String, "group_type": pl.String, "joined": pl.String}
    schema |= {"closed": pl.String}
    parts = [pl.DataFrame(schema=schema)]
    for reading in of_kind(readings, Keeps.MEMBERSHIPS):
        absent = [pl.lit("").alias(name) for name in schema if name not in reading.facts.columns]
        parts.append(reading.facts.with_columns(absent).select(list(schema)))
    memberships = pl.concat(parts).unique(subset=[KEY, "group"], keep="first", maintain_order=True)
    for groups in of_kind(readings, Keeps.GROUPS):
        known = groups.facts.select(pl.col(KEY).alias("group"), pl.col("closed").alias("ended"))
        memberships = memberships.join(known.unique(subset="group", keep="first"), on="group", how="left")
        memberships = memberships.filter(pl.col("ended").fill_null("") == "").drop("ended")
    return memberships.filter(pl.col("closed") == "").drop("closed").sort(KEY, "joined", "group")
