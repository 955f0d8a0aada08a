"""The only way to a round: through a person's part in it, on a day; and to a head's own voice: through the secret of its link.

What is not there and what is not yours are the same: an ordinary 404.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from alongside.brokering.phases import Phase, steps_open
from alongside_web.accounts.models import Organisation, OrganisationKind, User
from alongside_web.accounts.walls import seen_by_all
from alongside_web.brokering.models import BrokeringRound, RoundPart, RoundRole
from alongside_web.brokering.voice_models import Voice


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


def voice_with(token: str, at: datetime) -> Voice:
    """The voice that a link leads to while it works; raises `NotYourRound`.

    Nobody need be signed in: the secret in the link is the access, so the database is asked past its wall for this one row.
    """
    with seen_by_all():
        found = (
            Voice.objects.filter(token_hash=digest_of(token), ended_at=None, expires_at__gt=at)
            .select_related("round__organisation", "school")
            .first()
        )
    if found is None or not token:
        raise NotYourRound
    return found
