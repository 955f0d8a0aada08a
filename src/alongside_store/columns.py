"""The open mainstream state schools of some phases as columns of numbers, for similarity and brokering.

A measure without a stated year is taken from the newest year that has it nationally: at least four fifths as many
schools as its best-covered year. Where a school has no value of its own, its last followed predecessor's is used.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from alongside.schools.measures import MEASURES
from alongside.schools.school import Phase, Sector
from alongside.terms import AcademicYear

Query = Callable[..., list[sqlite3.Row]]
Floats = npt.NDArray[np.float64]
_NATIONALLY = 0.8


@dataclass(frozen=True, slots=True)
class Columns:
    """``values`` has a row a key and a column a variable, nan where missing; ``years`` is the year used, None if none."""

    keys: tuple[str, ...]
    easting: Floats
    northing: Floats
    values: Floats
    years: tuple[AcademicYear | None, ...]


def columns(ask: Query, phases: Sequence[Phase], variables: Sequence[tuple[str, AcademicYear | None]]) -> Columns:
    """The schools of ``phases`` by key, and each variable (measure, year or None for the newest) as a column.

    Without phases, every school for which one of the variables was measured, open or not.
    """
    years = tuple(year or _newest(ask, measure, phases) for measure, year in variables)
    chosen = _listed(ask, phases) if phases else _measured(ask, variables, years)
    urns = np.array([row["urn"] for row in chosen], dtype=np.int64)
    line = _line(ask, urns) if phases else urns.reshape(-1, 1)
    values = np.full((len(urns), len(variables)), np.nan)
    for at, ((measure, _), year) in enumerate(zip(variables, years, strict=True)):
        if year is not None:
            values[:, at] = _filled(ask, line, (measure, year))
    return Columns(
        keys=tuple(f"urn:{urn}" for urn in urns.tolist()),
        easting=_floats([row["easting"] for row in chosen]),
        northing=_floats([row["northing"] for row in chosen]),
        values=values,
        years=years,
    )


def _listed(ask: Query, phases: Sequence[Phase]) -> list[sqlite3.Row]:
    """The open schools of the phases that the register describes, when it describes any."""
    marks = ", ".join("?" * len(phases))
    return ask(
        "SELECT urn, easting, northing FROM school WHERE is_open AND sector = ?"  # noqa: S608 - question marks
        " AND (status <> '' OR NOT EXISTS (SELECT 1 FROM school WHERE status <> ''))"
        f" AND phase IN ({marks}) ORDER BY urn",
        Sector.STATE.value,
        *(phase.value for phase in phases),
    )


def _measured(
    ask: Query, variables: Sequence[tuple[str, AcademicYear | None]], years: Sequence[AcademicYear | None]
) -> list[sqlite3.Row]:
    pairs = [(_place(measure), year.first) for (measure, _), year in zip(variables, years, strict=True) if year]
    either = " OR ".join(["(measure = ? AND year = ?)"] * len(pairs)) or "0"
    return ask(
        "SELECT DISTINCT observation.urn AS urn, easting, northing FROM observation LEFT JOIN school USING (urn)"  # noqa: S608
        f" WHERE best = 1 AND value IS NOT NULL AND ({either}) ORDER BY urn",
        *(part for pair in pairs for part in pair),
    )


def _place(measure: str) -> int:
    return tuple(MEASURES).index(measure)


def _floats(numbers: Sequence[float | None]) -> Floats:
    return np.array([np.nan if one is None else one for one in numbers], dtype=np.float64)


def _line(ask: Query, urns: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """The school and its predecessors, a column a step, 0 where there is none."""
    rows = ask("SELECT urn, step, predecessor FROM lineage")
    line = np.zeros((len(urns), 1 + max((row["step"] for row in rows), default=0)), dtype=np.int64)
    line[:, 0] = urns
    places = {urn: at for at, urn in enumerate(urns.tolist())}
    for urn, step, predecessor in rows:
        if urn in places:
            line[places[urn], step] = predecessor
    return line


def _newest(ask: Query, measure: str, phases: Sequence[Phase]) -> AcademicYear | None:
    populations = {"primary" if phase is Phase.PRIMARY else "secondary" for phase in phases} or {"primary", "secondary"}
    covered: Counter[int] = Counter()
    for row in ask("SELECT year, population, count FROM distribution WHERE measure = ?", measure):
        covered[row["year"]] += row["count"] * (row["population"] in populations)
    enough = _NATIONALLY * max(covered.values(), default=0)
    years = [year for year, count in covered.items() if count and count >= enough]
    return AcademicYear(max(years)) if years else None


def _filled(ask: Query, line: npt.NDArray[np.int64], variable: tuple[str, AcademicYear]) -> Floats:
    measure, year = variable
    rows = ask(
        "SELECT urn, value FROM observation WHERE measure = ? AND year = ? AND best = 1 AND value IS NOT NULL ORDER BY urn",
        _place(measure),
        year.first,
    )
    holders = np.array([row["urn"] for row in rows] or [0], dtype=np.int64)
    held = np.array([row["value"] for row in rows] or [np.nan], dtype=np.float64)
    filled = np.full(len(line), np.nan)
    for step in range(line.shape[1]):
        at = np.minimum(np.searchsorted(holders, line[:, step]), len(holders) - 1)
        own = np.where(holders[at] == line[:, step], held[at], np.nan)
        filled = np.where(np.isnan(filled), own, filled)
    return filled
