"""Edges brought into rows, each by falling weight, and priced; written plainly, and compiled where Numba is installed."""

from __future__ import annotations

from alongside.brokering.matching.augmenting import Numbers

LONG_ROW = 400


def arrange(indptr: Numbers, order: Numbers, weight: Numbers) -> None:
    """Sort each row of ``order`` (edge numbers, in place) by falling weight, equal weights as they stand.

    By insertion, which is quickest while rows are short; rows longer than `LONG_ROW` are left as they are.
    """
    for row in range(len(indptr) - 1):
        first, last = indptr[row], indptr[row + 1]
        if last - first > LONG_ROW:
            continue
        for at in range(first + 1, last):
            edge = order[at]
            heavy = weight[edge]
            place = at
            while place > first and weight[order[place - 1]] < heavy:
                order[place] = order[place - 1]
                place -= 1
            order[place] = edge


def turn(  # noqa: PLR0917 - compiled loops take their arrays by place
    indptr: Numbers, column: Numbers, ends: Numbers, order: Numbers, row_of: Numbers
) -> None:
    """Group edges by column: fill ``order`` with edge numbers and ``row_of`` with each edge's row.

    ``ends`` holds where each column's edges begin, and afterwards where they end.
    """
    for row in range(len(indptr) - 1):
        for edge in range(indptr[row], indptr[row + 1]):
            to = column[edge]
            order[ends[to]] = edge
            ends[to] += 1
            row_of[edge] = row


def price(indptr: Numbers, column: Numbers, weight: Numbers, *prices: Numbers) -> int:
    """Fill the reduced costs (``prices``: u, v, reduced) and return the sum by which edges exceed their prices."""
    u, v, reduced = prices
    above = 0
    for row in range(len(indptr) - 1):
        for edge in range(indptr[row], indptr[row + 1]):
            cost = u[row] + v[column[edge]] - weight[edge]
            reduced[edge] = cost
            if cost < 0:
                above -= cost
    return above
