"""The plan's page as people use it: read by part, filtered, paged, in few queries; its aims written by two at once."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from alongside_web.audit.models import Entry
from alongside_web.partnerships.models import State
from alongside_web.plans.models import Activity, Aim, Plan, Status
from tests.web.plans.world import AT, PlanWorld, filled, plan_world, post, text


def test_a_visitor_signs_in_and_a_stranger_and_a_guest_find_nothing(oak: PlanWorld) -> None:
    assert Client().get(oak.at()).status_code in {302, 403}
    assert plan_world("ash-birch").client("manager").get(oak.at()).status_code == 404
    assert oak.client("guest").get(oak.at()).status_code == 404


@pytest.mark.parametrize("state", [State.PROPOSED, State.CONSIDERED, State.NOT_GOING_AHEAD])
def test_there_is_no_plan_before_both_heads_have_said_yes(oak: PlanWorld, state: State) -> None:
    oak.put(state)
    assert oak.client("supported").get(oak.at()).status_code == 404
    assert oak.client("supported").get(oak.at("aims/add/")).status_code == 404


@pytest.mark.parametrize(
    "who", ["supported", "supporting", "manager", "staff", "broker", "adviser", "governor", "evaluator"]
)
def test_who_takes_part_reads_the_plan_and_staff_see_no_money(oak: PlanWorld, who: str) -> None:
    filled(oak)
    said = text(oak.client(who).get(oak.at()))
    for words in (
        "Marking that pupils can use", "Priority one", "Improvement plan 2.3", "Support plan 4", "A shared purpose",
        "Heads of English visit", "English", "Lead at oak", "Lead at elm", "Ms Reed Mr Hall", "12 November 2026", "planned",
        "Books are marked each fortnight", "Deputy heads", "Each half-term", "Books are looked at",
    ):  # fmt: skip
        assert words in said
    assert ("£345.50" in said) == (who != "staff")
    assert ("Cost" in said) == (who != "staff")


def test_an_empty_plan_says_how_to_begin_to_those_who_may(oak: PlanWorld) -> None:
    assert "Begin with an aim" in text(oak.client("manager").get(oak.at()))
    governor = text(oak.client("governor").get(oak.at()))
    assert "Nothing is planned yet." in governor
    assert "Begin with" not in governor


def test_activities_are_filtered_by_aim_status_and_term(oak: PlanWorld) -> None:
    first, second = oak.aim("First aim"), oak.aim("Second aim")
    oak.activity("Autumn visit", first, starts=date(2026, 9, 9))
    oak.activity("Spring visit", second, starts=date(2027, 2, 9), status=Status.HELD)
    oak.activity("Loose end")
    client = oak.client("manager")

    def shown(query: str) -> list[str]:
        said = client.get(oak.at(query)).content.decode()
        return [one for one in ("Autumn visit", "Spring visit", "Loose end") if f">{one}</a>" in said]

    assert shown("") == ["Autumn visit", "Spring visit", "Loose end"]
    assert shown(f"?aim={second.key}") == ["Spring visit"]
    assert shown("?aim=none") == ["Loose end"]
    assert shown("?status=held") == ["Spring visit"]
    assert shown("?term=2026-09-01") == ["Autumn visit"]
    assert shown("?term=2026-09-01&status=held") == []
    assert shown("?aim=rubbish&status=x&term=soon") == ["Autumn visit", "Spring visit", "Loose end"]


def test_the_terms_to_choose_from_are_those_with_something_planned(oak: PlanWorld) -> None:
    oak.activity("Long ago", starts=date(2002, 9, 9))
    oak.activity("Now", starts=date(2026, 9, 9))
    said = oak.client("manager").get(oak.at()).content.decode()
    assert re.findall(r'<option value="(\d{4}-\d\d-\d\d)"', said) == ["2002-09-01", "2026-09-01"]


def test_a_plan_of_five_hundred_is_paged_and_keeps_its_aims(oak: PlanWorld) -> None:
    _many(oak, aims=5, each=100)
    client, seen = oak.client("manager"), []
    for number in range(1, 11):
        page = client.get(oak.at(f"?page={number}")).content.decode()
        seen += [one for one in range(500) if f">Visit {one}</a>" in page]
        assert page.count("<section") == 1
    assert seen == list(range(500))
    assert "Next page" not in page


def _many(oak: PlanWorld, *, aims: int, each: int) -> None:
    made = [oak.aim(f"Aim number {one}") for one in range(aims)]
    Activity.objects.bulk_create(
        Activity(
            partnership=oak.made, aim=made[number // each], position=number, title=f"Visit {number}",
            starts=date(2026, 10, 1), lead_supported="Ms Reed", lead_supporting="Mr Hall", other_pence=number,
            success="Words of success " * 5, monitored_by="Deputies", made_at=AT,
        )
        for number in range(aims * each)
    )  # fmt: skip


def test_the_page_asks_as_often_for_three_rows_as_for_one_and_is_quick_with_five_hundred(oak: PlanWorld) -> None:
    client = oak.client("manager")
    asked = []
    for more in (1, 2):
        for number in range(more):
            oak.activity(f"Visit {number}", oak.aim(f"Aim {number}"), starts=date(2026, 10, 1))
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(oak.at()).status_code == 200
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 18
    _many(oak, aims=5, each=100)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(oak.at("?page=4")).status_code == 200
    assert len(queries) <= asked[0]


AIM = {"text": "Pupils read more", "priority": "Reading", "school_plan": "SIP 1", "authority_plan": ""}


@pytest.mark.parametrize("who", ["supported", "manager"])
def test_heads_and_managers_add_aims(oak: PlanWorld, who: str) -> None:
    answer = post(oak.client(who), oak.at("aims/add/"), **AIM, characteristics=["effective-capacity-building"])
    assert (answer.status_code, answer.headers["Location"]) == (302, oak.at())
    aim = Aim.objects.get()
    assert (aim.text, aim.school_plan, aim.characteristics) == (
        "Pupils read more", "SIP 1", ["effective-capacity-building"],
    )  # fmt: skip
    assert Plan.objects.get().revision == 1
    entry = Entry.objects.get(action="aim added")
    assert (entry.actor, entry.audience) == (oak.people[who].pk, "both sides")


@pytest.mark.parametrize("who", ["staff", "broker", "adviser", "governor", "evaluator", "guest"])
def test_nobody_else_writes_the_plan(oak: PlanWorld, who: str) -> None:
    aim = oak.aim()
    client = oak.client(who)
    for rest in ("aims/add/", f"aims/{aim.key}/", f"aims/{aim.key}/move/", f"aims/{aim.key}/remove/"):
        assert post(client, oak.at(rest), **AIM, version=1).status_code == 404
    assert Aim.objects.values_list("text", flat=True).get() == "Marking that pupils can use"


def test_an_aim_without_words_or_with_a_made_up_characteristic_is_shown_again(oak: PlanWorld) -> None:
    answer = post(oak.client("manager"), oak.at("aims/add/"), **(AIM | {"text": ""}), characteristics=["beauty"])
    assert answer.status_code == 200
    assert "Write the aim" in text(answer)
    assert "Choose from the list" in text(answer)
    assert "SIP 1" in answer.content.decode()
    assert not Aim.objects.exists()


def test_two_people_change_an_aim_and_the_second_sees_both_and_keeps_the_own_words(oak: PlanWorld) -> None:
    aim = oak.aim("Pupils read")
    where = oak.at(f"aims/{aim.key}/")
    assert post(oak.client("supported"), where, **(AIM | {"text": "Pupils read at home"}), version=1).status_code == 302
    second = post(oak.client("manager"), where, **(AIM | {"text": "Pupils read in school"}), version=1)
    assert second.status_code == 409
    told = second.content.decode()
    assert "Somebody else changed this aim meanwhile" in told
    assert "Pupils read in school</textarea>" in told
    assert 'name="version" value="2"' in told
    assert "at home" in text(second)
    assert Aim.objects.get().text == "Pupils read at home"
    assert post(oak.client("manager"), where, **(AIM | {"text": "Pupils read in school"}), version=2).status_code == 302
    assert Aim.objects.get().text == "Pupils read in school"


def test_an_aim_is_moved_and_removed_and_its_activities_stay(oak: PlanWorld) -> None:
    first, second = oak.aim("First"), oak.aim("Second")
    visit = oak.activity("Visit", first)
    client = oak.client("manager")
    assert post(client, oak.at(f"aims/{second.key}/move/"), way="up").status_code == 302
    assert list(Aim.objects.order_by("position").values_list("text", flat=True)) == ["Second", "First"]
    assert post(client, oak.at(f"aims/{second.key}/move/"), way="up").status_code == 302
    assert "1 activity stands under it" in text(client.get(oak.at(f"aims/{first.key}/remove/")))
    assert post(client, oak.at(f"aims/{first.key}/remove/"), version=9).status_code == 409
    assert post(client, oak.at(f"aims/{first.key}/remove/"), version=1).status_code == 302
    visit.refresh_from_db()
    assert (visit.aim, visit.removed_at, visit.version) == (None, None, 2)
    assert "For no aim yet" in text(client.get(oak.at()))
    assert client.get(oak.at(f"aims/{first.key}/")).status_code == 404


@pytest.mark.parametrize("state", [State.PAUSED, State.ENDED])
def test_a_paused_or_ended_plan_is_read_and_not_written_and_words_are_kept(oak: PlanWorld, state: State) -> None:
    aim = oak.aim()
    oak.put(state)
    client = oak.client("manager")
    assert "Add an aim" not in text(client.get(oak.at()))
    for rest in ("aims/add/", f"aims/{aim.key}/", f"aims/{aim.key}/remove/"):
        assert client.get(oak.at(rest)).status_code == 409
    answer = post(client, oak.at("aims/add/"), **AIM)
    assert answer.status_code == 409
    assert "Pupils read more" in text(answer)
    assert Aim.objects.count() == 1


def test_the_partnerships_page_tells_the_plan_in_one_line(oak: PlanWorld) -> None:
    filled(oak)
    page = f"/partnerships/{oak.made.key}/"
    line = "Activities: 1 planned, 0 held, 0 cancelled."
    assert f"{line} £0 spent of £1,000 allocated." in text(oak.client("governor").get(page))
    assert line in text(oak.client("staff").get(page))
    assert "allocated" not in text(oak.client("staff").get(page))
    assert "planned" not in text(oak.client("guest").get(page))
