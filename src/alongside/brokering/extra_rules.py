"""Quotas and pairs that go together: what they forbid among a round's possible pairs, and how that is told."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from alongside.brokering.board import Board
from alongside.brokering.matching.market import Integers
from alongside.brokering.matching.side_rules import SideRules, no_edges
from alongside.brokering.round import ContradictoryRound, Pair, Quota, Together
from alongside.sayings import Lists, Part, Saying, Template, counted, listed, row, say


class InTheWay(Template):
    """What is told of a quota that is used up and of a group that was not made."""

    USED_UP_ONE = "The quota of {many} pair over {schools} is used up."
    USED_UP = "The quota of {many} pairs over {schools} is used up."
    TOGETHER = "It goes together with {others}: all or none."
    TOGETHER_NO_LONGER = (
        "It goes together with a pair that can no longer be made, because a school has withdrawn: all or none."
    )
    MORE = "{more} more"


def has_extra_rules(board: Board) -> bool:
    """Whether the round states rules that break its structure as a flow."""
    return bool(board.round.quotas or board.round.together)


def side_rules_of(board: Board, needs: Integers, offers: Integers) -> SideRules | None:
    """The extra rules by edge numbers; ``needs`` and ``offers`` are the board rows of each edge. None where there are none.

    A quota has less room for each agreed pair it covers. A group with an agreed pair has to be made; one with a pair that is
    not possible cannot be; raises `ContradictoryRound` for one with both.
    """
    if not has_extra_rules(board):
        return None
    edge_of = {
        Pair(board.needs[need].school, board.offers[offer].school): edge
        for edge, (need, offer) in enumerate(zip(needs.tolist(), offers.tolist(), strict=True))
    }
    agreed = frozenset(board.round.agreed)
    together, made, barred = [], [no_edges()], [no_edges()]
    for number, group in enumerate(board.round.together, start=1):
        edges = _numbers([edge_of[pair] for pair in group.pairs if pair in edge_of])
        together.append(edges)
        makeable = not group.withdrawn and all(pair in edge_of or pair in agreed for pair in group.pairs)
        if not makeable:
            barred.append(edges)
        if not agreed.isdisjoint(group.pairs):
            made.append(edges)
            if not makeable:
                raise ContradictoryRound(
                    f"together {number} holds an agreed pair, but another of its pairs is not possible; end the agreement, "
                    "or take that pair out"
                )
    return SideRules(
        limits=tuple(_limit(quota, edge_of, agreed) for quota in board.round.quotas),
        together=tuple(edges for edges in together if len(edges)),
        made=np.unique(np.concatenate(made)),
        barred=np.unique(np.concatenate(barred)),
    )


def _numbers(edges: Sequence[int]) -> Integers:
    return np.array(edges, dtype=np.int64)


def _limit(quota: Quota, edge_of: dict[Pair, int], agreed: frozenset[Pair]) -> tuple[Integers, int]:
    covered = [edge for pair, edge in edge_of.items() if quota.covers(pair.need, pair.partner)]
    return _numbers(covered), quota.at_most - sum(quota.covers(pair.need, pair.partner) for pair in agreed)


def what_stands_in_the_way(board: Board, made: Sequence[Pair], pair: Pair) -> tuple[Saying, ...]:
    """The quotas that are used up and the groups that were not made, of those that this pair belongs to."""
    said = [
        counted(
            InTheWay.USED_UP_ONE,
            InTheWay.USED_UP,
            quota.at_most,
            schools=_named(board, quota.offers or quota.needs),
        )
        for quota in board.round.quotas
        if quota.covers(pair.need, pair.partner)
        and sum(quota.covers(one.need, one.partner) for one in made) >= quota.at_most
    ]
    said += [_told(board, group, pair) for group in board.round.together if pair in group.pairs]
    return tuple(said)


def _told(board: Board, group: Together, pair: Pair) -> Saying:
    if group.withdrawn:
        return say(InTheWay.TOGETHER_NO_LONGER)
    others = [_named(board, (one.need, one.partner)) for one in group.pairs if one != pair]
    return say(InTheWay.TOGETHER, others=row(others, Lists.SEMICOLON))


def _named(board: Board, keys: Sequence[str]) -> Part:
    names: list[Part] = [board.school(key).name for key in keys]
    if len(names) > 4:
        names = [*names[:3], say(InTheWay.MORE, more=len(names) - 3)]
    return listed(names)
