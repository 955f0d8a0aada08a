"""A round taken apart: needs and partners that no chain of possible pairs joins are matched without regard to each other.

The parts are the connected components of the edges, found by passing the smallest number along (Shiloach and Vishkin 1982,
An O(log n) parallel connectivity algorithm). Many small components travel together, so that a part is worth sending. Only
the worst match binds the parts together: the whole round's threshold is the least of their own, because above it every part
still covers as many schools as it can, and above anything higher the part that set it does not.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from heapq import heapify, heapreplace
from typing import Protocol, TypeVar

import numpy as np

from alongside.brokering.matching.market import EdgeTable, Integers, loops_for
from alongside.brokering.matching.solve import starts
from alongside.brokering.matching.tiers import Tiers, Wanted, above_the_worst, worst_match
from alongside.sayings import Lists, Saying, Template, counted, say

Answer = TypeVar("Answer")

MOST_PARTS = 64


@dataclass(frozen=True, eq=False)
class Part:
    """A round of its own: some components of the whole, with the whole's numbers of their edges.

    ``compiled`` says whether the whole is worth the compiled loops; they are loaded where the part is worked out.
    """

    table: EdgeTable
    wanted: Wanted
    edges: Integers
    compiled: bool


class Run(Protocol):
    """Gives each part to a function and returns the answers in the order of the parts."""

    def __call__(self, work: Callable[[Part], Answer], parts: Sequence[Part], /) -> Sequence[Answer]: ...


class FallingApart(Template):
    """What is told of a round worked out in parts."""

    NOTHING = "There is no possible pair, so nothing to take apart."
    FALLS = "The round falls into {components}, worked out in {parts}; the largest holds {largest} of {edges} possible pairs."
    COMPONENT = "{written} component"
    COMPONENTS = "{written} components"
    PART = "{many} part"
    PARTS = "{many} parts"
    TIED = "That is more than half: the round is too closely tied to split, and several machines are hardly quicker than one."


@dataclass(frozen=True, slots=True)
class Apart:
    """How far a round falls apart: its components, the edges of the largest, all edges, and the parts they travel in."""

    components: int
    largest: int
    edges: int
    parts: int

    @property
    def too_closely_tied(self) -> bool:
        return self.components > 0 and 2 * self.largest > self.edges

    @property
    def sentence(self) -> Saying:
        """What the round falls into, and whether taking it apart can have helped."""
        if self.components == 0:
            return say(FallingApart.NOTHING)
        said = say(
            FallingApart.FALLS,
            components=counted(
                FallingApart.COMPONENT, FallingApart.COMPONENTS, self.components, written=f"{self.components:,}"
            ),
            parts=counted(FallingApart.PART, FallingApart.PARTS, self.parts),
            largest=f"{self.largest:,}",
            edges=f"{self.edges:,}",
        )
        if not self.too_closely_tied:
            return said
        return say(Lists.SENTENCES, before=said, after=say(FallingApart.TIED))


def one_after_another(work: Callable[[Part], Answer], parts: Sequence[Part], /) -> Sequence[Answer]:
    """The parts in turn, on this machine."""
    return [work(part) for part in parts]


def components(table: EdgeTable) -> Integers:
    """The component of each edge, numbered from 0 in the order of their first needs."""
    needs = len(table.indptr) - 1
    label = np.arange(needs + table.partners, dtype=np.int64)
    need = np.repeat(np.arange(needs, dtype=np.int64), np.diff(table.indptr))
    one, other = need, table.partner.astype(np.int64) + needs
    while len(one):
        np.minimum.at(label, np.maximum(one, other), np.minimum(one, other))
        while (label[label] != label).any():
            label = label[label]
        one, other = label[one], label[other]
        apart = one != other
        one, other = one[apart], other[apart]
    _, numbered = np.unique(label[need], return_inverse=True)
    return numbered.astype(np.int64)


def _loads(sizes: Integers, most: int) -> Integers:
    """Which load each component travels in: the largest first, each to the load that is lightest so far."""
    loads = np.zeros(len(sizes), dtype=np.int64)
    lightest = [(0, load) for load in range(min(most, len(sizes)))]
    heapify(lightest)
    for component in np.argsort(-sizes, kind="stable").tolist():
        weight, load = lightest[0]
        loads[component] = load
        heapreplace(lightest, (weight + int(sizes[component]), load))
    return loads


def _part(table: EdgeTable, wanted: Wanted, edges: Integers) -> Part:
    """The round of these edges (ascending) and their schools alone."""
    need = np.searchsorted(table.indptr, edges, side="right") - 1
    needs, degree = np.unique(need, return_counts=True)
    partners, partner = np.unique(table.partner[edges], return_inverse=True)
    first = starts(wanted.capacity)
    costs = [wanted.partner_cost[first[one] : first[one + 1]] for one in partners.tolist()]
    return Part(
        table=EdgeTable(starts(degree), partner.astype(np.int32), table.weight[edges], len(partners), loops=None),
        wanted=Wanted(
            wanted.demand[needs],
            wanted.capacity[partners],
            np.concatenate([*costs, np.zeros(0, dtype=np.int64)]).astype(np.int64),
            None if wanted.first is None else wanted.first[needs],
        ),
        edges=edges,
        compiled=table.loops is not None,
    )


def take_apart(table: EdgeTable, wanted: Wanted, *, most: int = MOST_PARTS) -> tuple[tuple[Part, ...], Apart]:
    """The round in at most ``most`` parts that share no school, and how far it falls apart."""
    of_edge = components(table)
    sizes = np.bincount(of_edge)
    loads = _loads(sizes, most)
    by_load = np.argsort(loads[of_edge], kind="stable")
    ends = np.cumsum(np.bincount(loads[of_edge]))
    pieces = [by_load[first:last] for first, last in zip([0, *ends[:-1].tolist()], ends.tolist(), strict=False)]
    parts = tuple(_part(table, wanted, piece) for piece in pieces if len(piece))
    return parts, Apart(len(sizes), int(sizes.max(initial=0)), len(of_edge), len(parts))


def _ready(part: Part) -> EdgeTable:
    return replace(part.table, loops=loops_for(len(part.edges), use_compiled=part.compiled))


def _worst_of(part: Part) -> tuple[int, int]:
    return worst_match(_ready(part), part.wanted)


def _plan_of(part: Part, *, worst: int) -> Tiers:
    return above_the_worst(_ready(part), part.wanted, worst)


def solve_in_parts(table: EdgeTable, wanted: Wanted, *, run: Run = one_after_another) -> tuple[Tiers, Apart]:
    """The plan by tiers, each part given to ``run``: the very total, coverage and worst match of the whole, and its proof.

    Where plans are equally good it may be another of them than `by_tiers` finds.
    """
    parts, apart = take_apart(table, wanted)
    found = run(_worst_of, parts)
    worst = min((least for least, covered in found if covered), default=0)
    plans = run(partial(_plan_of, worst=worst), parts)

    def joined(of_part: Callable[[Tiers], Integers]) -> Integers:
        numbers = [part.edges[of_part(plan)] for part, plan in zip(parts, plans, strict=True)]
        return np.sort(np.concatenate([*numbers, np.zeros(0, dtype=np.int64)]).astype(np.int64))

    return (
        Tiers(
            chosen=joined(lambda plan: plan.chosen),
            first=joined(lambda plan: plan.first),
            total=sum(plan.total for plan in plans),
            covered=sum(covered for _, covered in found),
            worst=worst,
            gap=sum(plan.gap for plan in plans),
        ),
        apart,
    )
