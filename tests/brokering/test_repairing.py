from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.brokering.matching.market import EdgeTable, Market, loops_for
from alongside.brokering.matching.repairing import change_need, change_partner, forbid, joined_by, matched_with_partner
from alongside.brokering.matching.solve import best_plan, plain_places
from tests.brokering.instances import Instance, best_by_flow, instances, keeps_to_places


def market_of(instance: Instance, *, compiled: bool = False, first_value: int = 0) -> Market:
    indptr, partner, weight, demand, capacity = instance
    table = EdgeTable(indptr, partner.astype(np.int32), weight, len(capacity), loops_for(0, use_compiled=compiled))
    places = plain_places(demand, capacity)
    values = places.need_value.copy()
    values[places.need_start[:-1][demand > 0]] = first_value
    return best_plan(table, replace(places, need_value=values))


def proves_itself(market: Market) -> bool:
    bound, _ = market.bound()
    return bound == market.total()


@settings(max_examples=700, deadline=None)
@given(instances(), st.integers(0, 2**20), st.booleans(), st.sampled_from((0, 10**6)))
def test_a_partners_change_is_repaired_to_what_a_fresh_solve_gives(
    instance: Instance, seed: int, compiled: bool, first_value: int
) -> None:
    rng = np.random.default_rng(seed)
    market = market_of(instance, compiled=compiled, first_value=first_value)
    capacity = instance[4].copy()
    for _ in range(3):
        one, room = int(rng.integers(len(capacity))), int(rng.integers(0, 4))
        capacity[one] = room
        change_partner(market, one, np.zeros(room, dtype=np.int64))
        changed = (*instance[:4], capacity)
        assert keeps_to_places(changed, np.flatnonzero(market.used == 1))
        assert market.total() == best_by_flow(changed, first_value=first_value)
        assert proves_itself(market)


@settings(max_examples=700, deadline=None)
@given(instances(), st.integers(0, 2**20), st.booleans(), st.sampled_from((0, 10**6)))
def test_a_needs_change_is_repaired_to_what_a_fresh_solve_gives(
    instance: Instance, seed: int, compiled: bool, first_value: int
) -> None:
    rng = np.random.default_rng(seed)
    market = market_of(instance, compiled=compiled, first_value=first_value)
    demand = instance[3].copy()
    for _ in range(3 if len(demand) else 0):
        one, places = int(rng.integers(len(demand))), int(rng.integers(0, 4))
        demand[one] = places
        values = np.zeros(places, dtype=np.int64)
        values[:1] = first_value
        change_need(market, one, values)
        changed = (*instance[:3], demand, instance[4])
        assert keeps_to_places(changed, np.flatnonzero(market.used == 1))
        assert market.total() == best_by_flow(changed, first_value=first_value)
        assert proves_itself(market)


@settings(max_examples=700, deadline=None)
@given(instances(), st.integers(0, 2**20), st.booleans(), st.sampled_from((0, 10**6)))
def test_a_no_is_repaired_to_what_a_fresh_solve_without_the_pair_gives(
    instance: Instance, seed: int, compiled: bool, first_value: int
) -> None:
    rng = np.random.default_rng(seed)
    market = market_of(instance, compiled=compiled, first_value=first_value)
    barred: set[int] = set()
    for edge in rng.permutation(len(instance[1]))[:4].tolist():
        barred.add(edge)
        forbid(market, edge)
        chosen = np.flatnonzero(market.used == 1)
        assert not barred & set(chosen.tolist())
        assert keeps_to_places(instance, chosen)
        assert market.total() == best_by_flow(instance, first_value=first_value, barred=frozenset(barred))
        assert proves_itself(market)


@settings(max_examples=500, deadline=None)
@given(instances(), st.integers(0, 2**20), st.booleans(), st.sampled_from((0, 10**6)))
def test_a_newcomer_is_taken_in_to_what_a_fresh_solve_with_it_gives(
    instance: Instance, seed: int, compiled: bool, first_value: int
) -> None:
    rng = np.random.default_rng(seed)
    indptr, partner, weight, demand, capacity = instance
    market = market_of(instance, compiled=compiled, first_value=first_value)
    wanted = np.flatnonzero(rng.random(len(demand)) < 0.6)
    weights, room = rng.integers(1, 7000, len(wanted)), int(rng.integers(0, 4))
    joined = joined_by(market, wanted, weights, costs=np.zeros(room, dtype=np.int64))
    at = indptr[wanted + 1]
    wider = (
        indptr + np.concatenate(([0], np.cumsum(np.isin(np.arange(len(demand)), wanted)))),
        np.insert(partner, at, len(capacity)),
        np.insert(weight, at, weights),
        demand,
        np.append(capacity, room),
    )
    assert keeps_to_places(wider, np.flatnonzero(joined.used == 1))
    assert joined.total() == best_by_flow(wider, first_value=first_value)
    assert proves_itself(joined)


def test_trying_something_on_a_copy_leaves_the_plan_alone() -> None:
    arrays = [np.array(one) for one in ([0, 2, 4], [0, 1, 0, 1], [60, 40, 55, 15], [1, 1], [1, 1])]
    market = market_of((arrays[0], arrays[1], arrays[2], arrays[3], arrays[4]))
    tried = market.copy()
    change_partner(tried, 0, np.zeros(0, dtype=np.int64))
    assert (market.total(), tried.total()) == (95, 40)
    assert matched_with_partner(market, 0).tolist() == [2]
    assert matched_with_partner(tried, 0).tolist() == []


def test_one_withdrawal_is_mended_by_as_many_searches_as_there_were_partners() -> None:
    rng = np.random.default_rng(3)
    partner = np.concatenate([np.sort(rng.permutation(300)[:20]) for _ in range(100)])
    instance = (
        np.arange(0, 2001, 20),
        partner,
        rng.integers(1, 10**6, 2000),
        np.ones(100, dtype=np.int64),
        np.full(300, 2),
    )
    market = market_of(instance)
    before = market.searches
    busy = int(np.bincount(partner[market.used == 1], minlength=300).argmax())
    held = int(market.partner_held[busy])
    change_partner(market, busy, np.zeros(0, dtype=np.int64))
    assert market.searches - before == held


@pytest.mark.parametrize("compiled", [False, True])
def test_where_partners_are_scarce_the_search_starts_from_them(compiled: bool) -> None:
    rng = np.random.default_rng(4)
    instance = (
        np.arange(0, 401, 4),
        rng.integers(0, 3, 400),
        rng.integers(1, 100, 400),
        np.ones(100, dtype=np.int64),
        np.array([2, 2, 2]),
    )
    market = market_of(instance, compiled=compiled)
    assert market.searches == 6
