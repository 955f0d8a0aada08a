"""Recorded events as deeds: what was held, called off or broken by a change of people speaks beside what people say.

Planning is not progress, so plans, and activities that were only planned, say nothing here; nor do inspections and money.
docs/explanation/deeds.md works an example.
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
# Why something was called off. What no school could help speaks less firmly: it did not take place, and nobody backed out.
# What a school no longer wanted speaks more firmly. An inspection freezes whatever there is; but it is also a reason that is
# easily given (thesis p. 121), so it speaks softly and is not silent.
CALLED_OFF: Mapping[str, Telling] = {
    "inspection": Telling("activities-take-place", -1, 1),
    "illness": Telling("activities-take-place", -1, 1),
    "travel": Telling("activities-take-place", -1, 1),
    "people": Telling("activities-take-place", -1, 1),
    "not-wanted": Telling("activities-take-place", -1, 3),
}
# How far a practice has come at the school that takes it up. Seeing it is no step towards it; to make it one's own is
# . A school that drops what it tried tells that little came of it.
TAKEN_UP: Mapping[str, Telling] = {
    "tried": Telling("practice-transferred-in", 1, 1),
    "adapted": Telling("practice-transferred-in", 1, 2),
    "embedded": Telling("practice-transferred-in", 1, 3),
    "dropped": Telling("practice-transferred-in", -1, 1),
}
# Only what the two schools do is the partnership's deed; a change of people before the start broke nothing.
_BY_THE_SCHOOLS = frozenset({"supported", "supporting", "both"})
_ONCE_UNDER_WAY = frozenset({EventKind.HEAD_CHANGE, EventKind.MANAGER_CHANGE})


def stage_of(when: Period, stages: Mapping[int, Period]) -> int:
    """The stage in which something was: the last that had begun, 0 before the first."""
    begun = [stage for stage, period in stages.items() if period.first <= when.first]
    return max(begun, default=0)


def stages_in(when: Period, stages: Mapping[int, Period]) -> frozenset[int]:
    """The stages in which a time lies or may lie, 0 for before the first; what is known to the year may lie in several."""
    if not stages:
        return frozenset()
    found = {stage for stage, period in stages.items() if period.first <= when.last and when.first <= period.last}
    before = {0} if when.first < min(period.first for period in stages.values()) else set()
    return frozenset(found | before) or frozenset({stage_of(when, stages)})


def stage_said(said: int, when: Period | None, stages: Mapping[int, Period]) -> int:
    """The stage of a statement: as its coder said, unless it is dated and by these stages its time was in another."""
    if when is None or not stages or said in stages_in(when, stages):
        return said
    return stage_of(when, stages)


def telling_of(event: Event) -> Telling | None:
    """What an event speaks for or against; None for what says nothing of the two schools together."""
    if event.by not in _BY_THE_SCHOOLS:
        return None
    if event.kind is EventKind.PRACTICE:
        return TAKEN_UP.get(event.reason)
    usual = TELLS.get(event.kind)
    return CALLED_OFF.get(event.reason, usual) if event.kind is EventKind.ACTIVITY_CANCELLED else usual


def once_each(events: Iterable[Event]) -> tuple[Event, ...]:
    """Each thing once: of several records of one thing (``of``) the one known last, in the place of the first."""
    kept: dict[tuple[str, str], Event] = {}
    for event in events:
        key = (event.sub, event.of) if event.of else ("", f"record {event.id}")
        there = kept.get(key)
        if there is None or _known(there) <= _known(event):
            kept[key] = event
    return tuple(kept.values())


def _known(event: Event) -> int:
    return (event.known_at or event.occurred).first.toordinal()


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
    for event in once_each(events):
        telling, stage = telling_of(event), stage_of(event.occurred, stages)
        if telling is None or (stage == 0 and event.kind in _ONCE_UNDER_WAY):
            continue
        if not event.page or not _is_told(event, telling, stage, coded=coded):
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
        about=About(event.by) if event.kind is EventKind.PRACTICE else About.PAIR,
        indicator=telling.indicator,
        direction=telling.direction,
        strength=telling.strength,
        basis=Basis.DEED,
        kind=SourceKind.RECORD,
        paraphrase=event.summary,
        page=event.page,
        coder=RECORDED,
        audience=event.audience,
    )
