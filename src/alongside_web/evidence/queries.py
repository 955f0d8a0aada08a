"""What one person may know of a partnership on a day, as the material of a reading.

A reading has the narrowest audience of its inputs, so it is never worked out and then hidden: it is worked out anew for each
person from what that person may see, and nothing else is ever in hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from django.db.models import F, Q
from django.db.models.functions import Coalesce

from alongside.evidence.coding import Coding, Event
from alongside.evidence.deeds import stage_said
from alongside.lenses.gathering import Known, gathered
from alongside.lenses.material import Material
from alongside.partnerships.around import FUNDING_ENDED, Context
from alongside.partnerships.offices import Office
from alongside.partnerships.staging import stages_by_term
from alongside.terms import Period
from alongside_web.evidence import translate
from alongside_web.evidence.models import OfficeTold, RecordedEvent, StageTold, Statement, Surrounding
from alongside_web.partnerships.access import Seat, may_see, may_see_one
from alongside_web.partnerships.deeds import known_until, on_day, telling
from alongside_web.partnerships.models import Partnership
from alongside_web.partnerships.queries_deeds import voiced
from alongside_web.partnerships.stage_days import stages_set
from alongside_web.partnerships.standing_around import around_for


def name_of(partnership: Partnership) -> str:
    """What a partnership is called in its evidence: the case's name, or its key."""
    return partnership.case or str(partnership.key)


def _known_by(day: date) -> Q:
    """What was surely known by the end of a day: told by then, or where nobody says when it was told, so by then."""
    return Q(last=None) | Q(last__lte=day)


def codings(seat: Seat, known: date, given: Mapping[int, Period]) -> tuple[Coding, ...]:
    """The codings that the person may see, as they were known on a day, in the order of their entry.

    ``given`` are the stages where people have set their days: what is dated counts in the stage in which its day lies by them.
    """
    until = known_until(known)
    held = Statement.objects.filter(may_see(seat), partnership=seat.partnership)
    standing = held.filter(Q(taken_back_at=None) | Q(taken_back_at__gte=until))
    dated = standing.alias(last=Coalesce("known_last", "occurred_last"))
    rows = dated.filter(_known_by(known)).order_by("pk").values_list(*translate.CodingRow._fields)
    name = name_of(seat.partnership)
    told = (translate.coding(one, name) for one in map(translate.CodingRow._make, rows))
    return (
        tuple(replace(one, stage=stage_said(one.stage, one.occurred, given)) for one in told) if given else tuple(told)
    )


def _events(seat: Seat, known: date) -> Iterable[Event]:
    name = name_of(seat.partnership)
    told = RecordedEvent.objects.filter(may_see(seat), partnership=seat.partnership)
    dated = told.alias(last=Coalesce("known_last", F("occurred_last"))).filter(_known_by(known))
    yield from (translate.event(one, name) for one in dated.order_by("pk"))
    for one in telling(seat.partnership, known):
        if may_see_one(seat, one.audience, side=one.side, author=one.author):
            yield one.event


def around(seat: Seat, known: date) -> tuple[Context, ...]:
    """What stood around, as a case and the parts tell it and the person may see it; what began after the day is left out."""
    told = Surrounding.objects.filter(may_see(seat), partnership=seat.partnership)
    begun = told.filter(Q(start_first=None) | Q(start_first__lte=known)).order_by("pk")
    return (*map(translate.context, begun), *around_for(seat, known))


def stages(partnership: Partnership, until: date, given: Mapping[int, Period]) -> Mapping[int, Period]:
    """When its stages were: by the days that its people have set, else as a case tells them, else a term each from the start."""
    if given:
        return given
    told = {one.stage: translate.stage(one) for one in StageTold.objects.filter(partnership=partnership)}
    return told or stages_by_term(partnership.starts, until)


def _offices(partnership: Partnership, known: date) -> Iterable[Office]:
    """Who held which office: as a case tells it, and those who came into the partnership since."""
    # Nobody knew on a day who would come later, nor when somebody then in office would go.
    told = OfficeTold.objects.filter(Q(start_first=None) | Q(start_first__lte=known), partnership=partnership)
    for office in map(translate.office, told.order_by("pk")):
        yield replace(office, end=None) if office.end and office.end.first > known else office
    for part, voice in voiced(partnership, known):
        yield Office(
            voice=voice,
            side=part.side,
            role=f"acting {part.role}" if part.standing == "acting" else part.role,
            perspective=f"{part.side}-{part.role}",
            # Who was there at the start may have been for years, and nobody asked.
            start=None if voice.endswith("-1") and not partnership.case else on_day(part.since),
            end=on_day(part.until) if part.until and part.until <= known else None,
            note="",
            is_whole=False,
        )


def known_to(seat: Seat, known: date) -> Known:
    """Everything that the person may know of the partnership, as it was known on a day."""
    partnership = seat.partnership
    told, given = around(seat, known), stages_set(partnership, known)
    ended = next((one.start for one in told if one.kind == FUNDING_ENDED), None)
    return Known(
        name=name_of(partnership),
        codings=codings(seat, known, given),
        events=tuple(_events(seat, known)),
        offices=tuple(_offices(partnership, known)),
        stages=stages(partnership, known, given),
        around=tuple(one for one in told if one.kind != FUNDING_ENDED),
        funding_ended=ended,
    )


def material_for(seat: Seat, known: date) -> Material:
    """What the reading starts from that this person may see, as it was known on a day."""
    return gathered(known_to(seat, known))
