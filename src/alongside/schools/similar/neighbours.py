"""A school's neighbours in circumstances, with how near that is, whether it is mutual, and what makes the difference.

A rank alone misleads: the 50th neighbour of an unusual school may be three times as far as a typical one. So every
distance carries an absolute band, read from the whole population: close (no further than the typical 10th neighbour),
similar (the typical 50th), loose (up to twice that), not similar. Typical is the median over a thousand schools taken
evenly from the population in the order of their keys (or all, where there are fewer).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from alongside.schools.similar.models import SimilarityModel, Variable
from alongside.schools.similar.nearest import Floats, Indices, distance_between, nearest

LIST_LENGTH = 50
_SAMPLE = 1000


class NotCompared(LookupError):
    """The school is not among those the model compares, or has too few of its variables."""


class Closeness(StrEnum):
    """How near a distance is, by the whole population's typical neighbours."""

    CLOSE = "close"
    SIMILAR = "similar"
    LOOSE = "loose"
    NOT_SIMILAR = "not similar"


@dataclass(frozen=True, slots=True)
class Component:
    """One variable's part in a distance: both values, and its share of the squared distance (0..1; None if not shared)."""

    variable: Variable
    own: float | None
    other: float | None
    share: float | None


@dataclass(frozen=True, slots=True)
class Neighbour:
    """One entry of a school's list. ``lists`` counts the lists, over the population, on which the neighbour stands.

    ``compared`` is the share of the model's weight that both schools have values for.
    """

    key: str
    rank: int
    distance: float
    closeness: Closeness
    mutual: bool
    lists: int
    compared: float


@dataclass(frozen=True, eq=False)
class Neighbourhood:
    """All schools of one model's population. Lists of everybody are made when first asked for, and kept.

    ``values`` is n x d in the measures' own units (NaN missing); ``scales`` are NaN for the variables in ``unused``,
    which have no spread here and so cannot tell schools apart.
    """

    model: SimilarityModel
    keys: tuple[str, ...]
    values: Floats
    scales: Floats
    unused: tuple[Variable, ...]

    @cached_property
    def row_of(self) -> Mapping[str, int]:
        return {key: row for row, key in enumerate(self.keys)}

    @cached_property
    def _lists(self) -> tuple[Indices, Floats]:
        """Everybody's nearest rows and distances, n x list length."""
        return self._nearest(np.arange(len(self.keys), dtype=np.int64))

    def _nearest(self, queries: Indices) -> tuple[Indices, Floats]:
        kept = np.isfinite(self.scales)
        length = max(1, min(LIST_LENGTH, len(self.keys) - 1))
        if not kept.any():
            return np.full((len(queries), length), -1, dtype=np.int64), np.full((len(queries), length), np.inf)
        weights = np.array([variable.weight for variable in self.model.variables])
        return nearest(
            self.values[:, kept] / self.scales[kept],
            weights[kept],
            np.zeros(len(self.keys), dtype=np.int64),
            queries,
            length,
            minimum_shared=self.model.minimum_shared,
        )

    @cached_property
    def lists(self) -> NDArray[np.int64]:
        """On how many lists each school stands."""
        rows, _ = self._lists
        return np.bincount(rows[rows >= 0], minlength=len(self.keys)).astype(np.int64)

    @cached_property
    def thresholds(self) -> tuple[float, float, float]:
        """Upper distances of close, similar and loose; see the module's first lines."""
        many = min(_SAMPLE, len(self.keys))
        _, distances = self._nearest(np.linspace(0, len(self.keys) - 1, many).astype(np.int64))
        tenth, last = _typical(distances, 9), _typical(distances, LIST_LENGTH - 1)
        return tenth, last, 2 * last

    @cached_property
    def _used(self) -> tuple[Floats, Floats]:
        weights = np.array([variable.weight for variable in self.model.variables])
        kept = np.isfinite(self.scales)
        weights = np.where(kept, weights, 0.0)
        scaled = np.where(kept, self.values / np.where(kept, self.scales, 1.0), np.nan)
        return scaled, weights

    def closeness(self, distance: float) -> Closeness:
        for limit, name in zip(self.thresholds, Closeness, strict=False):
            if distance <= limit:
                return name
        return Closeness.NOT_SIMILAR

    def row(self, key: str) -> int:
        """The school's row; raises `NotCompared` when the model does not know the school."""
        try:
            return self.row_of[key]
        except KeyError:
            raise NotCompared(
                f"{key} is not among the {len(self.keys):,} schools that '{self.model.name}' compares; "
                "choose another model or import the files that hold its variables"
            ) from None

    def distances_from(self, key: str, others: Sequence[str]) -> Floats:
        """Distances from one school to others; NaN where the pair shares too little of the weight."""
        return self.distances_to_rows(key, self.rows(others))

    def rows(self, keys: Sequence[str]) -> Indices:
        """The rows of these schools, -1 for those that the model does not know."""
        return np.array([self.row_of.get(key, -1) for key in keys], dtype=np.int64)

    def distances_to_rows(self, key: str, rows: Indices) -> Floats:
        """Distances from one school to the schools of these rows; NaN for -1 and where too little is shared."""
        scaled, weights = self._used
        own = self.row(key)
        result = distance_between(scaled, weights, left=np.full(len(rows), own, dtype=np.int64), right=rows)
        shared = (~np.isnan(scaled[rows] - scaled[own])) @ weights
        enough = shared >= self.model.minimum_shared * weights.sum() * (1 - 1e-12)
        return np.where((rows >= 0) & enough, result, np.nan)

    def compared(self, key: str, other: str) -> float:
        """The share of the model's weight for which both schools have values, 0..1."""
        weights = np.array([variable.weight for variable in self.model.variables])
        both = ~np.isnan(self.values[self.row(key)] + self.values[self.row(other)])
        return float((both @ weights) / weights.sum())

    def of(self, key: str) -> tuple[Neighbour, ...]:
        """The school's list, nearest first; empty when too few of its variables are known. Raises `NotCompared`."""
        own = self.row(key)
        rows, distances = self._lists
        found = zip(rows[own], distances[own], strict=True)
        return tuple(
            Neighbour(
                key=self.keys[row],
                rank=rank,
                distance=float(distance),
                closeness=self.closeness(float(distance)),
                mutual=own in rows[row],
                lists=int(self.lists[row]),
                compared=self.compared(key, self.keys[row]),
            )
            for rank, (row, distance) in enumerate(found, start=1)
            if row >= 0
        )

    def components(self, key: str, other: str) -> tuple[Component, ...]:
        """What makes the distance of a pair, variable by variable in the model's order; shares add up to 1."""
        scaled, weights = self._used
        own, its = self.row(key), self.row(other)
        squares = weights * (scaled[own] - scaled[its]) ** 2
        total = np.nansum(squares)
        shares = squares / total if total > 0 else squares
        return tuple(
            Component(variable, _known(self.values[own, j]), _known(self.values[its, j]), _known(shares[j]))
            for j, variable in enumerate(self.model.variables)
        )


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def _typical(distances: Floats, rank: int) -> float:
    """The median distance to the neighbour of that rank (or the last there is) over all schools that have one."""
    if distances.size == 0:
        return 0.0
    column = distances[:, min(rank, distances.shape[1] - 1)]
    column = column[np.isfinite(column)]
    return float(np.median(column)) if len(column) else 0.0


def _scales(model: SimilarityModel, values: Floats) -> Floats:
    """Each variable's scale: the model's own, else the sample spread; NaN where there is no spread to speak of."""
    scales = np.full(len(model.variables), np.nan)
    for j, variable in enumerate(model.variables):
        known = values[~np.isnan(values[:, j]), j]
        spread = float(np.std(known, ddof=1)) if len(known) > 1 else 0.0
        scale = variable.scale if variable.scale is not None else spread
        if scale > 0 and len(known):
            scales[j] = scale
    return scales


def neighbourhood(model: SimilarityModel, keys: Sequence[str], values: Floats) -> Neighbourhood:
    """The neighbourhood of a population: ``values`` is schools x the model's variables, NaN where missing.

    A variable that nobody has, or in which all are alike, is set aside and named in ``unused``.
    """
    scales = _scales(model, values)
    unused = tuple(variable for variable, scale in zip(model.variables, scales, strict=True) if np.isnan(scale))
    return Neighbourhood(model, tuple(keys), values, scales, unused)
