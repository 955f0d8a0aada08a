"""The official data in use: the registry opened once a process, and what is dear to compute from it, kept until it changes."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from threading import RLock

import numpy as np
from numpy.typing import NDArray

from alongside.schools.bands import Distribution
from alongside.schools.school import Phase, School
from alongside.schools.similar.models import SimilarityModel
from alongside.schools.similar.neighbours import Neighbourhood
from alongside.terms import AcademicYear
from alongside_store.circumstances import population
from alongside_store.places import registry_path
from alongside_store.registry import Outline, Registry


@dataclass(frozen=True, eq=False, slots=True)
class Population:
    """The schools a model compares with their places (metres, NaN where unknown) and phases, row by row."""

    hood: Neighbourhood
    eastings: NDArray[np.float64]
    northings: NDArray[np.float64]
    phases: NDArray[np.str_]


class Snapshot:
    """One snapshot of official data with its computed parts; threads may share it."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self._lock = RLock()
        self._distributions: dict[tuple[str, AcademicYear, str], Distribution | None] = {}
        self._columns: dict[tuple[str, AcademicYear, Sequence[Phase]], Mapping[str, float]] = {}
        self._populations: dict[str, Population] = {}

    @property
    def short_hash(self) -> str:
        return self.registry.hash[:12]

    @cached_property
    def newest(self) -> date | None:
        """The newest date that a file of the snapshot bears."""
        dates = [one.as_of for one in self.registry.sources if one.as_of]
        return date.fromisoformat(max(dates)) if dates else None

    @cached_property
    def outlines(self) -> Sequence[Outline]:
        return self.registry.outlines()

    def distribution(self, measure: str, year: AcademicYear, population: str) -> Distribution | None:
        """The national spread of a measure, or None where the snapshot has none."""
        key = (measure, year, population)
        if key not in self._distributions:
            self._distributions[key] = self.registry.distribution(measure, year, population)
        return self._distributions[key]

    def values(self, measure: str, year: AcademicYear, phases: tuple[Phase, ...]) -> Mapping[str, float]:
        """A measure of one year for every open state school of the phases that has it."""
        key = (measure, year, phases)
        if key not in self._columns:
            columns = self.registry.columns(phases, [(measure, year)])
            known = np.flatnonzero(np.isfinite(columns.values[:, 0]))
            self._columns[key] = {columns.keys[row]: float(columns.values[row, 0]) for row in known}
        return self._columns[key]

    def holds(self, model: SimilarityModel) -> bool:
        """Whether anything is published here of what the model compares, in the years it compares."""
        return any(
            variable.year is None or variable.year in self.registry.years(variable.measure)
            for variable in model.variables
        )

    def neighbourhood(self, model: SimilarityModel) -> Neighbourhood:
        """All schools of the model's population with their neighbours; computed at the first call."""
        return self.population(model).hood

    def population(self, model: SimilarityModel) -> Population:
        """The neighbourhood with places and phases; computed at the first call."""
        with self._lock:
            if model.name not in self._populations:
                self._populations[model.name] = self._computed(model)
            return self._populations[model.name]

    def _computed(self, model: SimilarityModel) -> Population:
        hood = population(self.registry, model)
        schools = self.registry.schools(hood.keys)
        unknown = School("", "")
        known = [schools.get(key, unknown) for key in hood.keys]
        return Population(
            hood=hood,
            eastings=_metres([one.easting for one in known]),
            northings=_metres([one.northing for one in known]),
            phases=np.array([one.phase.value for one in known]),
        )


def _metres(values: Sequence[float | None]) -> NDArray[np.float64]:
    return np.array([np.nan if one is None else one for one in values], dtype=np.float64)


class _InUse:
    """The snapshot of this process, and the mark of the file it came from."""

    def __init__(self) -> None:
        self._lock = RLock()
        self._mark: tuple[str, int, int] | None = None
        self._snapshot: Snapshot | None = None

    def get(self) -> Snapshot:
        path = registry_path(os.environ)
        with self._lock:
            mark = _mark(path)
            if self._snapshot is None or mark != self._mark:
                self._snapshot = Snapshot(Registry.open(path))
                self._mark = mark
            return self._snapshot


def _mark(folder: Path) -> tuple[str, int, int]:
    """Changes when an import switches to another snapshot."""
    try:
        found = (folder / "current").stat()
    except OSError:
        return (str(folder), 0, 0)
    return (str(folder), found.st_mtime_ns, found.st_ino)


_in_use = _InUse()


def current_snapshot() -> Snapshot:
    """The snapshot in use; raises `NoSnapshot` when nothing was imported."""
    return _in_use.get()
