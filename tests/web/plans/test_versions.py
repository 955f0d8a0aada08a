"""Versions of a plan as people use them: kept with a reason, compared readably, and set against what was held."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside_web.partnerships.models import State
from alongside_web.plans.models import Activity, Happening, PlanVersion
from alongside_web.plans.operations_versions import keep_version
from tests.web.plans.world import AT, PlanWorld, filled, post, text


def keep(oak: PlanWorld, at: datetime = AT, why: str = "Agreed") -> PlanVersion:
    return keep_version(oak.seat("manager"), why, actor=oak.people["manager"], at=at)


def test_a_version_is_kept_with_its_reason_and_read_by_all_who_read_the_plan(oak: PlanWorld) -> None:
    filled(oak)
    assert post(oak.client("manager"), oak.at("versions/keep/"), why="Steering group").status_code == 302
    for who in ("staff", "governor", "evaluator"):
        assert "Steering group" in text(oak.client(who).get(oak.at("versions/")))
    assert oak.client("guest").get(oak.at("versions/")).status_code == 404
    assert post(oak.client("staff"), oak.at("versions/keep/"), why="Mine").status_code == 404


def test_a_version_needs_a_reason_and_something_new(oak: PlanWorld) -> None:
    filled(oak)
    keep(oak)
    client = oak.client("manager")
    assert "Say why this version is kept" in text(post(client, oak.at("versions/keep/"), why=""))
    again = post(client, oak.at("versions/keep/"), why="Once more")
    assert "there is nothing new to keep" in text(again)
    assert "Once more" in again.content.decode()
    assert PlanVersion.objects.count() == 1


def _rewrite(oak: PlanWorld) -> None:
    """What filled() put in is moved, rewritten, and joined by another; a third is dropped."""
    Activity.objects.filter(title="Heads of English visit").update(
        starts=date(2027, 2, 5), success="Books are marked each week", cover_supported=40_000
    )
    Activity.objects.filter(title="Dropped").update(removed_at=AT)
    oak.activity("Moderation together", starts=date(2027, 3, 1))


def test_two_versions_are_compared_field_by_field(oak: PlanWorld) -> None:
    filled(oak)
    oak.activity("Dropped")
    keep(oak)
    _rewrite(oak)
    page = oak.client("governor").get(oak.at("versions/compare/"))
    said = text(page)
    assert "Activities: 1 added, 1 dropped, 1 moved, 1 rewritten." in said
    assert "Moderation together (1 March 2027)" in said
    assert "First day: [taken out: 12 November 2026 ] [put in: 5 February 2027 ]" in said
    assert "[taken out: fortnight ] [put in: week ]" in said
    assert "[taken out: £300 ] [put in: £400 ]" in said


def test_staff_see_no_money_in_a_comparison(oak: PlanWorld) -> None:
    filled(oak)
    keep(oak)
    Activity.objects.update(cover_supported=40_000, funder=None)
    assert "£400" in text(oak.client("manager").get(oak.at("versions/compare/?from=1&to=now")))
    said = text(oak.client("staff").get(oak.at("versions/compare/?from=1&to=now")))
    assert "Both say the same." in said
    assert "Oakshire" not in said


@pytest.mark.parametrize("query", ["?from=9", "?to=x", "?from=1&to=2"])
def test_a_version_that_is_not_there_is_not_found(oak: PlanWorld, query: str) -> None:
    filled(oak)
    assert oak.client("manager").get(oak.at("versions/compare/")).status_code == 404
    keep(oak)
    assert oak.client("manager").get(oak.at(f"versions/compare/{query}")).status_code == 404


def test_planning_stands_beside_what_was_held(oak: PlanWorld) -> None:
    _, visit = filled(oak)
    assert "Too little to say." in text(oak.client("manager").get(oak.at("versions/")))
    for number in range(6):
        oak.activity(f"Idea {number}")
    keep(oak, datetime(2026, 10, 1, tzinfo=UTC))
    Activity.objects.filter(title__startswith="Idea").update(what="Written anew", starts=date(2027, 1, 1))
    keep(oak, datetime(2026, 11, 20, tzinfo=UTC))
    told = {"partnership": oak.made, "activity": visit, "side": "supported", "at": AT}
    Happening.objects.create(kind="cancelled", on=date(2026, 11, 5), **told)
    Happening.objects.create(kind="held", on=date(2026, 11, 12), **told)
    said = text(oak.client("governor").get(oak.at("versions/")))
    assert "1 to 2 0 0 6 6 6 1" in said
    assert "Mostly planning." in said
    assert "Planning is 86% of both together, and with so few to go by somewhere from 55% to 97%." in said


@pytest.mark.parametrize("state", [State.PAUSED, State.ENDED])
def test_versions_of_a_paused_plan_are_read_and_none_is_kept(oak: PlanWorld, state: State) -> None:
    filled(oak)
    keep(oak)
    oak.put(state)
    client = oak.client("manager")
    assert client.get(oak.at("versions/")).status_code == 200
    answer = post(client, oak.at("versions/keep/"), why="Late thought")
    assert answer.status_code == 409
    assert "Late thought" in text(answer)


def test_a_comparison_of_plans_of_five_hundred_is_paged_and_asks_little(oak: PlanWorld) -> None:
    Activity.objects.bulk_create(
        Activity(partnership=oak.made, title=f"Visit {one}", success="Words " * 20, made_at=AT) for one in range(500)
    )
    keep(oak)
    Activity.objects.update(success="Other words " * 20, starts=date(2027, 1, 1))
    keep(oak)
    client = oak.client("manager")
    for where in ("versions/", "versions/compare/?from=1&to=2&page=3"):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(oak.at(where)).status_code == 200
        assert len(queries) <= 12


def test_the_list_asks_as_often_for_three_versions_as_for_one(oak: PlanWorld) -> None:
    client, asked = oak.client("manager"), []
    for more in (1, 2):
        for number in range(more):
            oak.activity(f"Visit {more}{number}")
            keep(oak)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(oak.at("versions/")).status_code == 200
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 12
