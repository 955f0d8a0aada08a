"""What meetings tell other parts of the site: deeds for the lenses, days for calendars, and that the steering group met."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Q

from alongside.evidence.coding import Event, EventKind
from alongside.evidence.perspectives import Audience
from alongside_web.meetings.models import AudienceChoice, Meeting, MeetingKind, NetworkMeeting
from alongside_web.partnerships.access import Seat, may_see
from alongside_web.partnerships.dated import Dated, add_dated
from alongside_web.partnerships.deeds import Recorded, add_deeds, at_moment, known_until, on_day
from alongside_web.partnerships.facts import add_fact
from alongside_web.partnerships.models import Partnership, Side
from alongside_web.partnerships.running import READERS

# Governors of one school who meet by themselves say nothing of the two schools together, nor does a meeting with others.
_KINDS = {
    MeetingKind.STEERING.value: EventKind.STEERING_GROUP,
    MeetingKind.GOVERNORS.value: EventKind.GOVERNORS,
    MeetingKind.CROSS_SERVICE.value: EventKind.OTHER,
}


def meetings(partnership: Partnership, known: date) -> Iterator[Recorded]:
    """The meetings that had been and were written down by the end of a day."""
    until = known_until(known)
    held = Meeting.objects.filter(partnership=partnership, on__lte=known, at__lt=until).order_by("on", "pk")
    for one in held.only("key", "kind", "title", "on", "at", "side", "audience", "author_id"):
        written = at_moment(one.at)
        event = Event(
            id=f"meeting-{str(one.key)[:8]}",
            partnership=str(partnership.key),
            sub="",
            occurred=on_day(one.on),
            known_at=max(written, on_day(one.on)),
            kind=_KINDS.get(one.kind, EventKind.MEETING),
            by="both" if one.side == Side.NEITHER or one.audience != AudienceChoice.OWN_SIDE else one.side,
            summary=one.title,
            page="",
            of=f"{one.kind} {one.on}",
            audience=Audience(one.audience),
        )
        yield Recorded(event, side=one.side, author=one.author_id)


def days(seats: Sequence[Seat], since: date) -> Iterator[Dated]:
    """Meetings to come and held, as each person may read of them, and meetings across partnerships."""
    of = {seat.partnership.pk: seat for seat in seats if seat.has(*READERS)}
    readable = reduce(or_, _sights(of.values()), Q(pk=None))
    held = Meeting.objects.filter(readable, on__gte=since).order_by("on", "pk")
    network = NetworkMeeting.objects.filter(partnership__in=of, on__gte=since).order_by("on", "pk")
    for one in held.only("key", "partnership", "title", *_DATED):
        yield _dated(f"meeting-{one.key}", of[one.partnership_id], one, title=one.title, place=f"meetings/{one.key}/")
    for row in network.only("key", "partnership", "topic", *_DATED):
        path = f"meetings/network/{row.key}/"
        yield _dated(f"network-{row.key}", of[row.partnership_id], row, title=row.topic, place=path)


def _sights(seats: Iterable[Seat]) -> Iterator[Q]:
    """What people may read, once for all the partnerships in which they sit alike, however many those are."""
    alike: dict[tuple[frozenset[str], frozenset[str]], list[Seat]] = {}
    for seat in seats:
        alike.setdefault((frozenset(one.role for one in seat.parts), seat.sides), []).append(seat)
    for some in alike.values():
        yield may_see(some[0]) & Q(partnership__in=[one.partnership.pk for one in some])


_DATED = ("on", "begins_at", "place", "at", "version")


def _dated(uid: str, seat: Seat, row: Meeting | NetworkMeeting, *, title: str, place: str) -> Dated:
    return Dated(
        uid=uid,
        seat=seat,
        title=title,
        first=row.on,
        last=row.on,
        changed=row.at,
        begins=row.begins_at,
        place=row.place,
        version=row.version,
        path=f"/partnerships/{seat.partnership.key}/{place}",
    )


def steering_met(partnership: Partnership) -> bool:
    """Whether a meeting of the steering group that everybody may know of was written down with who came."""
    met = Meeting.objects.filter(partnership=partnership, kind=MeetingKind.STEERING, audience=AudienceChoice.BOTH_SIDES)
    return met.exclude(attenders=None, others="").exists()


def add_own() -> None:
    """Adds what this part tells."""
    add_deeds("meetings", meetings)
    add_dated("meetings", days)
    add_fact("steering-met", steering_met)
