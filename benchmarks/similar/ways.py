"""Made-up schools, the ways to find their neighbours, and the true neighbours of some, by the definition."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alongside.schools.similar.nearest import nearest

Floats = NDArray[np.float64]
Indices = NDArray[np.int64]

_LEAST_SHARED = 0.7
_LATENT = 4  # poverty, language, size and place, say: schools' circumstances go together


@dataclass(frozen=True, slots=True)
class Schools:
    """n schools x d features, scaled, NaN where missing; the features' weights; each school's phase."""

    values: Floats
    weights: Floats
    phase: Indices


Way = Callable[[Schools, int], Indices]


def made_up(count: int, features: int, *, phases: int, missing: float, seed: int) -> Schools:
    """Schools whose features partly go together, of ``phases`` equally likely phases, with cells missing at random."""
    rng = np.random.default_rng(seed)
    together = rng.normal(size=(count, _LATENT)) @ rng.normal(size=(_LATENT, features))
    values = 0.8 * together / together.std(axis=0) + 0.6 * rng.normal(size=(count, features))
    values[rng.random(values.shape) < missing] = np.nan
    weights = rng.uniform(0.5, 1.5, features)
    return Schools(values, weights / weights.sum(), rng.integers(0, phases, count))


def true_neighbours(schools: Schools, queries: Indices, k: int) -> Indices:
    """The definition, one school at a time."""
    found = np.full((len(queries), k), -1, dtype=np.int64)
    for line, row in enumerate(queries):
        squares = (schools.values - schools.values[row]) ** 2
        shared = ~np.isnan(squares) @ schools.weights
        with np.errstate(divide="ignore", invalid="ignore"):
            distances = np.nansum(squares * schools.weights, axis=1) / shared
        compared = (shared >= _LEAST_SHARED - 1e-12) & (schools.phase == schools.phase[row])
        compared[row] = False
        near = np.argsort(np.where(compared, distances, np.inf), kind="stable")[: min(k, int(compared.sum()))]
        found[line, : len(near)] = near
    return found


def recall(found: Indices, true: Indices) -> float:
    """The share of the true neighbours that were found."""
    there = sum(len(set(a[a >= 0]) & set(b[b >= 0])) for a, b in zip(found, true, strict=True))
    return float(there / max(1, (true >= 0).sum()))


def ours(*, use_compiled: bool) -> Way:
    def way(schools: Schools, k: int) -> Indices:
        everybody = np.arange(len(schools.values))
        found, _ = nearest(
            schools.values,
            schools.weights,
            schools.phase,
            everybody,
            k,
            minimum_shared=_LEAST_SHARED,
            use_compiled=use_compiled,
        )
        return found

    return way


def on_filled_gaps(search: Callable[[Floats, int], Indices]) -> Way:
    """A search that knows no gaps, phase by phase, on values with the phase's median put where one is missing."""

    def way(schools: Schools, k: int) -> Indices:
        found = np.full((len(schools.values), k), -1, dtype=np.int64)
        for phase in np.unique(schools.phase):
            members = np.flatnonzero(schools.phase == phase)
            values = schools.values[members]
            filled = np.where(np.isnan(values), np.nanmedian(values, axis=0), values) * np.sqrt(schools.weights)
            near = search(filled, k + 1)
            # Oneself goes to the end of the list, and is cut off with it.
            last = np.argsort(near == np.arange(len(members))[:, None], axis=1, kind="stable")
            found[members] = members[np.take_along_axis(near, last, axis=1)[:, :k]]
        return found

    return way


def _scipy_tree(points: Floats, k: int) -> Indices:
    from scipy.spatial import cKDTree

    found: Indices = cKDTree(points).query(points, k, workers=1)[1]
    return found


def _scikit_learn(algorithm: str) -> Callable[[Floats, int], Indices]:
    def search(points: Floats, k: int) -> Indices:
        from sklearn.neighbors import NearestNeighbors

        found: Indices = NearestNeighbors(n_neighbors=k, algorithm=algorithm, n_jobs=1).fit(points).kneighbors()[1]
        return found

    return search


WAYS: dict[str, Way] = {
    "Alongside, compiled": ours(use_compiled=True),
    "Alongside, plain": ours(use_compiled=False),
    "SciPy, cKDTree": on_filled_gaps(_scipy_tree),
    "scikit-learn, brute": on_filled_gaps(_scikit_learn("brute")),
    "scikit-learn, kd_tree": on_filled_gaps(_scikit_learn("kd_tree")),
}
