"""The nearest rows by matrix products: rough squared distances, a limit that loses nobody, then the exact few.

A product gives every distance of a block to within a known rounding error. The block's columns are cut into strips; the
k-th smallest of the strips' minima is no less than the k-th smallest distance, so what lies above it (and the error)
cannot be on the list. Only what is left is computed by the definition and sorted.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from alongside.schools.similar.distance import (
    Flags,
    Floats,
    Indices,
    centred,
    distance_between,
    least_shared,
    patterns,
    shared_weight,
    total_weight,
)

_BLOCK_CELLS = 1 << 18  # a block of distances stays in the second-level cache
# Products this small stay on one thread: on more, the linear algebra library waits longer than it works.
_TILE, _TILE_ROWS = 1 << 18, 8
_STRIPS = 4  # times k: more strips give a closer limit, fewer are cheaper to sort


@dataclass(frozen=True, slots=True)
class _Group:
    """One group made ready: ``left`` by ``right`` (in tiles) gives squared distances before the factor for gaps.

    ``kinds`` are the patterns of known features, ``kind`` each row's; ``sizes`` bound the terms of a row's sums.
    """

    values: Floats
    weights: Floats
    left: Floats
    right: Floats
    sizes: Floats
    kinds: Flags
    kind: Indices
    least: float

    def rough(self, rows: Indices) -> tuple[Floats, Floats]:
        """Squared distances from ``rows`` to all, infinite where too little is shared, and the rows' rounding errors."""
        squares = _product(self.left[rows], self.right)[:, : len(self.values)]
        errors = (self.sizes[rows] + self.sizes.max()) * (self.left.shape[1] + 8) * 2.0**-50
        if len(self.kinds) == 1 and self.kinds.all():
            return squares, errors
        starts = np.flatnonzero(np.diff(self.kind[rows], prepend=-1))
        for start, stop in zip(starts, [*starts[1:], len(rows)], strict=True):
            factors, bars = self._factors(self.kinds[self.kind[rows[start]]])
            squares[start:stop] *= factors[self.kind]
            squares[start:stop] += bars[self.kind]
            errors[start:stop] *= factors.max()
        return squares, errors

    def _factors(self, features: Flags) -> tuple[Floats, Floats]:
        """For a row with these features: each kind's factor, and infinity where the pair is not compared."""
        shared = shared_weight(self.kinds, self.weights, with_features=features)
        enough = shared >= self.least
        factors = np.divide(total_weight(self.weights), shared, out=np.ones_like(shared), where=enough)
        return factors, np.where(enough, 0.0, np.inf)


def _tiles(columns: Floats) -> Floats:
    """tiles x inner x width, the last filled up with zeros."""
    count, inner = columns.shape
    width = max(1, min(count, _TILE // (_TILE_ROWS * inner)))
    tiles = -(-count // width)
    filled = np.zeros((tiles * width, inner))
    filled[:count] = columns
    return np.ascontiguousarray(filled.reshape(tiles, width, inner).transpose(0, 2, 1))


def _product(left: Floats, right: Floats) -> Floats:
    """Every row of ``left`` by every column of the tiles, rows x (tiles x width)."""
    tiles, inner, width = right.shape
    bands = -(-len(left) // _TILE_ROWS)
    filled = np.zeros((bands * _TILE_ROWS, inner))
    filled[: len(left)] = left
    product = np.empty((bands, _TILE_ROWS, tiles, width))
    np.matmul(filled.reshape(bands, 1, _TILE_ROWS, inner), right, out=product.transpose(0, 2, 1, 3))
    return product.reshape(bands * _TILE_ROWS, tiles * width)[: len(left)]


def _group(values: Floats, weights: Floats, minimum_shared: float) -> _Group:
    known = ~np.isnan(values)
    kinds, kind = patterns(known)
    scaled, _ = centred(values, weights)
    squares = scaled**2
    full = known.all(axis=0)
    has, gappy = known[:, ~full].astype(np.float64), squares[:, ~full]
    ones, rest = np.ones((len(values), 1)), squares[:, full].sum(axis=1, keepdims=True)
    return _Group(
        values=values,
        weights=weights,
        left=np.hstack((-2 * scaled, gappy, has, rest, ones)),
        right=_tiles(np.hstack((scaled, has, gappy, ones, rest))),
        sizes=2 * squares.sum(axis=1),
        kinds=kinds,
        kind=kind,
        least=least_shared(weights, minimum_shared),
    )


def nearest_by_products(  # noqa: PLR0917 - both searches are called alike, as `nearest` is
    values: Floats, weights: Floats, rows: Indices, k: int, minimum_shared: float
) -> tuple[Indices, Floats]:
    """For each of ``rows`` the ``k`` nearest of all rows of ``values``, as `nearest.nearest` gives them for one group."""
    group = _group(values, weights, minimum_shared)
    found = np.full((len(rows), k), -1, dtype=np.int64)
    distances = np.full((len(rows), k), np.inf)
    order = np.argsort(group.kind[rows], kind="stable")
    step = max(1, _BLOCK_CELLS // len(values))
    for start in range(0, len(rows), step):
        part = order[start : start + step]
        found[part], distances[part] = _lists(group, rows[part], k)
    return found, distances


def _lists(group: _Group, rows: Indices, k: int) -> tuple[Indices, Floats]:
    squares, errors = group.rough(rows)
    limits = _limits(squares, k) + 2 * errors
    asking, candidates = np.divmod(np.flatnonzero(squares <= limits[:, None]), squares.shape[1])
    possible = np.isfinite(squares[asking, candidates]) & (rows[asking] != candidates)
    asking, candidates = asking[possible], candidates[possible]
    exact = distance_between(group.values, group.weights, left=rows[asking], right=candidates)
    counts = np.bincount(asking, minlength=len(rows))
    place = np.arange(len(asking)) - np.repeat(np.cumsum(counts) - counts, counts)
    width = max(k, int(counts.max()))
    found = np.full((len(rows), width), -1, dtype=np.int64)
    distances = np.full((len(rows), width), np.inf)
    found[asking, place], distances[asking, place] = candidates, exact
    nearest_first = np.argsort(distances, axis=1, kind="stable")[:, :k]
    return np.take_along_axis(found, nearest_first, axis=1), np.take_along_axis(distances, nearest_first, axis=1)


def _limits(squares: Floats, k: int) -> Floats:
    """For each row a square that at least ``k`` + 1 entries (one may be the row itself) do not exceed."""
    strips = _STRIPS * (k + 1)
    deep = squares.shape[1] // strips
    if deep < 2:
        return np.full(len(squares), np.finfo(np.float64).max)
    minima = squares[:, : deep * strips].reshape(len(squares), deep, strips).min(axis=1)
    limits: Floats = np.partition(minima, k, axis=1)[:, k]
    return np.minimum(limits, np.finfo(np.float64).max)
