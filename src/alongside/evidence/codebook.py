"""The codebook: what evidence can speak for or against, as versioned data with definitions, poles and boundaries."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

VERSION = "2"


@dataclass(frozen=True, slots=True)
class Characteristic:
    """One of the nine characteristics of effective, or of ineffective, partnerships (thesis, Tables 15 and 16)."""

    id: str
    side: str
    label: str
    definition: str
    source: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """One thing that evidence can speak for (the positive pole) or against (the negative one).

    ``effective`` and ``ineffective`` are the characteristics that it speaks to; ``since`` the codebook version it came with.
    """

    id: str
    subject: str
    kind: str
    label: str
    definition: str
    positive_pole: str
    negative_pole: str
    include: str
    exclude: str
    example: str
    effective: tuple[str, ...]
    ineffective: tuple[str, ...]
    since: str
    source: str


@dataclass(frozen=True, slots=True)
class Codebook:
    """A version of the codebook, by id."""

    version: str
    indicators: Mapping[str, Indicator]
    characteristics: Mapping[str, Characteristic]


def _rows(name: str) -> list[dict[str, str]]:
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _indicator(row: Mapping[str, str]) -> Indicator:
    return Indicator(
        id=row["id"],
        subject=row["subject"],
        kind=row["kind"],
        label=row["label"],
        definition=row["definition"],
        positive_pole=row["positive_pole"],
        negative_pole=row["negative_pole"],
        include=row["include"],
        exclude=row["exclude"],
        example=row["example"],
        effective=tuple(one for one in row["effective"].split(";") if one),
        ineffective=tuple(one for one in row["ineffective"].split(";") if one),
        since=row["since"],
        source=row["source"],
    )


@cache
def codebook() -> Codebook:
    """The packaged codebook."""
    characteristics = (
        Characteristic(row["id"], row["side"], row["label"], row["definition"], row["source"])
        for row in _rows("characteristics.csv")
    )
    return Codebook(
        VERSION,
        {one.id: one for one in map(_indicator, _rows("codebook.csv"))},
        {one.id: one for one in characteristics},
    )
