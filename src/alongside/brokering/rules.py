"""The hard rules of a round: a pair that breaks one is deleted, and the reason is kept.

Each rule looks at one need and all offers at once. What a head said in private shows only as "one of the two heads
would rather not": never who, never why.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import numpy as np

from alongside.brokering.board import Board, Flags
from alongside.brokering.round import CONFLICTS, Need, Tie
from alongside.schools.similar.nearest import Floats

Test = Callable[[Board, Need, Floats], Flags]


@dataclass(frozen=True, slots=True)
class Rule:
    """A hard rule: its id, what it deletes (as a sentence), what would relax it, and its test (True: broken)."""

    id: str
    sentence: str
    relax: str
    broken: Test


def _none(board: Board) -> Flags:
    return np.zeros(len(board.offers), dtype=np.bool_)


def _itself(board: Board, need: Need, _km: Floats) -> Flags:
    flags = _none(board)
    if need.school in board.offer_row:
        flags[board.offer_row[need.school]] = True
    return flags


def _phase(board: Board, need: Need, _km: Floats) -> Flags:
    if not board.round.rules.same_phase:
        return _none(board)
    return board.other_phase(board.school(need.school).phase)


def _consent(board: Board, need: Need, _km: Floats) -> Flags:
    return np.ones(len(board.offers), dtype=np.bool_) if need.consent_withheld else board.consent_withheld


def _refusal(board: Board, need: Need, _km: Floats) -> Flags:
    flags = _none(board)
    flags[list(board.refusals.get(need.school, ()))] = True
    return flags


def _travel(board: Board, need: Need, km: Floats) -> Flags:
    own = board.round.rules.travel_limit_km if need.travel_limit_km is None else need.travel_limit_km
    limit = np.minimum(board.travel_limits, np.inf if own is None else own)
    return np.asarray(km > limit)  # a distance that is not known is beyond no limit


def _competition(board: Board, need: Need, km: Floats) -> Flags:
    near = board.round.rules.competition_km
    flags = _none(board) if near is None else km < near
    for row, stated in board.linked(need.school):
        if any(one.tie is Tie.SHARED_CATCHMENT for one in stated):
            flags[row] = True
    return np.asarray(flags)


def _load(board: Board, need: Need, _km: Floats) -> Flags:
    full = need.load is not None and need.load_ceiling is not None and need.load >= need.load_ceiling
    return np.full(len(board.offers), full, dtype=np.bool_)


def _room(board: Board, _need: Need, _km: Floats) -> Flags:
    return board.without_room


def _concern(board: Board, _need: Need, _km: Floats) -> Flags:
    return board.of_concern


def _inspection(board: Board, _need: Need, _km: Floats) -> Flags:
    return board.under_inspection


def _dates(board: Board, need: Need, _km: Floats) -> Flags:
    first, last = board.offer_dates
    wanted_from = (need.starts or board.begins).toordinal()
    wanted_to = (need.ends or date.max).toordinal()
    return np.asarray(np.maximum(first, wanted_from) > np.minimum(last, wanted_to))


def _tied(board: Board, need: Need, ties: frozenset[Tie]) -> Flags:
    flags = _none(board)
    for row, stated in board.linked(need.school):
        if any(one.tie in ties for one in stated):
            flags[row] = True
    return flags


def _failed(board: Board, need: Need, _km: Floats) -> Flags:
    return _tied(board, need, frozenset({Tie.FAILED}))


def _conflict(board: Board, need: Need, _km: Floats) -> Flags:
    return _tied(board, need, CONFLICTS)


# What one head or school said is not the broker's to set aside, not even to see what would come of it.
NOT_TO_RELAX = frozenset({"itself", "consent", "refusal", "conflict"})

SUITABILITY_RULE = "suitability"
NOT_LOOKED_AT = "not-looked-at"

RULES: tuple[Rule, ...] = (
    Rule("itself", "a school cannot be its own partner", "", _itself),
    Rule("phase", "the two schools teach different phases", "set same_phase = false", _phase),
    Rule("consent", "one of the two schools has not consented", "ask again, later and in private", _consent),
    Rule("refusal", "one of the two heads would rather not", "a no costs nothing: look for another partner", _refusal),
    Rule("travel", "they are too far apart", "raise travel_limit_km, or allow for release by phone and video", _travel),
    Rule("competition", "they compete for the same pupils", "lower competition_km, if both heads agree", _competition),
    Rule("load", "the school already carries as much help as it agreed to", "end something else first", _load),
    Rule("room", "the offering school has no place to offer", "raise its 'partnerships'", _room),
    Rule("concern", "the offering school is itself in need or of concern", "remove it from the offers", _concern),
    Rule(
        "inspection", "the offering school expects an inspection now", "start after its inspection window", _inspection
    ),
    Rule(
        "dates",
        "the dates of the offer and those in which help is wanted have no day in common",
        "agree on other dates with one of the two schools",
        _dates,
    ),
    Rule("failed", "an earlier partnership of the two failed", "remove the entry if the people have changed", _failed),
    Rule("conflict", "a conflict of interest is declared", "resolve it, or choose someone without one", _conflict),
)

RULE_LABELS = {
    **{rule.id: rule.sentence for rule in RULES},
    SUITABILITY_RULE: "the pair is not suitable enough for one side or both",
    NOT_LOOKED_AT: "other offers suit this school better, and only the best are looked at",
}

RELAXING = {
    **{rule.id: rule.relax for rule in RULES},
    SUITABILITY_RULE: "lower minimum_suitability",
    NOT_LOOKED_AT: "raise candidates",
}


def broken_rules(board: Board, need: Need, km: Floats) -> Flags:
    """Which rules each pair of this need breaks: rules x offers, in the order of `RULES`."""
    kept = [rule.broken(board, need, km) if rule.id not in board.relaxed else _none(board) for rule in RULES]
    return np.stack(kept)
