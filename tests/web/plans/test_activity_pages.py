"""Activities on pages: planned with three fields, listed, changed by two people, dropped; and what stands in the way."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside_web.partnerships.models import State
from alongside_web.plans.activity_signals import activity_saved
from alongside_web.plans.models import Activity, Happening, Plan
from tests.web.plans.activity_world import World, in_days


def text(answer: object) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))  # type: ignore[attr-defined]  # Django's answer


def test_what_when_and_who_are_enough_to_plan_an_activity(running: World) -> None:
    page = running.client("manager").get(running.at("add/")).content.decode()
    assert 'name="lead_supported" type="text" value="Manager' in page

    answer = running.post("manager", "add/", title="Visit to maths", starts=in_days(7), lead_supported="Ann Lee")

    row = Activity.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, running.at(f"{row.key}/"))
    assert (row.title, row.starts, row.lead_supported, row.status) == (
        "Visit to maths",
        in_days(7),
        "Ann Lee",
        "planned",
    )
    assert row.kind == "other"
    assert '<option value="other" selected' in page
    assert Plan.objects.get().revision == 1
    shown = text(running.client("staff").get(running.at(f"{row.key}/")))
    assert "Ann Lee" in shown
    assert f"planned it for {row.starts:%-d %B %Y}" in shown


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"title": ""}, "Enter what is planned"),
        ({"starts": ""}, "Enter the day it is planned for"),
        ({"starts": "soon"}, "Give the day as year, month and day"),
        ({"starts": "1726-01-01"}, "This year cannot be right"),
        ({"starts": in_days(-401)}, "This day is before the partnership began"),
        ({"starts": in_days(-390)}, "This day is more than a year ago"),
        ({"starts": in_days(3), "ends": in_days(2)}, "The last day is before the first"),
        ({"days_supported": "a few"}, "Enter days in figures, such as 1.5"),
        ({"cover_supported": "much"}, "Enter an amount such as 1,250.50 or 1250"),
        ({"title": "x" * 201}, "Write at most 200 characters; now there are 201"),
        ({"begins_at": "noon"}, "Give the time as 14:30"),
    ],
)
def test_a_fault_is_said_beside_its_field_and_what_was_typed_stays(
    running: World, fields: dict[str, object], said: str
) -> None:
    typed = {"title": "Visit to maths", "starts": in_days(7), "success": "We shall see it.", **fields}
    answer = running.post("manager", "add/", **typed)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "There is a problem" in page
    assert page.count(said) >= 2
    assert "We shall see it." in page
    assert not Activity.objects.exists()


def test_a_day_after_the_end_of_the_partnership_is_refused(running: World) -> None:
    running.become(State.RUNNING, ends=in_days(30))
    answer = running.post("manager", "add/", title="Visit", starts=in_days(31))
    assert "This day is after the partnership ends" in text(answer)


def test_every_field_can_be_changed_and_the_history_says_what_it_was(running: World) -> None:
    row = running.activity()
    answer = running.post(
        "head",
        f"{row.key}/change/",
        title="Visit to science",
        starts=in_days(7),
        kind="visit",
        days_supported="1.5",
        cover_supported="£1,250.50",
        part="Science",
        version=1,
    )
    assert answer.status_code == 302
    row.refresh_from_db()
    assert (row.title, row.cover_supported, row.part, row.version) == ("Visit to science", 125050, "Science", 2)
    shown = text(running.client("adviser").get(running.at(f"{row.key}/")))
    assert "from “Visit to maths” to “Visit to science”" in shown
    assert "from “£0” to “£1,250.50”" in shown
    assert "from “–” to “1.5”" in shown
    assert "£1,250.50" not in text(running.client("staff").get(running.at(f"{row.key}/")))


def test_whoever_listens_is_told_of_an_activity_that_was_saved(running: World) -> None:
    heard: list[object] = []

    def listen(*, activity: Activity, **_: object) -> None:
        heard.append((activity.title, activity.cover_supported))

    activity_saved.connect(listen)
    row = running.activity(cover_supported=100)
    changed = {"title": row.title, "starts": row.starts, "kind": "other", "cover_supported": "2"}
    running.post("manager", f"{row.key}/change/", **changed, version=1)
    activity_saved.disconnect(listen)

    assert heard == [("Visit to maths", 100), ("Visit to maths", 200)]


def test_a_day_changed_in_the_plan_is_recorded_as_moved(running: World) -> None:
    row = running.activity()
    running.post("manager", f"{row.key}/change/", title=row.title, starts=in_days(9), kind="other", version=1)
    made = Happening.objects.get()
    assert (made.kind, made.on, made.moved_to, made.reason_kind) == ("moved", in_days(7), in_days(9), "")
    assert "by changing the plan" in text(running.client("manager").get(running.at(f"{row.key}/")))


def test_the_second_of_two_editors_sees_the_difference_and_keeps_the_own_words(running: World) -> None:
    row = running.activity(place="Library")
    running.post(
        "head", f"{row.key}/change/", title="Visit to science", starts=in_days(7), kind="other", place="Hall", version=1
    )
    answer = running.post(
        "manager",
        f"{row.key}/change/",
        title="Visit to English",
        starts=in_days(7),
        kind="other",
        place="Library",
        what="My own words.",
        version=1,
    )
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Somebody else changed this activity meanwhile" in page
    assert "My own words." in page
    assert 'value="Visit to English"' in page
    assert 'value="Hall"' in page  # changed by the other, left alone here: taken over
    assert 'name="version" value="2"' in page
    assert "Visit to science" in page
    assert Activity.objects.get().title == "Visit to science"


def test_an_activity_that_was_dropped_meanwhile_loses_nobodys_words(running: World) -> None:
    row = running.activity()
    assert running.post("head", f"{row.key}/drop/", reason="By mistake", version=1).status_code == 302
    answer = running.post("manager", f"{row.key}/change/", title="Still", starts=in_days(7), kind="other", version=1)
    assert answer.status_code == 409
    assert "Somebody dropped this activity from the plan meanwhile" in text(answer)
    assert "Still" in text(answer)
    shown = text(running.client("manager").get(running.at(f"{row.key}/")))
    assert "dropped from the plan" in shown
    assert "By mistake" in shown
    assert "Visit to maths" not in text(running.client("manager").get(running.at()))
    assert "Visit to maths" in text(running.client("manager").get(running.at("?status=dropped")))


@pytest.mark.parametrize("state", [State.PAUSED, State.ENDED])
def test_while_it_is_paused_or_over_nothing_is_written_and_the_words_are_kept(running: World, state: State) -> None:
    row = running.activity()
    running.become(state)
    assert running.client("manager").get(running.at()).status_code == 200
    assert "Plan an activity" not in text(running.client("manager").get(running.at()))
    for rest in ("add/", f"{row.key}/change/", f"{row.key}/drop/", f"{row.key}/held/"):
        assert running.client("manager").get(running.at(rest)).status_code == 409
        answer = running.post("manager", rest, title="My own words", words="and more", version=1)
        assert answer.status_code == 409
        assert "My own words" in text(answer)
    chosen = running.post("manager", f"{row.key}/cancel/", reason="Snow", reason_kind="travel", by="outside", version=1)
    assert "Your words, to copy Snow How it stands now" in text(chosen)
    assert Activity.objects.get().version == 1


def test_who_reads_and_who_writes(running: World) -> None:
    row = running.activity()
    one = running.at(f"{row.key}/")
    for who in ("head", "other head", "manager", "staff", "governor", "broker", "adviser", "evaluator"):
        assert running.client(who).get(running.at()).status_code == 200
        assert running.client(who).get(one).status_code == 200
    assert running.client("guest").get(running.at()).status_code == 404
    for who, status in {"head": 200, "manager": 200, "staff": 404, "governor": 404, "broker": 404}.items():
        assert running.client(who).get(running.at("add/")).status_code == status
        assert running.client(who).get(f"{one}change/").status_code == status
    for who, status in {"staff": 200, "manager": 200, "adviser": 404, "governor": 404}.items():
        assert running.client(who).get(f"{one}held/").status_code == status
    running.become(State.CONSIDERED)
    assert running.client("head").get(running.at()).status_code == 404


def test_the_list_shows_what_is_overdue_then_what_comes_then_what_happened(running: World) -> None:
    titles = ["held", "later", "sooner", "long overdue", "overdue", "today"]
    for title, day in zip(titles, (-30, 20, 10, -50, -1, 0), strict=True):
        running.activity(title.capitalize(), in_days(day))
    held = Activity.objects.get(title="Held")
    running.post("manager", f"{held.key}/held/", on=in_days(-30), came_supported=4, version=1)
    page = running.client("manager").get(running.at()).content.decode()
    found = re.findall(r'alongside-anywhere" href="[^"]+">([^<]+)</a>', page)
    assert found == ["Long overdue", "Overdue", "Today", "Sooner", "Later", "Held"]
    assert f"was planned for {in_days(-50):%-d %B %Y}; what became of it?" in page
    assert "4 came" in page


def test_the_list_is_narrowed_to_a_status_a_part_or_a_term(running: World) -> None:
    running.activity("A", date(in_days(0).year + 1, 2, 1), part="Maths")
    running.activity("B", date(in_days(0).year + 1, 6, 1))
    running.activity("C", in_days(-1))

    def titles(query: str) -> list[str]:
        page = running.client("adviser").get(running.at(query)).content.decode()
        return re.findall(r'alongside-anywhere" href="[^"]+">([^<]+)</a>', page)

    assert titles("?part=Maths") == ["A"]
    assert titles(f"?term=summer-{in_days(0).year + 1}") == ["B"]
    assert titles("?status=overdue") == ["C"]
    assert titles("?status=nonsense&part=nobody&term=never&page=x") == ["C", "A", "B"]
    assert titles("?status=held") == []


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_same_number_of_questions_however_many_rows(running: World, rows: int) -> None:
    for number in range(rows):
        running.activity(f"Visit {number}", in_days(number - 2))
    client = running.client("manager")
    with CaptureQueriesContext(connection) as captured:
        assert client.get(running.at()).status_code == 200
    assert len(captured) == 7


def test_fifty_are_a_page(running: World) -> None:
    for number in range(51):
        running.activity(f"Visit {number:02}", in_days(number - 20), part="Maths", lead_supported="Ann Lee")
    client = running.client("manager")
    first = client.get(running.at()).content.decode()
    assert first.count("<li><a") == 50
    assert 'href="?page=2"' in first
    assert client.get(running.at("?page=2")).content.decode().count("<li><a") == 1
    assert "There are no more" in client.get(running.at("?page=9")).content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_one_activity_asks_the_same_number_of_questions_however_long_its_history(running: World, rows: int) -> None:
    row = running.activity(day=in_days(-3))
    for number in range(rows):
        running.post("manager", f"{row.key}/held/", on=in_days(-3), words=f"again {number}", version=number + 1)
    client = running.client("head")
    with CaptureQueriesContext(connection) as captured:
        assert client.get(running.at(f"{row.key}/")).status_code == 200
    assert len(captured) == 7


def test_the_history_tells_of_activities_without_a_word_of_them(running: World) -> None:
    row = running.activity("Secret title")
    running.post("manager", f"{row.key}/change/", title="Other title", starts=in_days(7), kind="other", version=1)
    running.post("manager", f"{row.key}/move/", moved_to=in_days(8), reason_kind="illness", by="both", version=2)
    running.post("manager", f"{row.key}/cancel/", reason_kind="illness", by="both", version=3)
    running.post("manager", f"{row.key}/held/", on=in_days(0), version=4)
    running.post("manager", f"{row.key}/drop/", version=5)
    page = text(running.client("guest").get(f"/partnerships/{running.made.key}/history/"))
    day = f"{in_days(7):%-d %B %Y}"
    for said in (
        f"planned an activity for {day}.",
        "changed an activity in the plan.",
        f"moved an activity from {day} to {in_days(8):%-d %B %Y}.",
        f"recorded that an activity planned for {in_days(8):%-d %B %Y} was cancelled.",
        f"recorded that an activity was held on {in_days(0):%-d %B %Y}.",
        "dropped an activity from the plan.",
    ):
        assert said in page
    assert "title" not in page
