"""Opens, changes and closes accounts and memberships; every change is in the audit."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside_web.accounts.models import Invitation, Membership, Organisation, Session, Submission, User
from alongside_web.accounts.signals import person_erased, person_left
from alongside_web.audit.models import Entry
from alongside_web.audit.operations import Change, erase_values_about, erase_values_of, record

BLANK = "erased@erased.invalid"


class AddressTaken(ValueError):
    """The address has an account already."""


class LastAdministrator(ValueError):
    """The person is the last who may invite others into the organisation."""


class NameChanged(ValueError):
    """The person's name was changed meanwhile; ``held`` has it as it is now."""

    def __init__(self, held: User) -> None:
        super().__init__(_("Your name was changed in another window. Compare the two and save the one you want."))
        self.held = held


@dataclass(frozen=True, slots=True)
class Opening:
    """What an account is opened with; without a password the person signs in by single sign-on or resets it by e-mail."""

    email: str
    full_name: str = ""
    password: str | None = None
    is_operator: bool = False


def _about(action: str, person: User) -> Change:
    return Change(action, "person", str(person.pk), about=person.pk)


def local_day(at: datetime) -> date:
    """The day of a moment where the site is."""
    return timezone.localtime(at).date()


@transaction.atomic
def open_account(opening: Opening, *, actor: User | None, at: datetime, via: str = "site") -> User:
    """Opens an account; raises `AddressTaken`. Without an actor the person opened it, by an invitation."""
    if User.objects.filter(email__iexact=opening.email).exists():
        raise AddressTaken(_("This address has an account already; sign in with it."))
    make = User.objects.create_superuser if opening.is_operator else User.objects.create_user
    person = make(opening.email, opening.password, full_name=opening.full_name)
    told = {"email": person.email, "full_name": person.full_name, "operator": opening.is_operator}
    record(_about("opened account", person), told, actor=actor.pk if actor else person.pk, at=at, via=via)
    return person


@transaction.atomic
def rename(person: User, full_name: str, *, seen: int, at: datetime) -> None:
    """Changes a person's own name; raises `NameChanged` when it is no longer the version that was seen."""
    held = User.objects.select_for_update().get(pk=person.pk)
    if held.full_name == full_name:
        return
    if held.version != seen:
        raise NameChanged(held)
    told = {"from": held.full_name, "to": full_name}
    held.full_name, held.version = full_name, held.version + 1
    held.save(update_fields=["full_name", "version"])
    record(_about("changed name", person), told, actor=person.pk, at=at)


@transaction.atomic
def open_organisation(
    organisation: Organisation, *, actor: User | None, at: datetime, via: str = "site"
) -> Organisation:
    """Enters an organisation that was not there yet."""
    organisation.save(force_insert=True)
    told = {"name": organisation.name, "kind": organisation.kind, "school": organisation.school}
    change = Change("opened organisation", "organisation", str(organisation.key))
    record(change, told, actor=actor.pk if actor else None, at=at, via=via)
    return organisation


@transaction.atomic
def take_in(person: User, organisation: Organisation, *, administers: bool, actor: User, at: datetime) -> Membership:
    """Makes a person a member from today on; a member already there keeps the membership, and may gain the right to invite."""
    kept, is_new = Membership.objects.select_for_update().get_or_create(
        person=person,
        organisation=organisation,
        until=None,
        defaults={"since": local_day(at), "administers": administers},
    )
    gains = administers and not kept.administers
    if gains:
        kept.administers = True
        kept.save(update_fields=["administers"])
    if is_new or gains:
        told = {"organisation": organisation.name, "since": kept.since, "administers": kept.administers}
        change = Change("joined organisation", "membership", str(kept.pk), about=person.pk)
        record(change, told, actor=actor.pk, at=at)
    return kept


@transaction.atomic
def end_membership(membership: Membership, *, actor: User, at: datetime) -> None:
    """A person leaves an organisation now: yesterday was the last day, all sessions end, and so do the parts it gave.

    Raises `LastAdministrator` when nobody would be left who may invite.
    """
    others = Membership.objects.select_for_update().filter(organisation=membership.organisation, until=None)
    if membership.administers and not others.filter(administers=True).exclude(pk=membership.pk).exists():
        raise LastAdministrator(_("Nobody else may invite people into this organisation; let somebody else first."))
    _end(membership, actor=actor, at=at)


def _end(membership: Membership, *, actor: User | None, at: datetime) -> None:
    last_day = local_day(at) - timedelta(days=1)
    if Membership.objects.filter(pk=membership.pk, until=None).update(until=last_day) == 0:
        return
    person, organisation = membership.person, membership.organisation
    told = {"organisation": organisation.name, "until": last_day}
    change = Change("left organisation", "membership", str(membership.pk), about=person.pk)
    record(change, told, actor=actor.pk if actor else None, at=at)
    end_sessions(person)
    person_left.send(Membership, person=person, organisation=organisation, last_day=last_day, actor=actor, at=at)


def end_sessions(person: User, *, but: str | None = None) -> int:
    """Signs a person out everywhere at once, or everywhere but in one session. Returns how many sessions ended."""
    return Session.objects.filter(person=person.pk).exclude(session_key=but).delete()[0]


@transaction.atomic
def close_account(person: User, *, actor: User | None, at: datetime, via: str = "site") -> None:
    """Ends everything the person takes part in, and lets nobody sign in with the account any more."""
    if not person.is_active:
        return
    for membership in Membership.objects.filter(person=person, until=None).select_related("organisation", "person"):
        _end(membership, actor=actor, at=at)
    person.is_active, person.closed_at = False, at
    person.set_unusable_password()
    person.save(update_fields=["is_active", "closed_at", "password"])
    record(_about("closed account", person), {}, actor=actor.pk if actor else None, at=at, via=via)
    end_sessions(person)
    last_day = local_day(at) - timedelta(days=1)
    person_left.send(User, person=person, organisation=None, last_day=last_day, actor=actor, at=at)


def blank_invitations(invitations: QuerySet[Invitation], *, at: datetime) -> int:
    """Removes the address and the words of invitations, in the audit too, and kills their links; the rows stay."""
    held = list(invitations.exclude(email=BLANK))
    for one in held:
        one.email, one.for_what, one.token_hash = BLANK, "", secrets.token_hex(32)
    Invitation.objects.bulk_update(held, ["email", "for_what", "token_hash"], batch_size=500)
    told = Entry.objects.filter(subject="invitation", subject_key__in=[str(one.key) for one in held])
    erase_values_of(told, at=at)
    return len(held)


@transaction.atomic
def erase_person(person: User, *, actor: User | None, at: datetime, via: str = "site") -> None:
    """Closes the account and removes what names the person, in the audit too, whose chain still holds."""
    if person.erased_at:
        return
    close_account(person, actor=actor, at=at, via=via)
    for kept in (EmailAddress, Authenticator, SocialAccount):
        kept.objects.filter(user=person).delete()
    Submission.objects.filter(person=person).delete()
    blank_invitations(Invitation.objects.filter(email__iexact=person.email), at=at)
    former = person.email
    person.email, person.full_name = f"erased-{person.pk}@erased.invalid", ""
    person.erased_at, person.last_login, person.is_superuser, person.address_asked_at = at, None, False, None
    person.save()
    person_erased.send(User, person=person, email=former, at=at)
    values = erase_values_about(person.pk, at=at)
    record(_about("erased person", person), {"values": values}, actor=actor.pk if actor else None, at=at, via=via)
