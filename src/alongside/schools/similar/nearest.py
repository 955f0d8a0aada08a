"""The nearest schools by weighted squared differences, exact where values are missing.

The distance is that of `alongside.schools.similar.distance`; pairs that share too little of the weight are left out.
Small populations are searched by matrix products, large ones by boxed leaves where Numba is installed: the answers are
the same to the bit.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec

import numpy as np

from alongside.schools.similar.distance import Floats, Indices, distance_between
from alongside.schools.similar.products import nearest_by_products

__all__ = ["Floats", "Indices", "distance_between", "nearest"]

_WORTH_COMPILING = 250_000_000  # pairs; below it the products are done before the compiled loops are loaded
_LONGEST_LIST = 200  # the leaves keep lists by insertion, which suits short ones

Search = Callable[[Floats, Floats, Indices, int, float], tuple[Indices, Floats]]


def nearest(  # noqa: PLR0913, PLR0917 - the contract that peers are measured on has these six
    values: Floats,
    weights: Floats,
    group: Indices,
    queries: Indices,
    k: int,
    *,
    minimum_shared: float = 0.7,
    use_compiled: bool | None = None,
) -> tuple[Indices, Floats]:
    """For each query the ``k`` nearest rows of the same group, itself left out.

    ``values`` is n x d, scaled, finite, NaN where missing; ``weights`` has d entries > 0; ``group`` n; ``queries`` holds
    row numbers. Returns row numbers and distances, both queries x k, nearest first, ties by row number, padded with -1
    and infinity. ``use_compiled`` None means: where that is quicker. Without Numba, or for lists of more than 200, the
    plain way is taken.
    """
    found = np.full((len(queries), k), -1, dtype=np.int64)
    distances = np.full((len(queries), k), np.inf)
    asked_groups = group[queries]
    parts = [(np.flatnonzero(group == one), np.flatnonzero(asked_groups == one)) for one in np.unique(asked_groups)]
    pairs = sum(len(members) * len(asking) for members, asking in parts)
    wanted = pairs >= _WORTH_COMPILING if use_compiled is None else use_compiled
    search = _by_leaves() if wanted and k <= _LONGEST_LIST else None
    for members, asking in parts:
        rows = np.searchsorted(members, queries[asking])
        near, distances[asking] = (search or nearest_by_products)(values[members], weights, rows, k, minimum_shared)
        found[asking] = np.where(near >= 0, members[near], -1)
    return found, distances


def _by_leaves() -> Search | None:
    """The compiled search, loaded when first wanted: small populations never wait for the compiler."""
    if find_spec("numba") is None:
        return None
    from alongside.schools.similar.searching import nearest_by_leaves  # noqa: PLC0415 - loads the compiler

    return nearest_by_leaves
