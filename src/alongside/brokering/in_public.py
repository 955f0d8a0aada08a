"""What may be said of a pair to anybody: figures that no head's word, wish, load or refusal can change.

The round is stripped of everything told in private and of everything that came of it (what was agreed, shown or declined),
and the pair is looked at again. Two rounds that differ only in what heads said are the same round here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from alongside.brokering.board import Board, lay_out
from alongside.brokering.candidates import Row, row_for, single_row
from alongside.brokering.circumstances import Circumstances
from alongside.brokering.proposals import Match, match_at
from alongside.brokering.round import ContradictoryRound, Person, Round, Stance
from alongside.brokering.suitability import NOTHING_KNOWN, weights_of

# Components that follow from published figures and from what both schools stated openly.
PUBLIC = ("context", "strength", "travel", "results", "climbed")
_NEXT = 3


@dataclass(frozen=True, slots=True)
class PublicStanding:
    """A pair by public reasons alone. ``place`` is its place among the ``possible`` offers, or None where a rule forbids it;
    ``others`` are how well the best others suit, without their names."""

    suits: float
    km: float | None
    components: Mapping[str, float | None]
    place: int | None
    possible: int
    others: tuple[float, ...]


def in_public(a_round: Round) -> Round:
    """The round without anything that anybody told in private, or that came of it."""
    return replace(
        a_round,
        needs=tuple(
            replace(one, head=Person(), load=None, load_ceiling=None, consent_withheld=False) for one in a_round.needs
        ),
        offers=tuple(
            replace(
                one,
                head=Person(),
                partnerships=max(1, one.partnerships),
                live_partnerships=None,
                consent_withheld=False,
                of_concern=False,
                inspection_from=None,
                inspection_to=None,
            )
            for one in a_round.offers
        ),
        rules=replace(a_round.rules, candidates=max(1, len(a_round.offers))),
        wishes=(),
        agreed=(),
        shown=(),
        declined=(),
        quotas=(),
        together=(),
    )


def public_board(a_round: Round, circumstances: Circumstances) -> Board:
    """The round as anybody may look at it."""
    return lay_out(in_public(a_round), circumstances)


def public_standing(board: Board, need: str, partner: str) -> PublicStanding:
    """A pair on a board of `public_board`; raises `ContradictoryRound` where the round has no such need or offer."""
    asked = next((one for one in board.needs if one.school == need), None)
    if asked is None or partner not in board.offer_row:
        raise ContradictoryRound(f"{need} and {partner} are no need and offer of this round; check the keys")
    row, offer = row_for(board, asked), board.offer_row[partner]
    suits = row.scores.suitability
    order = np.lexsort((row.offers, -suits))
    ranked = row.offers[order].tolist()
    others = [float(suits[one]) for one in order.tolist() if int(row.offers[one]) != offer][:_NEXT]
    match = match_at(board, single_row(board, asked, offer), 0)
    values = {one.component.id: one.value for one in match.components}
    return PublicStanding(
        suits=match.suitability,
        km=match.km,
        components={name: values[name] for name in PUBLIC},
        place=ranked.index(offer) + 1 if offer in ranked else None,
        possible=len(ranked),
        others=tuple(others),
    )


def suits_in_public(board: Board, match: Match) -> float:
    """How well a pair suits both sides by public reasons alone."""
    own, theirs = weights_of(board)
    sides = []
    for weights in (own, theirs):
        known = [
            (float(weight), one.value)
            for weight, one in zip(weights, match.components, strict=True)
            if one.component.id in PUBLIC and one.value is not None and weight > 0
        ]
        total = sum(weight for weight, _ in known)
        sides.append(sum(weight * value for weight, value in known) / total if total else NOTHING_KNOWN)
    return float(np.sqrt(sides[0] * sides[1]))


@dataclass(frozen=True, slots=True)
class Preferred:
    """Whom either side would have, by key: the authority by its public criteria, each head by what they said."""

    by_criteria: str
    by_need: tuple[str, ...]
    by_partner: tuple[str, ...]


def preferred(a_round: Round, public: Board, *, need: str, partner: str) -> Preferred:
    """What the authority's criteria would choose for this need, and whom the two heads said they would choose."""
    asked = next(one for one in public.needs if one.school == need)
    row = row_for(public, asked)
    return Preferred(_first(public, row), _chosen(a_round, need), _chosen(a_round, partner))


def _first(board: Board, row: Row) -> str:
    if not len(row.offers):
        return ""
    best = np.lexsort((row.offers, -row.scores.suitability))[0]
    return board.offers[int(row.offers[best])].school


def _chosen(a_round: Round, by: str) -> tuple[str, ...]:
    said = [one for one in a_round.wishes if one.by == by and one.stance is Stance.CHOOSE]
    return tuple(one.about for one in sorted(said, key=lambda one: (one.rank or len(said) + 1, one.about)))
