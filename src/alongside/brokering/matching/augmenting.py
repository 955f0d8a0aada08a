"""Shortest augmenting paths with node prices for the transport problem with unit edges.

Successive shortest paths (Busacker and Gowen 1961) under reduced costs (Edmonds and Karp 1972; Tomizawa 1971), as in the
assignment algorithm of Jonker and Volgenant (1987), here with several places on both sides: a row's places carry values
that do not rise, a column's places costs that do not fall. The function is written for plain lists and for arrays alike:
it runs as it stands, and is compiled where Numba is installed.

Each unit of a row starts a Dijkstra search over reduced costs. An unused edge (row r, column c) costs
u[r] + v[c] - w >= 0; giving up a used one costs w - u[r] - v[c] >= 0; leaving a place of row r empty costs u[r] plus the
place's value; taking a free place of column c costs that place's cost less v[c]. The search stops at the cheapest end.
Rows list their edges by falling weight, so a scan ends as soon as no later edge can help.
"""

from __future__ import annotations

from heapq import heappop, heappush
from typing import Protocol


class Numbers(Protocol):
    """A list of integers or an array of them."""

    def __getitem__(self, place: int, /) -> int: ...
    def __setitem__(self, place: int, value: int, /) -> None: ...
    def __len__(self) -> int: ...


FAR = 1 << 62


def augment(  # noqa: C901, PLR0912, PLR0913, PLR0915, PLR0917  # long: one tight loop; split, it cannot be compiled as one
    sources: Numbers,
    units: Numbers,
    indptr: Numbers,
    order: Numbers,
    column: Numbers,
    weight: Numbers,
    row_start: Numbers,
    row_value: Numbers,
    slot_start: Numbers,
    slot_cost: Numbers,
    least: int,
    slots: Numbers,
    slot_row: Numbers,
    taken: Numbers,
    held: Numbers,
    used: Numbers,
    u: Numbers,
    v: Numbers,
    row_distance: Numbers,
    column_distance: Numbers,
    row_place: Numbers,
    column_edge: Numbers,
    column_row: Numbers,
    touched_rows: Numbers,
    touched_columns: Numbers,
    ready: Numbers,
) -> int:
    """Match ``units[i]`` more places of row ``sources[i]``, changing slots, counts, ``used``, ``u`` and ``v`` in place.

    Edges of row r are order[indptr[r]] to order[indptr[r + 1] - 1], by falling weight; its places row_start[r] to
    row_start[r + 1] carry ``row_value``, and held[r] of them are matched. Column c has the places slot_start[c] to
    slot_start[c + 1] with ``slot_cost``; the first taken[c] are matched by the edges in ``slots`` from the rows in
    ``slot_row``. No price v is below ``least``. The last eight are scratch space, the distances filled with FAR.
    Returns the number of searches made.
    """
    searches = 0
    for turn in range(len(sources)):
        source = sources[turn]
        for _unit in range(units[turn]):
            best = u[source] + row_value[row_start[source] + held[source]]
            if best <= 0:
                break
            searches += 1
            end_row = source
            end_column = -1
            row_distance[source] = 0
            touched_rows[0] = source
            many_rows = 1
            many_columns = 0
            ready[0] = source
            many_ready = 1
            distance = 0
            heap = [(0, -1)]
            while True:
                # Rows reached at this very distance are scanned at once: most matched edges cost nothing to give up.
                while many_ready > 0:
                    many_ready -= 1
                    row = ready[many_ready]
                    ahead = distance + u[row]
                    for at in range(indptr[row], indptr[row + 1]):
                        edge = order[at]
                        base = ahead - weight[edge]
                        if base + least >= best:
                            break
                        if used[edge] == 0:
                            to = 0 + column[edge]  # compiled, the sum is of the heap's width
                            through = base + v[to]
                            if through < best and through < column_distance[to]:
                                if column_distance[to] == FAR:
                                    touched_columns[many_columns] = to
                                    many_columns += 1
                                column_distance[to] = through
                                column_edge[to] = edge
                                column_row[to] = row
                                free = slot_start[to] + taken[to]
                                if free < slot_start[to + 1] and through + slot_cost[free] - v[to] < best:
                                    best = through + slot_cost[free] - v[to]
                                    end_row = -1
                                    end_column = to
                                if through < best and taken[to] > 0:
                                    heappush(heap, (through, to))
                if len(heap) == 0:
                    break
                distance, node = heappop(heap)
                if distance >= best:
                    break
                if node < 0:
                    row = -2 - node
                    if row >= 0 and distance == row_distance[row]:
                        ready[0] = row
                        many_ready = 1
                    continue
                if distance > column_distance[node]:
                    continue
                first = slot_start[node]
                for place in range(first, first + taken[node]):
                    row = slot_row[place]
                    through = distance + weight[slots[place]] - u[row] - v[node]
                    if through < best and through < row_distance[row]:
                        if row_distance[row] == FAR:
                            touched_rows[many_rows] = row
                            many_rows += 1
                        row_distance[row] = through
                        row_place[row] = place
                        leaving = through + u[row] + row_value[row_start[row] + held[row] - 1]
                        if leaving < best:
                            best = leaving
                            end_row = row
                            end_column = -1
                        if through == distance:
                            ready[many_ready] = row
                            many_ready += 1
                        else:
                            heappush(heap, (through, -2 - row))
            # Prices move by how much nearer than the end each node lies; this keeps every reduced cost in order.
            for at in range(many_rows):
                row = touched_rows[at]
                if row_distance[row] < best:
                    u[row] -= best - row_distance[row]
                row_distance[row] = FAR
            for at in range(many_columns):
                to = touched_columns[at]
                if column_distance[to] < best:
                    v[to] += best - column_distance[to]
                column_distance[to] = FAR
            # Walk back from the end, handing each place on to the edge by which its column was reached.
            if end_column >= 0:
                place = slot_start[end_column] + taken[end_column]
                taken[end_column] += 1
                edge = column_edge[end_column]
                row = column_row[end_column]
                slots[place] = edge
                slot_row[place] = row
                used[edge] = 1
                held[source] += 1
            elif end_row != source:
                row = end_row
                held[end_row] -= 1
                held[source] += 1
            else:
                row = source
            while row != source:
                place = row_place[row]
                given_up = slots[place]
                to = column[given_up]
                edge = column_edge[to]
                row = column_row[to]
                slots[place] = edge
                slot_row[place] = row
                used[given_up] = 0
                used[edge] = 1
    return searches
