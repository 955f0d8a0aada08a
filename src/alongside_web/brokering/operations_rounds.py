"""Opens rounds, states needs, offers, rules and interests, and takes a round from phase to phase. Each door writes the audit."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.brokering.phases import STATING, NotInThisPhase, Phase, Step, led
from alongside.brokering.round import Rules
from alongside_web.accounts.models import Organisation, User
from alongside_web.accounts.operations import local_day, open_organisation
from alongside_web.accounts.queries import has_account
from alongside_web.accounts.walls import seen_by_all
from alongside_web.audit.operations import Change, record
from alongside_web.brokering.access import NotYourRound, RoundSeat, openers
from alongside_web.brokering.models import (
    BrokeringRound,
    NeedStated,
    OfferStated,
    RoundPart,
    RoundRole,
    RulesVersion,
    TieDeclared,
)
from alongside_web.brokering.plan_models import PairPut, PairState
from alongside_web.brokering.voice_models import Voice

Row = NeedStated | OfferStated


class RoundChanged(ValueError):
    """The round, or what is changed in it, was changed by somebody else since the page was loaded."""

    def __init__(self, held: Row | BrokeringRound) -> None:
        super().__init__("Somebody else changed this after you opened it; look at how it stands now and save again.")
        self.held = held


class StatedTwice(ValueError):
    """The school stands on this side of the round already."""

    def __init__(self, school: Organisation) -> None:
        super().__init__(f"{school} stands on this side of the round already; change what is stated there.")


class HeldByPairs(ValueError):
    """Pairs that are chosen, with their heads or agreed need more than what is left of the need or offer."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What a round is opened with."""

    organisation: Organisation
    name: str
    scope: str
    answers_by: date
    closes: date


@dataclass(frozen=True, slots=True)
class HeadOf:
    """The head of a school as the broker knows of them."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class RulesSet:
    """Rules that differ from the engine's own, weights by component and side, and why."""

    rules: Mapping[str, float | int | bool | None]
    weights: Mapping[str, float]
    why: str


def change_of(a_round: BrokeringRound, action: str, about: int | None = None) -> Change:
    """An entry of the audit about a round; who brokers it reads its history."""
    return Change(action, "round", str(a_round.key), about=about)


def locked(seat: RoundSeat) -> BrokeringRound:
    """The round as it stands now, kept from others until the transaction ends; raises `NotYourRound` for no broker."""
    if not seat.is_broker:
        raise NotYourRound
    return BrokeringRound.objects.select_for_update().get(pk=seat.round.pk)


def stating(seat: RoundSeat) -> BrokeringRound:
    """The locked round, where it may still be changed; raises `NotInThisPhase`."""
    a_round = locked(seat)
    if Phase(a_round.phase) not in STATING:
        raise NotInThisPhase
    return a_round


@transaction.atomic
def do_open_round(opening: Opening, *, actor: User, at: datetime) -> BrokeringRound:
    """Opens a round with the actor as its broker; raises `NotYourRound` where the actor is not of the organisation."""
    day = local_day(at)
    if not openers(actor, day).filter(pk=opening.organisation.pk).exists():
        raise NotYourRound
    with seen_by_all():
        a_round = BrokeringRound.objects.create(
            organisation=opening.organisation,
            name=opening.name,
            scope=opening.scope,
            answers_by=opening.answers_by,
            closes=opening.closes,
            # Ties among equally good plans are broken by a drawn number, which is recorded with every plan.
            seed=secrets.randbelow(1_000_000),
            opened_by=actor,
            opened_at=at,
        )
        RoundPart.objects.create(round=a_round, person=actor, role=RoundRole.BROKER, since=day)
        RulesVersion.objects.create(round=a_round, number=1, by=actor, at=at)
        told = {"name": opening.name, "answers_by": opening.answers_by, "closes": opening.closes, "seed": a_round.seed}
        record(change_of(a_round, "opened round"), told, actor=actor.pk, at=at)
    return a_round


@transaction.atomic
def do_let_in(seat: RoundSeat, person: User, role: str, *, actor: User, at: datetime) -> RoundPart:
    """Gives somebody of the same organisation a part; one who has a part gets the new one instead. Raises `NotYourRound`."""
    a_round = locked(seat)
    if not openers(person, seat.today).filter(pk=a_round.organisation_id).exists():
        raise NotYourRound
    RoundPart.objects.filter(round=a_round, person=person, until=None).update(until=seat.today)
    part = RoundPart.objects.create(round=a_round, person=person, role=role, since=seat.today)
    record(change_of(a_round, "let into round", person.pk), {"role": role}, actor=actor.pk, at=at)
    return part


@transaction.atomic
def do_step(seat: RoundSeat, step: Step, version: int, *, actor: User, at: datetime) -> BrokeringRound:
    """Takes the round a step on; raises `NotInThisPhase`, or `RoundChanged` where another broker was first."""
    a_round = locked(seat)
    if a_round.version != version:
        raise RoundChanged(a_round)
    a_round.phase = led(step, Phase(a_round.phase)).value
    a_round.version += 1
    a_round.closed_at = at if a_round.phase == Phase.CLOSED else a_round.closed_at
    a_round.save(update_fields=["phase", "version", "closed_at"])
    record(change_of(a_round, f"round {step.value}"), {}, actor=actor.pk, at=at)
    return a_round


@transaction.atomic
def do_set_rules(seat: RoundSeat, wanted: RulesSet, seen: int, *, actor: User, at: datetime) -> RulesVersion:
    """Keeps another version of the rules; raises `RoundChanged` where somebody set rules since ``seen``."""
    a_round = stating(seat)
    last = RulesVersion.objects.filter(round=a_round).order_by("-number").first()
    number = last.number if last else 0
    if number != seen:
        raise RoundChanged(a_round)
    plain = asdict(Rules())
    kept = {name: value for name, value in wanted.rules.items() if value != plain[name]}
    version = RulesVersion.objects.create(
        round=a_round, number=number + 1, rules=kept, weights=dict(wanted.weights), why=wanted.why, by=actor, at=at
    )
    told = {"number": version.number, "rules": kept, "weights": dict(wanted.weights), "why": wanted.why}
    record(change_of(a_round, "set rules of round"), told, actor=actor.pk, at=at)
    return version


@transaction.atomic
def do_state(seat: RoundSeat, row: Row, head: HeadOf, *, actor: User, at: datetime) -> Row:
    """States a need or an offer and who heads the school; raises `StatedTwice`, `NotInThisPhase`."""
    a_round = stating(seat)
    if row.school.pk is None:
        open_organisation(row.school, actor=actor, at=at)
    if type(row)._default_manager.filter(round=a_round, school=row.school, withdrawn_at=None).exists():
        raise StatedTwice(row.school)
    row.round = a_round
    row.save(force_insert=True)
    _know_head(a_round, row.school, head, actor=actor)
    record(change_of(a_round, f"stated {_kind(row)}"), _told(row), actor=actor.pk, at=at)
    return row


@transaction.atomic
def do_restate(seat: RoundSeat, row: Row, seen: int, *, actor: User, at: datetime) -> Row:
    """Changes a need or an offer to what ``row`` says; raises `RoundChanged` where it changed since ``seen``, `HeldByPairs`."""
    a_round = stating(seat)
    held = type(row)._default_manager.select_for_update().get(pk=row.pk, round=a_round)
    if held.version != seen or held.withdrawn_at is not None:
        raise RoundChanged(held)
    _check_places(row)
    row.version = seen + 1
    row.save()
    record(change_of(a_round, f"changed {_kind(row)}"), _told(row), actor=actor.pk, at=at)
    return row


@transaction.atomic
def do_withdraw(seat: RoundSeat, row: Row, *, actor: User, at: datetime) -> None:
    """Takes a need or an offer out of the round; withdrawn twice is withdrawn once. Its chosen pairs go with it.

    Raises `HeldByPairs` while a pair of it is with its heads or agreed.
    """
    a_round = stating(seat)
    held = PairPut.objects.filter(**{_kind(row): row.pk})
    if held.filter(state__in=(PairState.PUT, PairState.AGREED)).exists():
        raise HeldByPairs(
            _(
                "A pair of this school is with its heads, or agreed. Look for another there first; then take the school out."
            )
        )
    held.filter(state=PairState.CHOSEN).update(state=PairState.DROPPED)
    if type(row)._default_manager.filter(pk=row.pk, round=a_round, withdrawn_at=None).update(withdrawn_at=at):
        record(change_of(a_round, f"withdrew {_kind(row)}"), {"school": row.school.name}, actor=actor.pk, at=at)


@transaction.atomic
def do_declare(seat: RoundSeat, tie: TieDeclared, *, actor: User, at: datetime) -> TieDeclared:
    """Declares what stands between two schools."""
    a_round = stating(seat)
    tie.round, tie.by, tie.at = a_round, actor, at
    tie.save(force_insert=True)
    told = {"one": tie.one.name, "other": tie.other.name, "tie": tie.tie, "words": tie.words}
    record(change_of(a_round, "declared tie"), told, actor=actor.pk, at=at)
    return tie


@transaction.atomic
def do_take_tie_back(seat: RoundSeat, tie: TieDeclared, *, actor: User, at: datetime) -> None:
    """Takes back what was declared; done twice, done once."""
    a_round = stating(seat)
    if TieDeclared.objects.filter(pk=tie.pk, round=a_round, taken_back_at=None).update(taken_back_at=at):
        told = {"one": tie.one.name, "other": tie.other.name, "tie": tie.tie}
        record(change_of(a_round, "took tie back"), told, actor=actor.pk, at=at)


def _check_places(row: Row) -> None:
    """What is promised already stays promised."""
    live = PairPut.objects.filter(**{_kind(row): row.pk}, state__in=(PairState.CHOSEN, PairState.PUT, PairState.AGREED))
    many, places = live.count(), row.partners if isinstance(row, NeedStated) else row.partnerships
    if places < many:
        raise HeldByPairs(
            _("%(many)d pairs of this school are chosen, with their heads or agreed: enter %(many)d or more.")
            % {"many": many}
        )


def _know_head(a_round: BrokeringRound, school: Organisation, head: HeadOf, *, actor: User) -> None:
    # unaudited: recorded with the need or offer that names the head
    current = Voice.objects.filter(round=a_round, school=school, ended_at=None).first()
    if current is None:
        Voice.objects.create(round=a_round, school=school, invited_by=actor, **named_head(head))
    elif current.sent_at is None:
        Voice.objects.filter(pk=current.pk).update(**named_head(head))


def named_head(head: HeadOf) -> dict[str, object]:
    """What a voice keeps of a head: name, address, and the account of that address where there is one."""
    return {"name": head.name, "email": head.email, "person": has_account(head.email)}


def _kind(row: Row) -> str:
    return "need" if isinstance(row, NeedStated) else "offer"


def _told(row: Row) -> dict[str, object]:
    left_out = {"id", "round", "school", "key", "note", "conditions"}
    values = {one.name: getattr(row, one.attname) for one in row._meta.concrete_fields if one.name not in left_out}
    return {"school": row.school.name, **values}
