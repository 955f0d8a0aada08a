"""The only way to a register: a right in it that holds today, and belonging to its organisation today.

What is not there and what is not yours are the same: `NotYours` is an ordinary 404.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F, Q, QuerySet

from alongside_web.accounts.models import Membership, Organisation, OrganisationKind
from alongside_web.accounts.queries import administered
from alongside_web.concerns.models import Concern, Kind, Point, Register, Right, Share
from alongside_web.partnerships.access import NotYours, current


@dataclass(frozen=True, slots=True)
class Desk:
    """A register as one person may open it, and whether the person may write in it."""

    register: Register
    person: int
    today: date
    keeps: bool

    @property
    def organisation(self) -> Organisation:
        return self.register.organisation


@dataclass(frozen=True, slots=True)
class Opened:
    """A case, and the desk that it is opened at."""

    concern: Concern
    desk: Desk


def rights_of(person: int, today: date) -> QuerySet[Right]:
    """The rights that a person has on the day; without belonging to the organisation there is none."""
    belongs = (
        Q(register__organisation__memberships__person=F("person"))
        & Q(register__organisation__memberships__since__lte=today)
        & (
            Q(register__organisation__memberships__until=None)
            | Q(register__organisation__memberships__until__gte=today)
        )
    )
    held = Right.objects.filter(current(today), person=person).filter(belongs)
    return held.select_related("register__organisation").distinct()


def desk_for(person: int | None, register: UUID, today: date) -> Desk:
    """The person's desk at a register; raises `NotYours`."""
    return _desk(person, Q(register__key=register), today)


def desk_of(person: int | None, organisation: Organisation, today: date) -> Desk:
    """The person's desk at the register of an organisation; raises `NotYours`."""
    return _desk(person, Q(register__organisation=organisation), today)


def keepers_desk(person: int | None, register: UUID, today: date) -> Desk:
    """The same for who may write in it; raises `NotYours`."""
    return _keeping(desk_for(person, register, today))


def _desk(person: int | None, which: Q, today: date) -> Desk:
    if person is None:
        raise NotYours
    held = list(rights_of(person, today).filter(which))
    if not held:
        raise NotYours
    return Desk(held[0].register, person, today, any(one.kind == Kind.KEEPS for one in held))


def _keeping(desk: Desk) -> Desk:
    if not desk.keeps:
        raise NotYours
    return desk


def case_for(person: int | None, concern: UUID, today: date) -> Opened:
    """A case with the desk that the person opens it at; raises `NotYours`."""
    if person is None:
        raise NotYours
    mine = rights_of(person, today).values("register")
    found = Concern.objects.filter(key=concern, register__in=mine).select_related("opened_by", "closed_by").first()
    if found is None:
        raise NotYours
    return Opened(found, _desk(person, Q(register=found.register_id), today))


def keepers_case(person: int | None, concern: UUID, today: date) -> Opened:
    """The same for who may write in it; raises `NotYours`."""
    opened = case_for(person, concern, today)
    _keeping(opened.desk)
    return opened


def point_for(person: int | None, point: UUID, today: date) -> tuple[Point, Opened]:
    """A point and its case, for who may write in it; raises `NotYours`."""
    if person is None:
        raise NotYours
    mine = rights_of(person, today).filter(kind=Kind.KEEPS).values("register")
    found = Point.objects.filter(key=point, concern__register__in=mine).select_related("concern").first()
    if found is None:
        raise NotYours
    return found, keepers_case(person, found.concern.key, today)


def share_for_keeper(person: int | None, share: UUID, today: date) -> tuple[Share, Opened]:
    """What was shared, and its case, for who may write in it; raises `NotYours`."""
    if person is None:
        raise NotYours
    mine = rights_of(person, today).filter(kind=Kind.KEEPS).values("register")
    found = Share.objects.filter(key=share, concern__register__in=mine).select_related("concern", "head").first()
    if found is None:
        raise NotYours
    return found, keepers_case(person, found.concern.key, today)


def shared_with(person: int, today: date) -> QuerySet[Share]:
    """What is shared with a head today: not taken back, and while the head belongs to that school."""
    schools = Membership.objects.filter(
        current(today), person=person, organisation__kind=OrganisationKind.SCHOOL
    ).exclude(organisation__school="")
    held = Share.objects.filter(head=person, taken_back_at=None, school__in=schools.values("organisation__school"))
    return held.order_by("-shared_at", "-pk")


def share_for_head(person: int | None, share: UUID, today: date) -> Share:
    """One thing that is shared with a head; raises `NotYours`."""
    found = shared_with(person, today).filter(key=share).first() if person is not None else None
    if found is None:
        raise NotYours
    return found


def organisation_to_look_after(person: int | None, organisation: UUID, today: date) -> Organisation:
    """An organisation for whose register the person may give rights: a school keeps none. Raises an ordinary 404."""
    found = administered(person, organisation, today)
    if found.kind == OrganisationKind.SCHOOL:
        raise NotYours
    return found


def right_to_withdraw(person: int | None, right: UUID, today: date) -> Right:
    """A right that still holds, in an organisation whose people the person looks after; raises an ordinary 404."""
    looked_after = Membership.objects.filter(current(today), person=person, administers=True).values("organisation")
    held = Right.objects.filter(key=right, until=None, register__organisation__in=looked_after)
    found = held.select_related("register__organisation", "person").first()
    if person is None or found is None:
        raise NotYours
    return found
