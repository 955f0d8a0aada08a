"""Reads people, their organisations and invitations; what is not a person's own is not there."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db.models import Q, QuerySet
from django.http import Http404

from alongside_web.accounts.models import Invitation, InvitationState, Membership, Organisation, User


class NotYourOrganisation(Http404):
    """There is no such organisation, membership or invitation, or none that this person may look after."""


def hash_of_token(token: str) -> str:
    """What is kept of the secret in an invitation's link."""
    return hashlib.sha256(token.encode()).hexdigest()


def _current(today: date) -> Q:
    return Q(since__lte=today) & (Q(until=None) | Q(until__gte=today))


def memberships_of(person: int, today: date) -> QuerySet[Membership]:
    """The memberships that a person has on the day."""
    return Membership.objects.filter(_current(today), person=person).select_related("organisation").order_by("pk")


def administered(person: int | None, key: UUID, today: date) -> Organisation:
    """An organisation whose people this person looks after; raises `NotYourOrganisation`."""
    mine = Membership.objects.filter(_current(today), person=person, organisation__key=key, administers=True)
    found = mine.select_related("organisation").first()
    if person is None or found is None:
        raise NotYourOrganisation
    return found.organisation


def membership_in(organisation: Organisation, number: int, today: date) -> Membership:
    """One current membership of an organisation; raises `NotYourOrganisation`."""
    held = Membership.objects.filter(_current(today), organisation=organisation, pk=number)
    found = held.select_related("person", "organisation").first()
    if found is None:
        raise NotYourOrganisation
    return found


def invitation_in(organisation: Organisation, key: UUID) -> Invitation:
    """One invitation into an organisation; raises `NotYourOrganisation`."""
    found = Invitation.objects.filter(organisation=organisation, key=key).select_related("organisation").first()
    if found is None:
        raise NotYourOrganisation
    return found


@dataclass(frozen=True, slots=True)
class Standing:
    """An invitation and how it stands now."""

    invitation: Invitation
    state: InvitationState

    @property
    def is_open(self) -> bool:
        return self.state == InvitationState.OPEN

    @property
    def can_be_sent_again(self) -> bool:
        return self.state in {InvitationState.OPEN, InvitationState.EXPIRED}


def members_of(organisation: Organisation, today: date) -> QuerySet[Membership]:
    """The people of an organisation on the day, by name."""
    held = Membership.objects.filter(_current(today), organisation=organisation)
    return held.select_related("person").order_by("person__full_name", "pk")


def invitations_into(organisation: Organisation) -> QuerySet[Invitation]:
    """The invitations into an organisation that were not accepted, latest first."""
    return Invitation.objects.filter(organisation=organisation, accepted_at=None).order_by("-sent_at", "-pk")


def standing(invitations: Sequence[Invitation], at: datetime) -> tuple[Standing, ...]:
    """Invitations with how they stand."""
    return tuple(Standing(one, one.state_at(at)) for one in invitations)


def invitation_with(token: str) -> Invitation | None:
    """The invitation that a link leads to, or None."""
    found = Invitation.objects.filter(token_hash=hash_of_token(token))
    return found.select_related("organisation", "invited_by").first()


def has_second_step(person: User) -> bool:
    """Whether the person is asked for a code after the password."""
    return bool(Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).exists())


def has_account(address: str) -> User | None:
    """The account of an address, open or closed, or None."""
    return User.objects.filter(email__iexact=address).first()


def person_with_address(addresses: Sequence[str]) -> User | None:
    """The account that one of these addresses opens, or None."""
    return next((found for one in addresses if (found := has_account(one)) is not None), None)


def invited_address(addresses: Sequence[str], at: datetime) -> str | None:
    """The first of these addresses that is invited and has not answered, or None."""
    waiting = Invitation.objects.filter(accepted_at=None, revoked_at=None, expires_at__gt=at)
    return next((one for one in addresses if waiting.filter(email__iexact=one).exists()), None)


def person_named(address: str) -> User:
    """The account of an address, for the operator's commands; raises `User.DoesNotExist`."""
    return User.objects.get(email__iexact=address)
