"""The nearest schools by weighted squared differences, exact where values are missing.

D(a, b)^2 = sum over the features both have of w (a - b)^2, times (sum of w) / (sum of w over the features both have),
so that a school with a gap is neither nearer nor further for it. Pairs that share too little of the weight are left
out. This is Gower's (1971) device for missing values, with squared differences.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Indices = NDArray[np.int64]

_CHUNK_CELLS = 4_000_000
_SPARE = 8


def nearest(  # noqa: PLR0913, PLR0917 - the contract that peers are measured on has these six
    values: Floats, weights: Floats, group: Indices, queries: Indices, k: int, *, minimum_shared: float = 0.7
) -> tuple[Indices, Floats]:
    """For each query the ``k`` nearest rows of the same group, itself left out.

    ``values`` is n x d, scaled, NaN where missing; ``weights`` has d entries > 0; ``group`` n; ``queries`` holds row
    numbers. Returns row numbers and distances, both queries x k, nearest first, ties by row number, padded with -1
    and infinity.
    """
    found = np.full((len(queries), k), -1, dtype=np.int64)
    distances = np.full((len(queries), k), np.inf)
    for one in np.unique(group[queries]):
        members = np.flatnonzero(group == one)
        asking = np.flatnonzero(group[queries] == one)
        step = max(1, _CHUNK_CELLS // max(1, len(members)))
        for start in range(0, len(asking), step):
            part = asking[start : start + step]
            rows = queries[part]
            found[part], distances[part] = _nearest_members(values, weights, rows, members, k, minimum_shared)
    return found, distances


def _nearest_members(  # noqa: PLR0913, PLR0917 - the inner loop of `nearest`, with its arguments
    values: Floats, weights: Floats, rows: Indices, members: Indices, k: int, minimum_shared: float
) -> tuple[Indices, Floats]:
    root = np.sqrt(weights)
    rough = _rough_squares(values[rows] * root, values[members] * root, weights=weights, minimum_shared=minimum_shared)
    rough[rows[:, None] == members[None, :]] = np.inf
    keep = min(k + _SPARE, len(members))
    if keep < len(members):
        chosen = np.argpartition(rough, keep - 1, axis=1)[:, :keep]
    else:
        chosen = np.broadcast_to(np.arange(keep), (len(rows), keep))
    candidates = members[chosen]
    exact = distance_between(values, weights, left=np.repeat(rows, keep), right=candidates.ravel()).reshape(
        candidates.shape
    )
    exact = np.where(np.isinf(np.take_along_axis(rough, chosen, axis=1)), np.inf, exact)
    order = np.lexsort((candidates, exact), axis=1)[:, :k]
    distances = np.take_along_axis(exact, order, axis=1)
    found = np.where(np.isinf(distances), -1, np.take_along_axis(candidates, order, axis=1))
    short = k - found.shape[1]
    if short > 0:
        found = np.pad(found, ((0, 0), (0, short)), constant_values=-1)
        distances = np.pad(distances, ((0, 0), (0, short)), constant_values=np.inf)
    return found, distances


def _rough_squares(left: Floats, right: Floats, *, weights: Floats, minimum_shared: float) -> Floats:
    """Squared distances by matrix products: quick, and right to about 1e-12 of the values' squares."""
    left_has, right_has = ~np.isnan(left), ~np.isnan(right)
    left_mask, right_mask = left_has.astype(np.float64), right_has.astype(np.float64)
    left0, right0 = np.where(left_has, left, 0.0), np.where(right_has, right, 0.0)
    squares = (left0**2) @ right_mask.T + left_mask @ (right0**2).T - 2 * left0 @ right0.T
    total = weights.sum()
    shared = (left_mask * weights) @ right_mask.T
    enough = shared >= minimum_shared * total * (1 - 1e-12)
    scale = np.divide(total, shared, out=np.full_like(shared, np.inf), where=enough)
    return np.where(enough, np.maximum(squares, 0.0) * np.where(enough, scale, 1.0), np.inf)


def distance_between(values: Floats, weights: Floats, *, left: Indices, right: Indices) -> Floats:
    """Distances of row pairs, by the definition. NaN where a pair has no feature in common."""
    differences = values[left] - values[right]
    both = ~np.isnan(differences)
    squares = (np.where(both, differences, 0.0) ** 2 * weights).sum(axis=1)
    shared = np.where(both, weights, 0.0).sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        result: Floats = np.sqrt(squares * weights.sum() / shared)
    return result
