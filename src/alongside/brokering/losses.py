"""What a choice costs the whole plan: alternatives by smallest loss, a partner's withdrawal, a pair made all the same.

Losses are exact: the plan by coverage and total is repaired around the choice, and the totals compared. A school more or
less with a partner is told apart from the fit gained or lost. A round with quotas or pairs that go together is solved anew for
each choice instead.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from alongside.brokering.candidates import UNIT
from alongside.brokering.edges import RoundEdges
from alongside.brokering.matching.market import MATCHED, Market
from alongside.brokering.matching.repairing import change_need, change_partner, forbid
from alongside.brokering.matching.side_rules import (
    NoPlanKeepsTheRules,
    SideRules,
    solve_with_rules,
    with_made,
    without_edges,
)
from alongside.brokering.matching.tiers import value_of_a_first_partner
from alongside.sayings import Saying, Template, counted, say

_LOOKED_AT = 8


class Losing(Template):
    """What a plan loses."""

    SCHOOL = "{many} more school without a partner"
    SCHOOLS = "{many} more schools without a partner"
    AND_LESS = "{schools}, and {fit} of total fit less"
    AND_MORE = "{schools}, and {fit} of total fit more"
    FIT = "{fit} of total fit"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Loss:
    """What the plan loses: schools that would be left without any partner, and total fit over all pairs."""

    schools: int
    fit: float

    @property
    def is_nothing(self) -> bool:
        return not self.schools and self.fit < 0.0005

    @property
    def words(self) -> Saying:
        """The loss in words; a gain in fit beside a school lost is said as such."""
        if self.is_nothing:
            return say(Losing.NOTHING)
        fit = f"{abs(self.fit):.3f}"
        if not self.schools:
            return say(Losing.FIT, fit=fit)
        left = counted(Losing.SCHOOL, Losing.SCHOOLS, self.schools)
        if abs(self.fit) < 0.0005:
            return left
        return say(Losing.AND_LESS if self.fit > 0 else Losing.AND_MORE, schools=left, fit=fit)

    def __lt__(self, other: Loss) -> bool:
        return (self.schools, self.fit) < (other.schools, other.fit)


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another partner for a need, by place among its possible partners, with what choosing it would cost the plan."""

    row: int
    place: int
    loss: Loss


def _split(loss: int, value: int) -> Loss:
    """A loss in millionths, with schools at ``value`` each, as schools and fit."""
    schools = round(loss / value) if value else 0
    return Loss(schools, (loss - schools * value) / UNIT)


def _under(edges: RoundEdges, rules: SideRules) -> Loss:
    """What the plan loses under these rules instead; raises `NoPlanKeepsTheRules` where they leave no plan."""
    other = solve_with_rules(edges.table, edges.wanted, rules)
    return Loss(edges.ruled.covered - other.covered, (edges.ruled.total - other.total) / UNIT)


def forced(edges: RoundEdges, edge: int) -> Loss | None:
    """What making this pair costs the plan; None where a quota, or a pair it goes together with, does not allow it."""
    if edges.side_rules is not None:
        try:
            return _under(edges, with_made(edges.side_rules, edge))
        except NoPlanKeepsTheRules:
            return None
    if edges.market.used[edge] == MATCHED:
        return Loss(0, 0.0)
    ends = int(edges.worth.need[edge]), int(edges.worth.partner[edge])
    return forced_between(edges, ends, weight=int(edges.table.weight[edge]), edge=edge)


def forced_between(edges: RoundEdges, ends: tuple[int, int], *, weight: int, edge: int | None = None) -> Loss:
    """What making a pair (shuffled numbers of need and partner) costs the plan, though it be no edge of the table."""
    need, partner = ends
    market = edges.market
    places = market.places
    costs = places.partner_cost[places.partner_start[partner] : places.partner_start[partner + 1]]
    values = places.need_value[places.need_start[need] : places.need_start[need + 1]]
    tried = market.copy()
    if edge is not None:
        forbid(tried, edge)
    change_partner(tried, partner, costs[1:])
    change_need(tried, need, values[1:])
    with_pair = tried.total() + weight + int(values[0]) - int(costs[0])
    return _split(market.total() - with_pair, value_of_a_first_partner(edges.table, edges.wanted))


def can_be_forced(edges: RoundEdges, need: int, partner: int) -> bool:
    """Whether both sides (shuffled numbers) have a place beside what is agreed."""
    return bool(edges.worth.demand[need] > 0 and edges.worth.capacity[partner] > 0)


def _has_places(edges: RoundEdges, edge: int) -> bool:
    return can_be_forced(edges, int(edges.worth.need[edge]), int(edges.worth.partner[edge]))


def alternatives(edges: RoundEdges, row: int, *, besides: frozenset[int], many: int = 3) -> tuple[Alternative, ...]:
    """The ``many`` other partners of a need with the smallest loss; ``besides`` are places already in the plan.

    The prices say which could lose least (under quotas: the weights); of those the loss is worked out exactly.
    """
    own = np.flatnonzero(edges.row == row)
    own = np.array([edge for edge in own if int(edges.place[edge]) not in besides and _has_places(edges, int(edge))])
    if not len(own):
        return ()
    promise = edges.market.bound()[1] if edges.side_rules is None else -edges.table.weight
    least = own[np.argsort(promise[own], kind="stable")[:_LOOKED_AT]]
    losses = [(edge, forced(edges, int(edge))) for edge in least.tolist()]
    found = [Alternative(row, int(edges.place[edge]), loss) for edge, loss in losses if loss is not None]
    return tuple(sorted(found, key=lambda one: (one.loss.schools, one.loss.fit, one.place))[:many])


def _without(market: Market, partner: int) -> Market:
    tried = market.copy()
    change_partner(tried, partner, np.zeros(0, dtype=np.int64))
    return tried


def withdrawal(edges: RoundEdges, offer: int) -> Loss:
    """What the plan loses if this offer (by board row) withdraws; agreed pairs stay."""
    if edges.side_rules is not None:
        own = np.flatnonzero(edges.offer == offer)
        return _under(edges, without_edges(edges.side_rules, own))
    market = edges.market
    after = _without(market, int(edges.partner_number[offer]))
    return _split(market.total() - after.total(), value_of_a_first_partner(edges.table, edges.wanted))


def scarcity(edges: RoundEdges, offer: int) -> Loss:
    """The price of one of this offer's places (by board row): what one place fewer would cost, at least."""
    if edges.side_rules is not None:
        own, room = np.flatnonzero(edges.offer == offer), int(edges.wanted.capacity[edges.partner_number[offer]])
        fewer = replace(edges.side_rules, limits=(*edges.side_rules.limits, (own, max(0, room - 1))))
        try:
            return _under(edges, fewer)
        except NoPlanKeepsTheRules:
            return withdrawal(edges, offer)
    price = int(edges.market.partner_price[edges.partner_number[offer]])
    return _split(price, value_of_a_first_partner(edges.table, edges.wanted))
