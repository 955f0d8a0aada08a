"""A person's calendar address: what it leads to, for whom, and that nothing tells a wrong address from none."""

from __future__ import annotations

from datetime import date, timedelta
from datetime import time as hour
from uuid import uuid4

import icalendar
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alongside_web.accounts.models import Bucket, Membership, User
from alongside_web.accounts.operations import close_account, end_membership
from alongside_web.accounts.reports import report_on
from alongside_web.audit.models import Entry
from alongside_web.calendars import operations, operations_retention, queries
from alongside_web.calendars.models import FeedAddress
from alongside_web.calendars.tokens import token_of
from alongside_web.partnerships.models import Participation, State
from alongside_web.plans.models import Activity, Happening, HappeningKind, Status
from alongside_web.stages.models import StageDates
from tests.web.partnerships.agreement_world import AT, World
from tests.web.partnerships.conftest import TODAY


def activity(oak: World, title: str = "Visit", **more: object) -> Activity:
    given = {"starts": date(2026, 12, 3), "made_at": AT, "what": "SECRET WORDS", "other_pence": 4321} | more
    return Activity.objects.create(partnership=oak.made, title=title, **given)


def turned_on(someone: User) -> str:
    row = operations.do_make_address(someone, at=AT)
    return f"/calendars/feed/{token_of(row.seed)}.ics"


def events(path: str) -> dict[str, icalendar.Event]:
    answer = Client().get(path)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    found = icalendar.Calendar.from_ical(answer.content).walk("VEVENT")
    return {str(one["SUMMARY"]): one for one in found if str(one["UID"]).startswith("activity-")}


@pytest.fixture
def path(oak: World) -> str:
    return turned_on(oak.people["manager"])


def test_the_feed_holds_title_day_and_place_and_neither_money_nor_words(oak: World, path: str) -> None:
    made = activity(oak, place="Oak, room 3", begins_at=hour(9, 15))
    found = events(path)["Visit"]
    assert str(found["UID"]) == f"activity-{made.key}@alongside"
    assert found["DTSTART"].dt.strftime("%Y-%m-%d %H:%M %Z") == "2026-12-03 09:15 GMT"
    assert str(found["LOCATION"]) == "Oak, room 3"
    assert str(found["URL"]).endswith(f"/partnerships/{oak.made.key}/activities/{made.key}/")
    body = Client().get(path).content.decode()
    assert "SECRET" not in body
    assert "4321" not in body


def test_several_days_end_on_the_day_after_the_last(oak: World, path: str) -> None:
    activity(oak, ends=date(2026, 12, 4), begins_at=hour(9, 0))
    found = events(path)["Visit"]
    assert (found["DTSTART"].dt, found["DTEND"].dt) == (date(2026, 12, 3), date(2026, 12, 5))


def test_what_moves_keeps_its_name_and_what_is_cancelled_or_dropped_stays_as_cancelled(oak: World, path: str) -> None:
    made, dropped = activity(oak), activity(oak, "Dropped")
    before = events(path)["Visit"]
    Activity.objects.filter(pk=made.pk).update(starts=date(2026, 12, 10), version=2)
    moved = events(path)["Visit"]
    assert (moved["UID"], moved["DTSTART"].dt) == (before["UID"], date(2026, 12, 10))
    assert moved["SEQUENCE"] > before["SEQUENCE"]
    Activity.objects.filter(pk=made.pk).update(status=Status.CANCELLED)
    Happening.objects.create(
        partnership=oak.made,
        activity=made,
        kind=HappeningKind.CANCELLED,
        on=date(2026, 12, 10),
        side="supported",
        at=AT,
    )
    Activity.objects.filter(pk=dropped.pk).update(removed_at=AT)
    found = events(path)
    assert {name: str(one["STATUS"]) for name, one in found.items()} == {"Visit": "CANCELLED", "Dropped": "CANCELLED"}
    assert found["Visit"]["SEQUENCE"] > moved["SEQUENCE"]
    assert found["Dropped"]["SEQUENCE"] > 0


def test_it_holds_the_last_day_of_each_stage(oak: World, path: str) -> None:
    proposed = Client().get(path).content.decode()
    assert proposed.count("Last day of the stage") == 4
    StageDates.objects.create(
        partnership=oak.made, number=1, prepare=date(2026, 11, 9), plant=date(2027, 1, 1), harvest=date(2027, 9, 1),
        look=date(2028, 5, 1), last=date(2028, 12, 22), by=oak.people["supported"], at=AT,
    )  # fmt: skip
    assert "DTSTART;VALUE=DATE:20281222" in Client().get(path).content.decode()


def test_nothing_of_others_and_nothing_before_both_heads_said_yes(oak: World, path: str) -> None:
    activity(oak)
    guest = turned_on(oak.people["guest"])
    assert events(guest) == {}
    oak.put(State.CONSIDERED)
    assert events(path) == {}
    assert "Last day" not in Client().get(path).content.decode()


def test_who_no_longer_takes_part_reads_nothing_more(oak: World, path: str) -> None:
    activity(oak)
    Participation.objects.filter(person=oak.people["manager"]).update(until=date(2026, 11, 1))
    assert events(path) == {}


def test_an_unchanged_calendar_is_not_sent_again(oak: World, path: str) -> None:
    made = activity(oak)
    first = Client().get(path)
    assert Client().get(path, headers={"If-None-Match": first["ETag"]}).status_code == 304
    assert Client().get(path, headers={"If-None-Match": f'W/{first["ETag"]}, "x"'}).status_code == 304
    assert Client().get(path, headers={"If-Modified-Since": first["Last-Modified"]}).status_code == 304
    FeedAddress.objects.update(changed_at=AT)
    old = Client().get(path)["Last-Modified"]
    Activity.objects.filter(pk=made.pk).update(title="Longer visit", version=2)
    assert Client().get(path, headers={"If-None-Match": first["ETag"]}).status_code == 200
    assert Client().get(path, headers={"If-Modified-Since": old}).status_code == 200


def test_unknown_ended_and_closed_addresses_answer_alike(oak: World, path: str) -> None:
    person = oak.people["manager"]
    nothing = Client().get("/calendars/feed/nobody-has-this.ics")
    assert nothing.status_code == 404
    newer = turned_on(person)
    assert Client().get(path).status_code == 404
    assert Client().get(newer).status_code == 200
    operations.do_end_address(person, actor=person, at=AT)
    ended = Client().get(newer)
    assert (ended.status_code, ended.content) == (404, nothing.content)
    last = turned_on(person)
    User.objects.filter(pk=person.pk).update(is_active=False)
    assert Client().get(last).status_code == 404


def test_too_many_guesses_and_too_many_fetches_are_told_to_wait(oak: World, path: str) -> None:
    later = timezone.now() + timedelta(hours=1)
    assert Client().get("/calendars/feed/guess.ics").status_code == 404
    Bucket.objects.update(tokens=0, at=later)
    assert Client().get("/calendars/feed/guess.ics").status_code == 429
    assert Client().get("/calendars/feed/another.ics").status_code == 429
    assert Client().get(path).status_code == 200
    Bucket.objects.update(tokens=0, at=later)
    waiting = Client().get(path)
    assert waiting.status_code == 429
    assert int(waiting["Retry-After"]) > 0


def test_a_person_turns_it_on_sees_it_again_renews_it_and_turns_it_off(oak: World) -> None:
    client = oak.client("adviser")
    assert "Turn it on" in client.get("/calendars/").content.decode()
    assert client.post("/calendars/address/new/", {"once": uuid4().hex}).status_code == 302
    shown = client.get("/calendars/address/").content.decode()
    token = token_of(FeedAddress.objects.get(ended_at=None).seed)
    assert f"/calendars/feed/{token}.ics" in shown
    assert Client().get(f"/calendars/feed/{token}.ics").status_code == 200
    assert client.post("/calendars/address/new/", {"once": uuid4().hex}).status_code == 302
    assert Client().get(f"/calendars/feed/{token}.ics").status_code == 404
    assert client.post("/calendars/address/off/", {"once": uuid4().hex}).status_code == 302
    assert not FeedAddress.objects.filter(ended_at=None).exists()
    assert list(Entry.objects.filter(subject="calendar").order_by("pk").values_list("action", flat=True)) == [
        "made calendar address", "made calendar address", "ended calendar address",
    ]  # fmt: skip


def test_the_secret_is_kept_nowhere(oak: World, path: str) -> None:
    token = path.removeprefix("/calendars/feed/").removesuffix(".ics")
    row = FeedAddress.objects.get()
    assert token not in {row.seed, row.token_hash}
    assert len(token) == 43
    with_other_key = queries.own_address(oak.people["manager"])
    assert with_other_key is not None
    FeedAddress.objects.update(token_hash="0" * 64)
    assert queries.own_address(oak.people["manager"]) is None


def test_the_address_ends_with_the_account_and_with_the_last_organisation(oak: World, path: str) -> None:
    person = oak.people["manager"]
    member = Membership.objects.create(person=person, organisation=oak.made.supported, since=date(2026, 9, 1))
    end_membership(member, actor=None, at=AT)
    assert Client().get(path).status_code == 404
    other = turned_on(oak.people["adviser"])
    close_account(oak.people["adviser"], actor=None, at=AT)
    assert Client().get(other).status_code == 404
    assert not FeedAddress.objects.filter(ended_at=None).exists()


def test_what_is_held_is_reported_forgotten_and_erased(oak: World, path: str) -> None:
    person = oak.people["manager"]
    told = [row for section in report_on(person, most=50) for row in section.rows]
    assert any("calendar_address_made" in row for row in told)
    operations.do_end_address(person, actor=person, at=AT)
    assert operations_retention.forget_addresses(AT, AT) == 0
    turned_on(person)
    operations_retention.erase(person=person, at=AT)
    assert not FeedAddress.objects.exists()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_feed_asks_the_same_number_of_questions_however_many_activities(oak: World, path: str, rows: int) -> None:
    for number in range(rows):
        made = activity(oak, f"Visit {number}")
        Happening.objects.create(
            partnership=oak.made, activity=made, kind=HappeningKind.HELD, on=TODAY, side="supported", at=AT
        )
    Client().get(path)
    with CaptureQueriesContext(connection) as captured:
        Client().get(path)
    assert len([one for one in captured if "accounts_bucket" not in one["sql"] and "SAVEPOINT" not in one["sql"]]) == 8
