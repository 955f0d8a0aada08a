"""Meetings: entered on a phone, read by those they are for, changed by two at once; decisions and who is to do what."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alongside_web.accounts.operations import erase_person
from alongside_web.accounts.reports import document_on
from alongside_web.accounts.retention import retain
from alongside_web.audit.models import Entry
from alongside_web.design.moments import day_in_words
from alongside_web.meetings import told
from alongside_web.meetings.models import Attender, Body, Meeting, MeetingAction, MeetingDecision
from alongside_web.partnerships.models import State
from tests.web.meetings.meeting_world import at, meeting, post, read, text
from tests.web.plans.activity_world import World, in_days


def test_a_meeting_is_entered_with_who_came_and_what_was_decided(running: World) -> None:
    row = meeting(
        running,
        people=[running.people["head"].pk, running.people["other head"].pk],
        others="Pat Moss\nthe clerk",
        decisions="Meet each half-term\n\nShare the science scheme",
        minutes="We began at four.",
        begins_at="16:00",
    )
    assert [one.text for one in row.decisions.order_by("pk")] == ["Meet each half-term", "Share the science scheme"]
    assert row.attenders.count() == 2
    page = read(running, "staff", f"{row.key}/")
    for said in ("Oak-Head", "Elm-Head", "Pat Moss", "the clerk", "Meet each half-term", "We began at four.", "16:00"):
        assert said in page


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"title": ""}, "Enter what the meeting is about"),
        ({"on": ""}, "Enter the day of the meeting"),
        ({"on": "1066-10-14"}, f"This year cannot be right; enter a day from 1 January {in_days(0).year - 15} to"),
        ({"audience": ""}, "Choose who may read it"),
        ({"kind": "party"}, "Choose the kind"),
        ({"begins_at": "tea time"}, "Give the time as 14:30"),
        ({"people": ["999999"]}, "Choose from the list"),
        ({"minutes": "x" * 20_001}, "Write at most 20000 characters"),
    ],
)
def test_a_fault_is_said_beside_its_field_and_what_was_typed_stays(
    running: World, fields: dict[str, object], said: str
) -> None:
    typed = {"title": "T", "on": in_days(0), "kind": "senior", "audience": "both sides", "others": "My words", **fields}
    answer = post(running, "manager", "add/", **typed)
    assert answer.status_code == 200
    assert answer.content.decode().count(said) >= 2
    assert "My words" in answer.content.decode()
    assert not Meeting.objects.exists()


@pytest.mark.parametrize(
    ("who", "audience", "readers"),
    [
        (
            "head",
            "both sides",
            {"head", "other head", "manager", "staff", "governor", "broker", "adviser", "evaluator"},
        ),
        ("head", "own side", {"head", "manager"}),
        ("other head", "own side", {"other head", "staff", "governor"}),
        ("head", "steering group", {"head", "other head", "governor"}),
        ("manager", "steering group", {"head", "other head", "governor", "manager"}),
    ],
)
def test_a_meeting_is_read_by_those_it_is_for_and_by_nobody_else(
    running: World, who: str, audience: str, readers: set[str]
) -> None:
    row = meeting(running, who, title="Wanted", audience=audience, decisions="Decided")
    decision = row.decisions.get()
    post(running, who, f"{row.key}/action/", text="To be done", who="Ann", decision=decision.key)
    action = MeetingAction.objects.get()
    for one in running.people:
        seen = running.client(one).get(at(running, f"{row.key}/")).status_code
        assert (one, seen) == (one, 200 if one in readers else 404)
        listed = running.client(one).get(at(running)).content.decode()
        assert ("Wanted" in listed) == (one in readers)
        acted = running.client(one).get(at(running, "actions/")).content.decode()
        assert ("To be done" in acted) == (one in readers)
        page = running.client(one).get(f"/partnerships/{running.made.key}/").content.decode()
        assert ("To be done" in page) == (one in readers)
        settled = running.client(one).get(at(running, f"actions/{action.key}/")).status_code
        assert settled == (200 if one in readers - {"evaluator"} else 404)


def test_nobody_learns_from_the_history_of_a_meeting_that_is_not_for_them(running: World) -> None:
    meeting(running, "head", audience="own side", decisions="Decided")
    history = f"/partnerships/{running.made.key}/history/"
    assert "entered a meeting of" in text(running.client("manager").get(history))
    assert "entered a meeting of" not in text(running.client("other head").get(history))
    assert set(Entry.objects.filter(subject="meeting").values_list("audience", "side")) == {("own side", "supported")}


def test_a_school_s_governors_meet_in_private_and_say_to_whom_they_report(running: World) -> None:
    post(
        running,
        "other head",
        "bodies/add/",
        name="Elm governors",
        kind="governors",
        side="supporting",
        audience="own side",
        people=[running.people["governor"].pk],
        others="Pat Moss",
    )
    governors = Body.objects.get()
    answer = post(
        running,
        "other head",
        "bodies/add/",
        name="Committee of two",
        kind="committee",
        side="supporting",
        audience="own side",
        reports_to=governors.key,
    )
    assert answer.status_code == 302
    page = read(running, "governor", "bodies/")
    assert "Reports to Elm governors" in page
    assert "Pat Moss" in page
    assert "Elm governors" not in read(running, "head", "bodies/")
    # Whatever is chosen, a meeting of theirs is theirs.
    row = meeting(running, "governor", body=governors.key, audience="both sides", title="Is it worth it?")
    assert (row.audience, row.side) == ("own side", "supporting")
    assert running.client("head").get(at(running, f"{row.key}/")).status_code == 404
    assert "Elm governors" in read(running, "staff", f"{row.key}/")


def test_two_tiers_and_a_body_that_no_longer_meets(running: World) -> None:
    common = {"side": "neither", "audience": "both sides"}
    post(running, "manager", "bodies/add/", name="Steering group", kind="steering", **common)
    group = Body.objects.get()
    post(running, "manager", "bodies/add/", name="Committee", kind="management", reports_to=group.key, **common)
    committee = Body.objects.get(name="Committee")
    answer = post(
        running,
        "head",
        f"bodies/{committee.key}/change/",
        name="Management committee",
        kind="management",
        reports_to=group.key,
        is_over="on",
        version=1,
    )
    assert answer.status_code == 302
    page = read(running, "adviser", "bodies/")
    assert "Management committee no longer meets" in page
    assert "both schools" in page
    clash = post(running, "manager", f"bodies/{committee.key}/change/", name="Mine", kind="management", version=1)
    assert clash.status_code == 409
    assert 'value="Mine"' in clash.content.decode()
    fault = post(running, "head", "bodies/add/", name="X", kind="other", side="neither", audience="own side")
    assert "a body of both is not read by one side alone" in text(fault)


def test_the_second_of_two_who_write_minutes_loses_no_word(running: World) -> None:
    row = meeting(running, place="Library")
    changed = {"title": "How it goes", "on": row.on, "kind": "senior"}
    post(running, "head", f"{row.key}/change/", **changed, place="Hall", minutes="Theirs", version=1)
    answer = post(running, "manager", f"{row.key}/change/", **changed, place="Library", minutes="Mine", version=1)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Somebody else changed this meanwhile" in page
    assert "Mine</textarea>" in page
    assert "Theirs" in page
    assert 'value="Hall"' in page  # left alone here, so taken over
    again = post(running, "manager", f"{row.key}/change/", **changed, place="Hall", minutes="Mine", version=2)
    assert again.status_code == 302
    row.refresh_from_db()
    assert (row.minutes, row.place, row.version) == ("Mine", "Hall", 3)


def test_open_actions_stand_with_the_overdue_ones_first_and_are_settled(running: World) -> None:
    row = meeting(running, decisions="Decided", on=in_days(-5))
    for name, due in (("Later", in_days(9)), ("Whenever", ""), ("Late", in_days(-3))):
        post(running, "manager", f"{row.key}/action/", text=name, who="Ann Lee", due=due)
    client = running.client("staff")
    page = client.get(at(running, "actions/")).content.decode()
    assert re.findall(r'alongside-anywhere" href="[^"]+">([^<]+)</a>', page) == ["Late", "Later", "Whenever"]
    assert "3 open actions" in read(running, "adviser")
    assert "1 overdue" in read(running, "adviser")
    late = MeetingAction.objects.get(text="Late")
    answer = post(
        running,
        "staff",
        f"actions/{late.key}/",
        state="not-done",
        words="No release",
        text="Late",
        who="Ann",
        version=1,
    )
    assert answer.status_code == 302
    assert " Late " not in read(running, "adviser", "actions/")
    assert "No release" in read(running, "adviser", "actions/?show=settled")
    clash = post(running, "head", f"actions/{late.key}/", state="done", words="It was", text="Late", who="B", version=1)
    assert clash.status_code == 409
    assert "It was" in clash.content.decode()
    assert "not done" in text(clash)


def test_an_action_is_due_no_earlier_than_its_meeting(running: World) -> None:
    row = meeting(running)
    early = {"text": "Book the bus", "who": "Ann Lee", "due": in_days(-2)}
    said = f"This day is before the meeting; enter {day_in_words(in_days(-1))} or a later day, or leave it empty"
    answer = post(running, "manager", f"{row.key}/action/", **early)
    assert answer.status_code == 200
    assert answer.content.decode().count(said) == 2
    assert 'value="Book the bus"' in answer.content.decode()
    assert not MeetingAction.objects.exists()
    assert post(running, "manager", f"{row.key}/action/", **early | {"due": in_days(-1)}).status_code == 302
    action = MeetingAction.objects.get()
    settled = {"state": "open", "version": 1, **early}
    assert said in post(running, "staff", f"actions/{action.key}/", **settled).content.decode()
    # What stands from before is no reason to refuse how it went.
    MeetingAction.objects.update(due=in_days(-2))
    assert post(running, "staff", f"actions/{action.key}/", **settled | {"state": "done"}).status_code == 302


def test_a_meeting_is_not_moved_behind_the_day_on_which_its_action_is_due(running: World) -> None:
    row = meeting(running)
    post(running, "manager", f"{row.key}/action/", text="Book the bus", who="Ann Lee", due=in_days(3))
    moved = {"title": row.title, "kind": row.kind, "minutes": "My words", "version": 1}
    answer = post(running, "manager", f"{row.key}/change/", **moved, on=in_days(4))
    said = f"An action of this meeting is due on {day_in_words(in_days(3))}; enter that day or an earlier one"
    assert answer.content.decode().count(said) == 2
    assert "My words" in answer.content.decode()
    assert post(running, "manager", f"{row.key}/change/", **moved, on=in_days(3)).status_code == 302


def test_an_action_comes_from_a_decision_of_its_meeting_alone(running: World) -> None:
    row, other = meeting(running, decisions="Ours"), meeting(running, decisions="Another’s")
    decision = MeetingDecision.objects.get(text="Another’s")
    answer = post(running, "manager", f"{row.key}/action/", text="Do", who="Ann", decision=decision.key)
    assert "Choose from the list" in text(answer)
    assert other.actions.count() == 0


def test_a_decision_entered_wrongly_is_taken_back_and_stays_readable(running: World) -> None:
    row = meeting(running)
    post(running, "head", f"{row.key}/decide/", text="Wrong")
    post(running, "head", f"decisions/{MeetingDecision.objects.get().key}/take-back/")
    assert "Wrong taken back" in read(running, "staff", f"{row.key}/")


def test_who_keeps_minutes_and_who_does_not(running: World) -> None:
    row = meeting(running)
    for who, status in {"governor": 200, "broker": 200, "staff": 404, "adviser": 404, "guest": 404}.items():
        assert running.client(who).get(at(running, "add/")).status_code == status
        assert running.client(who).get(at(running, f"{row.key}/change/")).status_code == status
    assert running.client("guest").get(at(running)).status_code == 404
    running.become(State.CONSIDERED)
    assert running.client("head").get(at(running)).status_code == 404


def test_while_it_is_paused_nothing_is_written_and_the_words_are_kept(running: World) -> None:
    row = meeting(running, decisions="Decided")
    running.become(State.PAUSED)
    assert running.client("head").get(at(running, f"{row.key}/")).status_code == 200
    for rest in ("add/", f"{row.key}/change/", f"{row.key}/decide/", f"{row.key}/action/", "bodies/add/"):
        assert running.client("head").get(at(running, rest)).status_code == 409
        answer = post(running, "head", rest, text="My own words", title="My own words", name="My own words", version=1)
        assert (answer.status_code, "My own words" in text(answer)) == (409, True)
    back = post(running, "head", f"decisions/{MeetingDecision.objects.get().key}/take-back/")
    assert back.status_code == 409


@pytest.mark.parametrize("rows", [1, 3])
def test_lists_ask_the_same_number_of_questions_however_many_rows(running: World, rows: int) -> None:
    for number in range(rows):
        row = meeting(running, title=f"Meeting {number}", on=in_days(number - 2), decisions=f"D {number}\nE {number}")
        post(running, "manager", f"{row.key}/action/", text="Do", who="Ann")
        common = {"name": f"Body {number}", "kind": "team", "side": "neither", "audience": "both sides"}
        post(running, "manager", "bodies/add/", **common, people=[running.people["head"].pk])
    client = running.client("manager")
    for rest, questions in (("", 8), ("actions/", 4), ("bodies/", 6), (f"{row.key}/", 7)):
        with CaptureQueriesContext(connection) as captured:
            assert client.get(at(running, rest)).status_code == 200
        assert (rest, len(captured)) == (rest, questions)


def test_fifty_meetings_are_a_page_and_quick(running: World) -> None:
    author = running.people["manager"]
    Meeting.objects.bulk_create(
        Meeting(
            partnership=running.made,
            side="supported",
            audience="both sides",
            author=author,
            kind="senior",
            title=f"M {number:02}",
            on=in_days(-1 - number),
            at=timezone.now(),
        )
        for number in range(51)
    )
    client = running.client("manager")
    assert client.get(at(running)).content.decode().count("<li><a class") == 50
    assert client.get(at(running, "?page=2")).content.decode().count("<li><a class") == 1


def test_what_is_held_about_a_person_is_reported_kept_for_six_years_and_erased(running: World) -> None:
    manager = running.people["manager"]
    row = meeting(running, people=[manager.pk], minutes="Kept", decisions="Decided")
    post(running, "manager", f"{row.key}/action/", text="Do", who="Ann")
    action = MeetingAction.objects.get()
    done = {"state": "done", "words": "My own words", "text": "Do", "who": "Ann", "version": 1}
    post(running, "manager", f"actions/{action.key}/", **done)
    held = document_on(manager, timezone.now())
    assert [one["meeting"] for one in held["sat_on"]] == ["How it goes"]  # type: ignore[attr-defined]  # a list of rows
    assert "My own words" in str(held["meetings"])
    erase_person(manager, actor=None, at=timezone.now())
    action.refresh_from_db()
    assert (action.words, action.state) == ("", "done")
    assert not Attender.objects.exists()
    assert Meeting.objects.get().minutes == "Kept"
    running.become(State.ENDED, ends=date(2026, 1, 1))
    assert retain(date(2031, 12, 1))["meetings"] == 0
    assert retain(date(2032, 1, 1))["meetings"] == 3
    assert not Meeting.objects.exists()


def test_every_act_upon_meetings_has_a_sentence_without_a_word_of_them() -> None:
    for one in (*told.MEETINGS, *told.NETWORK):
        assert "{text}" not in str(one.sentence)
        assert "{title}" not in str(one.sentence)
