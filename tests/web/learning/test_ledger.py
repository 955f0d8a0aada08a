"""The ledger on the site: promises beside the agreement's words, gifts, and two views that need not meet."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside_web.learning.models import Gift, Promise
from alongside_web.partnerships.models import State
from tests.web.learning.world import World
from tests.web.partnerships import agreement_world

PROMISE = {"side": "supporting", "what": "Science lessons taught", "unit": "days", "amount": "10", "by": "2026-11-20"}


def promised(oak: World, who: str = "lead", **more: str) -> Promise:
    answer = oak.send(who, oak.at("ledger/new/"), **(PROMISE | more))
    assert answer.status_code == 302, answer.content.decode()
    return Promise.objects.latest("pk")


def give(oak: World, promise: Promise, who: str = "host", **more: str) -> None:
    fields = {"on": "2026-10-12", "words": "A week in two classes", "amount": "4"} | more
    assert oak.send(who, oak.at(f"ledger/{promise.key}/give/"), **fields).status_code == 302


def mark(oak: World, promise: Promise, who: str, what: str, words: str = "") -> int:
    return oak.send(who, oak.at(f"ledger/{promise.key}/mark/"), mark=what, words=words).status_code


def test_days_are_added_and_the_rest_is_counted(oak: World) -> None:
    promise = promised(oak)
    promised(oak, what="Schemes of work", unit="other", amount="", by="")
    give(oak, promise)
    give(oak, promise, amount="2.5")

    page = " ".join(oak.read("supported", oak.at("ledger/")).split())

    assert "<strong>6.5</strong> days given of <strong>10</strong> promised" in page
    assert "Something was given for 0 of 1 other promise." in page
    assert "1 overdue" in page
    assert "Only elm promised something." in page
    assert "So far only elm has given something." in page


def test_each_side_marks_for_itself_and_both_views_show(oak: World) -> None:
    promise = promised(oak)
    assert mark(oak, promise, "lead", "kept") == 302
    assert mark(oak, promise, "manager", "part kept", "THREE DAYS SHORT") == 302

    for who in ("supported", "supporting", "adviser"):
        page = oak.read(who, oak.at("ledger/"))
        assert "you see it differently" in page
        assert "elm: kept" in page
        assert "oak: kept in part" in page
    assert "THREE DAYS SHORT" in oak.read("lead", oak.at(f"ledger/{promise.key}/"))
    for who in ("teacher", "broker", "governor"):
        assert mark(oak, promise, who, "kept") == 404


def test_the_last_mark_of_a_side_counts_and_two_alike_settle_it(oak: World) -> None:
    promise = promised(oak)
    mark(oak, promise, "lead", "kept")
    mark(oak, promise, "manager", "not kept")
    mark(oak, promise, "supported", "kept")
    page = oak.read("broker", oak.at("ledger/"))
    assert "settled" in page
    assert "overdue" not in page


def test_a_promise_points_to_the_words_of_the_agreement_in_force(oak: World) -> None:
    agreed = agreement_world.World(oak.made, oak.people)
    agreed.begin()
    agreed.write_all()
    agreed.sign_both()

    assert "What we say of gives-supporting." in oak.read("lead", oak.at("ledger/new/"))
    promise = promised(oak, section="gives-supporting")

    where = oak.at(f"ledger/{promise.key}/")
    assert "What we say of gives-supporting." in oak.read("supported", where)
    # Staff keep the ledger and read no agreements.
    assert "What we say of gives-supporting." not in oak.read("teacher", where)


def test_a_promise_worded_by_two_at_once_loses_no_words(oak: World) -> None:
    edit = oak.at(f"ledger/{promised(oak).key}/edit/")
    assert oak.send("manager", edit, **(PROMISE | {"what": "Ten lessons"}), version="1").status_code == 302

    answer = oak.send("lead", edit, **(PROMISE | {"what": "Twelve lessons"}), version="1")

    assert answer.status_code == 409
    assert "Ten lessons" in answer.content.decode()
    assert "Twelve lessons" in answer.content.decode()
    assert oak.send("lead", edit, **(PROMISE | {"what": "Twelve lessons"}), version="2").status_code == 302
    assert Promise.objects.get().what == "Twelve lessons"


def test_a_promise_is_removed_only_while_nothing_was_given_or_said(oak: World) -> None:
    mistaken, real = promised(oak), promised(oak)
    give(oak, real)
    for one in (mistaken, real):
        assert oak.send("manager", oak.at(f"ledger/{one.key}/remove/"), version="1").status_code == 302
    assert oak.get("lead", oak.at(f"ledger/{mistaken.key}/")).status_code == 404
    assert oak.get("lead", oak.at(f"ledger/{real.key}/")).status_code == 200


def test_who_recorded_a_gift_takes_it_back_and_nobody_else(oak: World) -> None:
    promise = promised(oak)
    give(oak, promise)
    where = oak.at(f"ledger/{promise.key}/gifts/{Gift.objects.get().key}/take-back/")
    assert oak.send("lead", where).status_code == 404
    assert oak.send("host", where).status_code == 302
    assert "Nothing yet." in oak.read("host", oak.at(f"ledger/{promise.key}/"))


def test_faults_are_said_and_a_rest_keeps_the_words(oak: World) -> None:
    answer = oak.send("lead", oak.at("ledger/new/"), side="x", unit="days", amount="many", by="soon")
    page = answer.content.decode()
    for said in ("Choose the school that gives", "Say what is given", "Enter a number", "such as 2027-07-31"):
        assert said in page
    promise = promised(oak)
    oak.put(State.ENDED)
    answer = oak.send("host", oak.at(f"ledger/{promise.key}/give/"), on="2026-10-12", words="KEPT WORDS")
    assert answer.status_code == 409
    assert "KEPT WORDS" in answer.content.decode()
    for rest in ("new/", f"{promise.key}/edit/", f"{promise.key}/mark/", f"{promise.key}/give/"):
        assert oak.get("lead", oak.at(f"ledger/{rest}")).status_code == 409
    assert mark(oak, promise, "lead", "kept") == 409
    assert oak.send("lead", oak.at(f"ledger/{promise.key}/remove/"), version="1").status_code == 409


@pytest.mark.parametrize("rows", [1, 3])
def test_the_ledger_asks_the_same_number_of_questions_however_many_promises(oak: World, rows: int) -> None:
    for _ in range(rows):
        promise = promised(oak)
        give(oak, promise)
        mark(oak, promise, "lead", "kept")
    client = oak.client("supporting")
    with CaptureQueriesContext(connection) as captured:
        page = client.get(oak.at("ledger/")).content.decode()
    assert page.count(">Science lessons taught</a>") == rows
    assert len(captured) == 7
