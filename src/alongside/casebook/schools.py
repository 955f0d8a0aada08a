"""The twelve pseudonymous schools of the thesis, with what Tables 1a and 1b (pp. 20-21) and the case studies say of them.

Unknown and disputed cells are marked so. The schools' real names and numbers are not kept.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from importlib.resources import files
from types import MappingProxyType

from alongside.schools.school import Observation, Phase, School, Sector, Standing
from alongside.terms import AcademicYear

YEAR = AcademicYear(2001)
RELEASE = "thesis 2006"


def example_key(name: str) -> str:
    """The key of an invented or pseudonymous school: its name in lower case, joined by hyphens."""
    return "example:" + "-".join(name.casefold().split())


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return csv.DictReader(text.splitlines())


def _whole(text: str) -> int | None:
    return int(text) if text else None


def _school(row: Mapping[str, str]) -> School:
    return School(
        key=example_key(row["name"]),
        name=f"The {row['name']} School",
        phase=Phase.SECONDARY,
        sector=Sector.STATE,
        type_name=row["type_name"],
        status=row["status"],
        low_age=_whole(row["low_age"]),
        high_age=_whole(row["high_age"]),
        gender=row["gender"],
        religious_character=row["religious_character"],
        la_name="The thesis's authority",
    )


def _observation(row: Mapping[str, str]) -> Observation:
    return Observation(
        measure=row["measure"],
        year=YEAR,
        release=RELEASE,
        value=float(row["value"]) if row["value"] else None,
        standing=Standing(row["standing"]),
        printed_band=row["printed_band"],
        note=row["note"],
        source=row["source"],
    )


def _observations() -> dict[str, tuple[Observation, ...]]:
    gathered: dict[str, tuple[Observation, ...]] = {}
    for row in _rows("observations.csv"):
        key = example_key(row["name"])
        gathered[key] = (*gathered.get(key, ()), _observation(row))
    return gathered


SCHOOLS: Mapping[str, School] = MappingProxyType({one.key: one for one in map(_school, _rows("schools.csv"))})
OBSERVATIONS: Mapping[str, tuple[Observation, ...]] = MappingProxyType(_observations())
