"""Everything about a person: each part of the site adds what it holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from alongside_web.accounts.models import Invitation, Membership, Session, Submission, User
from alongside_web.audit.actions import in_words
from alongside_web.audit.models import Entry

Row = Mapping[str, object]
Words = str | Promise
Reporter = Callable[[User], Iterable[Row]]


@dataclass(frozen=True, slots=True)
class Held:
    """One kind of record about people: its name in the document, its heading, and what finds a person's own."""

    name: str
    heading: Words
    find: Reporter


@dataclass(frozen=True, slots=True)
class Section:
    """What is held of one kind about one person; ``more`` when the page does not show all."""

    heading: Words
    rows: tuple[Row, ...]
    more: bool


class ReportedTwice(ValueError):
    """Two parts of the site report under one name."""


_held: dict[str, Held] = {}


def add_reporter(held: Held) -> None:
    """Adds a kind of record to the report; call it when the part starts. Raises `ReportedTwice`."""
    if held.name in _held:
        raise ReportedTwice(f"There is a reporter '{held.name}' already; give this one another name.")
    _held[held.name] = held


def report_on(person: User, *, most: int) -> tuple[Section, ...]:
    """What is held about a person, at most so many rows of a kind."""
    sections = []
    for held in _held.values():
        rows = tuple(islice(held.find(person), most + 1))
        sections.append(Section(held.heading, rows[:most], len(rows) > most))
    return tuple(sections)


def document_on(person: User, at: datetime) -> dict[str, object]:
    """Everything that is held about a person, as a document."""
    return {"made": at, **{held.name: [dict(row) for row in held.find(person)] for held in _held.values()}}


def _account(person: User) -> Iterable[Row]:
    yield {
        "email": person.email,
        "full_name": person.full_name,
        "joined": person.joined,
        "last_signed_in": person.last_login,
        "is_operator": person.is_superuser,
        "closed": person.closed_at,
    }


def _memberships(person: User) -> Iterable[Row]:
    for one in Membership.objects.filter(person=person).select_related("organisation").order_by("pk"):
        yield {
            "organisation": one.organisation.name,
            "since": one.since,
            "until": one.until,
            "may_invite": one.administers,
        }


def _invitations(person: User) -> Iterable[Row]:
    theirs = Q(email__iexact=person.email) | Q(accepted_by=person) | Q(invited_by=person)
    for one in Invitation.objects.filter(theirs).select_related("organisation", "invited_by").order_by("pk"):
        mine = one.invited_by_id == person.pk
        yield {
            "to": one.email,
            "by": str(one.invited_by),
            "into": one.organisation.name,
            "for": "" if mine and one.accepted_by_id != person.pk else one.for_what,
            "sent": one.sent_at,
            "runs_out": one.expires_at,
            "accepted": one.accepted_at,
            "taken_back": one.revoked_at,
        }


def _sessions(person: User) -> Iterable[Row]:
    for one in Session.objects.filter(person=person.pk).order_by("expire_date"):
        yield {"ends": one.expire_date}


def _submissions(person: User) -> Iterable[Row]:
    for one in Submission.objects.filter(person=person).order_by("-pk").iterator(500):
        yield {"sent": one.at, "to": one.path}


def _audit(person: User) -> Iterable[Row]:
    theirs = Entry.objects.filter(Q(actor=person.pk) | Q(values_kept__about=person.pk))
    for one in theirs.select_related("values_kept").order_by("-pk").iterator(500):
        values = one.values_kept.values
        yield {"at": one.at, "what": _sentence(one, person), "values": values}


def _sentence(entry: Entry, person: User) -> str:
    """An entry as the person reads it; others who acted are not named here, for the entry may not be theirs to be seen in."""
    kept = entry.values_kept
    who = gettext("you") if entry.actor == person.pk else gettext("somebody else")
    about = gettext("yourself") if kept.about == person.pk else gettext("somebody else")
    return in_words(entry.action, kept.values, who=gettext("the site") if entry.actor is None else who, about=about)


def add_own_reporters() -> None:
    """Adds what the accounts hold."""
    add_reporter(Held("account", _("Your account"), _account))
    add_reporter(Held("memberships", _("Your organisations"), _memberships))
    add_reporter(Held("invitations", _("Invitations to you and by you"), _invitations))
    add_reporter(Held("sessions", _("Where you are signed in"), _sessions))
    add_reporter(Held("forms_sent", _("Forms you sent"), _submissions))
    add_reporter(Held("changes", _("Changes by you or about you"), _audit))
