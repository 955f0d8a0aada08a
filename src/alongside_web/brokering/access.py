"""The only way to a round: through a person's part in it, on a day; and to a head's own voice: through the secret of its link.

What is not there and what is not yours are the same: an ordinary 404.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.core import signing
from django.db.models import Q, QuerySet
from django.http import Http404

from alongside.brokering.phases import SPEAKING, Phase, steps_open
from alongside_web.accounts.models import Organisation, OrganisationKind, User
from alongside_web.accounts.walls import seen_by_all
from alongside_web.brokering.models import BrokeringRound, RoundPart, RoundRole
from alongside_web.brokering.operations_voice_owner import voices_of
from alongside_web.brokering.voice_models import Voice

_OWN = "rounds.voice"
OWN_LASTS = timedelta(days=1)


class NotYourRound(Http404):
    """There is no such round, or voice in one, or none that this person may know of."""


@dataclass(frozen=True, slots=True)
class RoundSeat:
    """A round as one person may see it on a day."""

    round: BrokeringRound
    part: RoundPart
    person: int
    today: date

    @property
    def is_broker(self) -> bool:
        """Whether the person may change the round and read what heads told the broker."""
        return self.part.role == RoundRole.BROKER

    @property
    def phase(self) -> Phase:
        return Phase(self.round.phase)

    @property
    def steps(self) -> tuple[str, ...]:
        """The steps that the person may take with the round as a whole."""
        return tuple(one.value for one in steps_open(self.phase)) if self.is_broker else ()


def _current(today: date) -> Q:
    return Q(since__lte=today) & (Q(until=None) | Q(until__gte=today))


def rounds_of(person: int, today: date) -> QuerySet[BrokeringRound]:
    """The rounds that a person may know of on the day."""
    mine = RoundPart.objects.filter(_current(today), person=person)
    return BrokeringRound.objects.filter(pk__in=mine.values("round"))


def round_seat(person: int | None, key: UUID, today: date) -> RoundSeat:
    """The person's seat in a round; raises `NotYourRound`."""
    if person is None:
        raise NotYourRound
    mine = RoundPart.objects.filter(_current(today), person=person, round__key=key)
    part = mine.select_related("round__organisation").order_by("role", "pk").first()
    if part is None:
        raise NotYourRound
    return RoundSeat(part.round, part, person, today)


def broker_seat(person: int | None, key: UUID, today: date) -> RoundSeat:
    """The seat of a broker of the round; raises `NotYourRound` for everybody else."""
    seat = round_seat(person, key, today)
    if not seat.is_broker:
        raise NotYourRound
    return seat


def openers(person: User, today: date) -> QuerySet[Organisation]:
    """The authorities and trusts for which a person may open a round today."""
    held = person.memberships.filter(since__lte=today).exclude(until__lt=today)
    kinds = (OrganisationKind.AUTHORITY, OrganisationKind.TRUST)
    return Organisation.objects.filter(kind__in=kinds, pk__in=held.values("organisation")).order_by("name", "pk")


def digest_of(token: str) -> str:
    """What is kept of the secret in the link to a voice."""
    return hashlib.sha256(token.encode()).hexdigest()


def own_voices(person: User, at: datetime) -> QuerySet[Voice]:
    """The voices with which a person may speak now, as head, under whatever address they were asked; the caller sees every row."""
    speaking = [one.value for one in SPEAKING]
    held = voices_of(person, person.email).filter(ended_at=None, expires_at__gt=at, round__phase__in=speaking)
    return held.exclude(token_hash="").select_related("round__organisation", "school").order_by("expires_at", "pk")


def own_token(voice: Voice) -> str:
    """What opens a head's own voice for a day to who is signed in as that head; the link that was sent works on."""
    return signing.dumps(str(voice.key), salt=_OWN)


def _meant(token: str) -> Q:
    try:
        return Q(key=signing.loads(token, salt=_OWN, max_age=OWN_LASTS))
    except signing.BadSignature:
        return Q(token_hash=digest_of(token))


def voice_with(token: str, at: datetime) -> Voice:
    """The voice that a link leads to while it works; raises `NotYourRound`.

    Nobody need be signed in: the secret in the link is the access, so the database is asked past its wall for this one row.
    """
    with seen_by_all():
        found = (
            Voice.objects.filter(_meant(token), ended_at=None, expires_at__gt=at)
            .exclude(token_hash="")
            .select_related("round__organisation", "school")
            .first()
        )
    if found is None or not token:
        raise NotYourRound
    return found
