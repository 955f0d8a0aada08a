"""Changes a person's own e-mail address: asked for, told to the old address, and done by a link that went to the new one."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core import signing
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from alongside_web.accounts.models import User
from alongside_web.accounts.operations import end_sessions
from alongside_web.accounts.queries import ADDRESS_LASTS
from alongside_web.accounts.signals import address_changed
from alongside_web.audit.operations import Change, record

_SALT = "accounts.address"


class LinkDead(ValueError):
    """The link changes nothing: it is another person's, too old, used, taken back, or followed by a newer one."""


class SameAddress(ValueError):
    """The account has this address already."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a link says: the address that is wanted, for whom, and a seal over what must not have changed since."""

    person: int
    address: str
    seal: str


def _change(action: str, person: User) -> Change:
    return Change(action, "person", str(person.pk), about=person.pk)


def _seal(person: User, address: str) -> str:
    asked = person.address_asked_at.isoformat() if person.address_asked_at else ""
    # The password is in it: whoever is surprised by the notice stops the change with a new password.
    words = "\n".join((str(person.pk), person.email, address, asked, person.password))
    return hmac.new(settings.SECRET_KEY.encode(), words.encode(), hashlib.sha256).hexdigest()


@transaction.atomic
def ask_for_address(person: User, address: str, *, at: datetime) -> None:
    """Sends a link to the new address and a notice to the old one; whether the new one has an account is not told here."""
    wanted = User.objects.normalize_email(address)
    held = User.objects.select_for_update().get(pk=person.pk)
    if wanted.casefold() == held.email.casefold():
        raise SameAddress(_("This is the address you have now. Enter another one."))
    held.address_asked_at = at
    held.save(update_fields=["address_asked_at"])
    record(_change("asked for another address", held), {}, actor=held.pk, at=at)
    token = signing.dumps([held.pk, wanted, _seal(held, wanted)], salt=_SALT)
    link = settings.SITE_ADDRESS + reverse("accounts:new_address", args=(token,))
    taken = User.objects.filter(email__iexact=wanted).exists()
    _write("address_taken" if taken else "address_new", wanted, {"link": link, "person": held})
    _write("address_asked", held.email, {"person": held})


@transaction.atomic
def forget_asking(person: User, *, at: datetime) -> None:
    """Takes the wish for another address back; its link is dead."""
    if User.objects.filter(pk=person.pk).exclude(address_asked_at=None).update(address_asked_at=None):
        record(_change("took back another address", person), {}, actor=person.pk, at=at)


def wanted_by(token: str, person: User, *, at: datetime) -> str:
    """The address that a link gives this person; raises `LinkDead`."""
    try:
        told = Wanted(*signing.loads(token, salt=_SALT))
    except (signing.BadSignature, TypeError):
        raise LinkDead from None
    asked = person.address_asked_at
    fits = told.person == person.pk and hmac.compare_digest(told.seal, _seal(person, told.address))
    if not fits or asked is None or not asked <= at < asked + ADDRESS_LASTS:
        raise LinkDead
    if User.objects.filter(email__iexact=told.address).exists():
        raise LinkDead
    return told.address


@transaction.atomic
def change_address(person: User, token: str, *, session: str | None, at: datetime) -> str:
    """Gives the account the address of the link, and signs the person out everywhere but in ``session``.

    Returns the new address; raises `LinkDead`. What allauth knew of the old address is forgotten.
    """
    held = User.objects.select_for_update().get(pk=person.pk)
    address, former = wanted_by(token, held, at=at), held.email
    held.email, held.address_asked_at = address, None
    held.save(update_fields=["email", "address_asked_at"])
    EmailAddress.objects.filter(user=held).delete()
    record(_change("changed address", held), {"from": former, "to": address}, actor=held.pk, at=at)
    end_sessions(held, but=session)
    address_changed.send(User, person=held, former=former, at=at)
    _write("address_changed", former, {"person": held})
    return address


def _write(name: str, to: str, words: dict[str, object]) -> None:
    subject = render_to_string(f"accounts/email/{name}_subject.txt", words).strip()
    text = render_to_string(f"accounts/email/{name}_message.txt", words)
    transaction.on_commit(lambda: send_mail(subject, text, settings.DEFAULT_FROM_EMAIL, [to]))
