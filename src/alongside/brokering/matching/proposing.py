"""The proposals of deferred acceptance, one need at a time; written plainly, and compiled where Numba is installed."""

from __future__ import annotations

from alongside.brokering.matching.augmenting import Numbers


def propose_in_turn(  # noqa: C901, PLR0913, PLR0917  # long: one tight loop over plain arrays
    indptr: Numbers,
    order: Numbers,
    partner: Numbers,
    worth: Numbers,
    demand: Numbers,
    slot_start: Numbers,
    slots: Numbers,
    slot_need: Numbers,
    taken: Numbers,
    following: Numbers,
    waiting: Numbers,
) -> None:
    """Let needs propose until nobody waits. ``order`` lists each need's edges, best first; ``worth`` ranks edges for partners.

    ``slots`` and ``slot_need`` end as each partner's matches; ``following`` and ``waiting`` are scratch space, the first
    where each need's next proposal stands, the second a stack of needs with a place to fill, each once a place.
    """
    many = 0
    for need in range(len(demand)):
        for _place in range(demand[need]):
            waiting[many] = need
            many += 1
    while many > 0:
        many -= 1
        need = waiting[many]
        while following[need] < indptr[need + 1]:
            edge = order[following[need]]
            following[need] += 1
            to = partner[edge]
            first = slot_start[to]
            if first + taken[to] < slot_start[to + 1]:
                slots[first + taken[to]] = edge
                slot_need[first + taken[to]] = need
                taken[to] += 1
                break
            if taken[to] == 0:
                continue
            worst = first
            for place in range(first + 1, first + taken[to]):
                if worth[slots[place]] < worth[slots[worst]]:
                    worst = place
            if worth[edge] > worth[slots[worst]]:
                waiting[many] = slot_need[worst]
                many += 1
                slots[worst] = edge
                slot_need[worst] = need
                break
