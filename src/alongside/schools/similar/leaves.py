"""Schools laid out in leaves: up to 64 that have the same features known and lie near one another, boxed.

Rows with a common pattern of known features are halved along the feature they spread most in until they fit a leaf;
rows with rare patterns share mixed leaves, which say for each row what it has. A leaf keeps its values feature by
feature, so that one loop runs over 64 schools at a time.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from alongside.schools.similar.distance import Floats, Indices, centred, patterns

WIDTH = 64
_RARE = 24  # a pattern with fewer rows would leave most of its leaf empty

Singles = NDArray[np.float32]


class Leaves(NamedTuple):  # compiled loops read named tuples of arrays, not dataclasses
    """``leaves`` x ... arrays; single precision serves to pass over what is too far, never for a distance.

    ``rows`` (x 64, -1 for none) and ``sizes`` say who is there; ``values`` and
    ``masks`` (x d x 64) are scaled into -1..1 by ``unit``, 0 where missing; ``state`` (x d) is 0 where nobody has the
    feature, 1 where all have it, 2 where some do; ``low`` and ``high`` (x d) box the features that all have. ``kind``
    (x 64) is each row's pattern, ``known`` the patterns' features, ``mixed`` says which leaves have several patterns.
    """

    rows: Indices
    sizes: Indices
    values: Singles
    masks: Singles
    state: NDArray[np.int8]
    low: Singles
    high: Singles
    kind: Indices
    known: NDArray[np.bool_]
    mixed: NDArray[np.bool_]
    unit: float


def leaves_of(values: Floats, weights: Floats) -> Leaves:
    """The leaves of one group of schools; ``values`` is n x d, NaN where missing."""
    scaled, known = centred(values, weights)
    largest = float(np.abs(scaled).max(initial=0.0))
    unit = largest if 0 < largest < np.inf else 1.0
    single = (scaled / unit).astype(np.float32)
    kinds, kind = patterns(known)
    parts = list(_parts(single, kind))
    rows = np.full((len(parts), WIDTH), -1, dtype=np.int64)
    for leaf, part in enumerate(parts):
        rows[leaf, : len(part)] = part
    there = rows >= 0
    has = known[rows] & there[:, :, None]
    laid = np.where(has, single[rows], np.float32(0))
    count, sizes = has.sum(axis=1), there.sum(axis=1)
    state = np.where(count == 0, 0, np.where(count == sizes[:, None], 1, 2)).astype(np.int8)
    whole = state == 1
    kind_there = np.where(there, kind[rows], -1)
    return Leaves(
        rows=rows,
        sizes=sizes.astype(np.int64),
        values=np.ascontiguousarray(laid.transpose(0, 2, 1)),
        masks=np.ascontiguousarray(has.transpose(0, 2, 1).astype(np.float32)),
        state=state,
        low=np.where(whole, np.where(has, laid, np.float32(np.inf)).min(axis=1), np.float32(0)),
        high=np.where(whole, np.where(has, laid, np.float32(-np.inf)).max(axis=1), np.float32(0)),
        kind=kind_there,
        mixed=(there & (kind_there != kind_there[:, :1])).any(axis=1),
        known=kinds,
        unit=unit,
    )


def _parts(single: Singles, kind: Indices) -> Iterator[Indices]:
    counts = np.bincount(kind)
    by_kind = np.argsort(kind, kind="stable")
    rare = counts[kind[by_kind]] < _RARE
    pool = by_kind[rare]
    for start in range(0, len(pool), WIDTH):
        yield pool[start : start + WIDTH]
    ends = np.cumsum(counts)
    for which in np.flatnonzero(counts >= _RARE):
        yield from _halved(single, by_kind[ends[which] - counts[which] : ends[which]])


def _halved(single: Singles, rows: Indices) -> Iterator[Indices]:
    """Parts of at most a leaf; all but the last are full."""
    if len(rows) <= WIDTH:
        yield rows
        return
    here = single[rows]
    column = here[:, int(np.argmax(here.var(axis=0)))]
    first = (-(-len(rows) // WIDTH) // 2) * WIDTH
    order = np.argpartition(column, first - 1)
    yield from _halved(single, rows[order[:first]])
    yield from _halved(single, rows[order[first:]])
