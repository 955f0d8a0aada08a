"""Turns rows of a snapshot into the engine's values."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import date
from sqlite3 import Row

from alongside.schools.inspections import Framework, Inspection
from alongside.schools.measures import MEASURES
from alongside.schools.school import Link, Membership, Observation, Phase, School, Sector, Standing
from alongside.terms import AcademicYear
from alongside_store.building import RELEASES, STANDINGS
from alongside_store.sources import Missing, Refusal, SourceFile

_MEASURES = tuple(MEASURES)
_DAYS_OF_AN_INSPECTION = 7
_BY_RANK = tuple(reversed(RELEASES))
_AS_THEY_ARE = frozenset(field.name for field in fields(SourceFile)) - {
    "year",
    "aside",
    "refusals",
    "columns_used",
    "columns_unused",
    "columns_missing",
    "notes",
}


def urn_of(key: str) -> int | None:
    """The URN in a key written urn:123456, else None."""
    kind, _, number = key.partition(":")
    return int(number) if kind == "urn" and number.isascii() and number.isdigit() and len(number) < 10 else None


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def school(row: Row) -> School:
    return School(
        key=f"urn:{row['urn']}",
        name=row["name"],
        phase=Phase(row["phase"]),
        sector=Sector(row["sector"]),
        type_name=row["type_name"],
        status=row["status"],
        opened=day(row["opened"]),
        closed=day(row["closed"]),
        low_age=row["low_age"],
        high_age=row["high_age"],
        gender=row["gender"],
        religious_character=row["religious_character"],
        admissions=row["admissions"],
        la_code=row["la_code"],
        la_name=row["la_name"],
        region=row["region"],
        town=row["town"],
        postcode=row["postcode"],
        urban_rural=row["urban_rural"],
        easting=row["easting"],
        northing=row["northing"],
        trust=row["trust"],
    )


def observation(row: Row, note: str, titles: Sequence[str]) -> Observation:
    return Observation(
        measure=_MEASURES[row["measure"]],
        year=AcademicYear(row["year"]),
        release=_BY_RANK[row["release"]],
        value=row["value"],
        standing=STANDINGS[row["standing"]],
        note=note,
        source=titles[row["source"]],
    )


def area_observation(row: Row) -> Observation:
    return Observation(
        measure=row["measure"],
        year=AcademicYear(row["year"]),
        release=row["release"],
        value=row["value"],
        standing=Standing(row["standing"]),
        source=row["source"],
    )


def inspection(row: Row) -> Inspection:
    return Inspection(
        framework=Framework(row["framework"]),
        started=day(row["started"]),
        published=day(row["published"]),
        judgements=json.loads(row["judgements"]),
        category_of_concern=row["category"],
        kind=row["kind"],
        number=row["number"],
        urn=row["urn"],
        source=row["source"],
    )


def each_once(inspections: Iterable[Inspection]) -> tuple[Inspection, ...]:
    """Newest first, each once: files that say less give the last day of an inspection for its first."""
    fullest = sorted(inspections, key=lambda one: (-len(one.judgements), one.started or date.min, one.source))
    kept: list[Inspection] = []
    for one in fullest:
        if not any(_same(one, other) for other in kept):
            kept.append(one)
    return tuple(sorted(kept, key=lambda one: one.started or date.min, reverse=True))


def _same(one: Inspection, other: Inspection) -> bool:
    if one.started is None or other.started is None:
        return one.started == other.started
    alike = one.framework is other.framework and one.occasion is other.occasion
    return alike and abs((one.started - other.started).days) <= _DAYS_OF_AN_INSPECTION


def link(row: Row) -> Link:
    return Link(f"urn:{row['other']}", row["other_name"], row["kind"], day(row["established"]))


def membership(row: Row) -> Membership:
    return Membership(row["grp"], row["group_name"], row["group_type"], day(row["joined"]))


def source(described: str) -> SourceFile:
    """A source file from its description in the snapshot."""
    said = json.loads(described)
    return SourceFile(
        **{name: said[name] for name in _AS_THEY_ARE},
        year=AcademicYear(**said["year"]) if said["year"] else None,
        aside=tuple((why, count) for why, count in said["aside"]),
        refusals=tuple(Refusal(**one) for one in said["refusals"]),
        columns_used=tuple(said["columns_used"]),
        columns_unused=tuple(said["columns_unused"]),
        columns_missing=tuple(Missing(**one) for one in said["columns_missing"]),
        notes=tuple(said["notes"]),
    )
