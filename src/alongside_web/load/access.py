"""Who sees what of a school's load: its own people everything, brokers and advisers what it shows them, nobody else a name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from alongside_web.accounts.models import Membership, Organisation, OrganisationKind
from alongside_web.load.models import Commitment, KindChoice, ReaderChoice
from alongside_web.partnerships.access import NotYours, Seat, partnerships_of, parts_of
from alongside_web.partnerships.models import Role, Side
from alongside_web.partnerships.running import running_seat

LEADING = (Role.HEAD, Role.MANAGER)
OUTSIDE = (Role.BROKER, Role.ADVISER)
_SIDES = (Side.SUPPORTED, Side.SUPPORTING)


@dataclass(frozen=True, slots=True)
class SchoolSeat:
    """A school as one of its own people may see it; ``leads`` says whether the person may write."""

    school: Organisation
    person: int
    today: date
    leads: bool


def school_seat(person: int | None, key: UUID, today: date) -> SchoolSeat:
    """The seat of one of a school's own people: a member today, or somebody with a part on its side; raises `NotYours`."""
    school = Organisation.objects.filter(key=key, kind=OrganisationKind.SCHOOL).first()
    if person is None or school is None:
        raise NotYours
    roles = set(parts_of(person, today).filter(organisation=school, side__in=_SIDES).values_list("role", flat=True))
    if not roles and not _members(person, today).filter(organisation=school).exists():
        raise NotYours
    return SchoolSeat(school, person, today, leads=not roles.isdisjoint(LEADING))


def leading_seat(person: int | None, key: UUID, today: date) -> SchoolSeat:
    """The seat of a head or manager of the school; raises `NotYours`."""
    seat = school_seat(person, key, today)
    if not seat.leads:
        raise NotYours
    return seat


def _members(person: int, today: date) -> QuerySet[Membership]:
    return Membership.objects.filter(person=person, since__lte=today).exclude(until__lt=today)


def own_schools(person: int, today: date) -> QuerySet[Organisation]:
    """The schools whose own people this person is one of, by name."""
    parts = parts_of(person, today).filter(side__in=_SIDES).values("organisation")
    known = Q(pk__in=_members(person, today).values("organisation")) | Q(pk__in=parts)
    return Organisation.objects.filter(known, kind=OrganisationKind.SCHOOL).order_by("name", "pk")


def outside_seat(person: int | None, key: UUID, today: date) -> Seat:
    """The seat of a broker or adviser of a partnership that both heads agreed to; raises `NotYours`."""
    return running_seat(person, key, today, roles=OUTSIDE)


def school_of(seat: Seat, side: str) -> Organisation:
    """The school of a side."""
    return seat.partnership.supporting if side == Side.SUPPORTING else seat.partnership.supported


def shown_outside(person: int, today: date) -> Q:
    """Which commitments a broker or adviser sees of a school: their own, and what the school shows them.

    A partnership is shown to nobody who has no part in it: another authority's is the school's own business.
    """
    known = Q(partnership__in=partnerships_of(person, today)) | (Q(partnership=None) & ~Q(kind=KindChoice.PARTNERSHIP))
    return Q(author=person) | (Q(audience=ReaderChoice.BROKER) & known)


def live(school: Organisation) -> QuerySet[Commitment]:
    """What a school is committed to, by name; what was removed is left out."""
    return Commitment.objects.filter(organisation=school, removed_at=None).order_by("name", "id")


def commitment_to_write(person: int | None, key: UUID, today: date) -> Commitment:
    """A commitment that the person may change: a head or manager of its school, or the broker or adviser who entered it and
    still has a part with that school. Raises `NotYours`."""
    found = Commitment.objects.filter(key=key, removed_at=None).select_related("organisation").first()
    if person is None or found is None:
        raise NotYours
    parts = parts_of(person, today)
    if parts.filter(organisation=found.organisation, side__in=_SIDES, role__in=LEADING).exists():
        return found
    with_school = Q(partnership__supported=found.organisation) | Q(partnership__supporting=found.organisation)
    if found.author_id == person and parts.filter(with_school, role__in=OUTSIDE).exists():
        return found
    raise NotYours
