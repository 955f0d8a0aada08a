"""What the strategy of the thesis and its people took for granted, and where its authors expected different things."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from alongside.casebook.partnerships import FaultyCasebook, case_names
from alongside.evidence.assumptions import Assumption, Inconsistency
from alongside.evidence.bearings import Bearing, NotABearing
from alongside.evidence.codebook import codebook


class UnknownAssumption(LookupError):
    """The register has no assumption of this name."""


def _rows(name: str) -> list[dict[str, str]]:
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _bearing(row: Mapping[str, str]) -> Bearing | None:
    if not row["indicator"]:
        return None
    try:
        return Bearing.parse(f"{row['about']}:{row['indicator']}:{row['direction']}", codebook())
    except NotABearing as fault:
        raise FaultyCasebook(f"the assumption {row['id']}: {fault}") from fault


def _assumption(row: Mapping[str, str]) -> Assumption:
    bearing = _bearing(row)
    if bearing is None and not row["needed"]:
        raise FaultyCasebook(f"the assumption {row['id']} has no indicator and does not say what would be needed")
    if row["partnership"] not in {"", *case_names()}:
        raise FaultyCasebook(f"the assumption {row['id']} is of '{row['partnership']}', which is no partnership")
    return Assumption(
        id=row["id"],
        held_by=row["held_by"],
        partnership=row["partnership"],
        text=row["text"],
        indicator=bearing.indicator if bearing else "",
        about=bearing.about if bearing else None,
        direction=bearing.sign if bearing else 0,
        needed=row["needed"],
        outcome=row["outcome"],
        page=row["page"],
    )


@cache
def assumptions() -> tuple[Assumption, ...]:
    """Every assumption of the register: the strategy's, its officers' and advisers', then those of the heads."""
    return tuple(map(_assumption, _rows("assumptions.csv")))


def assumption_named(name: str) -> Assumption:
    """The assumption of that id; raises `UnknownAssumption`."""
    for one in assumptions():
        if one.id == name:
            return one
    raise UnknownAssumption(f"the register has no assumption '{name}'; assumptions() lists them by id")


@cache
def inconsistencies() -> tuple[Inconsistency, ...]:
    """Where two things expected of the strategy do not sit together, both sides as rows of the register."""
    return tuple(
        Inconsistency(
            id=row["id"],
            topic=row["topic"],
            first=assumption_named(row["first"]),
            second=assumption_named(row["second"]),
            outcome=row["outcome"],
            source=row["source"],
            page=row["page"],
        )
        for row in _rows("inconsistencies.csv")
    )
