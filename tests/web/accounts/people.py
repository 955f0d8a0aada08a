"""Invented people, organisations and forms for the tests of accounts."""

from __future__ import annotations

import re
import time
from datetime import UTC, date, datetime

from django.core import mail
from django.test import Client

from alongside_web.accounts.models import Membership, Organisation, OrganisationKind, User

PASSWORD = "plum kettle harbour"
AT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def person(name: str, **more: object) -> User:
    return User.objects.create_user(f"{name}@example.org", PASSWORD, full_name=name.title())


def organisation(name: str = "Oakshire", kind: OrganisationKind = OrganisationKind.AUTHORITY) -> Organisation:
    return Organisation.objects.create(kind=kind, name=name)


def member(someone: User, of: Organisation, *, administers: bool = False) -> Membership:
    return Membership.objects.create(person=someone, organisation=of, administers=administers, since=date(2026, 9, 1))


def sign_in(client: Client, someone: User, password: str = PASSWORD) -> int:
    return client.post("/account/sign-in/", {"login": someone.email, "password": password}).status_code


def signed_in(someone: User) -> Client:
    client = Client()
    client.force_login(someone)
    return client


def proved(someone: User) -> Client:
    """Signed in, and the password given just now."""
    client = signed_in(someone)
    prove(client, someone)
    return client


def prove(client: Client, someone: User) -> None:
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time(), "reauthenticated": True}]
    session["account_authentication_methods_user"] = str(someone.pk)
    session.save()


def key(text: str = "k") -> dict[str, str]:
    return {"once": text}


def link_in_mail(number: int = -1) -> str:
    found = re.search(r"https?://[^/\s]+(/\S+)", str(mail.outbox[number].body))
    assert found, mail.outbox[number].body
    return found.group(1)
