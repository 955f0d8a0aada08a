"""Who would help whom: the needs on the left, the offers on the right, a line for each proposed pair."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from alongside.brokering.proposals import Proposal

ROW, TOP = 26, 50
_LEFT, _RIGHT = 240, 480


@dataclass(frozen=True, slots=True)
class Side:
    """A school in its row; ``joined`` when it stands in a proposed pair."""

    y: int
    name: str
    joined: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A proposed pair as the `d` of a curve; the better the fit, the thicker."""

    path: str
    thickness: float


@dataclass(frozen=True, slots=True)
class Picture:
    """Offers without a pair are counted in ``idle``, which is written at ``idle_y``."""

    needs: tuple[Side, ...]
    offers: tuple[Side, ...]
    lines: tuple[Line, ...]
    idle: int
    idle_y: int
    height: int


def draw_round(proposal: Proposal) -> Picture:
    """The picture of the plan, each offer as near as may be to the schools it would help."""
    board = proposal.board
    needs = [one.school for one in board.needs]
    joined = {key for match in proposal.matches for key in (match.need, match.partner)}
    offers = _ordered([one.school for one in board.offers if one.school in joined], needs, proposal)
    at_need = {key: TOP + ROW * place for place, key in enumerate(needs)}
    at_offer = {key: TOP + ROW * place for place, key in enumerate(offers)}
    middle = (_LEFT + _RIGHT) // 2
    return Picture(
        needs=tuple(Side(at_need[key], board.school(key).name, key in joined) for key in needs),
        offers=tuple(Side(at_offer[key], board.school(key).name, True) for key in offers),
        lines=tuple(
            Line(
                f"M{_LEFT},{at_need[one.need]} C{middle},{at_need[one.need]} {middle},{at_offer[one.partner]} "
                f"{_RIGHT},{at_offer[one.partner]}",
                round(1.5 + 6 * one.fit, 1),
            )
            for one in proposal.matches
        ),
        idle=len(board.offers) - len(offers),
        idle_y=TOP + ROW * len(offers),
        height=TOP + ROW * max(len(needs), len(offers) + 1),
    )


def _ordered(offers: Sequence[str], needs: Sequence[str], proposal: Proposal) -> list[str]:
    def place(offer: str) -> float:
        helped = [needs.index(one.need) for one in proposal.partners_matches(offer)]
        return sum(helped) / len(helped)

    return sorted(offers, key=place)
