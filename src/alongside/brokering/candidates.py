"""Every pair that is possible, with its weight, and for every pair that is not the rule that forbids it.

Place first, similarity second: rules and travel cut the offers down before circumstances are compared, because few of
the schools most alike lie near enough to help.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from alongside.brokering.board import Board
from alongside.brokering.matching.market import Integers
from alongside.brokering.round import Need
from alongside.brokering.rules import NOT_LOOKED_AT, RULES, SUITABILITY_RULE, broken_rules
from alongside.brokering.suitability import Scores, score, with_wishes
from alongside.schools.similar.nearest import Floats

UNIT = 1_000_000


@dataclass(frozen=True, eq=False)
class Row:
    """One need's possible partners, best fit first, and what became of the others.

    ``offers`` are rows of the board; ``fit`` 0..1 after wishes. ``breaking`` counts the offers that break each rule,
    ``only`` those that break this one alone: what relaxing it would bring back.
    """

    need: Need
    offers: Integers
    km: Floats
    scores: Scores
    need_utility: Floats
    partner_utility: Floats
    breaking: Mapping[str, int]
    only: Mapping[str, int]

    @property
    def fit(self) -> Floats:
        return np.sqrt(self.need_utility * self.partner_utility)

    @property
    def weight(self) -> Integers:
        return np.maximum(1, np.rint(UNIT * self.fit)).astype(np.int64)


def row_for(board: Board, need: Need) -> Row:
    """The possible partners of one need."""
    km = board.km(need)
    broken = broken_rules(board, need, km)
    once = broken.sum(axis=0, dtype=np.uint8) == 1
    breaking = {rule.id: int(np.count_nonzero(flags)) for rule, flags in zip(RULES, broken, strict=True)}
    only = {rule.id: int(np.count_nonzero(flags & once)) for rule, flags in zip(RULES, broken, strict=True)}
    rows = np.flatnonzero(~broken.any(axis=0))
    scores = score(board, need, rows, km=km[rows])
    suits = scores.suitability >= board.round.rules.minimum_suitability
    breaking[SUITABILITY_RULE] = only[SUITABILITY_RULE] = int((~suits).sum())
    own, theirs = with_wishes(board, need, rows, scores=scores)
    fit = np.where(suits, np.sqrt(own * theirs), -1.0)
    best = np.lexsort((rows, -fit))[: min(int(suits.sum()), board.round.rules.candidates)]
    breaking[NOT_LOOKED_AT] = only[NOT_LOOKED_AT] = int(suits.sum()) - len(best)
    kept = Scores(
        scores.components[:, best],
        scores.need_utility[best],
        scores.partner_utility[best],
        scores.need_known[best],
        scores.partner_known[best],
    )
    return Row(need, rows[best], km[rows][best], kept, own[best], theirs[best], breaking, only)


def single_row(board: Board, need: Need, offer: int) -> Row:
    """One pair as a row of its own, whatever rules it breaks."""
    rows = np.array([offer], dtype=np.int64)
    km = board.km(need)
    scores = score(board, need, rows, km=km[rows])
    own, theirs = with_wishes(board, need, rows, scores=scores)
    return Row(need, rows, km[rows], scores, own, theirs, {}, {})


def candidate_rows(board: Board) -> tuple[Row, ...]:
    """The possible partners of every need, in the board's order."""
    return tuple(row_for(board, need) for need in board.needs)
