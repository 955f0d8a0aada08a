"""Shortest augmenting paths with node prices for the transport problem with unit edges.

Successive shortest paths (Busacker and Gowen 1961) under reduced costs (Edmonds and Karp 1972; Tomizawa 1971), as in the
assignment algorithm of Jonker and Volgenant (1987), here with demands and capacities above one. The function is
written for plain lists and for arrays alike: it runs as it stands, and is compiled where Numba is installed.

Each unit of a row starts a Dijkstra search over reduced costs. An unused edge (row r, column c) costs
u[r] + v[c] - w >= 0; giving up a used one costs w - u[r] - v[c] >= 0; leaving a unit of row r unmatched costs
u[r] >= 0. The search stops at the cheapest of: a column with room, or a row that gives up a unit. Rows list their
edges by falling weight, so a scan ends as soon as no later edge can help.
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


def augment(  # noqa: C901, PLR0912, PLR0913, PLR0915, PLR0917 - one tight loop; split, it cannot be compiled as one
    indptr: Numbers,
    column: Numbers,
    row_of: Numbers,
    weight: Numbers,
    demand: Numbers,
    room: Numbers,
    slot_start: Numbers,
    slots: Numbers,
    used: Numbers,
    u: Numbers,
    v: Numbers,
    row_distance: Numbers,
    column_distance: Numbers,
    row_edge: Numbers,
    column_edge: Numbers,
    touched_rows: Numbers,
    touched_columns: Numbers,
) -> int:
    """Match every row's units in row order, changing ``slots``, ``used``, ``u``, ``v`` and ``room`` in place.

    Edges of row r are indptr[r] to indptr[r + 1], by falling weight. ``slots`` holds, from slot_start[c], the edges
    that column c is matched by; ``room`` how many more it can take. The last six are scratch space, distances filled
    with FAR. Returns the number of searches made.
    """
    rows = len(indptr) - 1
    searches = 0
    for source in range(rows):
        for _unit in range(demand[source]):
            if u[source] == 0:
                break
            searches += 1
            best = u[source]
            end_row = source
            end_column = -1
            row_distance[source] = 0
            touched_rows[0] = source
            many_rows = 1
            many_columns = 0
            heap = [(0, -1 - source)]
            while len(heap) > 0:
                distance, node = heappop(heap)
                if distance >= best:
                    break
                if node < 0:
                    row = -1 - node
                    if distance > row_distance[row]:
                        continue
                    ahead = distance + u[row]
                    for edge in range(indptr[row], indptr[row + 1]):
                        base = ahead - weight[edge]
                        if base >= best:
                            break
                        if used[edge] == 0:
                            to = column[edge]
                            through = base + v[to]
                            if through < best and through < column_distance[to]:
                                if column_distance[to] == FAR:
                                    touched_columns[many_columns] = to
                                    many_columns += 1
                                column_distance[to] = through
                                column_edge[to] = edge
                                if room[to] > 0:
                                    best = through
                                    end_row = -1
                                    end_column = to
                                else:
                                    heappush(heap, (through, to))
                else:
                    if distance > column_distance[node]:
                        continue
                    first = slot_start[node]
                    for place in range(first, slot_start[node + 1] - room[node]):
                        edge = slots[place]
                        row = row_of[edge]
                        through = distance + weight[edge] - u[row] - v[node]
                        if through < best and through < row_distance[row]:
                            if row_distance[row] == FAR:
                                touched_rows[many_rows] = row
                                many_rows += 1
                            row_distance[row] = through
                            row_edge[row] = edge
                            if through + u[row] < best:
                                best = through + u[row]
                                end_row = row
                                end_column = -1
                            heappush(heap, (through, -1 - row))
            # Prices move by how much nearer than the end each node lies; this keeps every reduced cost in order.
            for place in range(many_rows):
                row = touched_rows[place]
                if row_distance[row] < best:
                    u[row] -= best - row_distance[row]
                row_distance[row] = FAR
            for place in range(many_columns):
                to = touched_columns[place]
                if column_distance[to] < best:
                    v[to] += best - column_distance[to]
                column_distance[to] = FAR
            # Walk back from the end, handing each place on to the edge by which its column was reached.
            if end_column >= 0:
                edge = column_edge[end_column]
                slots[slot_start[end_column + 1] - room[end_column]] = edge
                room[end_column] -= 1
                used[edge] = 1
                row = row_of[edge]
            else:
                row = end_row
            while row != source:
                given_up = row_edge[row]
                to = column[given_up]
                edge = column_edge[to]
                place = slot_start[to]
                while slots[place] != given_up:
                    place += 1
                slots[place] = edge
                used[given_up] = 0
                used[edge] = 1
                row = row_of[edge]
    return searches
