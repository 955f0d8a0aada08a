"""Enters a round of invented schools for the demonstration, as its broker and its heads would; done twice it changes nothing.

Everything goes through the operations that the pages use: the broker opens the round, states, asks; heads answer by the links
they were sent; the plan is a job like any other. No school in it exists, so no real one is shown in need of help.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core import mail
from django.db import transaction

from alongside.brokering.plans import PlanKind
from alongside.brokering.round import Need, Offer, Person, Round, Wish
from alongside.casebook.invented import example_round_text
from alongside.exchange.round_file import parse_round
from alongside.schools.school import Phase
from alongside_web.accounts.models import Organisation, OrganisationKind, User
from alongside_web.accounts.operations import local_day, open_organisation
from alongside_web.accounts.walls import seen_by_all
from alongside_web.brokering.access import RoundSeat, broker_seat, openers, voice_with
from alongside_web.brokering.models import BrokeringRound, NeedStated, OfferStated, RoundRole, TieChoice, TieDeclared
from alongside_web.brokering.operations_plans import PlanWanted
from alongside_web.brokering.operations_rounds import (
    HeadOf,
    Opening,
    RulesSet,
    do_declare,
    do_let_in,
    do_open_round,
    do_set_rules,
    do_state,
)
from alongside_web.brokering.operations_voices import (
    SaidOfSchool,
    SaidOfSelf,
    do_begin_asking,
    do_say_of_school,
    do_say_of_self,
)
from alongside_web.brokering.plan_jobs import ask_for
from alongside_web.partnerships.operations_cases import AUTHORITY, BROKER, address_of

NAME = "A round of invented schools"
SCOPE = "Secondary schools of the authority. Every school in this round, and every head, is invented."
READER = "adviser-1"
# The head whom nobody has heard yet, by the key of the school.
SILENT = "example:otterstead"
_ANSWER_DAYS, _CLOSE_DAYS = 21, 56
_WHY = "A school that helps others already should not be asked for more before the rest are asked."
_FIRST = "A first look, while heads are still asked"
_FAILED = "Two years ago they began, and stopped after a term."
# Half of the heads in need have answered, and one in three of those who offer.
_EVERY_NEED, _EVERY_OFFER = 2, 3
_LINK = re.compile(r"/rounds/voice/([^/\s]+)/")


class CasesFirst(LookupError):
    """The authority and its officers are not entered yet."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """The round, and the address of the page of the head who is silent; empty where the round was there already."""

    round: BrokeringRound
    link: str


def load_round(at: datetime) -> Loaded:
    """Enters the round where it is not there yet; mails are caught, for every address is invented. Raises `CasesFirst`."""
    with seen_by_all():
        broker = User.objects.filter(email__iexact=address_of(BROKER)).first()
        authority = Organisation.objects.filter(kind=OrganisationKind.AUTHORITY, name=AUTHORITY).first()
        if broker is None or authority is None or not openers(broker, local_day(at)).filter(pk=authority.pk).exists():
            raise CasesFirst("The authority of the thesis is not entered yet; run the command load_cases first.")
        held = BrokeringRound.objects.filter(organisation=authority, name=NAME).first()
        if held is not None:
            return Loaded(held, "")
        told = _secondary(parse_round(example_round_text()))
        mail.outbox = []
        with transaction.atomic():
            made, schools = _open(told, authority, broker, at=at)
        # The mails leave when the asking is done, so heads answer after it, as they would.
        links = _secrets(mail.outbox)
        with transaction.atomic():
            _answer(told, schools, links, at=at)
            seat, wanted = broker_seat(broker.pk, made.key, local_day(at)), PlanWanted(PlanKind.SETTLED, _FIRST)
            ask_for(seat, wanted, "invented", at=at)
        return Loaded(made, f"/rounds/voice/{links[_address(SILENT)]}/")


def _open(
    told: Round, authority: Organisation, broker: User, *, at: datetime
) -> tuple[BrokeringRound, Mapping[str, Organisation]]:
    """The broker opens the round, lets a colleague read it, states all that stands in it, and asks the heads."""
    day = local_day(at)
    opening = Opening(authority, NAME, SCOPE, day + timedelta(days=_ANSWER_DAYS), day + timedelta(days=_CLOSE_DAYS))
    made = do_open_round(opening, actor=broker, at=at)
    seat = broker_seat(broker.pk, made.key, day)
    _let_in(seat, broker, at)
    schools = {one.school.key: _school(one.school.key, one.school.name, at) for one in told.schools}
    for need in told.needs:
        do_state(seat, _need(need, schools), _head(schools[need.school]), actor=broker, at=at)
    for offer in told.offers:
        do_state(seat, _offer(offer, schools), _head(schools[offer.school]), actor=broker, at=at)
    do_set_rules(seat, RulesSet({"overload_cost": 0.02}, {}, _WHY), 1, actor=broker, at=at)
    ends = {"one": schools[told.needs[0].school], "other": schools[told.offers[0].school]}
    do_declare(seat, TieDeclared(**ends, tie=TieChoice.FAILED, words=_FAILED), actor=broker, at=at)
    do_begin_asking(seat, 1, actor=broker, at=at)
    return made, schools


def _secondary(whole: Round) -> Round:
    """The round of the packaged file without its primary schools: on the site nobody knows what an invented school teaches."""
    kept = [one for one in whole.schools if one.school.phase is Phase.SECONDARY]
    keys = {one.school.key for one in kept}
    return Round(
        name=whole.name,
        day=whole.day,
        needs=tuple(one for one in whole.needs if one.school in keys),
        offers=tuple(one for one in whole.offers if one.school in keys),
        wishes=tuple(one for one in whole.wishes if {one.by, one.about} <= keys),
        schools=tuple(kept),
    )


def _let_in(seat: RoundSeat, broker: User, at: datetime) -> None:
    reader = User.objects.filter(email__iexact=address_of(READER)).first()
    if reader is not None and openers(reader, seat.today).filter(pk=seat.round.organisation_id).exists():
        do_let_in(seat, reader, RoundRole.READER, actor=broker, at=at)


def _school(key: str, name: str, at: datetime) -> Organisation:
    found = Organisation.objects.filter(kind=OrganisationKind.SCHOOL, school=key).first()
    new = Organisation(kind=OrganisationKind.SCHOOL, name=name, school=key)
    return found or open_organisation(new, actor=None, at=at, via="command")


def _address(key: str) -> str:
    return address_of(f"{key.removeprefix('example:')}-head")


def _head(school: Organisation) -> HeadOf:
    return HeadOf("", _address(school.school))


def _need(told: Need, schools: Mapping[str, Organisation]) -> NeedStated:
    return NeedStated(
        school=schools[told.school],
        areas=list(told.areas),
        partners=told.partners,
        load=told.load,
        load_ceiling=told.load_ceiling,
    )


def _offer(told: Offer, schools: Mapping[str, Organisation]) -> OfferStated:
    return OfferStated(
        school=schools[told.school],
        areas=list(told.areas),
        partnerships=told.partnerships,
        live_partnerships=told.live_partnerships,
        days=10 * told.partnerships,
    )


def _secrets(mails: Iterable[mail.EmailMessage]) -> Mapping[str, str]:
    """The secret in each head's mail, by address."""
    found = ((one.to[0], _LINK.search(str(one.body))) for one in mails)
    return {address: link[1] for address, link in found if link is not None}


def _answer(told: Round, schools: Mapping[str, Organisation], links: Mapping[str, str], *, at: datetime) -> None:
    """Some heads answer, each by the own link."""
    for one in (*_some(told.needs, _EVERY_NEED), *_some(told.offers, _EVERY_OFFER)):
        voice = voice_with(links[_address(one.school)], at)
        do_say_of_self(voice, _of_self(one.head, one), at=at)
        for wish in told.wishes:
            if wish.by == one.school:
                do_say_of_school(voice, schools[wish.about], _of_school(wish), at=at)


def _some(sides: Sequence[Need] | Sequence[Offer], every: int) -> Sequence[Need | Offer]:
    return tuple(one for one in sides[::every] if one.school != SILENT)


def _of_self(head: Person, told: Need | Offer) -> SaidOfSelf:
    return SaidOfSelf(
        takes_part=True,
        openness=head.openness.value if head.openness else "",
        experience=head.experience.value if head.experience else "",
        load=told.load if isinstance(told, Need) else None,
        load_ceiling=told.load_ceiling if isinstance(told, Need) else None,
        inspection_from=None,
        inspection_to=None,
        ask_again=None,
        words="",
        shared=False,
    )


def _of_school(wish: Wish) -> SaidOfSchool:
    return SaidOfSchool(wish.stance.value, wish.rank, [], "", shared=False, expires=None)
