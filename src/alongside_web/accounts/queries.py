"""Reads people, their organisations and invitations; what is not a person's own is not there."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext

from alongside_web.accounts.models import Invitation, InvitationState, Membership, Organisation, User
from alongside_web.design.moments import day_in_words

# How long the link to another address works.
ADDRESS_LASTS = timedelta(days=1)


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
class Member:
    """A membership as the list of people prints it."""

    number: int
    name: str
    email: str
    since: str
    administers: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """An invitation as the list prints it: to whom, how it stands in words, and whether it can be sent again."""

    key: str
    email: str
    words: str
    can_be_sent_again: bool


def members_of(organisation: Organisation, today: date) -> QuerySet[Membership, tuple[int, str, str, date, bool]]:
    """The people of an organisation on the day, by name, in the columns that their list needs."""
    held = Membership.objects.filter(_current(today), organisation=organisation).order_by("person__full_name", "pk")
    return held.values_list("pk", "person__full_name", "person__email", "since", "administers")


def members(rows: Iterable[tuple[int, str, str, date, bool]]) -> tuple[Member, ...]:
    """The rows of a page as it prints them."""
    return tuple(
        Member(number, name or email, email, day_in_words(since), administers)
        for number, name, email, since, administers in rows
    )


def invitations_into(organisation: Organisation) -> QuerySet[Invitation]:
    """The invitations into an organisation that were not accepted, latest first."""
    held = Invitation.objects.filter(organisation=organisation, accepted_at=None).order_by("-sent_at", "-pk")
    return held.only("key", "email", "accepted_at", "revoked_at", "expires_at")


def standing(invitations: Iterable[Invitation], at: datetime) -> tuple[Standing, ...]:
    """Invitations with how they stand."""
    return tuple(_standing(one, one.state_at(at)) for one in invitations)


def _standing(invitation: Invitation, state: InvitationState) -> Standing:
    words = str(state.label)
    if state == InvitationState.OPEN:
        until = day_in_words(timezone.localtime(invitation.expires_at).date())
        words = gettext("%(state)s, until %(day)s") % {"state": words, "day": until}
    may_go_again = state in {InvitationState.OPEN, InvitationState.EXPIRED}
    return Standing(str(invitation.key), invitation.email, words, may_go_again)


def invitation_with(token: str) -> Invitation | None:
    """The invitation that a link leads to, or None."""
    found = Invitation.objects.filter(token_hash=hash_of_token(token))
    return found.select_related("organisation", "invited_by").first()


def has_second_step(person: User) -> bool:
    """Whether the person is asked for a code after the password."""
    return bool(Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).exists())


def address_waits(person: User, at: datetime) -> bool:
    """Whether another address was asked for and its link still works."""
    return person.address_asked_at is not None and at < person.address_asked_at + ADDRESS_LASTS


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
