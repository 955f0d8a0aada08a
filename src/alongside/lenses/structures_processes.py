"""Structures x processes: whether both know why they work together, and whether things happen.

After G. Handscomb (2004, unpublished) as the thesis adapts it (Table 9, p. 173): structure is the rationale that both
sides know, agree, write down, follow through and keep when people leave; process is what happens when they work together,
and the tradition of doing so, against one of isolation and competition.
"""

from __future__ import annotations

from dataclasses import dataclass

from alongside.evidence.perspectives import About
from alongside.lenses.reading import Axis, Item, Level, Listening, Position, Weighing, place

STRUCTURES = Axis(
    id="structures",
    label="Structures",
    low_pole="nobody can say alike what it is for, and it hangs on single people",
    high_pole="both know, agree and follow why and how they work together",
    items=(
        # The rationale is what the thesis means by structure (p. 172), so it has a double say.
        Item("clear-shared-purpose", weight=2.0),
        Item("agreed-plan-owned-by-both"),
        Item("steering-group-works"),
        Item("roles-are-clear"),
        Item("monitored-and-evaluated"),
        Item("staff-and-governors-on-board"),
        Item("future-secured"),
        # "Lacks rigour, direction and follow through", "goes when key people leave": Table 9's words for low structure.
        Item("follow-through"),
        Item("stable-people"),
    ),
    source="thesis pp. 172-174, Table 9",
)

PROCESSES = Axis(
    id="processes",
    label="Processes",
    low_pole="isolation, rivalry, and work that seldom happens",
    high_pole="a habit of working together, and things that happen",
    items=(
        Item("activities-take-place"),
        Item("regular-contact"),
        Item("way-of-working-established"),
        Item("staff-work-well-together"),
        Item("participants-learned", about=None),
        # The low corner of Table 9 is a tradition of isolation and competition.
        Item("not-in-competition"),
        Item("collaborates-with-others", about=About.SUPPORTED, weight=0.5),
    ),
    source="thesis pp. 172-174, Table 9",
    # What went wrong is told more readily than what ran as planned, so evidence that is all but even counts as high.
    cut=-0.1,
)


@dataclass(frozen=True, slots=True)
class StructuresProcesses:
    """The two positions and the corner of the matrix that they make."""

    structures: Position
    processes: Position

    @property
    def corner(self) -> str:
        """One of the four corners in plain words, or what is missing."""
        levels = (self.structures.level, self.processes.level)
        if Level.TOO_LITTLE in levels:
            return "too little evidence"
        return _CORNERS[levels]


_CORNERS = {
    (Level.HIGH, Level.HIGH): "clear purpose, and planned work that happens",
    (Level.HIGH, Level.LOW): "procedures and plans, started over and over, with little work",
    (Level.LOW, Level.HIGH): "work that hangs on single people, without an agreed reason",
    (Level.LOW, Level.LOW): "only engaged when it must be",
}


def structures_and_processes(heard: Listening, weighing: Weighing) -> StructuresProcesses:
    """Both axes, for a whole partnership or for one inside it."""
    return StructuresProcesses(place(STRUCTURES, heard, weighing), place(PROCESSES, heard, weighing))
