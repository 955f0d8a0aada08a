"""Practices on the site: each reader's place comes from what that reader may see, and no visit becomes a transfer."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside_web.learning.models import Practice, PracticeStep
from alongside_web.partnerships.models import State
from tests.web.learning.world import World

FIRST = {
    "name": "How lessons begin",
    "direction": "to-supported",
    "step": "seen",
    "on": "2026-10-05",
    "basis": "visit",
    "words": "A calm start in every room.",
    "audience": "both sides",
}


def followed(oak: World, who: str = "teacher", **more: str) -> Practice:
    answer = oak.send(who, oak.at("practices/new/"), **(FIRST | more))
    assert answer.status_code == 302, answer.content.decode()
    return Practice.objects.latest("pk")


def step(oak: World, who: str, practice: Practice, name: str, on: str, **more: str) -> str:
    fields = {"step": name, "on": on, "basis": "own use", "words": f"SAID OF {name}", "audience": "both sides"} | more
    return oak.send(who, oak.at(f"practices/{practice.key}/step/"), **fields).content.decode()


def stands(oak: World, who: str, practice: Practice) -> str:
    page = oak.read(who, oak.at(f"practices/{practice.key}/"))
    found = re.search(r'stands at: <strong class="govuk-tag[^"]*">(\w+)</strong>', page)
    return found[1] if found else ""


def test_a_practice_climbs_step_by_step_and_both_schools_read_it(oak: World) -> None:
    practice = followed(oak)
    step(oak, "teacher", practice, "tried", "2026-10-12")
    step(oak, "host", practice, "adapted", "2026-11-02", basis="observed")

    assert stands(oak, "supporting", practice) == "adapted"
    page = oak.read("broker", oak.at(f"practices/{practice.key}/"))
    assert "told by 2 people of both schools" in page
    assert "seen to tried: 7 days" in page
    assert "what was learned was used" in page
    assert oak.get("guest", oak.at("practices/")).status_code == 404


def test_a_visit_alone_is_never_more_than_seen(oak: World) -> None:
    answer = oak.send("teacher", oak.at("practices/new/"), **(FIRST | {"step": "adapted"}))
    assert "A visit or a talk shows that it was seen and no more" in answer.content.decode()
    assert Practice.objects.count() == 0


def test_going_back_asks_why(oak: World) -> None:
    practice = followed(oak)
    step(oak, "teacher", practice, "embedded", "2026-10-12")

    assert "By this day it stood at “embedded”; say why it went back" in step(
        oak, "teacher", practice, "tried", "2026-11-02"
    )
    assert step(oak, "teacher", practice, "tried", "2026-11-02", again="Two teachers left.") == ""
    assert stands(oak, "manager", practice) == "tried"


def test_what_was_dropped_or_went_back_is_told_to_have_reached_that_far_once(oak: World) -> None:
    practice = followed(oak)
    where = oak.at(f"practices/{practice.key}/")
    step(oak, "teacher", practice, "embedded", "2026-10-12")
    page = oak.read("teacher", where)
    assert "it reaches this far: somebody learned of it; what was learned was used; the school does things" in page
    step(oak, "teacher", practice, "tried", "2026-11-02", again="Two teachers left.")
    page = oak.read("teacher", where)
    assert "it once reached this far: somebody learned of it; what was learned was used; the school did things" in page
    assert "it reaches this far" not in page
    step(oak, "teacher", practice, "dropped", "2026-11-09")
    page = oak.read("teacher", where)
    assert "It was dropped on 9 November 2026. As far as is told, it had reached this far until then: somebody" in page
    assert "the school does things differently" not in page


def test_each_reader_gets_a_place_from_what_that_reader_may_see(oak: World) -> None:
    practice = followed(oak)
    step(oak, "teacher", practice, "adapted", "2026-10-12", audience="own side")

    assert stands(oak, "manager", practice) == "adapted"
    assert stands(oak, "host", practice) == "seen"
    page = oak.read("host", oak.at(f"practices/{practice.key}/"))
    assert "SAID OF adapted" not in page
    # Nor does the rule that would refuse a step back hint at what the host cannot read.
    assert step(oak, "host", practice, "tried", "2026-11-02", basis="observed") == ""
    assert stands(oak, "manager", practice) == "adapted"
    assert "does not fit the order" in oak.read("manager", oak.at(f"practices/{practice.key}/"))


def test_a_practice_of_ones_own_school_is_not_there_for_the_other(oak: World) -> None:
    practice = followed(oak, audience="own side")
    assert oak.get("supporting", oak.at(f"practices/{practice.key}/")).status_code == 404
    assert "How lessons begin" not in oak.read("supporting", oak.at("practices/"))
    assert "How lessons begin" not in oak.read("broker", f"/partnerships/{oak.made.key}/history/")
    assert stands(oak, "supported", practice) == "seen"


def test_who_said_a_step_takes_it_back_and_nobody_else(oak: World) -> None:
    practice = followed(oak)
    step(oak, "teacher", practice, "tried", "2026-10-12")
    wrong = PracticeStep.objects.latest("pk")
    where = oak.at(f"practices/{practice.key}/steps/{wrong.key}/take-back/")

    assert oak.send("manager", where).status_code == 404
    assert oak.send("teacher", where).status_code == 302
    assert stands(oak, "teacher", practice) == "seen"


def test_two_who_name_a_practice_at_once_lose_no_words(oak: World) -> None:
    practice = followed(oak)
    edit = oak.at(f"practices/{practice.key}/edit/")
    named = {"direction": "to-supported", "audience": "both sides"}
    assert oak.send("manager", edit, **named, name="First lines", version="1").status_code == 302

    answer = oak.send("supported", edit, **named, name="Calm starts", version="1")

    assert answer.status_code == 409
    assert "First lines" in answer.content.decode()
    assert "Calm starts" in answer.content.decode()
    assert oak.get("host", edit).status_code == 404


def test_both_directions_are_counted_and_drawn(oak: World) -> None:
    followed(oak)
    step(oak, "host", followed(oak, "host", name="Form time", direction="to-supporting"), "tried", "2026-11-02")

    page = oak.read("evaluator", oak.at("practices/"))

    assert page.count("<svg class=") == 2
    assert "1 of 1 went further than seen" in page
    assert "0 of 1 went further than seen" in page


def test_a_paused_partnership_keeps_what_was_typed(oak: World) -> None:
    practice = followed(oak)
    oak.put(State.PAUSED)
    assert "SAID OF tried" in step(oak, "teacher", practice, "tried", "2026-11-02")
    assert oak.get("teacher", oak.at(f"practices/{practice.key}/step/")).status_code == 409
    assert PracticeStep.objects.count() == 1


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_same_number_of_questions_however_many_rows(oak: World, rows: int) -> None:
    for number in range(rows):
        step(oak, "teacher", followed(oak, name=f"Practice {number}"), "tried", "2026-11-02")
    client = oak.client("supporting")
    with CaptureQueriesContext(connection) as captured:
        page = client.get(oak.at("practices/")).content.decode()
    assert len(re.findall(r">Practice \d</a>", page)) == rows
    assert len(captured) == 5
