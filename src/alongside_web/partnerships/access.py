"""The only way to a partnership and to what is said in it: through a person's part in it, on a day.

What is not there and what is not yours are the same: `NotYours` is an ordinary 404.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from alongside.evidence.perspectives import Audience
from alongside.partnerships.sight import Standpoint, Thing, sees
from alongside.partnerships.states import JOINED, Doer, State
from alongside_web.partnerships.models import Participation, Partnership, Role, Side


class NotYours(Http404):
    """There is no such thing, or none that this person may know of."""


_DOERS = ((Doer.HEAD, Role.HEAD), (Doer.BROKER, Role.BROKER))
_STANDPOINTS = (
    (Standpoint.BROKER, Role.BROKER),
    (Standpoint.ADVISER, Role.ADVISER),
    (Standpoint.EVALUATOR, Role.EVALUATOR),
    (Standpoint.GUEST, Role.GUEST),
)


# The audiences that are open to whoever has a role; the rest go by side and author.
_OPEN_TO = {
    Audience.AUTHOR_AND_EVALUATOR.value: (Role.EVALUATOR,),
    Audience.BROKER.value: (Role.BROKER,),
    Audience.STEERING_GROUP.value: (Role.GOVERNOR, Role.HEAD),
}


@dataclass(frozen=True, slots=True)
class Seat:
    """A partnership as one person may see it, with the parts that the person has in it on the day."""

    partnership: Partnership
    parts: tuple[Participation, ...]
    person: int
    today: date

    @property
    def sides(self) -> frozenset[str]:
        """The schools' sides on which the person sits."""
        return frozenset(one.side for one in self.parts if one.side != Side.NEITHER)

    def has(self, *roles: Role) -> bool:
        """Whether the person has any of these roles."""
        return any(one.role in roles for one in self.parts)

    def joined(self) -> bool:
        """Whether both heads have said yes at least once, so that the sides know of each other."""
        return State(self.partnership.state) in JOINED

    def heads(self, side: str) -> bool:
        """Whether the person is head of this side."""
        return any(one.role == Role.HEAD and one.side == side for one in self.parts)

    @property
    def doers(self) -> frozenset[Doer]:
        """In which parts the person may act upon the partnership as a whole."""
        return frozenset(doer for doer, role in _DOERS if self.has(role))

    @property
    def head_side(self) -> str | None:
        """The side whose head the person is, or None."""
        return next((one.side for one in self.parts if one.role == Role.HEAD), None)


def current(today: date) -> Q:
    """Which parts hold on the day, as a filter."""
    return Q(since__lte=today) & (Q(until=None) | Q(until__gte=today))


def parts_of(person: int, today: date) -> QuerySet[Participation]:
    """The parts that a person has on the day, in any partnership."""
    return Participation.objects.filter(current(today), person=person)


def partnerships_of(person: int, today: date) -> QuerySet[Partnership]:
    """The partnerships that a person may know of on the day."""
    return Partnership.objects.filter(pk__in=parts_of(person, today).values("partnership"))


def seat_for(person: int | None, key: UUID, today: date) -> Seat:
    """The person's seat in a partnership; raises `NotYours`."""
    if person is None:
        raise NotYours
    mine = parts_of(person, today).filter(partnership__key=key)
    parts = tuple(mine.select_related("partnership__supported", "partnership__supporting", "organisation"))
    if not parts:
        raise NotYours
    return Seat(parts[0].partnership, parts, person, today)


def may_see(seat: Seat) -> Q:
    """Which statements the person may see: rows with ``author``, ``side`` and ``audience``, as a filter."""
    shown = Q(author=seat.person) | Q(audience=Audience.PUBLIC.value) | Q(audience=Audience.BOTH_SIDES.value)
    if seat.has(Role.EVALUATOR):
        shown |= Q(audience=Audience.AUTHOR_AND_EVALUATOR.value)
    if seat.has(Role.BROKER):
        shown |= Q(audience=Audience.BROKER.value)
    if seat.has(Role.GOVERNOR, Role.HEAD):
        shown |= Q(audience=Audience.STEERING_GROUP.value)
    if seat.sides:
        shown |= Q(audience=Audience.OWN_SIDE.value, side__in=seat.sides)
    return shown


def may_see_one(seat: Seat, audience: str, *, side: str, author: int | None) -> bool:
    """Whether the person may see one statement: the same as `may_see`, for what is no row of one table."""
    if author == seat.person or audience in (Audience.PUBLIC.value, Audience.BOTH_SIDES.value):
        return True
    if audience == Audience.OWN_SIDE.value:
        return side in seat.sides
    return seat.has(*_OPEN_TO.get(audience, ()))


def _standpoints(seat: Seat, side: str, giver: int | None) -> frozenset[Standpoint]:
    roles = {standpoint for standpoint, role in _STANDPOINTS if seat.has(role)}
    if giver is not None and giver == seat.person:
        roles.add(Standpoint.GIVER)
    if side in seat.sides:
        roles.add(Standpoint.OWN_SIDE)
    if seat.sides - {side}:
        roles.add(Standpoint.OTHER_SIDE)
    if any(one.role == Role.GOVERNOR and one.side == Side.NEITHER for one in seat.parts):
        roles.add(Standpoint.STEERING)
    return frozenset(roles)


def sees_thing(thing: Thing, seat: Seat, side: str, *, giver: int | None = None, shared: bool = False) -> bool:
    """Whether the person sees something of one side, by the table of who sees what."""
    return sees(thing, _standpoints(seat, side, giver), agreed=seat.joined(), shared=shared)


def audiences_open_to(seat: Seat) -> tuple[str, ...]:
    """For whom the person may write. Until both heads said yes, a school's people write to nobody of the other school."""
    open_to = [Audience.AUTHOR_AND_EVALUATOR.value, Audience.BROKER.value]
    if seat.sides:
        open_to.append(Audience.OWN_SIDE.value)
    if seat.joined() or not seat.sides:
        open_to += [Audience.STEERING_GROUP.value, Audience.BOTH_SIDES.value]
    return tuple(open_to)
