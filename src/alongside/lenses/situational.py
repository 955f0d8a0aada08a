"""Situational partnership: each head positive or reluctant about this partnership as the remedy, and both preferred partners.

Thesis Tables 11 and 12 (pp. 177-181): the reluctance of either head is enough to hold a partnership back.
"""

from __future__ import annotations

from dataclasses import dataclass

from alongside.evidence.perspectives import About
from alongside.lenses.material import Head
from alongside.lenses.reading import Axis, Item, Level, Listening, Position, Weighing, place
from alongside.partnerships.wishes import PreferredPartner

ATTITUDE = Axis(
    id="attitude",
    label="Attitude to this partnership",
    low_pole="reluctant",
    high_pole="positive",
    items=(
        # What leaders believe of the situation and of partnership as its remedy is what the model is built on (p. 177).
        Item("believes-it-will-work", about=None, weight=1.5),
        Item("open-to-partnership", about=None, weight=0.5),
        Item("accepts-challenge-and-support", about=None, weight=1.5),
        Item("collaborates-with-others", about=None, weight=1.5),
        Item("experienced-as-head", about=None, weight=0.75),
        Item("rates-the-other-leader", about=None, weight=0.5),
        Item("adapts-to-partner", about=None, weight=0.5),
        # Wishing for another partner is told apart (Table 12): a head may be positive and yet have chosen another.
        Item("wants-this-partner", about=None, weight=0.25),
        Item("keeps-commitments", about=None, weight=0.25),
    ),
    source="thesis pp. 177-181, Table 11",
    low_word="reluctant",
    high_word="positive",
)

_CORNERS = {
    (Level.HIGH, Level.HIGH): "both positive",
    (Level.LOW, Level.HIGH): "the supported head reluctant, the supporting head positive",
    (Level.HIGH, Level.LOW): "the supported head positive, the supporting head reluctant",
    (Level.LOW, Level.LOW): "both reluctant",
}


@dataclass(frozen=True, slots=True)
class Situation:
    """Both heads' attitudes, and the partners that heads and authority preferred, side by side."""

    supported: Position
    supporting: Position
    preferred: tuple[PreferredPartner, ...]

    @property
    def corner(self) -> str:
        """One of the four corners in plain words, or what is missing."""
        return _CORNERS.get((self.supported.level, self.supporting.level), "too little evidence")


def attitude(head: Head, weighing: Weighing) -> Position:
    """How positive one head is about this partnership, from what falls in this head's time."""
    return place(ATTITUDE, Listening(head.codings), weighing)


def situation(heads: dict[About, Head], preferred: tuple[PreferredPartner, ...], weighing: Weighing) -> Situation:
    """Where the two heads in post stand."""
    return Situation(attitude(heads[About.SUPPORTED], weighing), attitude(heads[About.SUPPORTING], weighing), preferred)
