"""Rows of evidence as the engine's frozen values."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple
from uuid import UUID

from alongside.evidence.coding import Coding, Event, EventKind
from alongside.evidence.perspectives import About, Audience, Basis, Perspective, SourceKind
from alongside.partnerships.around import Context
from alongside.partnerships.offices import Office
from alongside.terms import Period, Precision
from alongside_web.evidence.models import OfficeTold, RecordedEvent, StageTold, Surrounding


class IncompletePeriod(ValueError):
    """A row has one end of a time and not the other."""


def period(first: date | None, last: date | None, precision: str) -> Period | None:
    """A time as it is kept in three columns; None where it is not told. Raises `IncompletePeriod`."""
    if first is None and last is None:
        return None
    if first is None or last is None:
        raise IncompletePeriod("a time needs its first and its last day")
    return Period(first, last, Precision(precision))


def columns(name: str, when: Period | None) -> dict[str, date | str | None]:
    """The three columns in which a time is kept."""
    if when is None:
        return {f"{name}_first": None, f"{name}_last": None, f"{name}_precision": ""}
    return {f"{name}_first": when.first, f"{name}_last": when.last, f"{name}_precision": when.precision.value}


class CodingRow(NamedTuple):
    """What a coding is made of: the columns of a `Statement` by their names. A tuple, for a case has hundreds."""

    key: UUID
    code: str
    sub: str
    stage: int
    occurred_first: date | None
    occurred_last: date | None
    occurred_precision: str
    known_first: date | None
    known_last: date | None
    known_precision: str
    voice: str
    person: str
    perspective: str
    about: str
    indicator: str
    direction: int
    strength: int
    basis: str
    kind: str
    paraphrase: str
    page: str
    coder: str
    audience: str


def coding(row: CodingRow, partnership: str) -> Coding:
    """A statement, of the partnership that goes by this name."""
    return Coding(
        id=row.code or str(row.key)[:8],
        partnership=partnership,
        sub=row.sub,
        stage=row.stage,
        occurred=period(row.occurred_first, row.occurred_last, row.occurred_precision),
        known_at=period(row.known_first, row.known_last, row.known_precision),
        voice=row.voice,
        perspective=Perspective(row.perspective),
        about=About(row.about),
        indicator=row.indicator,
        direction=row.direction,
        strength=row.strength,
        basis=Basis(row.basis),
        kind=SourceKind(row.kind) if row.kind else None,
        paraphrase=row.paraphrase,
        page=row.page,
        coder=row.coder,
        audience=Audience(row.audience),
        person=row.person,
    )


def event(row: RecordedEvent, partnership: str) -> Event:
    """A recorded event, of the partnership that goes by this name."""
    return Event(
        id=row.code,
        partnership=partnership,
        sub=row.sub,
        occurred=Period(row.occurred_first, row.occurred_last, Precision(row.occurred_precision)),
        known_at=period(row.known_first, row.known_last, row.known_precision),
        kind=EventKind(row.kind),
        by=row.by,
        summary=row.summary,
        page=row.page,
        audience=Audience(row.audience),
    )


def context(row: Surrounding) -> Context:
    """Something that stood around."""
    return Context(
        kind=row.kind,
        subject=row.subject,
        text=row.text,
        start=period(row.start_first, row.start_last, row.start_precision),
        end=period(row.end_first, row.end_last, row.end_precision),
        page=row.page,
    )


def office(row: OfficeTold) -> Office:
    """An office as a case tells it."""
    return Office(
        voice=row.voice,
        side=row.of_side,
        role=row.role,
        perspective=row.perspective,
        start=period(row.start_first, row.start_last, row.start_precision),
        end=period(row.end_first, row.end_last, row.end_precision),
        note=row.note,
        person=row.person,
    )


def stage(row: StageTold) -> Period:
    """When a stage was."""
    return Period(row.first, row.last, Precision(row.precision))
