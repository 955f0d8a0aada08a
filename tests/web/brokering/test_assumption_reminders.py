"""Assumptions are looked at again: in the calendars of who reads them, and in reminders to who is to look, on school days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.core import mail
from django.test import Client

from alongside_web.accounts.walls import seen_by_all
from alongside_web.brokering.ground_days import days
from alongside_web.brokering.ground_models import Assumption
from alongside_web.brokering.operations_ground import Assumed, Looked, do_assume, do_look_at_assumption
from alongside_web.calendars import operations
from alongside_web.calendars.models import DaysClosed
from alongside_web.calendars.reminding import remind
from alongside_web.calendars.tokens import token_of
from alongside_web.learning.operations import Anew
from alongside_web.partnerships.access import seat_for
from alongside_web.partnerships.models import State
from tests.web.learning.world import World, running
from tests.web.partnerships.conftest import TODAY
from tests.web.partnerships.running_world import AT

# A Monday after a weekend.
LOOK_ON = date(2026, 12, 14)
SECRET = "HEADS AGREE ON ZEBRAS"
TITLE = "Look at an assumption again"


@pytest.fixture(autouse=True)
def _every_row(db: None) -> Iterator[None]:
    with seen_by_all():
        yield


@pytest.fixture
def oak(monkeypatch: pytest.MonkeyPatch) -> World:
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: TODAY)
    return running()


def assumed(oak: World, who: str = "supported") -> Assumption:
    seat = seat_for(oak.people[who].pk, oak.made.key, TODAY)
    return do_assume(seat, Assumed(SECRET, "THEY DO NOT", LOOK_ON), actor=oak.people[who], at=AT)


def night(oak: World, day: date, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """By part, what was said of assumptions in one night."""
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: day)
    mail.outbox.clear()
    remind(day)
    of = {person.email: name for name, person in oak.people.items()}
    bodies = {of[one.to[0]]: str(one.body) for one in mail.outbox}
    return {name: body for name, body in bodies.items() if TITLE in body}


def nights(oak: World, first: date, last: date, monkeypatch: pytest.MonkeyPatch) -> dict[date, set[str]]:
    """On which days who was told, over some nights."""
    every = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    told = {day: set(night(oak, day, monkeypatch)) for day in every}
    return {day: who for day, who in told.items() if who}


def test_those_who_are_to_look_are_told_a_week_and_a_school_day_before_and_when_nobody_looked(
    oak: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    assumed(oak)
    asked = {"supported", "supporting", "broker", "adviser"}

    found = nights(oak, date(2026, 12, 4), date(2026, 12, 18), monkeypatch)

    # The day before is a Friday, for the weekend lies between; what is overdue is said on the next school day.
    assert found == {date(2026, 12, 7): asked, date(2026, 12, 11): asked, date(2026, 12, 15): asked}


def test_days_off_of_the_school_are_kept(oak: World, monkeypatch: pytest.MonkeyPatch) -> None:
    assumed(oak)
    closed = {"first": date(2026, 12, 7), "last": date(2026, 12, 11), "name": "Closed"}
    DaysClosed.objects.create(organisation=oak.made.supported, **closed, entered_at=AT)

    found = nights(oak, date(2026, 12, 2), date(2026, 12, 15), monkeypatch)

    assert [day for day, who in found.items() if "supported" in who] == [date(2026, 12, 4), date(2026, 12, 15)]


def test_a_mail_holds_no_word_of_the_assumption_and_leads_to_it(oak: World, monkeypatch: pytest.MonkeyPatch) -> None:
    row = assumed(oak)

    body = night(oak, date(2026, 12, 11), monkeypatch)["adviser"]

    assert "Next, on 14 December 2026: Look at an assumption again" in body
    assert f"/partnerships/{oak.made.key}/assumptions/{row.key}/" in body
    assert "ZEBRAS" not in body
    assert "THEY DO NOT" not in body


def test_a_reader_who_wrote_it_down_is_to_look_too(oak: World, monkeypatch: pytest.MonkeyPatch) -> None:
    assumed(oak, "manager")
    assert "manager" in night(oak, date(2026, 12, 11), monkeypatch)
    assert "lead" not in night(oak, date(2026, 12, 15), monkeypatch)


def test_a_look_ends_it_and_its_next_day_begins_anew(oak: World, monkeypatch: pytest.MonkeyPatch) -> None:
    row = assumed(oak)
    seat = seat_for(oak.people["supported"].pk, oak.made.key, TODAY)
    looked = Looked("holds", "It does", date(2027, 2, 8))
    do_look_at_assumption(seat, row, Anew(looked, row.version), actor=oak.people["supported"], at=AT)

    assert nights(oak, date(2026, 12, 7), date(2026, 12, 16), monkeypatch) == {}
    assert set(night(oak, date(2027, 2, 1), monkeypatch)) == {"supported", "supporting", "broker", "adviser"}


@pytest.mark.parametrize("state", [State.PAUSED, State.ENDED])
def test_nothing_is_said_of_a_partnership_that_rests(state: State, oak: World, monkeypatch: pytest.MonkeyPatch) -> None:
    assumed(oak)
    oak.put(state)
    assert nights(oak, date(2026, 12, 11), date(2026, 12, 15), monkeypatch) == {}


def test_nothing_is_said_before_both_heads_have_said_yes(oak: World, monkeypatch: pytest.MonkeyPatch) -> None:
    assumed(oak)
    oak.put(State.CONSIDERED)
    assert nights(oak, date(2026, 12, 11), date(2026, 12, 15), monkeypatch) == {}


def test_it_stands_in_the_feed_of_all_who_read_it_and_of_nobody_else(oak: World) -> None:
    row = assumed(oak)
    holds = {}
    for name, someone in oak.people.items():
        made = operations.do_make_address(someone, at=AT)
        body = Client().get(f"/calendars/feed/{token_of(made.seed)}.ics").content.decode()
        holds[name] = f"assumption-{row.key}" in body.replace("\r\n ", "")
        assert "ZEBRAS" not in body

    assert {name for name, held in holds.items() if held} == {
        name
        for name, someone in oak.people.items()
        if oak.client(name).get(f"/partnerships/{oak.made.key}/assumptions/").status_code == 200
    }
    assert {"supported", "governor"} <= {name for name, held in holds.items() if held}
    assert not holds["guest"]
    assert not holds["teacher"]


def test_assumptions_of_several_partnerships_are_one_question(
    oak: World, django_assert_num_queries: pytest.FixtureRequest
) -> None:
    yew = running("beech-yew")
    assumed(oak)
    assumed(yew)
    seats = [seat_for(world.people["supported"].pk, world.made.key, TODAY) for world in (oak, yew)]

    with django_assert_num_queries(1):  # type: ignore[operator]  # pytest-django's fixture is a context manager
        assert len(tuple(days(seats, TODAY))) == 2
