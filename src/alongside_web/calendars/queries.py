"""What calendars show: a person's feed, the own settings, and days off."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext

from alongside.exchange.calendar_file import Day, calendar_file
from alongside.partnerships.days_off import DaysOff
from alongside_web.accounts.models import Organisation, OrganisationKind, User
from alongside_web.accounts.walls import seen_by
from alongside_web.calendars.bank_holidays import bank_holidays, name_of
from alongside_web.calendars.models import DaysClosed, FeedAddress, Rhythm, RhythmChosen
from alongside_web.calendars.seats import closures, days_off_for, parts_today, seats_from
from alongside_web.calendars.tokens import hash_of, token_of
from alongside_web.partnerships.access import NotYours, parts_of
from alongside_web.partnerships.dated import Dated, dated_for
from alongside_web.partnerships.models import Role
from alongside_web.partnerships.queries import arrangers

# How far back a calendar goes: what is older is in the partnership's own pages.
BACK = timedelta(days=400)
_HOST = "alongside"


@dataclass(frozen=True, slots=True)
class Feed:
    """A person's calendar as a file, and what identifies just these bytes."""

    file: bytes
    digest: str


def address_with(token: str) -> FeedAddress | None:
    """The address that a secret opens, of somebody whose account is open; None for every other."""
    found = FeedAddress.objects.filter(token_hash=hash_of(token), ended_at=None, person__is_active=True)
    return found.select_related("person").first()


def feed(person: int, today: date) -> Feed:
    """What the person may know of, with a day, from four hundred days ago on."""
    with seen_by(person):
        seats = seats_from(parts_today(today, person), today)
        days = tuple(map(_day, dated_for(seats, today - BACK)))
    file = calendar_file(gettext("Alongside"), days)
    return Feed(file, hashlib.sha256(file).hexdigest())


def _day(one: Dated) -> Day:
    return Day(
        uid=f"{one.uid}@{_HOST}",
        title=one.title,
        first=one.first,
        last=one.last,
        changed=one.changed,
        begins=one.begins,
        ends=one.ends,
        place=one.place,
        cancelled=one.cancelled,
        sequence=one.version - 1,
        address=f"{settings.SITE_ADDRESS}{one.path}" if one.path else "",
    )


@dataclass(frozen=True, slots=True)
class Mine:
    """A person's own calendar settings."""

    address: FeedAddress | None
    rhythm: str
    next_school_day: date
    may_enter: bool


def mine(person: User, today: date) -> Mine:
    """How the person's calendar and reminders are set."""
    return Mine(
        address=FeedAddress.objects.filter(person=person, ended_at=None).first(),
        rhythm=rhythm_of(person),
        next_school_day=own_days_off(person.pk, today).following(today),
        may_enter=may_enter_for(person, today).exists(),
    )


def own_address(person: User) -> str | None:
    """The person's address in full; None where there is none, or where the site's key is another than it was."""
    row = FeedAddress.objects.filter(person=person, ended_at=None).first()
    if row is None:
        return None
    token = token_of(row.seed)
    known = hash_of(token) == row.token_hash
    return f"{settings.SITE_ADDRESS}{reverse('calendars:feed', args=[token])}" if known else None


def rhythm_of(person: User) -> str:
    """How the person wants to be reminded; each as it falls due where nothing was chosen."""
    chosen = RhythmChosen.objects.filter(person=person).order_by("-id").first()
    return chosen.rhythm if chosen else Rhythm.EACH.value


def own_days_off(person: int, today: date) -> DaysOff:
    """The days off that count for a person."""
    seats = seats_from(parts_today(today, person), today)
    of = {
        pk for seat in seats for pk in (seat.partnership.arranged_by_id, *(p.organisation_id for p in seat.parts)) if pk
    }
    return days_off_for(seats, closures(of), today)


def may_enter_for(person: User, today: date) -> QuerySet[Organisation]:
    """For whom a person may enter days off: as broker for authorities and trusts, as head for the own school."""
    parts = parts_of(person.pk, today)
    brokers = parts.filter(role=Role.BROKER).values("organisation")
    heads = parts.filter(role=Role.HEAD).values("organisation")
    arranging = arrangers(person, today).filter(pk__in=brokers).values("pk")
    school = Q(kind=OrganisationKind.SCHOOL, pk__in=heads)
    return Organisation.objects.filter(school | Q(pk__in=arranging)).order_by("name", "pk")


def organisation_to_enter(person: User, key: UUID, today: date) -> Organisation:
    """An organisation for which the person may enter days off; raises `NotYours`."""
    found = may_enter_for(person, today).filter(key=key).first()
    if found is None:
        raise NotYours
    return found


def closed_to_remove(person: User, key: UUID, today: date) -> DaysClosed:
    """Days off that the person may take away; raises `NotYours`."""
    rows = DaysClosed.objects.filter(key=key, removed_at=None, organisation__in=may_enter_for(person, today))
    found = rows.select_related("organisation").first()
    if found is None:
        raise NotYours
    return found


@dataclass(frozen=True, slots=True)
class Entered:
    """An organisation and its days off from today on."""

    organisation: Organisation
    closed: tuple[DaysClosed, ...]


@dataclass(frozen=True, slots=True)
class DaysOffShown:
    """Days off that the person may enter, and the bank holidays to come."""

    entered: tuple[Entered, ...]
    bank_holidays: tuple[tuple[date, str], ...]


def days_off_shown(person: User, today: date) -> DaysOffShown:
    """The page of days off."""
    organisations = tuple(may_enter_for(person, today))
    rows = DaysClosed.objects.filter(organisation__in=organisations, removed_at=None, last__gte=today).order_by("first")
    closed = tuple(rows)
    entered = (Entered(one, tuple(c for c in closed if c.organisation_id == one.pk)) for one in organisations)
    return DaysOffShown(tuple(entered), tuple(_coming(today)))


def _coming(today: date) -> Iterator[tuple[date, str]]:
    for year in (today.year, today.year + 1):
        for day, name in bank_holidays(year):
            if today <= day < today + timedelta(days=366) and day.weekday() < 5:
                yield day, name_of(name)
