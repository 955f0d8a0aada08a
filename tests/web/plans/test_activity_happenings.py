"""What became of activities: recorded, corrected, refused; counted by term; reported, kept and erased."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alongside_web.accounts.operations import erase_person
from alongside_web.accounts.reports import document_on
from alongside_web.accounts.retention import retain
from alongside_web.design.moments import day_in_words
from alongside_web.partnerships.models import State
from alongside_web.plans.happening_queries import held_page, whats_next
from alongside_web.plans.models import Activity, Happening
from tests.web.plans.activity_world import World, in_days
from tests.web.plans.test_activity_pages import text


def test_what_happened_is_recorded_and_read_by_everybody_in_it(running: World) -> None:
    row = running.activity(day=in_days(-2))
    answer = running.post(
        "staff",
        f"{row.key}/held/",
        on=in_days(-1),
        came_supported=5,
        came_supporting=2,
        who_came="The whole department",
        words="We watched two lessons.",
        next_step="A visit back",
        days_supporting="0.5",
        lessons_lost=3,
        version=1,
    )
    assert answer.status_code == 302
    made = Happening.objects.get()
    assert (made.kind, made.on, made.side, made.lessons_lost) == ("held", in_days(-1), "supporting", 3)
    assert (made.days_supported, made.days_supporting) == (None, Decimal("0.50"))
    row.refresh_from_db()
    assert (row.status, row.version) == ("held", 2)
    shown = text(running.client("governor").get(running.at(f"{row.key}/")))
    for said in ("recorded that it was held on", "The whole department", "We watched two lessons.", "A visit back"):
        assert said in shown


def test_a_cancellation_names_whose_doing_it_was_why_and_what_comes_next(running: World) -> None:
    row = running.activity()
    running.post(
        "manager", f"{row.key}/cancel/", reason_kind="inspection", by="supported", next_step="Ask in March", version=1
    )
    shown = text(running.client("other head").get(running.at(f"{row.key}/")))
    assert "it was cancelled, because of the supported school: inspection." in shown
    assert "Ask in March" in shown
    assert "because of the supported school: inspection" in text(running.client("staff").get(running.at()))


def test_an_activity_moves_with_its_last_day(running: World) -> None:
    row = running.activity(ends=in_days(9))
    running.post("manager", f"{row.key}/move/", moved_to=in_days(17), reason_kind="illness", by="both", version=1)
    row.refresh_from_db()
    assert (row.starts, row.ends, row.status) == (in_days(17), in_days(19), "planned")


def test_recording_anew_corrects_and_both_stay_in_the_history(running: World) -> None:
    row = running.activity(day=in_days(-2))
    running.post("manager", f"{row.key}/held/", on=in_days(-2), words="First account", version=1)
    running.post(
        "manager", f"{row.key}/cancel/", reason_kind="other", by="outside", reason="It was not held", version=2
    )
    row.refresh_from_db()
    assert row.status == "cancelled"
    shown = text(running.client("head").get(running.at(f"{row.key}/")))
    assert "First account" in shown
    assert "It was not held" in shown


@pytest.mark.parametrize(
    ("rest", "fields", "said"),
    [
        (
            "held/",
            {"on": in_days(1)},
            f"from {day_in_words(in_days(-400))} to {day_in_words(in_days(0))}, or wait until then",
        ),
        ("held/", {"on": ""}, "Enter the day on which it was held"),
        (
            "held/",
            {"on": in_days(-401)},
            "This day is before the partnership began; enter a day from "
            f"{day_in_words(in_days(-400))} to {day_in_words(in_days(0))}",
        ),
        ("held/", {"on": in_days(0), "came_supported": "-1"}, "Enter 0 or more"),
        ("held/", {"on": in_days(0), "lessons_lost": "many"}, "Enter a whole number"),
        ("cancel/", {"by": "both"}, "Choose the reason that fits best"),
        ("cancel/", {"reason_kind": "money"}, "Choose whose doing it was"),
        ("move/", {"moved_to": in_days(7), "reason_kind": "money", "by": "both"}, "It is planned for this day already"),
        ("move/", {"moved_to": "2999-01-01", "reason_kind": "money", "by": "both"}, "This year cannot be right"),
        (
            "move/",
            {"moved_to": in_days(-390), "reason_kind": "money", "by": "both"},
            f"Enter a day from {day_in_words(in_days(-366))} to",
        ),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(
    running: World, rest: str, fields: dict[str, object], said: str
) -> None:
    row = running.activity()
    answer = running.post("manager", f"{row.key}/{rest}", version=1, reason="My words", words="My words", **fields)
    assert answer.status_code == 200
    assert answer.content.decode().count(said) >= 2
    assert "My words" in answer.content.decode()
    assert not Happening.objects.exists()


def test_of_two_who_record_at_once_the_second_sees_what_the_first_recorded(running: World) -> None:
    row = running.activity(day=in_days(-2))
    running.post("head", f"{row.key}/cancel/", reason_kind="illness", by="both", version=1)
    answer = running.post("staff", f"{row.key}/held/", on=in_days(-2), words="It was held all the same.", version=1)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "it was cancelled, because of both schools: illness" in text(answer)
    assert "It was held all the same." in page
    assert 'name="version" value="2"' in page
    again = running.post("staff", f"{row.key}/held/", on=in_days(-2), words="It was held all the same.", version=2)
    assert again.status_code == 302
    assert Activity.objects.get().status == "held"


def test_a_form_sent_twice_is_recorded_once(running: World) -> None:
    row, client = running.activity(day=in_days(-2)), running.client("manager")
    posted = {"on": str(in_days(-2)), "version": "1", "once": "the-same"}
    first, second = (client.post(running.at(f"{row.key}/held/"), posted) for _ in range(2))
    assert first["Location"] == second["Location"]
    assert Happening.objects.count() == 1


def test_what_was_held_is_counted_by_term_with_the_cost_to_each_side(running: World) -> None:
    first, second = running.activity("A", in_days(-3), part="Maths"), running.activity("B", in_days(-3))
    running.activity("C", in_days(-2))
    running.post("manager", f"{first.key}/held/", on=in_days(-3), days_supported="1.5", lessons_lost=4, version=1)
    running.post("manager", f"{second.key}/cancel/", reason_kind="release", by="supported", version=1)
    shown = held_page(running.seat("adviser"))
    assert (shown.whole.share, shown.whole.held, shown.whole.overdue) == ("33%", 1, 1)
    assert shown.whole.why == "staff could not be released: 1"
    assert [(one.words, one.held) for one in shown.parts] == [("The whole schools", 0), ("Maths", 1)]
    page = text(running.client("governor").get(running.at("held/")))
    assert "1 of 3 were held." in page
    assert "1.5" in page
    assert "Show the whole partnership" in text(running.client("governor").get(running.at("held/?part=Maths")))


def test_a_move_by_more_than_a_year_is_asked_about_once_and_what_was_typed_stays(running: World) -> None:
    row = running.activity()
    to = in_days(7 + 400)
    typed = {"moved_to": to, "reason_kind": "money", "by": "both", "reason": "My own words", "version": 1}
    asked = running.post("staff", f"{row.key}/move/", **typed)
    page = asked.content.decode()
    assert asked.status_code == 200
    assert f"You move this by 13 months, to {day_in_words(to)}." in text(asked)
    assert 'href="#id_moved_to"' in page
    assert "Move it there" in page
    assert 'value="My own words"' in page
    assert not Happening.objects.exists()
    assert f'name="far" value="{to.isoformat()}"' in page
    other = running.post("staff", f"{row.key}/move/", **typed | {"moved_to": in_days(800)}, far=to.isoformat())
    assert f"to {day_in_words(in_days(800))}." in text(other)
    faulty = running.post("staff", f"{row.key}/move/", **typed | {"by": ""}, far=to.isoformat())
    assert f'name="far" value="{to.isoformat()}"' in faulty.content.decode()
    assert running.post("staff", f"{row.key}/move/", **typed, far=to.isoformat()).status_code == 302
    row.refresh_from_db()
    assert row.starts == to
    back = running.post("staff", f"{row.key}/move/", **typed | {"moved_to": in_days(1), "version": 2})
    assert "You move this back by 13 months, to" in text(back)


def test_a_far_day_that_is_refused_anyway_is_not_asked_about(running: World) -> None:
    running.become(State.RUNNING, ends=in_days(30))
    row = running.activity()
    answer = running.post("staff", f"{row.key}/move/", moved_to=in_days(407), reason_kind="money", by="both", version=1)
    assert "You move this" not in text(answer)
    assert (
        f"This day is after the partnership ends; enter a day from {day_in_words(in_days(-366))} to {day_in_words(in_days(30))}"
    ) in text(answer)


def test_days_that_nobody_planned_or_told_are_not_told_as_nought(running: World) -> None:
    row = running.activity(day=in_days(-3))
    running.post("manager", f"{row.key}/held/", on=in_days(-3), days_supported="1.5", version=1)
    page = " ".join(text(running.client("governor").get(running.at("held/"))).split())
    assert f"{running.made.supported.name} 1.50 –" in page
    assert f"{running.made.supporting.name} none told or planned –" in page


def test_a_partnership_in_which_nothing_has_a_day_says_so(running: World) -> None:
    assert "nothing to count" in text(running.client("governor").get(running.at("held/")))


@pytest.mark.parametrize("rows", [1, 3])
def test_the_counts_ask_the_same_number_of_questions_however_many_rows(running: World, rows: int) -> None:
    for number in range(rows):
        running.activity(f"Visit {number}", in_days(number - 2), part=f"part {number}")
    client = running.client("manager")
    with CaptureQueriesContext(connection) as captured:
        assert client.get(running.at("held/")).status_code == 200
    assert len(captured) == 5


def test_the_partnerships_page_says_the_next_three_things_and_how_many_are_overdue(running: World) -> None:
    for number in range(4):
        running.activity(f"Visit {number}", in_days(10 - number), lead_supported="Ann Lee")
    running.activity("Late", in_days(-1))
    page = text(running.client("head").get(f"/partnerships/{running.made.key}/"))
    assert f"Visit 3 on {in_days(7):%-d %B %Y} with Ann Lee; Visit 2" in page
    assert "Visit 0" not in page
    assert "1 activity is overdue: what became of it?" in page
    assert "What is next" not in text(running.client("guest").get(f"/partnerships/{running.made.key}/"))
    panel = whats_next(running.seat("adviser"))
    assert panel is not None
    assert panel.shown.may_add is False  # type: ignore[attr-defined]  # what the panel shows


def test_what_takes_a_whole_term_is_said_by_the_term(running: World) -> None:
    running.activity("Lessons seen", date(2031, 1, 1), ends=date(2031, 4, 30), lead_supported="Ann Lee")
    page = text(running.client("head").get(f"/partnerships/{running.made.key}/"))
    assert ", spring term 2031 with Ann Lee" in page
    assert "spring term 2031" in text(running.client("head").get(running.at()))


def test_everything_about_a_person_names_what_they_planned_and_recorded(running: World) -> None:
    row = running.activity(day=in_days(-2))
    running.post("manager", f"{row.key}/held/", on=in_days(-2), words="My own account", version=1)
    told = document_on(running.people["manager"], timezone.now())
    assert [one["activity"] for one in told["activities"]] == ["Visit to maths"]  # type: ignore[attr-defined]  # a list of rows
    assert [one["what_happened"] for one in told["happenings"]] == ["My own account"]  # type: ignore[attr-defined]  # as above


def test_the_words_of_who_is_erased_go_and_that_it_was_held_stays(running: World) -> None:
    row = running.activity(day=in_days(-2))
    running.post("manager", f"{row.key}/held/", on=in_days(-2), words="My own account", came_supported=3, version=1)
    erase_person(running.people["manager"], actor=None, at=timezone.now())
    made = Happening.objects.get()
    assert (made.words, made.came_supported, made.kind) == ("", 3, "held")
    page = running.client("head").get(running.at(f"{row.key}/"))
    assert "was held on" in text(page)
    assert "My own account" not in text(page)


def test_six_years_after_the_partnership_was_over_its_activities_go(running: World) -> None:
    row = running.activity(day=in_days(-2))
    running.post("manager", f"{row.key}/held/", on=in_days(-2), version=1)
    running.become(State.ENDED, ends=date(2026, 1, 1))
    assert retain(date(2031, 12, 1))["activities"] == 0
    assert retain(date(2032, 1, 1))["activities"] == 2
    assert not Activity.objects.exists()


def test_a_paused_partnership_shows_no_buttons(running: World) -> None:
    row = running.activity()
    running.become(State.PAUSED)
    page = running.client("manager").get(running.at(f"{row.key}/")).content.decode()
    assert not re.search(r'href="(held|cancel|move|change|drop)/"', page)
