"""A brokering round in each world, brokered by the world's broker and read by its adviser, with a canary in every text."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

from django.db import models

from alongside.brokering.plans import PlanKind
from alongside.brokering.round import Stance
from alongside_web.brokering.access import round_seat
from alongside_web.brokering.models import (
    BrokeringRound,
    NeedStated,
    OfferStated,
    RoundPart,
    RoundRole,
    RulesVersion,
    TieDeclared,
)
from alongside_web.brokering.operations_plans import PlanWanted, do_make_plan
from alongside_web.brokering.plan_models import PairPut, PairState
from alongside_web.brokering.voice_models import Voice, VoiceAnswer, VoiceSelf
from alongside_web.partnerships.models import Role, State
from tests.web.walk.canaries import NOW, TODAY

if TYPE_CHECKING:
    from alongside_web.accounts.models import Organisation
    from tests.web.walk.world import World

OF_ROUNDS = (
    "brokering.BrokeringRound",
    "brokering.RoundPart",
    "brokering.RulesVersion",
    "brokering.NeedStated",
    "brokering.OfferStated",
    "brokering.TieDeclared",
    "brokering.Voice",
    "brokering.VoiceAnswer",
    "brokering.VoiceSelf",
    "brokering.PlanMade",
    "brokering.PlanBasis",
    "brokering.PlanLine",
    "brokering.RecordPdf",
    "brokering.PairPut",
)
PUBLIC = {"suits": 0.7, "km": None, "components": {"strength": 0.5}, "place": 1, "possible": 1, "others": []}


def plant_round(world: World, name: str) -> None:
    """The round of one world: the supported school needs help, the supporting one offers it, both heads have spoken."""
    word, people = world.planter.word, world.people
    made = BrokeringRound.objects.create(
        organisation=world.schools[name, "authority"],
        name=word(),
        scope=word(),
        phase="proposing",
        answers_by=TODAY - timedelta(days=1),
        closes=TODAY + timedelta(days=30),
        opened_by=people[name, f"{Role.BROKER}"],
        opened_at=NOW,
    )
    _keep(world, name, made)
    broker = people[name, f"{Role.BROKER}"]
    since = TODAY - timedelta(days=9)
    for role, who in ((RoundRole.BROKER, broker), (RoundRole.READER, people[name, f"{Role.ADVISER}"])):
        RoundPart.objects.create(round=made, person=who, role=role, since=since)
    _keep(world, name, RulesVersion.objects.create(round=made, number=1, why=word(), by=broker, at=NOW))
    asking, giving = world.schools[name, "supported"], world.schools[name, "supporting"]
    need = NeedStated.objects.create(round=made, school=asking, areas=["science"], note=word())
    offer = OfferStated.objects.create(round=made, school=giving, areas=["science"], conditions=word())
    tied = {"round": made, "one": asking, "other": giving, "tie": "worked together", "words": word()}
    tie = TieDeclared.objects.create(**tied, by=broker, at=NOW)
    for row in (need, offer, tie):
        _keep(world, name, row)
    for school, about in ((asking, giving), (giving, asking)):
        _speak(world, name, made, school=school, about=about)
    _plan(world, name, made, need=need, offer=offer)


def _speak(world: World, name: str, made: BrokeringRound, *, school: Organisation, about: Organisation) -> None:
    """One school's head says something for the broker, and something for nobody."""
    word, broker = world.planter.word, world.people[name, f"{Role.BROKER}"]
    voice = Voice.objects.create(
        round=made,
        school=school,
        name=word(),
        email=f"{word()}@example.org",
        token_hash=f"{word()}{uuid4().hex}",
        invited_by=broker,
        sent_at=NOW,
        expires_at=NOW + timedelta(days=9),
    )
    _keep(world, name, voice)
    for shared in (False, True):
        said = {"round": made, "voice": voice, "shared": shared, "words": word(), "at": NOW}
        _keep(world, name, VoiceAnswer.objects.create(**said, about=about, stance=Stance.ACCEPT.value))
        said["words"] = word()
        _keep(world, name, VoiceSelf.objects.create(**said))


def _plan(world: World, name: str, made: BrokeringRound, *, need: NeedStated, offer: OfferStated) -> None:
    word, broker = world.planter.word, world.people[name, f"{Role.BROKER}"]
    seat = round_seat(broker.pk, made.key, TODAY)
    plan = do_make_plan(seat, PlanWanted(PlanKind.BEST, word()), actor=broker, at=NOW, step=lambda _done: None)
    _keep(world, name, plan)
    pair = PairPut.objects.create(
        round=made,
        plan=plan,
        need=need,
        offer=offer,
        state=PairState.PUT,
        why=word(),
        public=PUBLIC,
        preferred={"criteria": word(), "need": [word()], "partner": []},
        partnership=world.partnerships[name, State.CONSIDERED.value].key,
        by=broker,
        at=NOW,
    )
    _keep(world, name, pair)


def _keep(world: World, name: str, row: models.Model) -> None:
    world.planter.remember(row, name)
    # The latest of a kind is the one that addresses name.
    world.planter.rows[row._meta.label, name, 0, "", ""] = row
