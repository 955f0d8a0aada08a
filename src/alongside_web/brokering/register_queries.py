"""What a round may take from its authority's register of concerns, for brokers who have a right in that register too.

Nothing leaves the register but what `needs_from` gives: no reason, rating or word of a case. What a round keeps of it is the
school, the areas and how soon; the level and since when are shown on the page alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count

from alongside.schools.concern_scheme import NEWEST
from alongside_web.accounts.models import Organisation, OrganisationKind
from alongside_web.accounts.walls import seen_by_all
from alongside_web.brokering import round_queries
from alongside_web.brokering.access import NotYourRound, RoundSeat
from alongside_web.brokering.models import NeedStated, OfferStated, Urgency
from alongside_web.brokering.voice_models import Voice
from alongside_web.concerns import words
from alongside_web.concerns.access import Desk, desk_of
from alongside_web.concerns.queries import needs_from
from alongside_web.partnerships.access import NotYours
from alongside_web.partnerships.models import Partnership, State

# How soon help is needed, by the rank of the level.
HOW_SOON = {3: Urgency.NOW, 2: Urgency.TERM, 1: Urgency.YEAR}
# Partnerships that both heads agreed to and that have not ended.
_GOING = (State.AGREED, State.RUNNING, State.PAUSED)


@dataclass(frozen=True, slots=True)
class Drawn:
    """The need of one open case, and what of it a round would take."""

    school: str
    name: str
    areas: tuple[str, ...]
    areas_in_words: str
    urgency: str
    how_soon: str
    level: str
    tag: str
    since: str
    load: int
    is_stated: bool
    offers: bool
    head: str


@dataclass(frozen=True, slots=True)
class OfferOfConcern:
    """A school on offer of which the register has an open case, though its offer does not say so."""

    key: UUID
    school: str


def desk_at(seat: RoundSeat) -> Desk:
    """The broker's own desk at the register of the round's authority; raises `NotYourRound` without a right in it."""
    if not seat.is_broker:
        raise NotYourRound
    try:
        return desk_of(seat.person, seat.round.organisation, seat.today)
    except NotYours as wrong:
        raise NotYourRound from wrong


def may_draw(seat: RoundSeat) -> bool:
    """Whether the person brokers the round and has a right in the register of its authority."""
    try:
        desk_at(seat)
    except NotYourRound:
        return False
    return True


def drawn(seat: RoundSeat, desk: Desk) -> tuple[Drawn, ...]:
    """Every need of the register, the most urgent first, beside what the round holds of the school already."""
    found = needs_from(desk.organisation, seat.today)
    keys = [one.school for one in found]
    stated, offering = _in_round(NeedStated, seat, keys), _in_round(OfferStated, seat, keys)
    load, heads = _load(seat, keys), _heads(seat, keys)
    levels, tags = words.level_words(NEWEST, desk.register.labels), words.level_tags(NEWEST)
    return tuple(
        Drawn(
            school=one.school,
            name=one.name,
            areas=one.areas,
            areas_in_words=round_queries.areas_in_words(one.areas),
            urgency=HOW_SOON[one.urgency].value,
            how_soon=str(HOW_SOON[one.urgency].label),
            level=levels[one.level],
            tag=tags[one.level],
            since=words.day(one.since),
            load=load.get(one.school, 0),
            is_stated=one.school in stated,
            offers=one.school in offering,
            head=heads.get(one.school, ""),
        )
        for one in found
    )


def _in_round(kind: type[NeedStated | OfferStated], seat: RoundSeat, keys: Sequence[str]) -> frozenset[str]:
    held = kind._default_manager.filter(round=seat.round, withdrawn_at=None, school__school__in=keys)
    return frozenset(held.values_list("school__school", flat=True))


def _load(seat: RoundSeat, keys: Sequence[str]) -> Mapping[str, int]:
    """By school, how many partnerships support it that the round's own authority arranged: others' are not its to know."""
    with seen_by_all():
        held = Partnership.objects.filter(
            arranged_by=seat.round.organisation, state__in=_GOING, supported__school__in=keys
        )
        return dict(held.values_list("supported__school").annotate(many=Count("pk")))


def _heads(seat: RoundSeat, keys: Sequence[str]) -> Mapping[str, str]:
    """The heads that the round knows already, for the school offers help in it as well."""
    held = Voice.objects.filter(round=seat.round, ended_at=None, school__school__in=keys)
    return dict(held.values_list("school__school", "email"))


def schools_of(some: Sequence[Drawn]) -> Mapping[str, Organisation]:
    """The schools by their keys; one that the site does not know yet is not kept yet."""
    keys = [one.school for one in some]
    known = Organisation.objects.filter(kind=OrganisationKind.SCHOOL, school__in=keys)
    new = {one.school: Organisation(kind=OrganisationKind.SCHOOL, name=one.name, school=one.school) for one in some}
    return new | {one.school: one for one in known.order_by("-pk")}


def offers_of_concern(seat: RoundSeat) -> tuple[OfferOfConcern, ...]:
    """The offers that stand though their school has an open case; nothing to who has no right in the register."""
    try:
        desk = desk_at(seat)
    except NotYourRound:
        return ()
    keys = [one.school for one in needs_from(desk.organisation, seat.today)]
    held = OfferStated.objects.filter(
        round=seat.round, withdrawn_at=None, of_concern=False, school__school__in=keys
    ).order_by("school__name", "pk")
    return tuple(OfferOfConcern(key, name) for key, name in held.values_list("key", "school__name"))
