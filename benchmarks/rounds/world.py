"""A round of any size of invented schools; some heads have spoken."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from django.utils import timezone

from alongside.brokering.round import AREAS, Stance
from alongside_web.accounts.models import Membership, Organisation, OrganisationKind, User
from alongside_web.brokering.models import BrokeringRound, NeedStated, OfferStated
from alongside_web.brokering.operations_rounds import Opening, do_open_round
from alongside_web.brokering.voice_models import Voice, VoiceAnswer, VoiceSelf

SEED = 20060701
_LEVELS = ("low", "some", "high")
_SAY = 0.3
_AT_ONCE = 500


def _schools(many: int, side: str) -> list[Organisation]:
    made = [Organisation(kind=OrganisationKind.SCHOOL, name=f"Invented {side} school {n:05}") for n in range(many)]
    return Organisation.objects.bulk_create(made, batch_size=_AT_ONCE)


def round_of(needs: int, offers: int) -> tuple[BrokeringRound, User]:
    """A round and its broker; a third of the heads in need name schools, and every third head tells of itself."""
    drawn, now = Random(SEED), timezone.now()
    authority = Organisation.objects.create(kind=OrganisationKind.AUTHORITY, name="Invented authority")
    broker = User.objects.create_user("broker@example.org", "a long enough password", full_name="Broker")
    Membership.objects.create(person=broker, organisation=authority, since=timezone.localdate() - timedelta(days=9))
    last = timezone.localdate() + timedelta(days=60)
    opening = Opening(authority, "Measured round", "", last - timedelta(days=30), last)
    made = do_open_round(opening, actor=broker, at=now)
    areas = list(AREAS)
    asking, giving = _schools(needs, "asking"), _schools(offers, "offering")
    NeedStated.objects.bulk_create(
        [
            NeedStated(round=made, school=one, areas=drawn.sample(areas, drawn.randint(1, 4)), load=drawn.randint(0, 5))
            for one in asking
        ],
        batch_size=_AT_ONCE,
    )
    OfferStated.objects.bulk_create(
        [
            OfferStated(
                round=made,
                school=one,
                areas=drawn.sample(areas, drawn.randint(1, 6)),
                partnerships=drawn.choice((1, 1, 1, 2, 3)),
                live_partnerships=drawn.randint(0, 4),
                days=drawn.randint(5, 40),
            )
            for one in giving
        ],
        batch_size=_AT_ONCE,
    )
    _speak(made, broker, asking, giving)
    return made, broker


def _speak(made: BrokeringRound, broker: User, asking: list[Organisation], giving: list[Organisation]) -> None:
    drawn, now = Random(SEED + 1), timezone.now()
    heads = [*asking, *giving]
    rows = [
        Voice(round=made, school=one, email=f"head-{n}@example.org", invited_by=broker) for n, one in enumerate(heads)
    ]
    voices = Voice.objects.bulk_create(rows, batch_size=_AT_ONCE)
    told = [
        VoiceSelf(round=made, voice=one, openness=drawn.choice(_LEVELS), experience=drawn.choice(_LEVELS), at=now)
        for one in voices
        if drawn.random() < _SAY
    ]
    VoiceSelf.objects.bulk_create(told, batch_size=_AT_ONCE)
    answers = [
        VoiceAnswer(round=made, voice=voice, about=about, stance=drawn.choice(list(Stance)).value, at=now)
        for voice in voices[: len(asking)]
        if drawn.random() < _SAY
        for about in drawn.sample(giving, min(3, len(giving)))
    ]
    VoiceAnswer.objects.bulk_create(answers, batch_size=_AT_ONCE)
