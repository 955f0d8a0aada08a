"""Life goes on: a school withdraws, a head says no, places change. The plan is repaired, exactly, without solving anew.

Each change breaks the market's conditions at single schools only; searching from there mends them. The repaired plan has
the same total as a fresh solve of the changed round. Every function changes the market it is given: try things on a copy.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from alongside.brokering.matching.market import FORBIDDEN, MATCHED, Integers, Market

_ONE = np.ones(1, dtype=np.int64)


def _one(school: int) -> Integers:
    return np.array([school], dtype=np.int64)


def matched_with_partner(market: Market, partner: int) -> Integers:
    """The edges of the plan at this partner."""
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
    np.subtract.at(market.partner_held, partners, 1)
    return needs, partners


def _set_partner_costs(market: Market, partner: int, costs: Integers) -> None:
    """Give a partner as many places as there are costs."""
    places = market.places
    first, last = places.partner_start[partner], places.partner_start[partner + 1]
    start = places.partner_start.copy()
    start[partner + 1 :] += len(costs) - (last - first)
    joined = np.concatenate((places.partner_cost[:first], costs, places.partner_cost[last:]))
    market.places = replace(places, partner_start=start, partner_cost=joined)


def _set_need_values(market: Market, need: int, values: Integers) -> None:
    places = market.places
    first, last = places.need_start[need], places.need_start[need + 1]
    start = places.need_start.copy()
    start[need + 1 :] += len(values) - (last - first)
    joined = np.concatenate((places.need_value[:first], values, places.need_value[last:]))
    market.places = replace(places, need_start=start, need_value=joined)


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
    costs = places.partner_cost[places.partner_start[partner] : places.partner_start[partner + 1]]
    if matched:
        # One place is closed while the need looks elsewhere, then opened again: each step mends one school.
        _give_up(market, _one(edge))
        _set_partner_costs(market, partner, costs[:-1])
    market.used[edge] = FORBIDDEN
    if matched:
        market.search_from_needs(_one(need), _ONE)
        _set_partner_costs(market, partner, costs)
        market.search_from_partners(_one(partner), _ONE)
