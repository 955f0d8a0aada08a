"""Sends invitations by e-mail, sends them again, takes them back, and lets the right person accept one once."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from alongside_web.accounts.models import Invitation, InvitationState, Organisation, User
from alongside_web.accounts.operations import Opening, open_account, take_in
from alongside_web.accounts.queries import hash_of_token
from alongside_web.accounts.signals import invitation_accepted
from alongside_web.audit.operations import Change, record

LASTS = timedelta(days=14)


class InvitationClosed(ValueError):
    """The invitation cannot be used any more; ``state`` says why."""

    def __init__(self, state: InvitationState) -> None:
        super().__init__(_WHY[state])
        self.state = state


class ForAnotherAddress(ValueError):
    """The invitation went to another address than the account's."""


class InvitationUnknown(LookupError):
    """No invitation has this link."""


_WHY = {
    InvitationState.ACCEPTED: _("The invitation was accepted already. Sign in to go on."),
    InvitationState.REVOKED: _("The invitation was taken back. Ask the person who sent it for a new one."),
    InvitationState.EXPIRED: _("The invitation has run out. Ask the person who sent it to send it again."),
}


@dataclass(frozen=True, slots=True)
class Invited:
    """Who is invited into which organisation, and what for, in the words of the e-mail."""

    email: str
    organisation: Organisation
    administers: bool = False
    for_what: str = ""


def _about(action: str, invitation: Invitation) -> Change:
    known = User.objects.filter(email__iexact=invitation.email).values_list("pk", flat=True).first()
    return Change(action, "invitation", str(invitation.key), about=known)


def _told(invitation: Invitation) -> dict[str, object]:
    return {
        "email": invitation.email,
        "organisation": invitation.organisation.name,
        "for_what": invitation.for_what,
        "administers": invitation.administers,
    }


@transaction.atomic
def invite(invited: Invited, *, actor: User, at: datetime) -> Invitation:
    """Invites an address and sends the e-mail once the change is kept. Whether ``actor`` may is the caller's to decide."""
    token = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        email=User.objects.normalize_email(invited.email),
        organisation=invited.organisation,
        administers=invited.administers,
        for_what=invited.for_what,
        invited_by=actor,
        sent_at=at,
        expires_at=at + LASTS,
        token_hash=hash_of_token(token),
    )
    record(_about("invited", invitation), _told(invitation), actor=actor.pk, at=at)
    _send(invitation, token)
    return invitation


@transaction.atomic
def resend(invitation: Invitation, *, actor: User, at: datetime) -> Invitation:
    """Sends an invitation again, with a new link and new time; the old link is dead. Raises `InvitationClosed`."""
    held = _held(invitation)
    if held.state_at(at) in {InvitationState.ACCEPTED, InvitationState.REVOKED}:
        raise InvitationClosed(held.state_at(at))
    token = secrets.token_urlsafe(32)
    held.token_hash, held.sent_at, held.expires_at = hash_of_token(token), at, at + LASTS
    held.save(update_fields=["token_hash", "sent_at", "expires_at"])
    record(_about("sent invitation again", held), _told(held), actor=actor.pk, at=at)
    _send(held, token)
    return held


@transaction.atomic
def revoke(invitation: Invitation, *, actor: User, at: datetime) -> None:
    """Takes an invitation back; its link is dead. Raises `InvitationClosed` when it was accepted."""
    held = _held(invitation)
    if held.accepted_at:
        raise InvitationClosed(InvitationState.ACCEPTED)
    if held.revoked_at is None:
        held.revoked_at = at
        held.save(update_fields=["revoked_at"])
        record(_about("took invitation back", held), _told(held), actor=actor.pk, at=at)


@transaction.atomic
def accept(token: str, *, person: User, at: datetime) -> Invitation:
    """A person with an account accepts; raises `InvitationUnknown`, `InvitationClosed` or `ForAnotherAddress`.

    The signal ``invitation_accepted`` is sent in the same transaction.
    """
    held = Invitation.objects.select_for_update(of=("self",)).filter(token_hash=hash_of_token(token)).first()
    if held is None:
        raise InvitationUnknown
    if held.state_at(at) != InvitationState.OPEN:
        raise InvitationClosed(held.state_at(at))
    if held.email.casefold() != person.email.casefold():
        raise ForAnotherAddress(_("This invitation is for another e-mail address than the one you signed in with."))
    held.accepted_at, held.accepted_by = at, person
    held.save(update_fields=["accepted_at", "accepted_by"])
    take_in(person, held.organisation, administers=held.administers, actor=person, at=at)
    record(_about("accepted invitation", held), _told(held), actor=person.pk, at=at)
    invitation_accepted.send(Invitation, invitation=held, person=person, at=at)
    return held


@transaction.atomic
def join(token: str, opening: Opening, *, at: datetime) -> User:
    """Opens an account for the invited address and accepts; raises as `accept` and `open_account` do."""
    held = Invitation.objects.filter(token_hash=hash_of_token(token)).first()
    if held is None:
        raise InvitationUnknown
    if held.state_at(at) != InvitationState.OPEN:
        raise InvitationClosed(held.state_at(at))
    person = open_account(Opening(held.email, opening.full_name, opening.password), actor=None, at=at)
    accept(token, person=person, at=at)
    return person


def _held(invitation: Invitation) -> Invitation:
    return Invitation.objects.select_for_update().get(pk=invitation.pk)


def _send(invitation: Invitation, token: str) -> None:
    link = settings.SITE_ADDRESS + reverse("accounts:invitation", args=(token,))
    words = {"invitation": invitation, "link": link}
    subject = render_to_string("accounts/email/invitation_subject.txt", words).strip()
    text = render_to_string("accounts/email/invitation_message.txt", words)
    transaction.on_commit(lambda: send_mail(subject, text, settings.DEFAULT_FROM_EMAIL, [invitation.email]))
