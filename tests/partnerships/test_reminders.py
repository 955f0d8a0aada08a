"""Reminders: never on a day off, never twice, never missed, in whatever sequence the nights are run."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from alongside.partnerships.days_off import Closure, DaysOff, days_off
from alongside.partnerships.reminders import Kind, Occasion, around, due, due_in_week, window

PAGE = (Path(__file__).parents[2] / "docs/explanation/reminders.md").read_text(encoding="utf-8")
BEGIN = date(2026, 9, 1)
DAY = timedelta(days=1)
DAYS = st.dates(BEGIN, date(2027, 12, 31))
CLOSURES = st.lists(st.builds(lambda first, n: Closure(first, first + n * DAY), DAYS, st.integers(0, 20)), max_size=4)
OFF = st.builds(days_off, st.frozensets(DAYS, max_size=8), CLOSURES)
OCCASIONS = st.frozensets(st.builds(Occasion, DAYS, st.sampled_from(Kind), st.sampled_from(["a", "b"])), max_size=8)
NIGHTS = st.lists(st.integers(0, 6), max_size=60)
HOLIDAYS = (date(2026, 12, 25), date(2026, 12, 28), date(2027, 1, 1))
MONDAY = date(2027, 1, 4)


def run(occasions: frozenset[Occasion], off: DaysOff, nights: list[date]) -> list[tuple[date, Occasion]]:
    said: list[tuple[date, Occasion]] = []
    for night in nights:
        said += [(night, one) for one in due(occasions, off, sent={one for _, one in said}, today=night)]
    return said


def dated(gaps: list[int]) -> list[date]:
    """Nights as they may be run: some left out, some twice."""
    nights, day = [], BEGIN
    for gap in gaps:
        day += gap * DAY
        nights.append(day)
    return nights


def test_the_worked_example_is_what_the_engine_says() -> None:
    off = days_off(HOLIDAYS, ())
    found = [(one.kind.value, window(one, off)) for one in around("x", MONDAY, MONDAY, asks=True)]
    rows = re.findall(r"^\| ([a-z-]+) \| (\d{4}-\d\d-\d\d) \| (\d{4}-\d\d-\d\d) \|$", PAGE, re.MULTILINE)
    assert rows == [(kind, span.first.isoformat(), span.last.isoformat()) for kind, span in found]
    closed = days_off(HOLIDAYS, [Closure(date(2026, 12, 21), date(2027, 1, 3))])
    occasions = frozenset(around("x", MONDAY, MONDAY, asks=False))
    nights = [date(2026, 12, 1) + n * DAY for n in range(40)]
    assert run(occasions, closed, nights) == [(date(2026, 12, 18), Occasion(MONDAY, Kind.DAY_BEFORE, "x"))]


def test_the_page_names_every_kind() -> None:
    named = re.findall(r"^\| `([a-z-]+)` \|", PAGE.split("## 2. Windows")[1], re.MULTILINE)
    assert named == [one.value for one in Kind]


@given(OCCASIONS, OFF, NIGHTS)
def test_never_on_a_day_off_and_never_twice(occasions: frozenset[Occasion], off: DaysOff, gaps: list[int]) -> None:
    said = run(occasions, off, dated(gaps))
    assert not [night for night, _ in said if off.is_off(night)]
    assert len({one for _, one in said}) == len(said)
    assert all(window(one, off).holds(night) for night, one in said)


@given(OCCASIONS, OFF, NIGHTS)
def test_never_missed_when_any_night_was_run_in_its_window(
    occasions: frozenset[Occasion], off: DaysOff, gaps: list[int]
) -> None:
    nights = dated(gaps)
    said = {one for _, one in run(occasions, off, nights)}
    for one in occasions:
        able = any(window(one, off).holds(night) and not off.is_off(night) for night in nights)
        assert (one in said) == able


@given(OCCASIONS, OFF)
def test_with_every_night_run_each_is_said_on_the_day_its_window_opens(
    occasions: frozenset[Occasion], off: DaysOff
) -> None:
    said = run(occasions, off, [BEGIN - 120 * DAY + n * DAY for n in range(760)])
    opened = {one: window(one, off) for one in occasions}
    assert {one: night for night, one in said} == {
        one: span.first for one, span in opened.items() if span.first <= span.last
    }


@given(DAYS, OFF, st.sampled_from(Kind))
def test_a_window_opens_on_a_school_day(day: date, off: DaysOff, kind: Kind) -> None:
    assert not off.is_off(window(Occasion(day, kind, "a"), off).first)


@given(OCCASIONS, OFF, NIGHTS)
def test_one_mail_a_week_says_nothing_twice_and_never_on_a_day_off(
    occasions: frozenset[Occasion], off: DaysOff, gaps: list[int]
) -> None:
    sent: set[Occasion] = set()
    weeks: list[tuple[int, int]] = []
    for night in dated(gaps):
        week = night.isocalendar()[:2]
        found = due_in_week(occasions, off, sent=sent, today=night, had=week in weeks)
        assert not (found and off.is_off(night))
        assert not sent & set(found)
        sent |= set(found)
        weeks += [week] if found else []
    assert len(set(weeks)) == len(weeks)


@given(DAYS, OFF)
def test_school_days_are_found_either_way(day: date, off: DaysOff) -> None:
    assert off.on_or_before(day) <= day < off.following(day) < off.following(day, 2)
    assert not off.is_off(off.following(day))
    assert off.on_or_before(off.following(day)) == off.following(day)


def test_august_is_off_until_somebody_enters_closures() -> None:
    assert days_off((), ()).is_off(date(2027, 8, 4))
    assert not days_off((), [Closure(date(2027, 7, 26), date(2027, 8, 3))]).is_off(date(2027, 8, 4))


def test_a_school_that_never_opens_does_not_stop_the_site() -> None:
    shut = days_off((), [Closure(date(2020, 1, 1), date(2030, 1, 1))])
    assert shut.on_or_before(date(2025, 6, 2)) == date(2025, 6, 2)
