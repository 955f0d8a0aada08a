"""Life goes on: a school withdraws, a head says no, places change. The plan is repaired, exactly, without solving anew.

Each change breaks the market's conditions at single schools only; searching from there mends them. The repaired plan has
the same total as a fresh solve of the changed round. Every function changes the market it is given: try things on a copy.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from alongside.brokering.matching.market import FORBIDDEN, MATCHED, EdgeTable, Integers, Market, Slots

_ONE = np.ones(1, dtype=np.int64)

# Costs more than anything a plan could gain: a place that nobody will fill.
CLOSED = 1 << 56


def _one(school: int) -> Integers:
    return np.array([school], dtype=np.int64)


def matched_with_partner(market: Market, partner: int) -> Integers:
    """The edges of the plan at this partner, ascending."""
    if market.partner_slots is not None:
        first = int(market.places.partner_start[partner])
        return np.sort(market.partner_slots[0][first : first + int(market.partner_held[partner])])
    view = market.table.by_partner
    own = view.order[view.indptr[partner] : view.indptr[partner + 1]]
    return np.sort(own[market.used[own] == MATCHED]).astype(np.int64)


def matched_with_need(market: Market, need: int) -> Integers:
    """The edges of the plan at this need."""
    first, last = market.table.indptr[need], market.table.indptr[need + 1]
    return np.flatnonzero(market.used[first:last] == MATCHED) + int(first)


def _excess(market: Market, edges: Integers) -> Integers:
    """By how much each of these matched edges is worth more than its prices: never below 0."""
    needs, partners = market.needs_of(edges), market.table.partner[edges]
    return market.table.weight[edges] - market.need_price[needs] - market.partner_price[partners]


def _give_up(market: Market, edges: Integers) -> tuple[Integers, Integers]:
    """Take these edges out of the plan; returns their needs and partners."""
    needs, partners = market.needs_of(edges), market.table.partner[edges].astype(np.int64)
    market.used[edges] = 0
    np.subtract.at(market.need_held, needs, 1)
    market.need_slots = None
    for edge, partner in zip(edges.tolist(), partners.tolist(), strict=True):
        market.partner_held[partner] -= 1
        if market.partner_slots is not None:
            _vacate(
                market.partner_slots, edge, int(market.places.partner_start[partner]), int(market.partner_held[partner])
            )
    return needs, partners


def _vacate(slots: Slots, edge: int, first: int, last: int) -> None:  # noqa: PLR0917 - one slot among a partner's
    """Move the last of a partner's filled slots to where this edge stood."""
    place = first + int(np.flatnonzero(slots[0][first : first + last + 1] == edge)[0])
    slots[0][place], slots[1][place] = slots[0][first + last], slots[1][first + last]


def _refilled(start: Integers, values: Integers, *, school: int, wanted: Integers) -> tuple[Integers, Integers]:
    """A side's places with this school's replaced: closed where it has fewer now, longer where it has more."""
    first, last = int(start[school]), int(start[school + 1])
    changed = values.copy()
    if len(wanted) <= last - first:
        changed[first : first + len(wanted)] = wanted
        changed[first + len(wanted) : last] = CLOSED
        return start, changed
    moved = start.copy()
    moved[school + 1 :] += len(wanted) - (last - first)
    return moved, np.concatenate((values[:first], wanted, values[last:]))


def _set_partner_costs(market: Market, partner: int, costs: Integers) -> None:
    """Give a partner as many places as there are costs."""
    places = market.places
    start, cost = _refilled(places.partner_start, places.partner_cost, school=partner, wanted=costs)
    if start is not places.partner_start:
        market.partner_slots = None
    market.places = replace(places, partner_start=start, partner_cost=cost)


def _set_need_values(market: Market, need: int, values: Integers) -> None:
    places = market.places
    start, cost = _refilled(places.need_start, -places.need_value, school=need, wanted=-values)
    market.need_slots = None
    market.places = replace(places, need_start=start, need_value=-cost)


def change_partner(market: Market, partner: int, costs: Integers) -> None:
    """A partner now has as many places as ``costs``, which do not fall; none: it withdraws."""
    own = matched_with_partner(market, partner)
    surplus = len(own) - len(costs)
    if surplus > 0:
        # Those that exceed their prices least go first, and the price rises by as much, so that no other edge exceeds it.
        excess = _excess(market, own)
        weakest = np.argsort(excess, kind="stable")[:surplus]
        needs, _ = _give_up(market, own[weakest])
        market.partner_price[partner] += excess[weakest[-1]]
    _set_partner_costs(market, partner, costs)
    if surplus > 0:
        market.search_from_needs(needs, np.ones(len(needs), dtype=np.int64))
    free = len(costs) - int(market.partner_held[partner])
    if free > 0:
        market.search_from_partners(_one(partner), _one(free))


def change_need(market: Market, need: int, values: Integers) -> None:
    """A need now has as many places as ``values``, which do not rise; none: it withdraws."""
    own = matched_with_need(market, need)
    surplus = len(own) - len(values)
    if surplus > 0:
        excess = _excess(market, own)
        weakest = np.argsort(excess, kind="stable")[:surplus]
        _, partners = _give_up(market, own[weakest])
        market.need_price[need] += excess[weakest[-1]]
    _set_need_values(market, need, values)
    if surplus > 0:
        market.search_from_partners(partners, np.ones(len(partners), dtype=np.int64))
    free = len(values) - int(market.need_held[need])
    if free > 0:
        market.search_from_needs(_one(need), _one(free))


def forbid(market: Market, edge: int) -> None:
    """A pair may no longer be made: a head has said no."""
    matched = market.used[edge] == MATCHED
    need, partner = int(market.needs_of(_one(edge))[0]), int(market.table.partner[edge])
    places = market.places
    costs = places.partner_cost[places.partner_start[partner] : places.partner_start[partner + 1]].copy()
    if matched:
        # The partner's free places stay closed while the need looks elsewhere: each step mends one school.
        _give_up(market, _one(edge))
        _set_partner_costs(market, partner, costs[: market.partner_held[partner]])
    market.used[edge] = FORBIDDEN
    if matched:
        market.search_from_needs(_one(need), _ONE)
        _set_partner_costs(market, partner, costs)
        free = int((costs < CLOSED).sum()) - int(market.partner_held[partner])
        market.search_from_partners(_one(partner), _one(free))


def joined_by(market: Market, needs: Integers, weights: Integers, *, costs: Integers) -> Market:
    """The market after a new partner has joined, as its last: its edges to ``needs`` (ascending) and its places' ``costs``.

    The plan so far keeps its proof; the newcomer starts at the price at which nobody would want it more, and searches from
    there. The old market is left as it was, and numbers of edges change.
    """
    table, places = market.table, market.places
    newcomer = table.partners
    at = table.indptr[needs + 1]
    indptr = table.indptr + np.concatenate(
        (np.zeros(1, dtype=np.int64), np.cumsum(np.isin(np.arange(len(table.indptr) - 1), needs)))
    )
    wider = EdgeTable(
        indptr=indptr.astype(np.int64),
        partner=np.insert(table.partner, at, newcomer).astype(np.int32),
        weight=np.insert(table.weight, at, weights),
        partners=newcomer + 1,
        loops=table.loops,
    )
    wanted = int((weights - market.need_price[needs]).max(initial=0))
    joined = Market(
        table=wider,
        places=replace(
            places,
            partner_start=np.append(places.partner_start, places.partner_start[-1] + len(costs)),
            partner_cost=np.concatenate((places.partner_cost, costs)),
        ),
        used=np.insert(market.used, at, 0),
        need_price=market.need_price.copy(),
        partner_price=np.append(market.partner_price, max(0, wanted)),
        need_held=market.need_held.copy(),
        partner_held=np.append(market.partner_held, 0),
        searches=market.searches,
    )
    if len(costs):
        joined.search_from_partners(_one(newcomer), _one(len(costs)))
    return joined
