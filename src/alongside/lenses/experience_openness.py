"""Experience of x openness to partnership, for each head: who can do it, and who will (thesis Table 10, pp. 174-177)."""

from __future__ import annotations

from dataclasses import dataclass

from alongside.evidence.perspectives import About
from alongside.lenses.material import Head
from alongside.lenses.reading import Axis, Item, Level, Listening, Position, Weighing, place

EXPERIENCE = Axis(
    id="experience",
    label="Experience of partnership",
    low_pole="little experience of working between schools",
    high_pole="has led or worked in school partnerships",
    items=(
        Item("experienced-in-partnership", about=None, weight=2.0),
        # Who is new to headship is likely to lack it (p. 177), and a school that works with several has met it.
        Item("experienced-as-head", about=None),
        Item("collaborates-with-others", about=None, weight=0.5),
    ),
    source="thesis pp. 174-177, Table 10",
    low_word="little",
    high_word="experienced",
)

OPENNESS = Axis(
    id="openness",
    label="Openness to partnership",
    low_pole="resists or avoids working with another school",
    high_pole="welcomes working with another school",
    items=(
        Item("open-to-partnership", about=None),
        Item("believes-it-will-work", about=None),
        # Openness is easily professed by a head under pressure, so taking advice and working with others of one's own
        # accord have more say than saying so (pp. 175-176: lip service; mentoring refused).
        Item("accepts-challenge-and-support", about=None, weight=1.5),
        Item("collaborates-with-others", about=None, weight=1.5),
        # Heads new to headship want to show that they can do it alone (p. 177).
        Item("experienced-as-head", about=None, weight=0.75),
        Item("keeps-commitments", about=None, weight=0.5),
        Item("adapts-to-partner", about=None, weight=0.5),
    ),
    source="thesis pp. 174-177, Table 10",
    low_word="resistant",
    high_word="open",
)

_CORNERS = {
    (Level.HIGH, Level.HIGH): "open and experienced: an advocate",
    (Level.LOW, Level.HIGH): "open but with little experience",
    (Level.LOW, Level.LOW): "resistant and with little experience",
    (Level.HIGH, Level.LOW): "resistant in spite of experience: an unreliable partner",
}


@dataclass(frozen=True, slots=True)
class ExperienceOpenness:
    """One head's two positions."""

    side: About
    voice: str
    in_post: bool
    experience: Position
    openness: Position

    @property
    def corner(self) -> str:
        """One of the four corners in plain words, or what is missing."""
        return _CORNERS.get((self.experience.level, self.openness.level), "too little evidence")


def experience_and_openness(head: Head, weighing: Weighing) -> ExperienceOpenness:
    """Where one head stands, from what falls in this head's time."""
    heard = Listening(head.codings)
    return ExperienceOpenness(
        head.side, head.voice, head.in_post, place(EXPERIENCE, heard, weighing), place(OPENNESS, heard, weighing)
    )
