"""Days as an iCalendar file (RFC 5545): stable names, rising sequence, folded lines, London time. The same days, the same bytes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

_ZONE = """BEGIN:VTIMEZONE
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
END:VTIMEZONE""".splitlines()
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": ""})
_MOST = 75


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
    head = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Alongside//Calendar//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(name)}",
        "X-WR-TIMEZONE:Europe/London",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
    )
    lines = (*head, *_ZONE, *(line for one in days for line in _event(one)), "END:VCALENDAR", "")
    return "\r\n".join(map(folded, lines)).encode()


def _event(one: Day) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{one.uid}"
    yield f"SEQUENCE:{one.sequence}"
    stamp = f"{one.changed.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTAMP:{stamp}"
    yield f"LAST-MODIFIED:{stamp}"
    yield from _when(one)
    yield f"SUMMARY:{_text(one.title)}"
    if one.place:
        yield f"LOCATION:{_text(one.place)}"
    if one.address:
        yield f"URL:{one.address}"
    yield f"STATUS:{'CANCELLED' if one.cancelled else 'CONFIRMED'}"
    if one.begins is None or one.last > one.first:
        yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _when(one: Day) -> Iterator[str]:
    """A time of the day on one day; whole days otherwise, whose end is the day after the last."""
    if one.begins is not None and one.first == one.last:
        yield f"DTSTART;TZID=Europe/London:{one.first:%Y%m%d}T{one.begins:%H%M%S}"
        if one.ends is not None and one.ends > one.begins:
            yield f"DTEND;TZID=Europe/London:{one.first:%Y%m%d}T{one.ends:%H%M%S}"
        return
    yield f"DTSTART;VALUE=DATE:{one.first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{max(one.first, one.last) + timedelta(days=1):%Y%m%d}"


def _text(words: str) -> str:
    return _CONTROL.sub("", words).translate(_ESCAPES)


def folded(line: str) -> str:
    """A line in pieces of at most 75 bytes, no character cut in two."""
    if len(line) <= _MOST and line.isascii():
        return line
    pieces, room, start, used = [], _MOST, 0, 0
    for place, character in enumerate(line):
        size = len(character.encode())
        if used + size > room:
            pieces.append(line[start:place])
            start, used, room = place, 0, _MOST - 1
        used += size
    return "\r\n ".join((*pieces, line[start:]))
