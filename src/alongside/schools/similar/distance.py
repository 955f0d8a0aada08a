"""The distance between schools, feature by feature in one fixed order, so that every way of finding it agrees to the bit.

D(a, b)^2 = sum over the features both have of w (a - b)^2, times (sum of w) / (sum of w over the features both have),
so that a school with a gap is neither nearer nor further for it. This is Gower's (1971) device for missing values, with
squared differences.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Indices = NDArray[np.int64]
Flags = NDArray[np.bool_]


def distance_between(values: Floats, weights: Floats, *, left: Indices, right: Indices) -> Floats:
    """Distances of row pairs, by the definition. NaN where a pair has no feature in common."""
    squares, shared = np.zeros(len(left)), np.zeros(len(left))
    for column, weight in zip(values.T, weights, strict=True):
        differences = column[left] - column[right]
        both = ~np.isnan(differences)
        squares += np.where(both, weight * (differences * differences), 0.0)
        shared += np.where(both, weight, 0.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        result: Floats = np.sqrt(squares * total_weight(weights) / shared)
    return result


def total_weight(weights: Floats) -> float:
    """The sum in the features' order: a pair that shares everything shares exactly this."""
    total = 0.0
    for weight in weights:
        total += float(weight)
    return total


def shared_weight(known: Flags, weights: Floats, *, with_features: Flags) -> Floats:
    """The weight each row (of ``known``, n x d) shares with a school that has ``with_features``."""
    shared = np.zeros(len(known))
    for column, weight, asked in zip(known.T, weights, with_features, strict=True):
        if asked:
            shared += np.where(column, weight, 0.0)
    return shared


def least_shared(weights: Floats, minimum_shared: float) -> float:
    """The weight a pair must share to be compared, with room for the rounding of a sum; never nothing."""
    return max(minimum_shared * total_weight(weights) * (1 - 1e-12), float(np.finfo(np.float64).tiny))


def patterns(known: Flags) -> tuple[Flags, Indices]:
    """The distinct rows of ``known`` and which of them each row is."""
    packed = np.ascontiguousarray(np.packbits(known, axis=1))
    keys = packed.view(np.dtype((np.void, packed.shape[1])))[:, 0]
    _, first, number = np.unique(keys, return_index=True, return_inverse=True)
    return known[first], number.astype(np.int64)


def centred(values: Floats, weights: Floats) -> tuple[Floats, Flags]:
    """``values`` about their means and times the roots of the weights, 0 where missing; and what is known."""
    known = ~np.isnan(values)
    means = np.where(known, values, 0.0).sum(axis=0) / np.maximum(known.sum(axis=0), 1)
    return np.where(known, values - means, 0.0) * np.sqrt(weights), known
