"""The nearest rows by boxed leaves: the compiled loops, given one group of schools."""

from __future__ import annotations

import numpy as np

from alongside.schools.similar.distance import Floats, Indices, least_shared, total_weight
from alongside.schools.similar.leaves import leaves_of
from alongside.schools.similar.loops import Lists, Schools, search


def nearest_by_leaves(  # noqa: PLR0917 - both searches are called alike, as `nearest` is
    values: Floats, weights: Floats, rows: Indices, k: int, minimum_shared: float
) -> tuple[Indices, Floats]:
    """For each of ``rows`` the ``k`` nearest of all rows of ``values``, as `nearest.nearest` gives them for one group."""
    asked, line = np.unique(rows, return_inverse=True)
    place = np.full(len(values), -1, dtype=np.int64)
    place[asked] = np.arange(len(asked))
    lists = Lists(
        place=place,
        found=np.full((len(asked), k), -1, dtype=np.int64),
        distances=np.full((len(asked), k), np.inf),
    )
    leaves = leaves_of(values, weights)
    schools = Schools(
        values[leaves.rows],
        np.ascontiguousarray(weights, dtype=np.float64),
        total_weight(weights),
        least_shared(weights, minimum_shared),
    )
    search(leaves, schools, lists)
    return lists.found[line], lists.distances[line]
