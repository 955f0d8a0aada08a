"""A calendar as a file: read by others as it was meant, folded, in London time, the same days the same bytes."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from alongside.exchange.calendar_file import Day, calendar_file

AT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
LONDON = ZoneInfo("Europe/London")
VISIT = Day("activity-1@alongside", "Visit", date(2027, 6, 14), date(2027, 6, 14), AT)
PLAIN = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp")), max_size=120)


LINES = st.text(st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\\^,;"), max_size=200)
HOURS = st.none() | st.times().map(lambda one: one.replace(microsecond=0))
DAYS = st.dates(date(1990, 1, 1), date(2060, 1, 1))


def events(file: bytes) -> list[icalendar.Event]:
    return list(icalendar.Calendar.from_ical(file).walk("VEVENT"))


def test_days_are_whole_days_whose_end_is_the_day_after() -> None:
    found = events(calendar_file("Mine", [VISIT]))[0]
    assert found["DTSTART"].dt == date(2027, 6, 14)
    assert found["DTEND"].dt == date(2027, 6, 15)
    assert found["STATUS"] == "CONFIRMED"


@pytest.mark.parametrize(("day", "offset"), [(date(2027, 6, 14), 1), (date(2027, 1, 11), 0)])
def test_a_time_of_the_day_is_londons_in_summer_and_in_winter(day: date, offset: int) -> None:
    one = Day("a", "Visit", day, day, AT, begins=time(9, 15), ends=time(10, 45))
    found = events(calendar_file("Mine", [one]))[0]
    assert found["DTSTART"].dt == datetime(day.year, day.month, day.day, 9, 15, tzinfo=LONDON)
    assert found["DTSTART"].dt.utcoffset() == timedelta(hours=offset)
    assert found["DTEND"].dt - found["DTSTART"].dt == timedelta(minutes=90)


def test_the_time_zone_says_when_the_clocks_change() -> None:
    zone = next(iter(icalendar.Calendar.from_ical(calendar_file("Mine", [])).walk("VTIMEZONE")))
    assert zone["TZID"] == "Europe/London"
    kept = zone.to_tz(lookup_tzid=False)
    for day in (datetime(2027, 3, 28, 0, 30), datetime(2027, 3, 28, 3, 0), datetime(2027, 10, 31, 3, 0)):  # noqa: DTZ001 - local times
        assert day.replace(tzinfo=kept).utcoffset() == day.replace(tzinfo=LONDON).utcoffset()


def test_a_cancellation_stays_with_its_name_and_a_higher_sequence() -> None:
    gone = Day(VISIT.uid, VISIT.title, VISIT.first, VISIT.last, AT, cancelled=True, sequence=3)
    found = events(calendar_file("Mine", [gone]))[0]
    assert (found["UID"], found["SEQUENCE"], found["STATUS"]) == (VISIT.uid, 3, "CANCELLED")


def by_the_library(one: Day) -> bytes:
    """The lines of a day as the library for calendars writes them, which knows all of the standard."""
    event = icalendar.Event()
    event.add("uid", one.uid)
    event.add("sequence", one.sequence)
    event.add("dtstamp", one.changed)
    event.add("last-modified", one.changed)
    if one.begins is not None and one.first == one.last:
        event.add("dtstart", datetime.combine(one.first, one.begins, LONDON))
        if one.ends is not None and one.ends > one.begins:
            event.add("dtend", datetime.combine(one.first, one.ends, LONDON))
    else:
        event.add("dtstart", one.first)
        event.add("dtend", max(one.first, one.last) + timedelta(days=1))
    event.add("summary", one.title)
    if one.place:
        event.add("location", one.place)
    if one.address:
        event.add("url", one.address)
    event.add("status", "CANCELLED" if one.cancelled else "CONFIRMED")
    if one.begins is None or one.last > one.first:
        event.add("transp", "TRANSPARENT")
    return bytes(event.to_ical())


@given(
    st.builds(
        Day,
        uid=st.uuids().map(str),
        title=LINES,
        first=DAYS,
        last=DAYS,
        changed=st.datetimes(timezones=st.just(UTC)).map(lambda one: one.replace(microsecond=0)),
        begins=HOURS,
        ends=HOURS,
        place=LINES,
        cancelled=st.booleans(),
        sequence=st.integers(0, 999),
        address=st.integers(0, 99).map(lambda more: f"https://example.org/{'a' * more}"),
    )
)
def test_each_day_is_written_as_the_library_would(one: Day) -> None:
    # The library takes \\N for the end of a line, which it is only to who reads.
    assume("\\N" not in one.title + one.place)
    assert by_the_library(one) in calendar_file("Mine", [one])


def test_the_whole_is_written_as_the_library_would() -> None:
    file = calendar_file("Mine", [VISIT])
    assert icalendar.Calendar.from_ical(file).to_ical() == file


@given(PLAIN, PLAIN)
@example("C:\\New", "a\\nb")
def test_whatever_words_somebody_writes_come_back_as_they_were(title: str, place: str) -> None:
    file = calendar_file("Mine", [Day("a", title, date(2027, 1, 4), date(2027, 1, 4), AT, place=place)])
    found = events(file)[0]
    assert str(found["SUMMARY"]) == title
    assert str(found.get("LOCATION", "")) == place
    assert all(len(line) <= 75 for line in file.split(b"\r\n"))


@given(st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp")), min_size=60, max_size=300))
def test_long_lines_are_folded_within_75_bytes_and_no_character_is_cut(title: str) -> None:
    file = calendar_file("Mine", [Day("a", title, VISIT.first, VISIT.last, AT)])
    pieces = file.split(b"\r\n")
    assert all(len(piece) <= 75 for piece in pieces)
    assert all(piece.decode() is not None for piece in pieces)
    assert str(events(file)[0]["SUMMARY"]) == title


def test_commas_semicolons_backslashes_and_line_ends_are_escaped() -> None:
    file = calendar_file("Mine", [Day("a", "Maths, science; \\ art\nand French", VISIT.first, VISIT.last, AT)])
    assert b"SUMMARY:Maths\\, science\\; \\\\ art\\nand French\r\n" in file


def test_words_cannot_add_a_line() -> None:
    file = calendar_file("Mine", [Day("a", "Visit\r\nSTATUS:CANCELLED\x07", VISIT.first, VISIT.last, AT)])
    assert [str(one["STATUS"]) for one in events(file)] == ["CONFIRMED"]


def test_the_same_days_are_the_same_bytes() -> None:
    days = [
        Day(f"activity-{n}", f"Visit {n} to the science department – café", VISIT.first, VISIT.last, AT)
        for n in range(500)
    ]
    file = calendar_file("Mine", days)
    assert file == calendar_file("Mine", days)
    assert len(events(file)) == 500
