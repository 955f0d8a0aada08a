"""Proposes a partnership, and gives and ends people's parts in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from alongside.evidence.perspectives import Audience
from alongside.partnerships import sitting
from alongside.partnerships.states import OVER, NotNow, State
from alongside_web.accounts.models import Invitation, Organisation, User
from alongside_web.accounts.operations import local_day, open_organisation
from alongside_web.accounts.operations_invitations import Invited, invite
from alongside_web.accounts.walls import seen_by_all
from alongside_web.audit.operations import Change, record
from alongside_web.partnerships import translate
from alongside_web.partnerships.access import NotYours, Seat
from alongside_web.partnerships.models import Participation, Partnership, Role, Side, Standing
from alongside_web.partnerships.operations import change_of, locked, settle
from alongside_web.partnerships.private_models import OpenPart
from alongside_web.partnerships.queries import OF_A_SIDE


@dataclass(frozen=True, slots=True)
class Proposed:
    """Two schools that a broker proposes, and the addresses of their heads."""

    supported: Organisation
    supporting: Organisation
    arranged_by: Organisation
    origin: str
    answer_by: date
    supported_head: str
    supporting_head: str


@dataclass(frozen=True, slots=True)
class NewPart:
    """A part for somebody with this address; ``until`` for who acts or is seconded."""

    email: str
    role: Role
    side: str
    standing: str = Standing.SUBSTANTIVE.value
    until: date | None = None


@dataclass(frozen=True, slots=True)
class PartOf:
    """A part for a known person, with dates and the organisation the person comes from."""

    person: User
    role: str
    side: str
    organisation: Organisation
    since: date
    until: date | None = None
    standing: str = Standing.SUBSTANTIVE.value


@transaction.atomic
def propose(proposed: Proposed, *, actor: User, at: datetime) -> Partnership:
    """Opens a partnership with the actor as its broker, and invites both heads at the same moment.

    Raises `CannotSit` when one person is to head both schools, or the broker to head one.
    """
    heads = [(Side.SUPPORTED, proposed.supported_head), (Side.SUPPORTING, proposed.supporting_head)]
    _check_addresses([address for _, address in heads], actor)
    for school in (proposed.supported, proposed.supporting):
        if school.pk is None:
            open_organisation(school, actor=actor, at=at)
    with seen_by_all():
        partnership = Partnership.objects.create(
            name=f"{proposed.supported.name} and {proposed.supporting.name}",
            supported=proposed.supported,
            supporting=proposed.supporting,
            arranged_by=proposed.arranged_by,
            origin=proposed.origin,
            answer_by=proposed.answer_by,
        )
        told = {"name": partnership.name, "answer_by": proposed.answer_by, "origin": proposed.origin}
        record(change_of(partnership, "proposed"), told, actor=actor.pk, at=at)
        day = local_day(at)
        enter(partnership, PartOf(actor, Role.BROKER, Side.NEITHER, proposed.arranged_by, day), actor=actor, at=at)
        for side, address in heads:
            _invite(partnership, NewPart(address, Role.HEAD, side), actor=actor, at=at)
    return partnership


def _check_addresses(heads: Sequence[str], actor: User) -> None:
    first, second = (address.casefold() for address in heads)
    if first == second:
        raise sitting.CannotSit(sitting.Unfit.ONE_ADDRESS)
    if actor.email.casefold() in {first, second}:
        raise sitting.CannotSit(sitting.Unfit.BROKERS_OWN)


def _invite(partnership: Partnership, new: NewPart, *, actor: User, at: datetime) -> OpenPart:
    of = organisation_of(partnership, new.side)
    what = f"to take part in the partnership of {partnership.name} as {Role(new.role).label}"
    invitation = invite(Invited(new.email, of, for_what=what[:300]), actor=actor, at=at)
    part = OpenPart.objects.create(
        partnership=partnership,
        invitation=invitation.pk,
        side=new.side,
        role=new.role,
        standing=new.standing,
        until=new.until,
    )
    change = _about_people(
        partnership, "invited into partnership", new.side, about=None, heads=actor_side(partnership, actor)
    )
    record(change, {"role": new.role, "side": new.side}, actor=actor.pk, at=at)
    return part


def actor_side(partnership: Partnership, actor: User) -> str:
    """The side whose head the actor is, or an empty text."""
    mine = Participation.objects.filter(partnership=partnership, person=actor, role=Role.HEAD, until=None)
    return mine.values_list("side", flat=True).first() or ""


def organisation_of(partnership: Partnership, side: str) -> Organisation:
    """Where somebody on this side comes from; who sits on neither comes from whoever arranged it."""
    if side == Side.SUPPORTED:
        return partnership.supported
    if side == Side.SUPPORTING:
        return partnership.supporting
    return partnership.arranged_by or partnership.supported


def _about_people(partnership: Partnership, action: str, side: str, *, about: int | None, heads: str = "") -> Change:
    """Who comes and goes on a side is not for the other side to know; the broker's audience never shows a head anything."""
    audience = Audience.OWN_SIDE if heads and heads == side else Audience.BROKER
    key = str(partnership.key)
    return Change(action, "part", key, partnership=key, about=about, audience=audience.value, side=side)


def enter(partnership: Partnership, part: PartOf, *, actor: User | None, at: datetime) -> Participation:
    """Gives a person a part; raises `CannotSit`."""
    others = map(translate.sitting, Participation.objects.filter(partnership=partnership))
    new = sitting.Sitting(part.person.pk, part.side, part.role, part.since, part.until)
    sitting.check(new, others)
    row = Participation.objects.create(
        partnership=partnership,
        person=part.person,
        organisation=part.organisation,
        side=part.side,
        role=part.role,
        standing=part.standing,
        since=part.since,
        until=part.until,
    )
    told = {"role": part.role, "side": part.side, "since": part.since, "until": part.until, "standing": part.standing}
    change = _about_people(partnership, "took part", part.side, about=part.person.pk)
    record(change, told, actor=actor.pk if actor else None, at=at)
    return row


@transaction.atomic
def do_bring_in(seat: Seat, new: NewPart, *, actor: User, at: datetime) -> OpenPart:
    """Invites somebody to a part; raises `NotYours`, `NotNow` or `CannotSit`."""
    _check_may(seat, new.role, new.side)
    partnership = locked(seat.partnership)
    if State(partnership.state) in OVER:
        raise NotNow
    known = User.objects.filter(email__iexact=new.email).first()
    known_parts = Participation.objects.filter(partnership=partnership)
    if not seat.has(Role.BROKER):
        # A head is not told who sits on the other side; who cannot sit here is found out when the invitation is accepted.
        known_parts = known_parts.filter(side=seat.head_side)
    parts = [translate.sitting(one) for one in known_parts]
    # Somebody without an account has no part yet, and -1 is nobody's number.
    sitting.check(sitting.Sitting(known.pk if known else -1, new.side, new.role, seat.today, new.until), parts)
    return _invite(partnership, new, actor=actor, at=at)


def _check_may(seat: Seat, role: Role, side: str) -> None:
    if seat.has(Role.BROKER):
        return
    if seat.head_side is None or role not in OF_A_SIDE or side != seat.head_side:
        raise NotYours


@transaction.atomic
def do_end_part(seat: Seat, part: Participation, last_day: date, *, actor: User, at: datetime) -> None:
    """Ends somebody's part with a last day; a head's end has the next head asked anew. Raises `NotYours`."""
    if part.person_id != actor.pk:
        _check_may(seat, Role(part.role), part.side)
    partnership = locked(seat.partnership)
    _end(part, last_day, actor=actor, at=at)
    settle(partnership, seat.today, at=at)


def _end(part: Participation, last_day: date, *, actor: User | None, at: datetime) -> None:
    last = max(last_day, part.since - timedelta(days=1))
    Participation.objects.filter(pk=part.pk).update(until=last)
    change = _about_people(part.partnership, "ended part", part.side, about=part.person_id)
    told = {"role": part.role, "side": part.side, "until": last}
    record(change, told, actor=actor.pk if actor else None, at=at)


def take_open_part(*, invitation: Invitation, person: User, at: datetime, **_: object) -> None:
    """Listens for accepted invitations: who was invited to a part has it from today."""
    with seen_by_all():
        waiting = OpenPart.objects.select_related("partnership").filter(invitation=invitation.pk, taken_at=None).first()
        if waiting is None:
            return
        partnership, day = locked(waiting.partnership), local_day(at)
        OpenPart.objects.filter(pk=waiting.pk).update(taken_at=at)
        if State(partnership.state) in OVER or (waiting.until is not None and waiting.until < day):
            return
        part = PartOf(person, waiting.role, waiting.side, invitation.organisation, day, waiting.until, waiting.standing)
        try:
            enter(partnership, part, actor=person, at=at)
        except sitting.CannotSit:
            # Somebody took the seat, or this person another one, since the invitation went out: the account stands alone.
            return
        settle(partnership, day, at=at)


def end_parts(
    *, person: User, organisation: Organisation | None, last_day: date, at: datetime, actor: User | None, **_: object
) -> None:
    """Listens for people who leave: their parts for that organisation end, all of them where the account closes."""
    with seen_by_all():
        parts = Participation.objects.filter(person=person).exclude(until__lte=last_day).select_related("partnership")
        for part in parts if organisation is None else parts.filter(organisation=organisation):
            partnership = locked(part.partnership)
            _end(part, last_day, actor=actor, at=at)
            settle(partnership, local_day(at), at=at)
