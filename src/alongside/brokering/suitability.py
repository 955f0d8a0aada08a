"""How well a pair suits either side, from visible components, and what stated wishes make of it.

Each side's utility is the weighted mean of the components that are known, 0..1. A pair is as good as its weaker side:
suitability = sqrt(need's utility x partner's utility). Stated wishes then place the utility in a band: a school that
a head would choose lies above every one it would accept, and those above the ones it said nothing about. A head who
says nothing loses nothing. Weights and shapes are reasoned in docs/explanation/brokering.md.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from alongside.brokering.board import Board, Flags
from alongside.brokering.round import AREAS, ContradictoryRound, Need, Stance, Wish
from alongside.schools.similar.nearest import Floats, Indices

_NEAR_KM, _FALL_KM = 10.0, 30.0
_SILENT_TOP, _ACCEPT_TOP = 0.6, 0.8
NOTHING_KNOWN = 0.5


@dataclass(frozen=True, slots=True)
class Component:
    """One visible reason for or against a pair, with its weight for the school in need and for the partner."""

    id: str
    label: str
    for_need: float
    for_partner: float


COMPONENTS: tuple[Component, ...] = (
    Component("context", "similar circumstances", 0.25, 0.20),
    Component("strength", "strength where the need is", 0.25, 0.15),
    Component("travel", "travel", 0.15, 0.25),
    Component("results", "better results than the school in need", 0.10, 0.0),
    Component("climbed", "results that have climbed", 0.10, 0.0),
    Component("partner-head", "the offering head's openness and experience", 0.10, 0.0),
    Component("partner-load", "room the offering school has left", 0.05, 0.10),
    Component("need-head", "the supported head's openness and experience", 0.0, 0.20),
    Component("need-load", "room the supported school has for help", 0.0, 0.10),
)


@dataclass(frozen=True, eq=False)
class Scores:
    """Components (rows, in the order of `COMPONENTS`) of one need with some offers (columns); NaN where not known."""

    components: Floats
    need_utility: Floats
    partner_utility: Floats
    need_known: Floats
    partner_known: Floats

    @property
    def suitability(self) -> Floats:
        return np.sqrt(self.need_utility * self.partner_utility)


def weights_of(board: Board) -> tuple[Floats, Floats]:
    """The components' weights for either side, with the round's own where it states some (``need.travel`` = 0.3)."""
    need = np.array([one.for_need for one in COMPONENTS])
    partner = np.array([one.for_partner for one in COMPONENTS])
    names = [one.id for one in COMPONENTS]
    for name, weight in board.round.weights.items():
        side, _, component = name.partition(".")
        if side not in {"need", "partner"} or component not in names:
            known = ", ".join(names)
            raise ContradictoryRound(f"there is no weight '{name}'; write need.X or partner.X with X one of: {known}")
        if weight < 0:
            raise ContradictoryRound(
                f"the weight '{name}' is {weight:g}; it cannot be negative: write 0 to leave it out"
            )
        (need if side == "need" else partner)[names.index(component)] = weight
    if not need.any() or not partner.any():
        raise ContradictoryRound("all weights of one side are 0; leave at least one above 0")
    return need, partner


def travel_score(km: Floats) -> Floats:
    """1 up to 10 km, then falling by a factor e every 30 km."""
    return np.exp(-np.maximum(0.0, km - _NEAR_KM) / _FALL_KM)


def _logistic(gap: Floats) -> Floats:
    return 1 / (1 + np.exp(-1.5 * gap))


def _overlap(board: Board, need: Need, rows: Indices) -> Floats:
    """The share of the need's areas that each offer covers; NaN where either side names none."""
    wanted = np.array([area in need.areas for area in AREAS])
    if not wanted.any():
        return np.full(len(rows), np.nan)
    offered = board.offered_areas[rows]
    share = (offered & wanted).sum(axis=1) / wanted.sum()
    return np.where(offered.any(axis=1), share, np.nan)


def _need_load(need: Need) -> float:
    if need.load is None:
        return np.nan
    if need.load_ceiling:
        return max(0.0, 1 - need.load / need.load_ceiling)
    return 1 / (1 + need.load / 3)


def _weighted(filled: Floats, known: Flags, weights: Floats) -> tuple[Floats, Floats]:
    """The weighted mean over known components, and the share of the weight that is known."""
    present = (known * weights[:, None]).sum(axis=0)
    total = (filled * weights[:, None]).sum(axis=0)
    mean = np.divide(total, present, out=np.full(filled.shape[1], NOTHING_KNOWN), where=present > 0)
    return mean, present / weights.sum()


def utilities_of(components: Floats, weights: tuple[Floats, Floats]) -> Scores:
    """Both sides' utilities from components (rows) and their weights for need and partner."""
    known = ~np.isnan(components)
    filled = np.where(known, components, 0.0)
    need_utility, need_known = _weighted(filled, known, weights[0])
    partner_utility, partner_known = _weighted(filled, known, weights[1])
    return Scores(components, need_utility, partner_utility, need_known, partner_known)


def score(board: Board, need: Need, rows: Indices, *, km: Floats) -> Scores:
    """Score one need with the offers in ``rows`` (``km`` to each of them)."""
    distance, typical = board.context_distances(need, rows)
    latest, climb = (part[rows] for part in board.offer_results)
    own = board.circumstances.results_of(need.school).latest
    by_id: dict[str, Floats] = {
        "context": 0.5 ** ((distance / typical) ** 2),
        "strength": _overlap(board, need, rows),
        "travel": travel_score(km),
        "results": _logistic(latest - (np.nan if own is None else own)),
        "climbed": _logistic(climb),
        "partner-head": board.offer_heads[rows],
        "partner-load": 1 / (1 + board.live_partnerships[rows]),
        "need-head": np.full(len(rows), need.head.readiness),
        "need-load": np.full(len(rows), _need_load(need)),
    }
    return utilities_of(np.array([by_id[one.id] for one in COMPONENTS]), weights_of(board))


def _place(utility: float, wish: Wish, ranked: int) -> float:
    """A utility moved into the band of what the head said; ``ranked`` is how many schools the head would choose."""
    if wish.stance is Stance.ACCEPT:
        return _SILENT_TOP + (_ACCEPT_TOP - _SILENT_TOP) * utility
    if wish.stance is Stance.CHOOSE:
        slices = max(1, ranked)
        order = slices if wish.rank is None else min(wish.rank, slices)
        width = (1 - _ACCEPT_TOP) / slices
        return _ACCEPT_TOP + width * (slices - order + utility)
    return _SILENT_TOP * utility


def with_wishes(board: Board, need: Need, rows: Indices, *, scores: Scores) -> tuple[Floats, Floats]:
    """Both sides' utilities after what both heads said; silence keeps the order that public data give."""
    own, theirs = _SILENT_TOP * scores.need_utility, _SILENT_TOP * scores.partner_utility
    by, about = board.wishes_by.get(need.school, ()), board.wishes_about.get(need.school, ())
    place_of = {row: place for place, row in enumerate(rows.tolist())} if by or about else {}
    for wish in by:
        place = place_of.get(board.offer_row.get(wish.about, -1))
        if place is not None:
            own[place] = _place(float(scores.need_utility[place]), wish, board.ranked_by[wish.by])
    for wish in about:
        place = place_of.get(board.offer_row.get(wish.by, -1))
        if place is not None:
            theirs[place] = _place(float(scores.partner_utility[place]), wish, board.ranked_by[wish.by])
    return own, theirs
