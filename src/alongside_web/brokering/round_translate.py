"""Rows of a round as the engine's round: what is stated, what heads said that counts today, and what stands between schools."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from alongside.brokering.round import (
    Between,
    Level,
    LocalSchool,
    Need,
    Offer,
    Pair,
    Person,
    Round,
    Rules,
    Stance,
    Tie,
    Wish,
)
from alongside.casebook.schools import SCHOOLS
from alongside.schools.school import Phase, School, Sector
from alongside_web.accounts.models import Organisation
from alongside_web.brokering.models import BrokeringRound, NeedStated, OfferStated, RulesVersion, TieDeclared
from alongside_web.brokering.plan_models import PairPut, PairState
from alongside_web.brokering.voice_models import VoiceAnswer, VoiceSelf

LIVE = (PairState.CHOSEN, PairState.PUT, PairState.AGREED)


@dataclass(frozen=True, slots=True)
class Stated:
    """Everything that stands in a round's rows."""

    round: BrokeringRound
    rules: RulesVersion
    needs: Sequence[NeedStated]
    offers: Sequence[OfferStated]
    ties: Sequence[TieDeclared]
    answers: Sequence[VoiceAnswer]
    selves: Sequence[VoiceSelf]
    pairs: Sequence[PairPut]


def key_of(school: Organisation) -> str:
    """A school's key in the engine: that of the register, or one of its own where the register does not know it."""
    return school.school or f"example:site-{school.key}"


def round_of(stated: Stated, today: date) -> Round:
    """The engine's round of the day. What has run out counts as not said; a school that takes no part withholds consent."""
    told = {one.voice.school_id: one for one in stated.selves}  # in the order said: the last one stays
    schools = {one.school_id: one.school for one in stated.needs} | {one.school_id: one.school for one in stated.offers}
    keys = {pk: key_of(one) for pk, one in schools.items()}
    known = set(keys.values())
    return Round(
        name=stated.round.name,
        day=today,
        needs=tuple(_need(one, keys[one.school_id], told.get(one.school_id)) for one in stated.needs),
        offers=tuple(_offer(one, keys[one.school_id], told.get(one.school_id)) for one in stated.offers),
        seed=stated.round.seed,
        rules=rules_of(stated.rules),
        weights=dict(stated.rules.weights),
        wishes=tuple(one for one in wishes(stated.answers, today) if {one.by, one.about} <= known),
        between=tuple(_between(one) for one in stated.ties if {key_of(one.one), key_of(one.other)} <= known),
        schools=tuple(local(one) for pk, one in schools.items() if _is_local(keys[pk])),
        agreed=_pairs(stated, LIVE),
        declined=_pairs(stated, (PairState.NOT_GOING_AHEAD,)),
        # Nobody works together before the heads have answered.
        begins=stated.round.closes,
    )


def rules_of(version: RulesVersion) -> Rules:
    """The rules of a version; what it does not name is as the engine has it."""
    return Rules(**version.rules)


def _person(told: VoiceSelf | None) -> Person:
    if told is None:
        return Person()
    return Person(Level(told.openness) if told.openness else None, Level(told.experience) if told.experience else None)


def _need(row: NeedStated, key: str, told: VoiceSelf | None) -> Need:
    own_load = told is not None and told.load is not None
    own_ceiling = told is not None and told.load_ceiling is not None
    return Need(
        school=key,
        areas=tuple(row.areas),
        partners=row.partners,
        head=_person(told),
        load=told.load if told and own_load else row.load,
        load_ceiling=told.load_ceiling if told and own_ceiling else row.load_ceiling,
        travel_limit_km=row.travel_limit_km,
        consent_withheld=told is not None and not told.takes_part,
        starts=row.starts,
        ends=row.ends,
    )


def _offer(row: OfferStated, key: str, told: VoiceSelf | None) -> Offer:
    own_window = told is not None and (told.inspection_from is not None or told.inspection_to is not None)
    return Offer(
        school=key,
        areas=tuple(row.areas),
        partnerships=row.partnerships,
        head=_person(told),
        days=float(row.days) if row.days is not None else None,
        live_partnerships=row.live_partnerships,
        travel_limit_km=row.travel_limit_km,
        consent_withheld=told is not None and not told.takes_part,
        starts=row.starts,
        ends=row.ends,
        of_concern=row.of_concern,
        inspection_from=told.inspection_from if told and own_window else row.inspection_from,
        inspection_to=told.inspection_to if told and own_window else row.inspection_to,
    )


def wishes(answers: Iterable[VoiceAnswer], today: date) -> tuple[Wish, ...]:
    """What heads said last of each school, where it still counts; the reasons stay where they are."""
    last: dict[tuple[int, int], VoiceAnswer] = {}
    for one in answers:
        last[one.voice.school_id, one.about_id] = one
    counting = (one for one in last.values() if one.expires is None or one.expires >= today)
    return tuple(
        Wish(key_of(one.voice.school), key_of(one.about), Stance(one.stance), one.rank)
        for one in sorted(counting, key=lambda one: (key_of(one.voice.school), key_of(one.about)))
    )


def _between(row: TieDeclared) -> Between:
    return Between(frozenset({key_of(row.one), key_of(row.other)}), Tie(row.tie))


def _pairs(stated: Stated, states: Sequence[PairState]) -> tuple[Pair, ...]:
    needs = {one.pk: one for one in stated.needs}
    offers = {one.pk: one for one in stated.offers}
    found: Mapping[Pair, None] = {
        Pair(key_of(needs[one.need_id].school), key_of(offers[one.offer_id].school)): None
        for one in stated.pairs
        if one.state in states and one.need_id in needs and one.offer_id in offers
    }
    return tuple(found)


def _is_local(key: str) -> bool:
    return key.startswith("example:") and key not in SCHOOLS


def local(school: Organisation) -> LocalSchool:
    """A school that no register knows: its name, and nothing else."""
    return LocalSchool(School(key=key_of(school), name=school.name, phase=Phase.UNKNOWN, sector=Sector.STATE))
