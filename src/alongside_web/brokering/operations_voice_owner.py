"""Whose voice is whose: by the account of the head, and by address where the round wrote to one that had no account yet.

A round writes to an address, and addresses change; a voice is bound to an account when the head is named, or before the address
of the account is another.
"""

from __future__ import annotations

from django.db.models import Q, QuerySet

from alongside_web.accounts.models import User
from alongside_web.accounts.walls import seen_by_all
from alongside_web.brokering.voice_models import Voice


def voices_of(person: User, address: str) -> QuerySet[Voice]:
    """The voices of a person with this address; the caller sees every row."""
    return Voice.objects.filter(Q(person=person) | Q(person=None, email__iexact=address))


def own_by_former_address(*, person: User, former: str, **_others: object) -> None:
    """Listens for people who have another address: what was written to the former one before stays theirs.

    What is written to it later is not: a school gives such an address to the next head.
    """
    # unaudited: the change of address is recorded where it is made
    with seen_by_all():
        Voice.objects.filter(person=None, email__iexact=former).update(person=person)
