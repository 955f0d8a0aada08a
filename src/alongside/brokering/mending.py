"""A plan mended where it broke: pairs were agreed, a head declined, a school left; everything else is taken as it was found.

The costly part of a plan is to find and to weigh the possible pairs. A change of heart alters none of them: it takes pairs
away and fixes others. So the pairs already found are kept, those that can no longer be made are dropped, and the plan is
solved anew on what is left, which takes milliseconds. The mended plan is the one that a fresh start would give, as long as
no list of possible partners was cut short; where one was, a fresh start could look at a school that was left out, and costs
the time of finding it (docs/explanation/brokering.md).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from alongside.brokering.board import Board, lay_out
from alongside.brokering.candidates import Row
from alongside.brokering.changes import pairs_of, without
from alongside.brokering.edges import round_edges
from alongside.brokering.matching.market import Integers
from alongside.brokering.plans import plan_of
from alongside.brokering.proposals import Proposal, proposed
from alongside.brokering.round import Pair, Round
from alongside.brokering.suitability import Scores


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a plan since it was made: pairs that both heads agreed, pairs that one declined, schools that left."""

    agreed: tuple[Pair, ...] = ()
    declined: tuple[Pair, ...] = ()
    left: tuple[str, ...] = ()


def changed(proposal: Proposal, change: Change) -> Round:
    """The round after the change, with the proposal's pairs as those that were shown.

    Raises `ContradictoryRound` when a school that leaves neither needs nor offers.
    """
    declined = frozenset(change.declined)
    shown = tuple(one for one in pairs_of(proposal) if one not in declined)
    after = replace(
        proposal.round,
        shown=shown,
        agreed=(*proposal.round.agreed, *(one for one in change.agreed if one not in proposal.round.agreed)),
        declined=(*proposal.round.declined, *(one for one in change.declined if one not in proposal.round.declined)),
    )
    for school in change.left:
        after = without(after, school, shown=after.shown)
    return after


def mended(proposal: Proposal, change: Change) -> Proposal:
    """The proposal after the change, of the same kind of plan; raises `ContradictoryRound` where the change cannot be."""
    board = lay_out(changed(proposal, change), proposal.board.circumstances, relaxed=proposal.board.relaxed)
    moved = np.array([board.offer_row.get(one.school, -1) for one in proposal.board.offers], dtype=np.int64)
    before = {row.need.school: row for row in proposal.rows}
    refused = _by_need(board)
    rows = tuple(_kept(before[one.school], moved, refused.get(one.school)) for one in board.needs)
    edges = round_edges(board, rows)
    return proposed(edges, plan_of(edges, proposal.plan.kind))


def is_whole(proposal: Proposal) -> bool:
    """Whether every possible pair was looked at, so that a mended plan is also what a fresh start would give."""
    return not any(row.breaking.get("not-looked-at") for row in proposal.rows)


def _by_need(board: Board) -> Mapping[str, Integers]:
    found: dict[str, list[int]] = {}
    for pair in board.round.declined:
        found.setdefault(pair.need, []).append(board.offer_row[pair.partner])
    return {need: np.array(rows, dtype=np.int64) for need, rows in found.items()}


def _kept(row: Row, moved: Integers, refused: Integers | None) -> Row:
    """A need's possible partners that are left, under the board's new numbers."""
    offers = moved[row.offers]
    keep = offers >= 0
    if refused is not None:
        keep &= ~np.isin(offers, refused)
    if keep.all():
        return replace(row, offers=offers)
    scores = row.scores
    return replace(
        row,
        offers=offers[keep],
        km=row.km[keep],
        scores=Scores(
            scores.components[:, keep],
            scores.need_utility[keep],
            scores.partner_utility[keep],
            scores.need_known[keep],
            scores.partner_known[keep],
        ),
        need_utility=row.need_utility[keep],
        partner_utility=row.partner_utility[keep],
        breaking=_refused_more(row.breaking, row.offers, refused=refused, offers=offers),
    )


def _refused_more(
    breaking: Mapping[str, int], before: Integers, *, refused: Integers | None, offers: Integers
) -> Mapping[str, int]:
    """The counts of broken rules, with what was declined since among the refusals."""
    more = 0 if refused is None else int(np.isin(offers[offers >= 0], refused).sum())
    return {**breaking, "refusal": breaking.get("refusal", 0) + more} if more and len(before) else breaking
