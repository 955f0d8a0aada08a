"""The public registry as read: schools, what was published about them, and the nation they are compared with."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from alongside.casebook.schools import OBSERVATIONS, SCHOOLS
from alongside.schools.bands import Distribution
from alongside.schools.inspections import Inspection
from alongside.schools.measures import MEASURES
from alongside.schools.school import Link, Membership, Observation, Phase, School
from alongside.terms import AcademicYear
from alongside_store import rows
from alongside_store.columns import Columns, columns
from alongside_store.search_words import folded, query
from alongside_store.snapshot import Store
from alongside_store.sources import SourceFile

__all__ = ["Columns", "NoSnapshot", "Outline", "Registry", "SearchPage", "UnknownSchool"]

_MOST_AT_ONCE = 500


class NoSnapshot(Exception):
    """Nothing has been imported yet, or the snapshot named as current is gone."""


class UnknownSchool(KeyError):
    """No school has this key."""

    def __str__(self) -> str:
        return str(self.args[0])


@dataclass(frozen=True, slots=True)
class SearchPage:
    """One page of the schools found, and how many there are in all."""

    total: int
    schools: tuple[School, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """The outline of a district: rings of (easting, northing) in metres."""

    code: str
    name: str
    rings: tuple[tuple[tuple[float, float], ...], ...]


class Registry:
    """A snapshot opened for reading; safe to share between threads, each of which gets its own connection."""

    def __init__(self, path: Path, name: str) -> None:
        self.hash = name
        self._path = path
        self._local = threading.local()

    @classmethod
    def open(cls, store: Path) -> Registry:
        """The current snapshot of the store; raises `NoSnapshot`."""
        held = Store(store)
        name = held.current
        if not name:
            raise NoSnapshot(f"there are no official data in {store}; run 'alongside import FILE...' first")
        if not held.snapshot(name).is_file():
            raise NoSnapshot(f"the snapshot {name[:12]} is gone from {store}; run 'alongside import FILE...' again")
        return cls(held.snapshot(name), name)

    def _all(self, statement: str, *values: object) -> list[sqlite3.Row]:
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = sqlite3.connect(f"{self._path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
            connection.row_factory = sqlite3.Row
            self._local.connection = connection
        return connection.execute(statement, values).fetchall()

    @cached_property
    def sources(self) -> tuple[SourceFile, ...]:
        """The files the snapshot was made from."""
        return tuple(rows.source(one["described"]) for one in self._all("SELECT described FROM source ORDER BY place"))

    @cached_property
    def _titles(self) -> tuple[str, ...]:
        return tuple(f"{one.title}, {one.year}" if one.year else one.title for one in self.sources)

    def school(self, key: str) -> School:
        """The school with this key; raises `UnknownSchool`."""
        found = self.schools([key]).get(key)
        if found is None:
            raise UnknownSchool(f"no school in the registry has the key '{key}'; keys are written urn:123456")
        return found

    def schools(self, keys: Sequence[str]) -> dict[str, School]:
        """The schools with these keys; those unknown are absent."""
        found = {key: SCHOOLS[key] for key in keys if key in SCHOOLS}
        urns = [urn for urn in map(rows.urn_of, keys) if urn is not None]
        for start in range(0, len(urns), _MOST_AT_ONCE):
            part = urns[start : start + _MOST_AT_ONCE]
            marks = ", ".join("?" * len(part))
            for row in self._all(f"SELECT * FROM school WHERE urn IN ({marks})", *part):  # noqa: S608 - question marks
                school = rows.school(row)
                found[school.key] = school
        return {key: found[key] for key in keys if key in found}

    def search(self, text: str, *, limit: int = 50, offset: int = 0) -> SearchPage:
        """Schools with every word of ``text`` in name, town, authority or postcode, or with that URN; open ones first."""
        if text.strip().isdigit() and self.schools([f"urn:{text.strip()}"]):
            only = (self.school(f"urn:{text.strip()}"),)
            return SearchPage(1, only[offset : offset + limit])
        wanted = query(text)
        if not wanted:
            return SearchPage(0, ())
        examples = [school for school in SCHOOLS.values() if _matches(school, folded(text).split())]
        total = len(examples) + int(self._all("SELECT count(*) FROM found WHERE found MATCH ?", wanted)[0][0])
        page = examples[offset : offset + limit]
        if len(page) < limit:
            begins = folded(text).split()[0] + "%"
            statement = (
                "SELECT school.* FROM found JOIN school ON school.urn = found.rowid WHERE found MATCH ?"
                " ORDER BY is_open DESC, lower(name) LIKE ? DESC, name, urn LIMIT ? OFFSET ?"
            )
            skipped = max(offset - len(examples), 0)
            page += map(rows.school, self._all(statement, wanted, begins, limit - len(page), skipped))
        return SearchPage(total, tuple(page))

    def observations(self, key: str) -> tuple[Observation, ...]:
        """What was published of a school or area, one observation a measure and year: the best release.

        Where the school has no value of its own, a followed predecessor's stands in, and its note says whose it is.
        """
        if key in OBSERVATIONS:
            return OBSERVATIONS[key]
        urn = rows.urn_of(key)
        if urn is None:
            found = self._all("SELECT * FROM area_observation WHERE area = ? ORDER BY measure, year", key)
            return tuple(map(rows.area_observation, found))
        best: dict[tuple[str, AcademicYear], Observation] = {}
        for holder, note in self._line(urn):
            for row in self._all("SELECT * FROM observation WHERE urn = ? AND best = 1", holder):
                one = rows.observation(row, note, self._titles)
                held = best.get((one.measure, one.year))
                if held is None or (held.value is None and one.value is not None):
                    best[(one.measure, one.year)] = one
        places = {name: place for place, name in enumerate(MEASURES)}
        return tuple(sorted(best.values(), key=lambda one: (places[one.measure], one.year)))

    def _line(self, urn: int) -> Iterator[tuple[int, str]]:
        """The school itself and its followed predecessors, latest first, with the note for values of each."""
        yield urn, ""
        statement = (
            "SELECT predecessor, coalesce(name, '') FROM lineage LEFT JOIN school ON school.urn = predecessor"
            " WHERE lineage.urn = ? ORDER BY step"
        )
        for predecessor, name in self._all(statement, urn):
            yield predecessor, f"as {name or 'its predecessor'}, URN {predecessor}"

    def inspections(self, key: str) -> tuple[Inspection, ...]:
        """The inspections of a school and its followed predecessors, newest first, each once."""
        urn = rows.urn_of(key)
        line = self._line(urn) if urn is not None else ()
        statement = "SELECT * FROM inspection WHERE urn = ?"
        return rows.each_once(rows.inspection(row) for holder, _ in line for row in self._all(statement, holder))

    def links(self, key: str) -> tuple[Link, ...]:
        """The school's ties to other entries of the register."""
        found = self._all("SELECT * FROM link WHERE urn = ? ORDER BY established, other", rows.urn_of(key))
        return tuple(map(rows.link, found))

    def memberships(self, key: str) -> tuple[Membership, ...]:
        """The trusts, federations and sponsor groups the school belongs to."""
        found = self._all("SELECT * FROM membership WHERE urn = ? ORDER BY joined, grp", rows.urn_of(key))
        return tuple(map(rows.membership, found))

    def distribution(self, measure: str, year: AcademicYear, population: str) -> Distribution | None:
        """How the measure was spread over the mainstream state schools of a population ('primary', 'secondary').

        None where no such value was imported, or only those of one region.
        """
        statement = "SELECT count, quantiles FROM distribution WHERE measure = ? AND year = ? AND population = ?"
        found = self._all(statement, measure, year.first, population)
        if not found or not found[0]["quantiles"]:
            return None
        quantiles = tuple(float(one) for one in json.loads(found[0]["quantiles"]))
        return Distribution(measure, year, population, int(found[0]["count"]), quantiles)

    def years(self, measure: str) -> tuple[AcademicYear, ...]:
        """The years in which mainstream state schools have the measure, oldest first."""
        found = self._all("SELECT DISTINCT year FROM distribution WHERE measure = ? ORDER BY year", measure)
        return tuple(AcademicYear(row["year"]) for row in found)

    def columns(self, phases: Sequence[Phase], variables: Sequence[tuple[str, AcademicYear | None]]) -> Columns:
        """The open mainstream state schools of ``phases`` as columns of values; see `alongside_store.columns`."""
        return columns(self._all, phases, variables)

    def published_neighbours(self, key: str) -> tuple[tuple[str, float, int], ...]:
        """The similar schools that the Department for Education published: key, distance, rank."""
        statement = "SELECT other, distance, place FROM neighbour WHERE urn = ? ORDER BY place"
        return tuple(
            (f"urn:{other}", float(far), int(place)) for other, far, place in self._all(statement, rows.urn_of(key))
        )

    def outlines(self) -> tuple[Outline, ...]:
        """The outlines of districts, by code."""
        return tuple(
            Outline(code, name, tuple(tuple((float(x), float(y)) for x, y in ring) for ring in json.loads(rings)))
            for code, name, rings in self._all("SELECT * FROM outline ORDER BY code")
        )


def _matches(school: School, words: Sequence[str]) -> bool:
    own = folded(f"{school.name} {school.town} {school.la_name}").split()
    return all(any(one.startswith(word) for one in own) for word in words)
