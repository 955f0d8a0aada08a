"""School inspections in England, kept apart by framework: grades, sub-judgements alone, and report cards are never averaged.

Overall effectiveness grades ended in August 2024; from September 2024 inspections gave sub-judgements only; from
November 2025 report cards rate each evaluation area on a five-point scale and safeguarding as met or not met.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

GRADES: Mapping[str, str] = {"1": "Outstanding", "2": "Good", "3": "Requires improvement", "4": "Inadequate"}
REPORT_CARD_SCALE = (
    "Urgent improvement",
    "Needs attention",
    "Expected standard",
    "Strong standard",
    "Exceptional",
)

_SUB_JUDGEMENTS_FROM = date(2024, 9, 1)
_REPORT_CARDS_FROM = date(2025, 11, 1)


class Framework(StrEnum):
    """Which kind of judgement an inspection gave."""

    OVERALL_GRADE = "overall grade"
    SUB_JUDGEMENTS = "sub-judgements only"
    REPORT_CARD = "report card"


class Occasion(StrEnum):
    """What the inspectors came for; only a graded inspection judges the school anew."""

    GRADED = "graded inspection"
    UNGRADED = "ungraded inspection"
    MONITORING = "monitoring visit"


OUTCOME = "Outcome"
_MONITORING = ("monitoring", "special measures visit", "serious weaknesses visit", "no formal designation")


@dataclass(frozen=True, slots=True)
class Inspection:
    """One inspection: the judgements in the words of its framework, by area, in the order published.

    ``urn`` is the school inspected, which may be this school's predecessor.
    """

    framework: Framework
    started: date | None
    published: date | None
    judgements: Mapping[str, str]
    category_of_concern: str = ""
    kind: str = ""
    number: str = ""
    urn: int | None = None
    source: str = ""

    @property
    def occasion(self) -> Occasion:
        """A visit that graded the school counts as graded, whatever it was announced as."""
        if set(self.judgements) - {OUTCOME}:
            return Occasion.GRADED
        return Occasion.MONITORING if is_monitoring(self.kind) else Occasion.UNGRADED


def is_monitoring(kind: str) -> bool:
    """Whether a type of inspection, in the words of the published files, is a visit to see how a school gets on.

    >>> is_monitoring("Schools into Special Measures Visit 4"), is_monitoring("Requires Improvement S5 Reinspection Visit 1")
    (True, False)
    """
    words = kind.casefold()
    return any(one in words for one in _MONITORING)


def framework_on(day: date) -> Framework:
    """The framework in force when a state-funded school was inspected or visited on ``day``."""
    if day >= _REPORT_CARDS_FROM:
        return Framework.REPORT_CARD
    return Framework.SUB_JUDGEMENTS if day >= _SUB_JUDGEMENTS_FROM else Framework.OVERALL_GRADE


def by_framework(inspections: Sequence[Inspection]) -> tuple[tuple[Framework, tuple[Inspection, ...]], ...]:
    """The inspections grouped by framework, newest framework first and newest inspection first within each."""
    groups = []
    for framework in reversed(Framework):
        own = [one for one in inspections if one.framework is framework]
        if own:
            groups.append((framework, _newest_first(own)))
    return tuple(groups)


def by_occasion(inspections: Sequence[Inspection]) -> tuple[tuple[Occasion, tuple[Inspection, ...]], ...]:
    """The inspections of one framework grouped by what they were for, graded ones first, newest first within each."""
    groups = []
    for occasion in Occasion:
        own = [one for one in inspections if one.occasion is occasion]
        if own:
            groups.append((occasion, _newest_first(own)))
    return tuple(groups)


def _newest_first(inspections: Sequence[Inspection]) -> tuple[Inspection, ...]:
    return tuple(sorted(inspections, key=lambda one: one.started or date.min, reverse=True))
