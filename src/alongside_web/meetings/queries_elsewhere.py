"""What meetings tell other parts of the site: deeds for the lenses, days for calendars, and that the steering group met."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from alongside.evidence.coding import Event, EventKind
from alongside.evidence.perspectives import Audience
from alongside_web.meetings.access import readable
from alongside_web.meetings.models import AudienceChoice, Meeting, MeetingKind, NetworkMeeting
from alongside_web.partnerships.access import Seat
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
    for seat in (one for one in seats if one.has(*READERS)):
        base = f"/partnerships/{seat.partnership.key}"
        held = readable(seat, Meeting).filter(on__gte=since).order_by("on", "pk")
        for one in held.only("key", "title", "on", "begins_at", "place", "at", "version"):
            yield Dated(
                uid=f"meeting-{one.key}",
                seat=seat,
                title=one.title,
                first=one.on,
                last=one.on,
                changed=one.at,
                begins=one.begins_at,
                place=one.place,
                version=one.version,
                path=f"{base}/meetings/{one.key}/",
            )
        network = NetworkMeeting.objects.filter(partnership=seat.partnership, on__gte=since).order_by("on", "pk")
        for row in network.only("key", "topic", "on", "begins_at", "place", "at", "version"):
            yield Dated(
                uid=f"network-{row.key}",
                seat=seat,
                title=row.topic,
                first=row.on,
                last=row.on,
                changed=row.at,
                begins=row.begins_at,
                place=row.place,
                version=row.version,
                path=f"{base}/meetings/network/{row.key}/",
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
