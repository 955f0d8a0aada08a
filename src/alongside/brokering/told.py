"""What is told of one pair: what became of it, and what choosing otherwise would cost."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from alongside.brokering.losses import Loss
from alongside.brokering.proposals import Match
from alongside.sayings import Saying


class Outcome(StrEnum):
    """What became of a pair."""

    PROPOSED = "proposed"
    POSSIBLE = "possible, not proposed"
    NOT_LOOKED_AT = "possible, but not among the best looked at"
    RULED_OUT = "ruled out"


@dataclass(frozen=True, slots=True)
class BrokenRule:
    """A rule that a pair breaks, in words, and what would relax it."""

    id: str
    sentence: str
    relax: str


@dataclass(frozen=True, slots=True)
class Instead:
    """Another partner for the need, its fit, and what choosing it would cost the plan."""

    partner: str
    fit: float
    loss: Loss


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why, or why not. ``place`` is the pair's place among the need's possible partners, from 1.

    ``loss`` is what the plan would lose by making this pair all the same; None where it cannot be made. ``instead`` are
    the next partners by smallest loss; ``withdrawal`` what the plan loses if this partner withdraws; ``scarcity`` the
    price of one of its places.
    """

    outcome: Outcome
    match: Match
    broken: tuple[BrokenRule, ...]
    place: int | None
    possible: int
    loss: Loss | None
    instead: tuple[Instead, ...]
    withdrawal: Loss
    scarcity: Loss
    sentences: tuple[Saying, ...]
