"""A round's edges with the state of a plan on them: matches, prices, and searches from either side.

Between searches a market keeps to these conditions, which together prove its plan best: an edge outside the plan has
reduced cost u + v - w >= 0, one inside <= 0; a filled place of a need has value + u >= 0, an empty one <= 0; a filled
place of a partner has v - cost >= 0, an empty one <= 0. Withdrawals and new places break a condition at one school;
searching from there mends it, so that a repaired plan is as exact as a fresh one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from alongside.brokering.matching.arranging import LONG_ROW
from alongside.brokering.matching.augmenting import FAR, augment
from alongside.brokering.matching.compiled import Compiled, compiled

Integers = NDArray[np.int64]
Edges = NDArray[np.int32]
Flags = NDArray[np.int8]
Numbered = NDArray[np.integer]
Slots = tuple[Integers, Integers]

# Below this many edges the plain loops are done before the compiler would have loaded.
_WORTH_COMPILING = 20_000
_WORTH_LISTING = 200

# What the plan does with an edge.
MATCHED, FORBIDDEN = 1, 2


@dataclass(frozen=True, eq=False)
class View:
    """The edges as one side sees them: its rows of edge numbers by falling weight, and the other end of each edge."""

    indptr: Integers
    order: Edges
    other: Edges

    @cached_property
    def scratch(self) -> dict[int, tuple[Integers, ...]]:
        return {}


@dataclass(frozen=True, eq=False)
class EdgeTable:
    """The edges of a round in rows by need, their rows ordered when first wanted. ``loops`` None means plain Python."""

    indptr: Integers
    partner: Edges
    weight: Integers
    partners: int
    loops: Compiled | None

    @cached_property
    def by_need(self) -> View:
        order = np.arange(len(self.partner), dtype=np.int32)
        self._arrange(self.indptr, order)
        return View(self.indptr, order, self.partner)

    @cached_property
    def by_partner(self) -> View:
        many = len(self.partner)
        ends = np.zeros(self.partners + 1, dtype=np.int64)
        np.cumsum(np.bincount(self.partner, minlength=self.partners), out=ends[1:])
        indptr = ends.copy()
        if self.loops is not None:
            order, need_of = np.empty(many, dtype=np.int32), np.empty(many, dtype=np.int32)
            self.loops.turn(self.indptr, self.partner, ends[:-1], order, need_of)
        else:
            order = np.argsort(self.partner, kind="stable").astype(np.int32)
            need_of = np.repeat(np.arange(len(self.indptr) - 1, dtype=np.int32), np.diff(self.indptr))
        self._arrange(indptr, order)
        return View(indptr, order, need_of)

    def _arrange(self, indptr: Integers, order: Edges) -> None:
        if self.loops is None:
            rows = np.repeat(np.arange(len(indptr) - 1), np.diff(indptr))
            order[:] = order[np.lexsort((-self.weight[order], rows))]
            return
        self.loops.arrange(indptr, order, self.weight)
        for row in np.flatnonzero(np.diff(indptr) > LONG_ROW):
            part = order[indptr[row] : indptr[row + 1]]
            part[:] = part[np.argsort(-self.weight[part], kind="stable")]


@dataclass(frozen=True, eq=False)
class Places:
    """Each school's places: school i has start[i] to start[i + 1]. A need's values do not rise, a partner's costs do not fall."""

    need_start: Integers
    need_value: Integers
    partner_start: Integers
    partner_cost: Integers


@dataclass(frozen=True, eq=False)
class Side:
    """A market seen from the side that searches: its edges, the slots of the other side, and both sides' state.

    ``prices`` are own and other; ``rows`` and ``columns`` hold where places begin, what they are worth or cost, and how
    many are filled.
    """

    view: View
    slots: Slots
    prices: tuple[Integers, Integers]
    rows: tuple[Integers, Integers, Integers]
    columns: tuple[Integers, Integers, Integers]
    least: int


@dataclass(eq=False)
class Market:
    """A plan on a table of edges, with its prices; changed in place by searches.

    The slots say which edges fill a side's places; they are laid out when first wanted, and None after the other side
    has searched.
    """

    table: EdgeTable
    places: Places
    used: Flags
    need_price: Integers
    partner_price: Integers
    need_held: Integers
    partner_held: Integers
    searches: int = 0
    need_slots: Slots | None = None
    partner_slots: Slots | None = None

    @classmethod
    def empty(cls, table: EdgeTable, places: Places, *, from_needs: bool) -> Market:
        """No matches yet, with prices that keep the conditions when all places are then searched from that side."""
        needs = len(places.need_start) - 1
        market = cls(
            table=table,
            places=places,
            used=np.zeros(len(table.partner), dtype=np.int8),
            need_price=np.zeros(needs, dtype=np.int64),
            partner_price=np.zeros(table.partners, dtype=np.int64),
            need_held=np.zeros(needs, dtype=np.int64),
            partner_held=np.zeros(table.partners, dtype=np.int64),
        )
        view = table.by_need if from_needs else table.by_partner
        if not from_needs:
            staffed = np.diff(places.need_start) > 0
            market.need_price[staffed] = -places.need_value[places.need_start[:-1][staffed]]
        others = market.partner_price if from_needs else market.need_price
        own = market.need_price if from_needs else market.partner_price
        filled = np.diff(view.indptr) > 0
        if others.any():
            wanted = table.weight[view.order] - others[view.other[view.order]]
            own[filled] = np.maximum(0, np.maximum.reduceat(wanted, view.indptr[:-1][filled]))
        else:
            own[filled] = table.weight[view.order[view.indptr[:-1][filled]]]
        return market

    def copy(self) -> Market:
        """The same plan on the same table, to try something on; its partners' places are laid out once for all copies."""
        if self.partner_slots is None:
            self.partner_slots = self._slots(self.table.by_need, self.places.partner_start)
        return replace(
            self,
            used=self.used.copy(),
            need_price=self.need_price.copy(),
            partner_price=self.partner_price.copy(),
            need_held=self.need_held.copy(),
            partner_held=self.partner_held.copy(),
            need_slots=None,
            partner_slots=_copied(self.partner_slots),
        )

    def _least_need_price(self) -> int:
        return -int(self.places.need_value.max(initial=0))

    def search_from_needs(self, sources: Integers, units: Integers) -> None:
        """Find partners for ``units`` more places of each of these needs."""
        places = self.places
        prices = (self.need_price, self.partner_price)
        rows = (places.need_start, places.need_value, self.need_held)
        columns = (places.partner_start, places.partner_cost, self.partner_held)
        if self.partner_slots is None:
            self.partner_slots = self._slots(self.table.by_need, places.partner_start)
        self.need_slots = None
        side = Side(self.table.by_need, self.partner_slots, prices, rows, columns, least=0)
        self._search(side, sources, units)

    def search_from_partners(self, sources: Integers, units: Integers) -> None:
        """Find needs for ``units`` more places of each of these partners."""
        places = self.places
        prices = (self.partner_price, self.need_price)
        rows = (places.partner_start, -places.partner_cost, self.partner_held)
        columns = (places.need_start, -places.need_value, self.need_held)
        if self.need_slots is None:
            self.need_slots = self._slots(self.table.by_partner, places.need_start)
        self.partner_slots = None
        side = Side(self.table.by_partner, self.need_slots, prices, rows, columns, self._least_need_price())
        self._search(side, sources, units)

    def _search(self, side: Side, sources: Integers, units: Integers) -> None:
        view = side.view
        row_start, row_value, held = side.rows
        slot_start, slot_cost, taken = side.columns
        scratch = _scratch(view, len(held), len(taken))
        loops = self.table.loops
        fixed: tuple[Numbered, ...] = (view.indptr, view.order, view.other, self.table.weight, row_start, row_value)
        fixed += (slot_start, slot_cost)
        own: tuple[Numbered, ...] = (*side.slots, taken, held, self.used, *side.prices, *scratch)
        if loops is not None:
            self.searches += int(loops.augment(sources, units, *fixed, side.least, *own))
        elif units.sum() < _WORTH_LISTING:
            self.searches += _plainly((sources, units, *fixed), side.least, own)
        else:
            lists = tuple(one.tolist() for one in own)
            self.searches += _plainly(tuple(one.tolist() for one in (sources, units, *fixed)), side.least, lists)
            for array, changed in zip(own[: -len(scratch)], lists, strict=False):
                array[:] = changed

    def _slots(self, view: View, slot_start: Integers) -> tuple[Integers, Integers]:
        """The matched edges and their rows, laid out by the columns' places."""
        slots = np.zeros(int(slot_start[-1]) + 1, dtype=np.int64)
        slot_row = np.zeros(len(slots), dtype=np.int64)
        matched = np.flatnonzero(self.used == MATCHED)
        if len(matched):
            column = view.other[matched]
            by_column = np.argsort(column, kind="stable")
            matched, column = matched[by_column], column[by_column]
            first = np.concatenate(([True], column[1:] != column[:-1]))
            begins = np.flatnonzero(first)
            rank = np.arange(len(matched)) - begins[np.cumsum(first) - 1]
            places = slot_start[column] + rank
            slots[places] = matched
            slot_row[places] = self._ends(view, matched)
        return slots, slot_row

    def _ends(self, view: View, edges: Integers) -> Integers:
        """The row, in this view, of each of these edges."""
        if view.other is self.table.partner:
            return np.searchsorted(self.table.indptr, edges, side="right").astype(np.int64) - 1
        return self.table.partner[edges].astype(np.int64)

    def needs_of(self, edges: Integers) -> Integers:
        """The need of each of these edges."""
        return np.searchsorted(self.table.indptr, edges, side="right").astype(np.int64) - 1

    def total(self) -> int:
        """What the plan is worth: weights of its edges, values of the places filled, less what they cost."""
        places = self.places
        filled_needs = _filled(places.need_start, self.need_held)
        filled_partners = _filled(places.partner_start, self.partner_held)
        gained = int(self.table.weight[self.used == MATCHED].sum()) + int(places.need_value[filled_needs].sum())
        return gained - int(places.partner_cost[filled_partners].sum())

    def bound(self) -> tuple[int, Integers]:
        """What no plan can exceed, from the prices alone, and the reduced cost of every edge."""
        table, places = self.table, self.places
        reduced = np.empty(len(table.partner), dtype=np.int64)
        if table.loops is not None:
            prices = (self.need_price, self.partner_price, reduced)
            above = int(table.loops.price(table.indptr, table.partner, table.weight, *prices))
        else:
            own = np.repeat(self.need_price, np.diff(table.indptr))
            reduced[:] = own + self.partner_price[table.partner] - table.weight
            above = -int(reduced[reduced < 0].sum())
        barred = reduced[self.used == FORBIDDEN]
        above += int(barred[barred < 0].sum())
        by_place = np.repeat(self.need_price, np.diff(places.need_start)) + places.need_value
        scarce = np.repeat(self.partner_price, np.diff(places.partner_start)) - places.partner_cost
        return above + int(by_place[by_place > 0].sum()) + int(scarce[scarce > 0].sum()), reduced


def _copied(slots: Slots) -> Slots:
    return slots[0].copy(), slots[1].copy()


def _plainly(given: Sequence[object], least: int, own: Sequence[object]) -> int:
    """The search as it stands, on arrays where it is short, on lists where it is long."""
    return augment(*given, least, *own)  # type: ignore[arg-type, call-arg]  # both are read and written by place


def _filled(start: Integers, held: Integers) -> NDArray[np.bool_]:
    """Which places are filled: the first ``held`` of each school's."""
    rank = np.arange(int(start[-1])) - np.repeat(start[:-1], np.diff(start))
    return np.asarray(rank < np.repeat(held, np.diff(start)))


def _scratch(view: View, rows: int, columns: int) -> tuple[Integers, ...]:
    if rows not in view.scratch:
        far_rows, far_columns = np.full(rows, FAR), np.full(columns, FAR)
        nothing = [np.zeros(many + 1, dtype=np.int64) for many in (rows, columns, columns, rows, columns, rows)]
        view.scratch[rows] = (far_rows, far_columns, *nothing)
    return view.scratch[rows]


def loops_for(edges: int, *, use_compiled: bool | None) -> Compiled | None:
    """The compiled loops where they are wanted (None: where they pay) and there, else None."""
    wanted = edges >= _WORTH_COMPILING if use_compiled is None else use_compiled
    return compiled() if wanted else None
