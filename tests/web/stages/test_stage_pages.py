"""The way of a partnership on its pages: who reads, who writes, what the site ticks by itself, and what is never lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from alongside.partnerships.task_lists import TASK_LISTS, newest
from alongside_web.accounts.reports import report_on
from alongside_web.audit.models import Entry
from alongside_web.partnerships.models import Participation, Partnership, Role, Side, State
from alongside_web.partnerships.private_models import ReadinessTold
from alongside_web.plans.models import Activity, Happening, HappeningKind, Kind, PlanVersion, Status
from alongside_web.stages.models import ListKept, StageDates, TaskSaid
from alongside_web.stages.operations_retention import erase_words, forget_stages
from tests.web.partnerships.agreement_world import AT, World
from tests.web.partnerships.conftest import TODAY

DAYS = {
    "prepare": "2026-11-09",
    "plant": "2027-01-01",
    "harvest": "2027-09-01",
    "look": "2028-05-01",
    "last": "2028-08-31",
}


def once() -> dict[str, str]:
    return {"once": uuid4().hex[:30]}


def at(oak: World, rest: str = "") -> str:
    return f"/partnerships/{oak.made.key}/stages/{rest}"


def words_of(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def told_ready(oak: World) -> None:
    for side in (Side.SUPPORTED, Side.SUPPORTING):
        head = oak.people[side.value]
        ReadinessTold.objects.create(
            partnership=oak.made, side=side, head=head, inspection="none-near", in_post="longer", at=AT
        )


def activity(oak: World, title: str = "Visit", **more: object) -> Activity:
    given = {"lead_supported": "Ann", "lead_supporting": "Bob", "starts": date(2026, 11, 20), "made_at": AT} | more
    return Activity.objects.create(partnership=oak.made, title=title, **given)


def set_days(oak: World, who: str = "supported", **more: str) -> int:
    given = DAYS | {"reason": "", "seen": "0"} | once() | more
    return oak.client(who).post(at(oak, "days/"), given).status_code


def say(oak: World, task: str, status: str, **more: str) -> int:
    who = more.pop("who", "supported")
    given = {"status": status, "reason": "", "seen": "0"} | once() | more
    return oak.client(who).post(at(oak, f"tasks/{task}/"), given).status_code


def test_before_anybody_sets_days_the_page_proposes_them_from_the_partnerships_own_terms(oak: World) -> None:
    page = words_of(oak.client("supported"), at(oak))
    assert "nobody has set them yet" in page
    assert "9 November 2026" in page
    assert "31 August 2028" in page
    assert "Now: Prepare the ground" in page


def test_days_are_set_once_without_a_reason_and_changed_with_one(oak: World) -> None:
    assert set_days(oak) == 302
    assert set_days(oak, seen="1", last="2028-12-31") == 200
    assert StageDates.objects.count() == 1
    assert set_days(oak, seen="1", last="2028-12-31", reason="We go on for a term") == 302
    page = words_of(oak.client("governor"), at(oak))
    assert "31 December 2028" in page
    assert "We go on for a term" in page


def test_days_out_of_order_are_refused_and_what_was_typed_stays(oak: World) -> None:
    answer = oak.client("manager").post(at(oak, "days/"), DAYS | {"plant": "2027-10-01", "seen": "0"} | once())
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Two stages overlap; begin this one after the last day of the one before." in page
    assert 'href="#id_harvest"' in page
    assert page.count("Enter the") == 0
    assert 'value="2027-10-01"' in page
    assert not StageDates.objects.exists()


def test_a_last_day_before_the_last_stage_begins_is_refused_at_the_last_day(oak: World) -> None:
    answer = oak.client("manager").post(at(oak, "days/"), DAYS | {"last": "2028-04-01", "seen": "0"} | once())
    page = answer.content.decode()
    assert "A stage must not end before it begins; give a later last day." in page
    assert 'href="#id_last"' in page


def test_of_two_who_set_the_days_the_second_is_told_and_keeps_the_words(oak: World) -> None:
    assert set_days(oak) == 302
    late = oak.client("supporting").post(at(oak, "days/"), DAYS | {"reason": "my own words", "seen": "0"} | once())
    assert late.status_code == 409
    assert "my own words" in late.content.decode()


def test_the_site_ticks_what_it_sees_and_opens_the_gates_that_stand_on_it(oak: World) -> None:
    before = words_of(oak.client("supported"), at(oak))
    assert "Write a plan with something for each school The partnership managers, by 31 December 2026. First:" in before
    told_ready(oak)
    activity(oak)
    PlanVersion.objects.create(partnership=oak.made, number=1, content={}, content_hash="", at=AT)
    page = words_of(oak.client("supported"), at(oak))
    assert "Write a plan with something for each school The partnership managers, by 31 December 2026 Done" in page
    assert "Keep a first version of the plan The partnership managers, by 31 December 2026 Done" in page


def test_the_agreement_opens_planting_and_its_clause_ticks_the_outcome(oak: World) -> None:
    told_ready(oak)
    oak.begin()
    oak.write_all()
    shut = words_of(oak.client("supported"), at(oak, "plant/"))
    assert "Still to come The agreement is in force" in shut
    oak.sign_both()
    activity(oak)
    page = words_of(oak.client("supported"), at(oak, "plant/"))
    assert "Still to come" not in page
    assert "Choose how the outcome is judged Both heads, by 31 December 2026 Done" in words_of(
        oak.client("supported"), at(oak)
    )


def test_an_activity_ticks_the_stage_in_which_it_was_held(oak: World) -> None:
    assert set_days(oak) == 302
    held = activity(oak, status=Status.HELD, kind=Kind.REVIEW, success="We shall see it")
    Happening.objects.create(
        partnership=oak.made, activity=held, kind=HappeningKind.HELD, on=date(2027, 2, 3), side="supported", at=AT
    )
    plant = words_of(oak.client("adviser"), at(oak, "plant/"))
    assert "Hold the first activities The partnership managers, by 31 August 2027 Done" in plant
    harvest = words_of(oak.client("adviser"), at(oak, "harvest/"))
    assert "Review it together Both heads, by 30 April 2028 Done" in harvest
    assert "Go on holding what works The partnership managers, by 30 April 2028. First:" in harvest


def test_what_is_said_of_a_task_stands_with_who_and_why(oak: World) -> None:
    assert say(oak, "name-managers", "blocked", reason="Nobody is free on Tuesdays", who="manager") == 302
    page = words_of(oak.client("supporting"), at(oak, "tasks/name-managers/"))
    assert "Blocked , Oak-Elm-Manager" in page
    assert "Nobody is free on Tuesdays" in page
    assert say(oak, "name-managers", "done", seen="1") == 302
    assert [one.status for one in TaskSaid.objects.order_by("number")] == ["blocked", "done"]
    assert Entry.objects.filter(action="said of task").count() == 2


@pytest.mark.parametrize(("status", "task"), [("blocked", "name-managers"), ("not-applicable", "name-managers")])
def test_blocked_and_not_applicable_need_a_reason(oak: World, status: str, task: str) -> None:
    assert say(oak, task, status) == 200
    assert not TaskSaid.objects.exists()


def test_behind_a_closed_gate_a_task_cannot_be_said_to_be_done(oak: World) -> None:
    assert say(oak, "tell-governors", "done") == 200
    assert say(oak, "tell-governors", "not-applicable", reason="There are no boards") == 302
    told_ready(oak)
    assert say(oak, "tell-governors", "done", seen="1") == 302


def test_a_task_behind_a_closed_gate_is_not_overdue_and_says_what_comes_first(oak: World) -> None:
    assert set_days(oak, prepare="2026-09-01", plant="2026-10-01", harvest="2027-01-01", look="2027-06-01") == 302
    shut = words_of(oak.client("supported"), at(oak, "tasks/write-plan/"))
    assert "Cannot start yet" in shut
    assert "Still to come before it Both heads have said whether the time is right" in shut
    assert "Overdue" not in shut
    whole = words_of(oak.client("supported"), at(oak))
    assert "First: Both heads have said whether the time is right Cannot start yet" in whole
    assert "Cannot start yet Overdue" not in whole
    told_ready(oak)
    assert "Not started Overdue" in words_of(oak.client("supported"), at(oak, "tasks/write-plan/"))


def test_of_two_who_speak_of_a_task_the_second_is_told_and_keeps_the_words(oak: World) -> None:
    assert say(oak, "name-managers", "in-progress") == 302
    client = oak.client("supporting")
    late = client.post(at(oak, "tasks/name-managers/"), {"status": "done", "reason": "my words", "seen": "0"} | once())
    assert late.status_code == 409
    assert "my words" in late.content.decode()


def test_only_heads_and_managers_of_either_side_write(oak: World) -> None:
    for who in ("broker", "adviser", "governor", "evaluator", "staff", "guest"):
        assert say(oak, "name-managers", "done", who=who) == 404, who
        assert set_days(oak, who) == 404, who
    for who in ("supported", "supporting", "manager"):
        oak.client(who).get(at(oak, "days/"))
    assert not TaskSaid.objects.exists()
    assert say(oak, "name-managers", "done", who="supporting") == 302


def test_staff_read_their_own_tasks_alone_and_guests_none(oak: World) -> None:
    staff = oak.client("staff")
    assert "See the school you help" in words_of(staff, at(oak, "plant/"))
    assert "See the other school at work" not in words_of(staff, at(oak, "plant/"))
    assert staff.get(at(oak, "tasks/visit-supporting/")).status_code == 200
    assert staff.get(at(oak, "tasks/visit-supported/")).status_code == 404
    assert staff.get(at(oak, "tasks/name-managers/")).status_code == 404
    assert oak.client("guest").get(at(oak)).status_code == 404


def test_before_both_heads_say_yes_there_are_no_stages(oak: World) -> None:
    oak.put(State.CONSIDERED)
    for rest in ("", "days/", "list/", "plant/", "tasks/meet/"):
        assert oak.client("supported").get(at(oak, rest)).status_code == 404


def test_a_paused_partnership_is_read_and_not_written_in(oak: World) -> None:
    oak.put(State.PAUSED, "A rest")
    page = oak.client("supported").get(at(oak, "tasks/name-managers/"))
    assert page.status_code == 200
    assert "<form method" not in page.content.decode().split("<main")[1]
    assert say(oak, "name-managers", "done", reason="kept words") == 409
    assert set_days(oak) == 409
    assert not TaskSaid.objects.exists()


@pytest.mark.parametrize("state", [State.PAUSED, State.ENDED])
def test_where_nothing_can_be_written_nothing_waits_or_is_overdue(oak: World, state: State) -> None:
    told_ready(oak)
    StageDates.objects.create(
        partnership=oak.made, number=1, prepare=date(2026, 9, 1), plant=date(2026, 10, 1), harvest=date(2027, 1, 1),
        look=date(2027, 6, 1), last=date(2027, 8, 31), by=oak.people["supported"], at=AT,
    )  # fmt: skip
    assert "Overdue" in words_of(oak.client("supported"), at(oak))
    oak.put(state, "A rest")
    page = words_of(oak.client("supported"), f"/partnerships/{oak.made.key}/")
    assert "Stage 2 of 4: Plant, water, nurture" in page
    assert "Next:" not in page
    assert "Still to come" not in page
    assert "Overdue" not in page + words_of(oak.client("supported"), at(oak))


def test_what_is_not_there_is_not_there(oak: World) -> None:
    for rest in ("nothing/", "tasks/nothing/"):
        assert oak.client("supported").get(at(oak, rest)).status_code == 404


@pytest.fixture
def newer() -> Iterator[str]:
    """A list of next year, with a task more, one less, and one told otherwise."""
    old = newest()
    first, second, *rest = old.tasks
    more = replace(first, name="share-a-day", title="Spend a day together", asks="Before anything else.")
    made = replace(old, version="2099.1", tasks=(replace(first, asks="Say it twice."), *rest, more))
    TASK_LISTS[made.version] = made
    yield second.title
    del TASK_LISTS[made.version]


def test_a_partnership_keeps_the_list_it_began_with_until_it_takes_the_newer_one(oak: World) -> None:
    assert say(oak, "name-managers", "in-progress") == 302
    kept = ListKept.objects.get().task_list
    assert kept == newest().version


def test_a_newer_list_is_offered_with_what_it_changes(oak: World, newer: str) -> None:
    ListKept.objects.create(partnership=oak.made, number=1, task_list="2026.1")
    assert "There is a newer list of tasks" in words_of(oak.client("supported"), at(oak))
    page = words_of(oak.client("broker"), at(oak, "list/"))
    assert "Spend a day together: Before anything else." in page
    assert newer in page
    assert "Say whether the time is right: what is asked" in page
    assert "Take the newer list" not in page
    assert oak.client("manager").post(at(oak, "list/"), {"version": "2099.1"} | once()).status_code == 302
    assert "Spend a day together" in words_of(oak.client("supported"), at(oak))
    assert oak.client("manager").post(at(oak, "list/"), {"version": "2026.1"} | once()).status_code == 409


def test_the_partnerships_page_says_stage_next_task_and_closed_gate(oak: World) -> None:
    told_ready(oak)
    page = words_of(oak.client("supported"), f"/partnerships/{oak.made.key}/")
    assert "Stage 1 of 4: Prepare the ground" in page
    assert "Next: Write and sign the agreement , by 31 December 2026" in page
    StageDates.objects.create(
        partnership=oak.made, number=1, prepare=date(2026, 9, 1), plant=date(2026, 10, 1), harvest=date(2027, 1, 1),
        look=date(2027, 6, 1), last=date(2027, 8, 31), by=oak.people["supported"], at=AT,
    )  # fmt: skip
    later = words_of(oak.client("supported"), f"/partnerships/{oak.made.key}/")
    assert "Stage 2 of 4: Plant, water, nurture" in later
    assert "Still to come The agreement is in force" in later
    assert "Overdue" in later
    assert "Stages and tasks" not in words_of(oak.client("guest"), f"/partnerships/{oak.made.key}/")


@pytest.mark.parametrize("rows", [1, 3])
def test_a_page_asks_the_same_number_of_questions_however_much_was_said(oak: World, rows: int) -> None:
    for number in range(1, rows + 1):
        activity(oak, f"Visit {number}")
        TaskSaid.objects.create(
            partnership=oak.made, task="name-managers", number=number, status="in-progress", side="supported",
            by=oak.people["supported"], at=AT,
        )  # fmt: skip
    client = oak.client("supported")
    asked = []
    for rest in ("", "tasks/name-managers/"):
        with CaptureQueriesContext(connection) as captured:
            assert client.get(at(oak, rest)).status_code == 200
        asked.append(len(captured))
    assert asked == [15, 16]


def test_a_manager_on_each_side_is_seen(oak: World) -> None:
    Participation.objects.create(
        partnership=oak.made, person=oak.people["supporting"], organisation=oak.made.supporting, role=Role.MANAGER,
        side=Side.SUPPORTING, since=TODAY,
    )  # fmt: skip
    assert "Done" in words_of(oak.client("broker"), at(oak, "tasks/name-managers/"))


def test_a_persons_words_are_in_the_report_on_them(oak: World) -> None:
    assert set_days(oak) == 302
    assert say(oak, "name-managers", "blocked", reason="Only mine to read") == 302
    told = [row for section in report_on(oak.people["supported"], most=50) for row in section.rows]
    assert "Only mine to read" in str(told)


def test_the_words_of_who_is_erased_go_and_how_a_task_stood_stays(oak: World) -> None:
    assert say(oak, "name-managers", "blocked", reason="Only mine") == 302
    erase_words(person=oak.people["supported"], at=AT)
    assert [(one.status, one.reason) for one in TaskSaid.objects.all()] == [("blocked", "")]


def test_what_was_said_is_forgotten_six_years_after_the_end(oak: World) -> None:
    assert say(oak, "name-managers", "done") == 302
    Partnership.objects.update(state=State.ENDED, ends=date(2020, 7, 31))
    assert forget_stages(datetime(2020, 7, 30, tzinfo=UTC), AT) == 0
    assert forget_stages(datetime(2020, 9, 1, tzinfo=UTC), AT) == 2
    assert not TaskSaid.objects.exists()


def test_the_history_tells_of_days_and_tasks(oak: World) -> None:
    assert set_days(oak) == 302
    assert say(oak, "name-managers", "done") == 302
    page = words_of(oak.client("supported"), f"/partnerships/{oak.made.key}/history/")
    assert "set the days of the stages, from 9 November 2026 to 31 August 2028" in page
    assert "said how a task stands: Name who runs it, and free their time, Done." in page


def test_what_is_left_over_from_earlier_stages_stays_in_sight(oak: World) -> None:
    assert "Left over from before" not in words_of(oak.client("supported"), at(oak))
    assert set_days(oak, plant="2026-11-16") == 302
    page = words_of(oak.client("supported"), at(oak)).split("Left over from before")[1]
    assert "Write and sign the agreement Both heads, by 15 November 2026" in page
    assert "Overdue" in page
