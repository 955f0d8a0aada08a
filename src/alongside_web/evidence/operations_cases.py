"""Enters the evidence of a case of the casebook, whole: codings, events, offices, stages and what stood around."""

from __future__ import annotations

from datetime import datetime

from django.db import models

from alongside.casebook.partnerships import CODER, FUNDING_ENDED, STAGES, Case, case_named
from alongside.partnerships.around import FUNDING_ENDED as MONEY_ENDED
from alongside.partnerships.around import Context
from alongside_web.audit.operations import record
from alongside_web.evidence.models import OfficeTold, RecordedEvent, StageTold, Statement, Surrounding
from alongside_web.evidence.translate import columns
from alongside_web.partnerships.models import Partnership
from alongside_web.partnerships.operations import change_of

_BATCH = 200


def load_evidence(partnership: Partnership, at: datetime) -> int:
    """Enters the evidence of the partnership's case where it is not there yet. Returns how many rows it took."""
    if Statement.objects.filter(partnership=partnership, coder=CODER).exists():
        return 0
    case = case_named(partnership.case)
    rows: list[list[models.Model]] = [
        [*_statements(case, partnership, at)],
        [*_events(case, partnership, at)],
        [*_offices(case, partnership)],
        [*_stages(partnership)],
        [*_surroundings(case, partnership, at)],
    ]
    for some in rows:
        type(some[0])._default_manager.bulk_create(some, batch_size=_BATCH)
    count = sum(map(len, rows))
    change = change_of(partnership, "case evidence entered")
    record(change, {"case": case.name, "records": count}, actor=None, at=at, via="command")
    return count


def _statements(case: Case, partnership: Partnership, at: datetime) -> list[Statement]:
    return [
        Statement(
            partnership=partnership,
            code=one.id,
            sub=one.sub,
            stage=one.stage,
            **columns("occurred", one.occurred),
            **columns("known", one.known_at),
            voice=one.voice,
            person=one.person,
            perspective=one.perspective.value,
            about=one.about.value,
            indicator=one.indicator,
            direction=one.direction,
            strength=one.strength,
            basis=one.basis.value,
            kind=one.kind.value if one.kind else "",
            paraphrase=one.paraphrase,
            page=one.page,
            coder=one.coder,
            audience=one.audience.value,
            at=at,
        )
        for one in case.codings
    ]


def _events(case: Case, partnership: Partnership, at: datetime) -> list[RecordedEvent]:
    return [
        RecordedEvent(
            partnership=partnership,
            code=one.id,
            sub=one.sub,
            **columns("occurred", one.occurred),
            **columns("known", one.known_at),
            kind=one.kind.value,
            by=one.by,
            summary=one.summary,
            page=one.page,
            audience=one.audience.value,
            at=at,
        )
        for one in case.events
    ]


def _offices(case: Case, partnership: Partnership) -> list[OfficeTold]:
    return [
        OfficeTold(
            partnership=partnership,
            voice=one.voice,
            person=one.person,
            of_side=one.side,
            role=one.role,
            perspective=one.perspective,
            **columns("start", one.start),
            **columns("end", one.end),
            note=one.note,
        )
        for one in case.people
    ]


def _stages(partnership: Partnership) -> list[StageTold]:
    return [
        StageTold(partnership=partnership, stage=stage, first=one.first, last=one.last, precision=one.precision.value)
        for stage, one in STAGES.items()
    ]


def _surroundings(case: Case, partnership: Partnership, at: datetime) -> list[Surrounding]:
    money = Context(MONEY_ENDED, "pair", "The money of the strategy ended", FUNDING_ENDED, None, "293")
    return [
        Surrounding(
            partnership=partnership,
            kind=one.kind,
            subject=one.subject,
            text=one.text,
            **columns("start", one.start),
            **columns("end", one.end),
            page=one.page,
            at=at,
        )
        for one in (*case.context, money)
    ]
