"""The relation between the two sides: trust, respect, equal standing, and how the heads regard each other.

Personal chemistry outweighed every other ground in the thesis (pp. 160-166, 187-188). The axis is not one of its five
matrices; it is what its typology turns on (Table 13, pp. 182-183: trust each other; respectful, cordial; dominant; no trust).
"""

from __future__ import annotations

from alongside.evidence.perspectives import About
from alongside.lenses.reading import Axis, Item, Listening, Position, Weighing, place

RELATION = Axis(
    id="relation",
    label="Relation between the two sides",
    low_pole="distrust, or one side that dominates",
    high_pole="trust and respect between equals",
    items=(
        Item("mutual-trust", weight=1.5),
        Item("mutual-respect"),
        Item("partnership-of-equals"),
        Item("two-way-learning"),
        Item("rates-the-other-leader", about=None, weight=0.5),
        Item("adapts-to-partner", about=About.SUPPORTING, weight=0.5),
    ),
    source="thesis pp. 160-166, Tables 13, 15 and 16",
    # A relation need not be warm: respectful and cordial holds in Table 13, and distrust is told more readily than ease.
    cut=-0.22,
)

OWNERSHIP = Axis(
    id="ownership",
    label="The supported school owns its situation",
    low_pole="blames others for its state",
    high_pole="takes its state as its own to mend",
    items=(Item("owns-its-situation", about=About.SUPPORTED),),
    source="thesis p. 170 (Table 8), p. 183 (Table 13, sinking)",
)


def relation(heard: Listening, weighing: Weighing) -> Position:
    """Where the relation stands."""
    return place(RELATION, heard, weighing)


def ownership(heard: Listening, weighing: Weighing) -> Position:
    """Whether the supported school takes its state as its own."""
    return place(OWNERSHIP, heard, weighing)
