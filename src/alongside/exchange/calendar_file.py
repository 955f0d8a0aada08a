"""Days as an iCalendar file (RFC 5545): stable names, rising sequence, London time. The same days, the same bytes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone

# Rules, where icalendar would list the changes of the clock up to 2038, those of spring an hour late.
_ZONE: Final = Timezone.from_ical("""BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
DTSTART:19810329T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:BST
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:GMT
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
END:STANDARD
END:VTIMEZONE""")
_LONDON: Final = ZoneInfo("Europe/London")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Day:
    """One entry of a calendar. Without a time it is for whole days; what is dropped stays as cancelled."""

    uid: str
    title: str
    first: date
    last: date
    changed: datetime
    begins: time | None = None
    ends: time | None = None
    place: str = ""
    cancelled: bool = False
    sequence: int = 0
    address: str = ""


def calendar_file(name: str, days: Iterable[Day]) -> bytes:
    """The whole file."""
    whole = Calendar()
    whole.add("version", "2.0")
    whole.add("prodid", "-//Alongside//Calendar//EN")
    whole.add("calscale", "GREGORIAN")
    whole.add("method", "PUBLISH")
    whole.add("x-wr-calname", _plain(name))
    whole.add("x-wr-timezone", "Europe/London")
    whole.add("refresh-interval", timedelta(hours=6), parameters={"VALUE": "DURATION"})
    whole.add_component(_ZONE)
    for one in days:
        whole.add_component(_event(one))
    written: bytes = whole.to_ical()
    return written


def _event(one: Day) -> Event:
    event = Event()
    event.add("uid", one.uid)
    event.add("sequence", one.sequence)
    event.add("dtstamp", one.changed.astimezone(UTC))
    event.add("last-modified", one.changed.astimezone(UTC))
    _add_when(event, one)
    event.add("summary", _plain(one.title))
    if one.place:
        event.add("location", _plain(one.place))
    if one.address:
        event.add("url", one.address)
    event.add("status", "CANCELLED" if one.cancelled else "CONFIRMED")
    if one.begins is None or one.last > one.first:
        event.add("transp", "TRANSPARENT")
    return event


def _add_when(event: Event, one: Day) -> None:
    """A time of the day on one day; whole days otherwise, whose end is the day after the last."""
    if one.begins is not None and one.first == one.last:
        event.add("dtstart", datetime.combine(one.first, one.begins, _LONDON))
        if one.ends is not None and one.ends > one.begins:
            event.add("dtend", datetime.combine(one.first, one.ends, _LONDON))
        return
    event.add("dtstart", one.first)
    event.add("dtend", max(one.first, one.last) + timedelta(days=1))


def _plain(words: str) -> str:
    """The words without control characters, which no calendar may hold."""
    return _CONTROL.sub("", words)
