"""Days as an iCalendar file (RFC 5545): stable names, rising sequence, London time. The same days, the same bytes.

The lines are written here and not by a library that knows every kind of calendar: people's calendar programs ask several
times a day for all their days, and most of what a library does for each line is to find out what we know already.
The tests hold what is written to what the library would write and read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

# The zone as rules: a list of the changes of the clock would have an end.
_HEAD: Final = (
    *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Alongside//Calendar//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"),
    *("X-WR-CALNAME:{name}", "REFRESH-INTERVAL;VALUE=DURATION:PT6H", "X-WR-TIMEZONE:Europe/London"),
    *("BEGIN:VTIMEZONE", "TZID:Europe/London"),
    *("BEGIN:DAYLIGHT", "DTSTART:19810329T010000", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3", "TZNAME:BST"),
    *("TZOFFSETFROM:+0000", "TZOFFSETTO:+0100", "END:DAYLIGHT"),
    *("BEGIN:STANDARD", "DTSTART:19961027T020000", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10", "TZNAME:GMT"),
    *("TZOFFSETFROM:+0100", "TZOFFSETTO:+0000", "END:STANDARD", "END:VTIMEZONE"),
)
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
# What stands between two pieces of a folded line, and how many bytes of the line fit before it.
_FOLD: Final = b"\r\n "
_FITS: Final = 74


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
    head = (line.format(name=_text(name)) for line in _HEAD)
    lines = (*head, *(line for one in days for line in _event(one)), "END:VCALENDAR")
    return b"".join(_folded(line.encode()) + b"\r\n" for line in lines)


def _event(one: Day) -> Iterator[str]:
    changed = _instant(one.changed)
    yield "BEGIN:VEVENT"
    yield f"SUMMARY:{_text(one.title)}"
    yield from _when(one)
    yield f"DTSTAMP:{changed}"
    yield f"UID:{_text(one.uid)}"
    yield f"SEQUENCE:{one.sequence}"
    yield f"LAST-MODIFIED:{changed}"
    if one.place:
        yield f"LOCATION:{_text(one.place)}"
    yield "STATUS:CANCELLED" if one.cancelled else "STATUS:CONFIRMED"
    if one.begins is None or one.last > one.first:
        yield "TRANSP:TRANSPARENT"
    if one.address:
        yield f"URL:{one.address}"
    yield "END:VEVENT"


def _when(one: Day) -> Iterator[str]:
    """A time of the day on one day; whole days otherwise, whose end is the day after the last."""
    if one.begins is not None and one.first == one.last:
        yield f"DTSTART;TZID=Europe/London:{_day(one.first)}T{_clock(one.begins)}"
        if one.ends is not None and one.ends > one.begins:
            yield f"DTEND;TZID=Europe/London:{_day(one.first)}T{_clock(one.ends)}"
        return
    yield f"DTSTART;VALUE=DATE:{_day(one.first)}"
    yield f"DTEND;VALUE=DATE:{_day(max(one.first, one.last) + timedelta(days=1))}"


def _day(day: date) -> str:
    # As the database and Python write it, with four digits of the year even of the first centuries.
    return day.isoformat().replace("-", "")


def _clock(at: time) -> str:
    return f"{at.hour:02}{at.minute:02}{at.second:02}"


def _instant(at: datetime) -> str:
    known = at.astimezone(UTC)
    return f"{_day(known.date())}T{_clock(known.time())}Z"


def _text(words: str) -> str:
    """Words as a value: without control characters, which no calendar may hold, and nothing in them that ends it."""
    plain = _CONTROL.sub("", words)
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: bytes) -> bytes:
    """The line in pieces of at most 75 bytes, cut neither within a character nor between a backslash and what it escapes."""
    if len(line) <= _FITS:
        return line
    pieces = []
    while len(line) > _FITS:
        cut = _FITS
        while line[cut] & 0xC0 == 0x80:
            cut -= 1
        # Some readers undo the escapes before they join the pieces.
        cut -= line[cut - 1] in b"\\^"
        pieces.append(line[:cut])
        line = line[cut:]
    return _FOLD.join((*pieces, line))
