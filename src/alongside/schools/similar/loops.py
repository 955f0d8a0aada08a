"""The compiled loops of the search: which leaves a school must visit, and who in them is among its nearest.

Everything in single precision only decides what may be passed over, with a margin for its rounding; a distance is always
computed by the definition, in the features' order.
"""

# Compiled loops take their arrays by place.
# ruff: noqa: PLR0917

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, ParamSpec, TypeVar

import numpy as np
from numba import njit
from numpy.typing import NDArray

from alongside.schools.similar.distance import Floats, Indices
from alongside.schools.similar.leaves import WIDTH, Leaves, Singles

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")

SPARE = 32  # how many more than a list are held before the furthest are let go


def quick(loop: Callable[Parameters, Result]) -> Callable[Parameters, Result]:
    """``loop`` compiled, when first called, and kept on disk."""
    ready: Callable[Parameters, Result] = njit(cache=True, nogil=True)(loop)
    return ready


def inlined(loop: Callable[Parameters, Result]) -> Callable[Parameters, Result]:
    """``loop`` written into those that call it: handing on so many arrays would take longer than its work."""
    ready: Callable[Parameters, Result] = njit(inline="always")(loop)
    return ready


class Schools(NamedTuple):
    """What a distance is computed from: ``values`` leaves x 64 x d, NaN where missing; ``weights``; their sum; the least shared."""

    values: Floats
    weights: Floats
    total: float
    least: float


class Lists(NamedTuple):
    """The lists to fill, queries x k, nearest first.

    ``place`` is a row's line (-1: not asked for).
    """

    place: Indices
    found: Indices
    distances: Floats


class Block(NamedTuple):
    """The schools of one leaf, asking. ``shares`` (64 x patterns): the share of the weight both have, -1 if too little.

    What is beyond ``square`` x share + ``slack`` need not be looked at; ``square`` is -1 for who does not ask. ``near``
    and ``far`` (64 x room) hold the ``held`` schools that may be on each list, and their distances. The rest is room to
    work in: lower bounds of a leaf, squares to its schools, the features both have.
    """

    shares: Floats
    square: Floats
    slack: Floats
    near: Indices
    far: Floats
    held: Indices
    floors: Singles
    squares: Singles
    planes: Indices


@quick
def search(leaves: Leaves, schools: Schools, lists: Lists) -> None:
    """Fill the lists of all rows that have a place."""
    room = lists.found.shape[1] + SPARE + WIDTH
    block = Block(
        np.empty((WIDTH, len(leaves.known))),
        np.empty(WIDTH),
        np.empty(WIDTH),
        np.empty((WIDTH, room), dtype=np.int64),
        np.empty((WIDTH, room)),
        np.empty(WIDTH, dtype=np.int64),
        np.empty(WIDTH, dtype=np.float32),
        np.empty(WIDTH, dtype=np.float32),
        np.empty(len(schools.weights), dtype=np.int64),
    )
    for home in range(len(leaves.rows)):
        if begin(leaves, schools, lists, block, home):
            visit_leaves(leaves, schools, lists, block, home)
            finish(leaves, lists, block, home)


@quick
def begin(leaves: Leaves, schools: Schools, lists: Lists, block: Block, home: int) -> bool:
    """Set the block's shares and limits; False when nobody in it asks."""
    block.square[:] = -1.0
    block.slack[:] = 0.0
    block.held[:] = 0
    last = -1
    for lane in range(leaves.sizes[home]):
        if lists.place[leaves.rows[home, lane]] < 0:
            continue
        own = leaves.kind[home, lane]
        if last >= 0 and leaves.kind[home, last] == own:
            block.shares[lane] = block.shares[last]
        else:
            set_shares(leaves, schools, own, block.shares[lane])
        last = lane
        if block.shares[lane, own] >= 0:
            block.square[lane] = np.inf
    return last >= 0


@quick
def set_shares(leaves: Leaves, schools: Schools, own: int, shares: Floats) -> None:
    for other in range(len(leaves.known)):
        shared = 0.0
        for j in range(len(schools.weights)):
            if leaves.known[own, j] and leaves.known[other, j]:
                shared += schools.weights[j]
        shares[other] = shared / schools.total if shared >= schools.least else -1.0


@quick
def finish(leaves: Leaves, lists: Lists, block: Block, home: int) -> None:
    """Write out the block's lists, nearest first."""
    length = lists.found.shape[1]
    for lane in range(leaves.sizes[home]):
        held = block.held[lane]
        if held == 0:
            continue
        near, far = block.near[lane], block.far[lane]
        if held > length:
            select(near, far, held, length)
            held = length
        sort(near, far, held)
        line = lists.place[leaves.rows[home, lane]]
        lists.found[line, :held] = near[:held]
        lists.distances[line, :held] = far[:held]


@quick
def visit_leaves(leaves: Leaves, schools: Schools, lists: Lists, block: Block, home: int) -> None:
    """Home first, then by rising distance of the boxes until none can hold a neighbour; mixed leaves when limits are low."""
    length = lists.found.shape[1]
    bounds = box_bounds(leaves, home)
    bounds[home] = -1
    order = np.argsort(bounds)
    for leaf in order:
        if bounds[leaf] > (block.square + block.slack).max():
            break
        if not leaves.mixed[leaf] or leaf == home:
            visit(leaves, schools, block, (home, leaf), length)
    for leaf in order:
        if leaves.mixed[leaf] and leaf != home:
            visit(leaves, schools, block, (home, leaf), length)


@quick
def visit(leaves: Leaves, schools: Schools, block: Block, at: tuple[int, int], length: int) -> None:
    home, leaf = at
    set_floors(leaves, block, home, leaf)
    kind, share, whole, some = -1, -1.0, 0, 0
    for lane in range(leaves.sizes[home]):
        if block.square[lane] < 0 or block.floors[lane] > block.square[lane] + block.slack[lane]:
            continue
        if leaves.kind[home, lane] != kind:
            kind = leaves.kind[home, lane]
            share = largest_share(leaves, block.shares[lane], leaf)
            whole, some = set_planes(leaves.state[leaf], leaves.known[kind], block.planes)
        limit = block.square[lane] * share + block.slack[lane]
        if share < 0 or block.floors[lane] > limit:
            continue
        set_squares(leaves, block, (home, lane, leaf), whole, some)
        if any_within(block.squares, limit):
            take(leaves, schools, block, (home, lane, leaf))
            held = block.held[lane]
            if held >= length + SPARE or (held >= length and block.square[lane] == np.inf):
                worst = select(block.near[lane], block.far[lane], held, length)
                block.held[lane] = length
                block.square[lane], block.slack[lane] = limit_at(worst / leaves.unit, len(schools.weights))


@quick
def set_planes(state: NDArray[np.int8], known: NDArray[np.bool_], planes: Indices) -> tuple[int, int]:
    """The asking school's features that the whole leaf has, then those that some have; how many of each."""
    whole, some = 0, 0
    for j in range(len(known)):
        if known[j] and state[j] == 1:
            planes[whole] = j
            whole += 1
    for j in range(len(known)):
        if known[j] and state[j] == 2:
            planes[whole + some] = j
            some += 1
    return whole, some


@quick
def box_bounds(leaves: Leaves, home: int) -> Singles:
    """Squares that no pair between ``home`` and each leaf undercuts (but for rounding)."""
    bounds = np.zeros(len(leaves.rows), dtype=np.float32)
    for leaf in range(len(leaves.rows)):
        for j in range(leaves.state.shape[1]):
            if leaves.state[home, j] == 1 and leaves.state[leaf, j] == 1:
                gap = max(leaves.low[leaf, j] - leaves.high[home, j], leaves.low[home, j] - leaves.high[leaf, j])
                if gap > 0:
                    bounds[leaf] += gap * gap
    return bounds


@quick
def set_floors(leaves: Leaves, block: Block, home: int, leaf: int) -> None:
    """For each school of ``home``, a square that nobody in the leaf undercuts (but for rounding)."""
    none = np.float32(0)
    floors = block.floors
    floors[:] = none
    for j in range(leaves.state.shape[1]):
        if leaves.state[leaf, j] != 1 or leaves.state[home, j] == 0:
            continue
        low, high = leaves.low[leaf, j], leaves.high[leaf, j]
        values, masks = leaves.values[home, j], leaves.masks[home, j]
        for lane in range(WIDTH):
            gap = max(low - values[lane], values[lane] - high, none) * masks[lane]
            floors[lane] += gap * gap


@quick
def largest_share(leaves: Leaves, shares: Floats, leaf: int) -> float:
    last = leaves.sizes[leaf] - 1
    most = shares[leaves.kind[leaf, 0]]
    if leaves.mixed[leaf]:
        for lane in range(1, last + 1):
            most = max(most, shares[leaves.kind[leaf, lane]])
    return float(most)


@inlined
def set_squares(leaves: Leaves, block: Block, at: tuple[int, int, int], whole: int, some: int) -> None:
    """Rough squares from the asking school to the leaf's, feature by feature over all 64 at once."""
    home, own_lane, leaf = at
    squares = block.squares
    squares[:] = np.float32(0)
    for plane in range(whole):
        j = block.planes[plane]
        own, values = leaves.values[home, j, own_lane], leaves.values[leaf, j]
        for lane in range(WIDTH):
            by = own - values[lane]
            squares[lane] += by * by
    for plane in range(whole, whole + some):
        j = block.planes[plane]
        own, values, masks = leaves.values[home, j, own_lane], leaves.values[leaf, j], leaves.masks[leaf, j]
        for lane in range(WIDTH):
            by = (own - values[lane]) * masks[lane]
            squares[lane] += by * by


@inlined
def any_within(squares: Singles, limit: float) -> bool:
    single = np.float32(limit * (1.0 + 2.0**-22))
    count = 0
    for lane in range(WIDTH):
        count += squares[lane] <= single
    return count > 0


@inlined
def take(leaves: Leaves, schools: Schools, block: Block, at: tuple[int, int, int]) -> None:
    """Hold those of the leaf that may be on the asking school's list."""
    home, lane, leaf = at
    row, shares, squares = leaves.rows[home, lane], block.shares[lane], block.squares
    square, slack = block.square[lane], block.slack[lane]
    held = block.held[lane]
    for there in range(leaves.sizes[leaf]):
        if squares[there] > square + slack:
            continue
        share = shares[leaves.kind[leaf, there]]
        other = leaves.rows[leaf, there]
        if share >= 0 and other != row and squares[there] <= square * share + slack:
            block.near[lane, held] = other
            block.far[lane, held] = distance(schools, schools.values[home, lane], schools.values[leaf, there])
            held += 1
    block.held[lane] = held


@inlined
def distance(schools: Schools, own: Floats, its: Floats) -> float:
    squares, shared = 0.0, 0.0
    for j in range(len(own)):
        by = own[j] - its[j]
        if by == by:  # noqa: PLR0124 - quicker than asking whether it is a number
            squares += schools.weights[j] * (by * by)
            shared += schools.weights[j]
    return float(np.sqrt(squares * schools.total / shared))


@inlined
def before(far: float, row: int, other_far: float, other_row: int) -> bool:
    """Which of two is the nearer; ties by row number."""
    return far < other_far or (far == other_far and row < other_row)


@quick
def select(near: Indices, far: Floats, held: int, length: int) -> float:
    """Bring the nearest ``length`` to the front, in any order; the last one's distance (Hoare's selection, 1961)."""
    target, low, high = length - 1, 0, held - 1
    while low < high:
        pivot_far, pivot = far[target], near[target]
        up, down = low, high
        while up <= down:
            while before(far[up], near[up], pivot_far, pivot):
                up += 1
            while before(pivot_far, pivot, far[down], near[down]):
                down -= 1
            if up <= down:
                far[up], far[down] = far[down], far[up]
                near[up], near[down] = near[down], near[up]
                up += 1
                down -= 1
        if down < target:
            low = up
        if target < up:
            high = down
    return float(far[target])


@quick
def sort(near: Indices, far: Floats, held: int) -> None:
    """By insertion: a list is short."""
    for end in range(1, held):
        row, distant, position = near[end], far[end], end
        while position > 0 and before(distant, row, far[position - 1], near[position - 1]):
            near[position], far[position] = near[position - 1], far[position - 1]
            position -= 1
        near[position], far[position] = row, distant


@quick
def limit_at(far: float, features: int) -> tuple[float, float]:
    """A block's square and slack: room for the rounding of values, differences and sums; values lie in -1..1."""
    error = np.sqrt(features) * 2.0**-21
    margin = 1.0 + (features + 8) * 2.0**-21
    return far * far * margin, (2 * far + error) * error * margin
