"""What a broker sees of a round: its needs, offers, rules and interests, a page at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TypeVar
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext

from alongside.brokering.round import AREAS
from alongside_web.accounts.models import User
from alongside_web.accounts.walls import seen_by_all
from alongside_web.brokering.access import NotYourRound, RoundSeat, own_token, own_voices, rounds_of
from alongside_web.brokering.models import (
    BrokeringRound,
    NeedStated,
    OfferStated,
    RoundPart,
    RulesVersion,
    TieDeclared,
    Urgency,
)
from alongside_web.brokering.plan_models import LinePart, PairPut, PlanMade
from alongside_web.brokering.round_translate import Stated
from alongside_web.brokering.voice_models import Voice, VoiceAnswer, VoiceSelf

PAGE = 50
Row = TypeVar("Row", NeedStated, OfferStated)
# Where a school lies: metres east and north.
Spot = Sequence[float]
# A line of a plan: the names and figures that were kept of a pair, a conversation or a school left over.
Told = Mapping[str, object]
# What a plan is not worked out from; a national round has tens of thousands of these rows.
_VOICE = tuple(f"voice__{one}" for one in ("key", "name", "email", "token_hash", "sent_at", "expires_at", "ended_at"))
_UNUSED_ANSWER = ("words", "motives", "at", "round", *_VOICE)
_UNUSED_SELF = ("words", "at", "round", *_VOICE)
_UNUSED_NEED = ("key", "note", "modes", "urgency", "version", "withdrawn_at", "school__kind")
_UNUSED_OFFER = ("key", "conditions", "version", "withdrawn_at", "school__kind")
_URGENCY = {one.value: one.label for one in Urgency}


@dataclass(frozen=True, slots=True)
class Ends:
    """The two schools of a pair, by their keys in the engine, and where they lie if that is known."""

    need: str
    partner: str
    need_spot: Spot | None
    partner_spot: Spot | None


@dataclass(frozen=True, slots=True)
class NeedLine:
    """A need as the list prints it."""

    key: UUID
    school: str
    areas: str
    urgency: str
    partners: int
    load: str
    dates: str


@dataclass(frozen=True, slots=True)
class OfferLine:
    """An offer as the list prints it."""

    key: UUID
    school: str
    areas: str
    partnerships: int
    days: str
    of_concern: bool
    dates: str


@dataclass(frozen=True, slots=True)
class Lines:
    """One page of needs or offers."""

    rows: Sequence[NeedLine] | Sequence[OfferLine]
    total: int
    number: int
    previous_href: str
    next_href: str


@dataclass(frozen=True, slots=True)
class RoundPage:
    """A round as one person may see it."""

    seat: RoundSeat
    round: BrokeringRound
    rules: RulesVersion
    needs: int
    offers: int
    places: int
    asked: int
    heard: int
    voices: int
    ties: Sequence[TieDeclared]
    parts: Sequence[RoundPart]
    plans: int


def mine(person: int, today: date) -> QuerySet[BrokeringRound]:
    """The rounds of a person, the latest first."""
    return rounds_of(person, today).select_related("organisation").order_by("-opened_at", "-pk")


@dataclass(frozen=True, slots=True)
class OwnVoice:
    """A round that asks the reader, as head, and what opens their page in it."""

    round: str
    organisation: str
    school: str
    until: date
    token: str


def asked_as_head(person: User, at: datetime) -> tuple[OwnVoice, ...]:
    """The rounds in which a person is asked as head and may still answer."""
    with seen_by_all():
        held = list(own_voices(person, at)[:PAGE])
    return tuple(
        OwnVoice(one.round.name, str(one.round.organisation), str(one.school), one.round.answers_by, own_token(one))
        for one in held
    )


def rules(a_round: BrokeringRound) -> RulesVersion:
    """The rules that hold now."""
    return RulesVersion.objects.filter(round=a_round).order_by("-number")[0]


def last_plan(a_round: BrokeringRound) -> PlanMade | None:
    """The plan that stands: the last that is no trial."""
    held = PlanMade.objects.filter(round=a_round, relaxed=[]).order_by("-number")
    return held.select_related("by").first()


def lines(plan: PlanMade, part: LinePart, begin: int = 0, *, most: int = PAGE) -> Sequence[Told]:
    """So many lines of a part of a plan, from a place on; no other is read."""
    held = plan.lines.filter(part=part, place__gte=begin, place__lt=begin + most)
    return tuple(held.order_by("place").values_list("told", flat=True))


def pairs_of_plan(plan: PlanMade) -> Sequence[tuple[str, str]]:
    """The two schools of each pair of a plan, by their keys in the engine: need and partner."""
    return tuple(plan.lines.filter(part=LinePart.PAIR).order_by("place").values_list("need", "partner"))


def spots_of_plan(plan: PlanMade) -> Sequence[Ends]:
    """Where the two schools of each pair of a plan lie; of its lines nothing else is read."""
    held = plan.lines.filter(part=LinePart.PAIR).order_by("place")
    return tuple(
        Ends(need, partner, spots["need"], spots["partner"])
        for need, partner, spots in held.values_list("need", "partner", "told__spots")
    )


def plan_numbered(seat: RoundSeat, number: int) -> PlanMade:
    """One plan of the round, trials too; raises `NotYourRound`."""
    found = PlanMade.objects.filter(round=seat.round, number=number).select_related("by").first()
    if found is None:
        raise NotYourRound
    return found


def round_page(seat: RoundSeat) -> RoundPage:
    """The round as a whole: counts, rules, interests, people."""
    needs = list(_live(NeedStated, seat).values_list("partners", flat=True))
    places = list(_live(OfferStated, seat).values_list("partnerships", flat=True))
    voices = Voice.objects.filter(round=seat.round, ended_at=None)
    heard = voices.annotate(said=Count("answers", distinct=True) + Count("told_of_self", distinct=True))
    # How many have answered is for brokers alone: with few heads a count tells who.
    spoken = heard.filter(said__gt=0).count() if seat.is_broker else 0
    ties = TieDeclared.objects.filter(round=seat.round, taken_back_at=None).select_related("one", "other", "by")
    parts = RoundPart.objects.filter(round=seat.round).filter(Q(until=None) | Q(until__gte=seat.today))
    return RoundPage(
        seat=seat,
        round=seat.round,
        rules=rules(seat.round),
        needs=len(needs),
        offers=len(places),
        places=sum(places),
        asked=sum(needs),
        heard=spoken,
        voices=voices.count(),
        ties=tuple(ties.order_by("pk")[:PAGE]),
        parts=tuple(parts.select_related("person").order_by("role", "pk")),
        plans=seat.round.plans.count(),
    )


def _live(model: type[Row], seat: RoundSeat) -> QuerySet[Row]:
    return model._default_manager.filter(round=seat.round, withdrawn_at=None)


def needs(seat: RoundSeat, number: int) -> Lines:
    """One page of the needs, by school."""
    columns = ("key", "school__name", "areas", "urgency", "partners", "load", "load_ceiling", "starts", "ends")
    held = _live(NeedStated, seat).order_by("school__name", "pk").values_list(*columns)
    rows = [
        NeedLine(
            key, school, areas_in_words(areas), str(_URGENCY[urgency]), partners, _load(load, ceiling), _dates(*dates)
        )
        for key, school, areas, urgency, partners, load, ceiling, *dates in held[_of_page(number)]
    ]
    return _lines(rows, held.count(), number)


def offers(seat: RoundSeat, number: int) -> Lines:
    """One page of the offers, by school."""
    columns = ("key", "school__name", "areas", "partnerships", "days", "of_concern", "starts", "ends")
    held = _live(OfferStated, seat).order_by("school__name", "pk").values_list(*columns)
    rows = [
        OfferLine(key, school, areas_in_words(areas), partnerships, _days(days), concern, _dates(*dates))
        for key, school, areas, partnerships, days, concern, *dates in held[_of_page(number)]
    ]
    return _lines(rows, held.count(), number)


def _of_page(number: int) -> slice:
    return slice((number - 1) * PAGE, number * PAGE)


def _lines(rows: Sequence[NeedLine] | Sequence[OfferLine], total: int, number: int) -> Lines:
    onward = f"?page={number + 1}" if total > number * PAGE else ""
    return Lines(rows, total, number, f"?page={number - 1}" if number > 1 else "", onward)


def areas_in_words(areas: Sequence[str]) -> str:
    """Areas as a sentence would list them."""
    return ", ".join(gettext(AREAS[one]) for one in areas) or "–"


def _days(days: Decimal | None) -> str:
    return f"{days.normalize():f}" if days else "–"


def _dates(first: date | None, last: date | None) -> str:
    """From when until when, as far as it is bounded."""
    told = {name: date_format(day, "j F Y") for name, day in (("first", first), ("last", last)) if day}
    if not told:
        return "–"
    if first and last:
        return gettext("%(first)s to %(last)s") % told
    return (gettext("from %(first)s") if first else gettext("until %(last)s")) % told


def _load(load: int | None, ceiling: int | None) -> str:
    if load is None:
        return "–"
    return f"{load} / {ceiling}" if ceiling is not None else str(load)


def row_of(model: type[Row], seat: RoundSeat, key: UUID) -> Row:
    """A need or an offer that stands in the round; raises `NotYourRound`."""
    found = _live(model, seat).filter(key=key).select_related("school").first()
    if found is None:
        raise NotYourRound
    return found


def tie_of(seat: RoundSeat, key: UUID) -> TieDeclared:
    """Something declared that still stands; raises `NotYourRound`."""
    held = TieDeclared.objects.filter(round=seat.round, key=key, taken_back_at=None)
    found = held.select_related("one", "other").first()
    if found is None:
        raise NotYourRound
    return found


def stated(seat: RoundSeat) -> Stated:
    """Everything that stands in the round, for working a plan out; brokers alone."""
    if not seat.is_broker:
        raise NotYourRound
    a_round = seat.round
    current = {"round": a_round, "voice__ended_at": None}
    answers = VoiceAnswer.objects.filter(**current).select_related("voice__school", "about").defer(*_UNUSED_ANSWER)
    selves = VoiceSelf.objects.filter(**current).select_related("voice").defer(*_UNUSED_SELF)
    return Stated(
        round=a_round,
        rules=rules(a_round),
        needs=tuple(_live(NeedStated, seat).select_related("school").defer(*_UNUSED_NEED).order_by("pk")),
        offers=tuple(_live(OfferStated, seat).select_related("school").defer(*_UNUSED_OFFER).order_by("pk")),
        ties=tuple(
            TieDeclared.objects.filter(round=a_round, taken_back_at=None).select_related("one", "other").order_by("pk")
        ),
        answers=tuple(answers.order_by("pk")),
        selves=tuple(selves.order_by("pk")),
        pairs=tuple(PairPut.objects.filter(round=a_round).order_by("pk")),
    )
