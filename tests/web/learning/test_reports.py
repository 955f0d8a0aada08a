"""Exchange reports: a draft is its author's alone; once sent it is read by those for whom it is meant, and the host adds to it."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside_web.learning.models import ExchangeReport
from alongside_web.partnerships.models import State
from tests.web.learning.world import World
from tests.web.partnerships.conftest import TODAY
from tests.web.partnerships.running_world import AT

WORDS = {
    "on": "2026-11-10",
    "who": "Two science teachers",
    "did": "Taught for a week.",
    "saw": "LESSON OPENINGS",
    "will_use": "Seating plans.",
    "audience": "both sides",
}


def written(oak: World, who: str = "teacher", *, send: bool = False, **more: str) -> ExchangeReport:
    fields = WORDS | more | ({"send": "1"} if send else {})
    answer = oak.send(who, oak.at("reports/new/"), **fields)
    assert answer.status_code == 302, answer.content.decode()
    return ExchangeReport.objects.latest("pk")


def test_a_draft_is_read_by_its_author_alone(oak: World) -> None:
    report = written(oak)
    where = oak.at(f"reports/{report.key}/")

    assert "LESSON OPENINGS" in oak.read("teacher", where)
    for who in ("manager", "supported", "supporting", "host", "broker", "evaluator", "guest"):
        assert oak.get(who, where).status_code == 404, who
    assert "Two science teachers" not in oak.read("supported", oak.at("reports/"))


def test_once_sent_it_is_read_by_those_for_whom_it_is_meant(oak: World) -> None:
    readers = {
        "both sides": {
            "teacher",
            "manager",
            "supported",
            "supporting",
            "host",
            "lead",
            "broker",
            "adviser",
            "evaluator",
            "governor",
        },
        "own side": {"teacher", "manager", "supported"},
        "steering group": {"teacher", "supported", "supporting", "governor"},
    }
    for audience, expected in readers.items():
        where = oak.at(f"reports/{written(oak, send=True, audience=audience).key}/")
        assert {who for who in oak.people if oak.get(who, where).status_code == 200} == expected


def test_a_report_that_was_sent_stays_as_it_is(oak: World) -> None:
    report = written(oak, send=True)
    edit = oak.at(f"reports/{report.key}/edit/")

    answer = oak.send("teacher", edit, **(WORDS | {"saw": "OTHER WORDS"}), version="2")

    assert answer.status_code == 409
    page = answer.content.decode()
    assert "OTHER WORDS" in page
    assert "LESSON OPENINGS" in page
    assert "can no longer be changed" in page
    report.refresh_from_db()
    assert report.saw == "LESSON OPENINGS"


def test_two_windows_on_one_draft_lose_nobodys_words(oak: World) -> None:
    report = written(oak)
    edit = oak.at(f"reports/{report.key}/edit/")
    assert oak.send("teacher", edit, **(WORDS | {"saw": "FIRST WINDOW"}), version="1").status_code == 302

    answer = oak.send("teacher", edit, **(WORDS | {"saw": "SECOND WINDOW"}), version="1")

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "FIRST WINDOW" in page
    assert "SECOND WINDOW" in page
    assert 'name="version" value="2"' in page
    assert oak.send("teacher", edit, **(WORDS | {"saw": "SECOND WINDOW"}), version="2").status_code == 302
    report.refresh_from_db()
    assert report.saw == "SECOND WINDOW"


def test_the_host_adds_what_visitors_could_not_know(oak: World) -> None:
    report = written(oak, send=True)
    where = oak.at(f"reports/{report.key}/")

    assert oak.send("host", f"{where}add/", text="IT WAS A SHORT WEEK").status_code == 302

    assert "IT WAS A SHORT WEEK" in oak.read("teacher", where)
    assert "IT WAS A SHORT WEEK" in oak.read("adviser", where)
    for who in ("teacher", "supported", "broker", "governor"):
        assert oak.get(who, f"{where}add/").status_code == 404, who


def test_an_empty_report_is_kept_as_a_draft_and_not_sent(oak: World) -> None:
    nothing = {"on": "2026-11-10", "audience": "both sides"}

    answer = oak.send("teacher", oak.at("reports/new/"), **nothing, send="1")

    assert answer.status_code == 200
    assert "Answer this or another of the five questions before you send it" in answer.content.decode()
    assert oak.send("teacher", oak.at("reports/new/"), **nothing).status_code == 302
    draft = oak.at(f"reports/{ExchangeReport.objects.get().key}/")
    page = oak.read("teacher", draft)
    assert "Nothing is written in it yet: answer one of the questions before you send it." in page
    assert f"{draft}send/" not in page
    assert oak.send("teacher", f"{draft}send/").status_code == 302
    assert ExchangeReport.objects.get().sent_at is None


def test_the_form_says_what_is_needed_and_refuses_nothing_else(oak: World) -> None:
    page = oak.read("teacher", oak.at("reports/new/"))
    assert "The day and who may read it are needed." in page
    refused = oak.send("teacher", oak.at("reports/new/"), send="1", on="").content.decode()
    for said in (
        "Enter the day of the visit",
        "Choose who may read it",
        "Answer this or another of the five questions",
    ):
        assert refused.count(said) == 2, said
    assert refused.count("govuk-error-message") == 3


@pytest.mark.parametrize(
    ("until", "said"),
    [
        ("2026-11-09", "The last day is before the first; give a day from 10 November 2026 to today, 24 November 2026"),
        ("2026-11-25", "This day is still to come; give a day from 10 November 2026 to today, 24 November 2026"),
    ],
)
def test_the_last_day_says_which_days_can_be(oak: World, until: str, said: str) -> None:
    answer = oak.send("teacher", oak.at("reports/new/"), **(WORDS | {"until": until}))
    assert answer.content.decode().count(said) == 2
    assert "LESSON OPENINGS" in answer.content.decode()


@pytest.mark.parametrize("one", ["did", "saw", "will_use", "surprised", "could_learn"])
def test_an_answer_to_any_one_question_is_enough_to_send(oak: World, one: str) -> None:
    given = {"on": "2026-11-10", "audience": "both sides", one: "Their labs."}
    assert oak.send("teacher", oak.at("reports/new/"), **given, send="1").status_code == 302


def test_faults_are_said_and_what_was_typed_stays(oak: World) -> None:
    answer = oak.send("teacher", oak.at("reports/new/"), on="2026-12-24", until="x", saw="KEPT", audience="public")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "This day is still to come; give the day on which it was, up to today, 24 November 2026" in page
    assert "such as 2027-07-31" in page
    assert "Choose who may read it" in page
    assert "KEPT" in page
    assert ExchangeReport.objects.count() == 0


def test_who_thinks_better_of_a_draft_throws_it_away(oak: World) -> None:
    report, sent = written(oak), written(oak, send=True)
    for one in (report, sent):
        oak.send("teacher", oak.at(f"reports/{one.key}/discard/"))
    assert list(ExchangeReport.objects.all()) == [sent]


def test_nothing_is_there_before_both_said_yes_and_nothing_is_written_while_it_rests(oak: World) -> None:
    report = written(oak)
    where = oak.at(f"reports/{report.key}/")
    oak.put(State.PAUSED)
    answer = oak.send("teacher", oak.at("reports/new/"), **WORDS)
    assert answer.status_code == 409
    assert "LESSON OPENINGS" in answer.content.decode()
    assert oak.get("teacher", oak.at("reports/new/")).status_code == 409
    assert oak.send("teacher", f"{where}send/").status_code == 409
    assert oak.read("teacher", where)
    oak.put(State.CONSIDERED)
    for rest in ("", "reports/", "reports/new/", f"reports/{report.key}/"):
        assert oak.get("teacher", oak.at(rest)).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_same_number_of_questions_however_many_rows(oak: World, rows: int) -> None:
    for _ in range(rows):
        written(oak, send=True)
    client = oak.client("supporting")
    with CaptureQueriesContext(connection) as captured:
        page = client.get(oak.at("reports/")).content.decode()
    assert page.count("Two science teachers") == rows
    assert len(captured) == 4


def test_fifty_reports_are_a_page(oak: World) -> None:
    ExchangeReport.objects.bulk_create(
        ExchangeReport(
            partnership=oak.made,
            author=oak.people["teacher"],
            side="supported",
            audience="both sides",
            on=TODAY,
            begun_at=AT,
            sent_at=AT,
        )
        for _ in range(51)
    )
    assert oak.read("host", oak.at("reports/")).count("govuk-!-margin-bottom-3") == 50
    assert oak.read("host", oak.at("reports/?page=2")).count("govuk-!-margin-bottom-3") == 1
