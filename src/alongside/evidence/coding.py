"""Coded excerpts: one statement or deed, by one voice, for or against one indicator, dated twice."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from alongside.evidence.perspectives import About, Audience, Basis, Perspective, SourceKind
from alongside.terms import Period

STAGES = range(5)
OTHER_PARTNER = "other-partner"


@dataclass(frozen=True, slots=True)
class Coding:
    """An excerpt coded by one coder. ``stage`` 0 is the background, 1 to 4 the stages of growth.

    ``direction`` is 1 for the indicator's positive pole and -1 for the other, ``strength`` 1 to 3. ``occurred`` says when
    it was so, ``known_at`` when somebody told of it or wrote it down; None where the coding does not say. ``sub`` names a
    partnership inside the partnership, empty for the whole. ``person`` says who speaks where one person has two voices, as
    acting head of one school and later head of the other; left empty, the voice is the person. The words are ours:
    ``paraphrase`` and the ``page``.
    """

    id: str
    partnership: str
    sub: str
    stage: int
    occurred: Period | None
    known_at: Period | None
    voice: str
    perspective: Perspective
    about: About
    indicator: str
    direction: int
    strength: int
    basis: Basis
    kind: SourceKind | None
    paraphrase: str
    page: str
    coder: str
    audience: Audience = Audience.PUBLIC
    person: str = ""

    @property
    def who(self) -> str:
        """The person who speaks, under whichever voice: whoever counts independent people counts these."""
        return self.person or self.voice

    @property
    def is_about_another_partner(self) -> bool:
        return self.sub.startswith(OTHER_PARTNER)


class EventKind(StrEnum):
    """What happened, as a record would have it."""

    ACTIVITY_HELD = "activity-held"
    ACTIVITY_CANCELLED = "activity-cancelled"
    ACTIVITY_PLANNED = "activity-planned"
    MEETING = "meeting"
    PLAN_VERSION = "plan-version"
    AGREEMENT = "agreement"
    FUNDING = "funding"
    INSPECTION = "inspection"
    HEAD_CHANGE = "head-change"
    MANAGER_CHANGE = "manager-change"
    STAFF_CHANGE = "staff-change"
    STEERING_GROUP = "steering-group"
    GOVERNORS = "governors"
    PUBLICITY = "publicity"
    REPORT = "report"
    PRACTICE = "practice"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, dated twice; ``by`` says who did it: supported, supporting, both, broker or outside.

    ``reason`` says why something was called off, from a fixed list. ``of`` names what it was about, so that two records of
    the same thing count once; empty where only the record itself says it.
    """

    id: str
    partnership: str
    sub: str
    occurred: Period
    known_at: Period | None
    kind: EventKind
    by: str
    summary: str
    page: str
    reason: str = ""
    of: str = ""
    audience: Audience = Audience.PUBLIC
