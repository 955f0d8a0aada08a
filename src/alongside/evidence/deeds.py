"""Recorded events as deeds: what was held, called off or broken by a change of people speaks beside what people say.

Planning is not progress, so plans, and activities that were only planned, say nothing here; nor do inspections and money.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from alongside.evidence.coding import Coding, Event, EventKind
from alongside.evidence.perspectives import About, Basis, Perspective, SourceKind
from alongside.terms import Period

RECORDED = "recorded"


@dataclass(frozen=True, slots=True)
class Telling:
    """What a kind of event speaks for or against, and how firmly."""

    indicator: str
    direction: int
    strength: int


TELLS: Mapping[EventKind, Telling] = {
    EventKind.ACTIVITY_HELD: Telling("activities-take-place", 1, 2),
    EventKind.ACTIVITY_CANCELLED: Telling("activities-take-place", -1, 2),
    EventKind.MEETING: Telling("regular-contact", 1, 1),
    EventKind.AGREEMENT: Telling("agreed-plan-owned-by-both", 1, 2),
    EventKind.STEERING_GROUP: Telling("steering-group-works", 1, 1),
    EventKind.HEAD_CHANGE: Telling("stable-people", -1, 2),
    EventKind.MANAGER_CHANGE: Telling("stable-people", -1, 2),
}
# Only what the two schools do is the partnership's deed; a change of people before the start broke nothing.
_BY_THE_SCHOOLS = frozenset({"supported", "supporting", "both"})
_ONCE_UNDER_WAY = frozenset({EventKind.HEAD_CHANGE, EventKind.MANAGER_CHANGE})


def stage_of(when: Period, stages: Mapping[int, Period]) -> int:
    """The stage in which something was: the last that had begun, 0 before the first."""
    begun = [stage for stage, period in stages.items() if period.first <= when.first]
    return max(begun, default=0)


def _is_told(event: Event, telling: Telling, stage: int, *, coded: Iterable[Coding]) -> bool:
    """Whether somebody coded this very deed already: a fact counts once."""
    return any(
        one.basis is Basis.DEED
        and (one.indicator, one.direction, one.stage, one.sub, one.page)
        == (telling.indicator, telling.direction, stage, event.sub, event.page)
        for one in coded
    )


def deeds(events: Iterable[Event], stages: Mapping[int, Period], coded: Iterable[Coding]) -> tuple[Coding, ...]:
    """The codings that recorded events give beyond those that were coded already."""
    coded = tuple(coded)
    found = []
    for event in events:
        telling, stage = TELLS.get(event.kind), stage_of(event.occurred, stages)
        if telling is None or event.by not in _BY_THE_SCHOOLS or (stage == 0 and event.kind in _ONCE_UNDER_WAY):
            continue
        if not _is_told(event, telling, stage, coded=coded):
            found.append(_deed(event, telling, stage))
    return tuple(found)


def _deed(event: Event, telling: Telling, stage: int) -> Coding:
    return Coding(
        id=event.id,
        partnership=event.partnership,
        sub=event.sub,
        stage=stage,
        occurred=event.occurred,
        known_at=event.known_at,
        voice="record",
        perspective=Perspective.RECORD,
        about=About.PAIR,
        indicator=telling.indicator,
        direction=telling.direction,
        strength=telling.strength,
        basis=Basis.DEED,
        kind=SourceKind.RECORD,
        paraphrase=event.summary,
        page=event.page,
        coder=RECORDED,
    )
