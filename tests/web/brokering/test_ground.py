"""Common ground is answered alone and shown as a spread of at least three; assumptions are both schools' once they are joined."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alongside.partnerships.common_ground import LISTS, newest
from alongside_web.accounts.reports import document_on
from alongside_web.accounts.retention import declared
from alongside_web.accounts.signals import person_erased
from alongside_web.brokering.ground_models import Assumption, AssumptionLook, GroundAnswer
from alongside_web.brokering.ground_words import TEXTS
from alongside_web.partnerships.models import Partnership, Role, Side, State
from tests.web.learning.world import World, running
from tests.web.partnerships.conftest import TODAY, takes_part
from tests.web.partnerships.running_world import AT

ASSUMED = {"text": "HEADS AGREE", "wrong": "THEY DO NOT", "look_on": "2027-01-31"}
_now = [TODAY]


@pytest.fixture(autouse=True)
def _it_is_november(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The pages read the day from the clock; here the tests move it."""
    _now[0] = TODAY
    monkeypatch.setattr(timezone, "localdate", _today)
    yield
    _now[0] = TODAY


def _today(*_: object) -> date:
    return _now[0]


def a_week_passes() -> None:
    _now[0] += timedelta(7)


@pytest.fixture
def oak() -> World:
    made = running()
    made.put(State.CONSIDERED)
    return made


def main_of(page: str) -> str:
    """What a page says, without the frame around it."""
    return page.partition("<main")[2].partition("</main>")[0]


def page(oak: World) -> str:
    return f"/partnerships/{oak.made.key}/common-ground/"


def assumptions(oak: World, rest: str = "") -> str:
    return f"/partnerships/{oak.made.key}/assumptions/{rest}"


def answers(oak: World, who: str, place: str = "3", **more: str) -> None:
    fields = {f"place_{one.name}": place for one in newest().questions} | more
    sent = oak.send(who, f"{page(oak)}answer/", **fields)
    assert sent.status_code == 302, sent.content.decode()


def assumed(oak: World, who: str = "supported", **more: str) -> Assumption:
    sent = oak.send(who, assumptions(oak, "add/"), **(ASSUMED | more))
    assert sent.status_code == 302, sent.content.decode()
    return Assumption.objects.latest("pk")


def three_answer(oak: World) -> None:
    answers(oak, "broker", "1")
    answers(oak, "supported", "2")
    answers(oak, "supporting", "5")


def test_officers_advisers_and_heads_are_asked_and_nobody_else(oak: World) -> None:
    for who in ("broker", "adviser", "supported", "supporting"):
        assert "Answer the questions" in oak.read(who, page(oak)), who
    for who in ("manager", "teacher", "governor", "evaluator", "guest"):
        assert oak.get(who, page(oak)).status_code == 404, who
        assert oak.get(who, f"{page(oak)}answer/").status_code == 404, who


def test_a_proposal_that_nobody_has_been_told_of_asks_nothing(oak: World) -> None:
    oak.put(State.PROPOSED)
    assert oak.get("broker", page(oak)).status_code == 404


def test_every_question_needs_a_place_and_nobodys_words_are_lost(oak: World) -> None:
    sent = oak.send("supported", f"{page(oak)}answer/", words_force="MY WORDS", place_force="2")
    assert sent.status_code == 200
    assert "MY WORDS" in sent.content.decode()
    assert "Choose a place" in sent.content.decode()
    assert not GroundAnswer.objects.exists()


def test_the_last_answer_counts_and_former_ones_stay(oak: World) -> None:
    answers(oak, "supported", "2")
    answers(oak, "supported", "unsure")
    assert GroundAnswer.objects.count() == 10
    assert "I don’t know" in oak.read("supported", page(oak))
    assert "2 – nearer to" not in oak.read("supported", page(oak))


def test_before_both_have_said_yes_a_head_reads_the_own_answers_alone(oak: World) -> None:
    before = []
    for _ in range(2):
        answers(oak, "supported", "2")
        before.append(main_of(oak.read("supported", page(oak))))
        answers(oak, "broker", "1", words_force="BROKER WORDS", shared="on")
        answers(oak, "supporting", "5", words_force="OTHER WORDS", shared="on")
        assert main_of(oak.read("supported", page(oak))) == before[-1]
        a_week_passes()
    after = oak.read("supported", page(oak))
    assert "Too few" not in after
    assert "<svg width" not in after
    assert "WORDS" not in after


def test_the_broker_sees_a_spread_from_the_monday_after_three_have_answered(oak: World) -> None:
    three_answer(oak)
    assert "Too few answers to show yet" in oak.read("broker", page(oak))
    a_week_passes()
    shown = oak.read("broker", page(oak))
    assert "30 November 2026" in shown
    assert shown.count("<svg width") == 5
    assert "Too few" not in shown


def test_two_answers_are_never_shown(oak: World) -> None:
    answers(oak, "broker", "1")
    answers(oak, "supported", "2")
    a_week_passes()
    assert "<svg width" not in oak.read("broker", page(oak))


def test_nobody_sees_the_spread_before_answering_alone(oak: World) -> None:
    three_answer(oak)
    oak.put(State.AGREED)
    a_week_passes()
    assert "<svg width" not in oak.read("adviser", page(oak))
    assert "<svg width" in oak.read("supporting", page(oak))


def test_one_answer_more_does_not_change_what_is_shown(oak: World) -> None:
    three_answer(oak)
    oak.put(State.AGREED)
    a_week_passes()
    before = main_of(oak.read("supported", page(oak)))
    answers(oak, "adviser", "4")
    a_week_passes()
    assert main_of(oak.read("supported", page(oak))) == before


def test_looking_again_after_the_launch_makes_a_spread_of_its_own(oak: World) -> None:
    answers(oak, "broker", "1")
    answers(oak, "supported", "2")
    oak.put(State.RUNNING)
    answers(oak, "supporting", "5")
    a_week_passes()
    assert "<svg width" not in oak.read("broker", page(oak))
    three_answer(oak)
    a_week_passes()
    assert "after the launch" in oak.read("broker", page(oak))


def test_words_are_the_authors_alone_unless_shared_with_the_broker(oak: World) -> None:
    answers(oak, "broker")
    answers(oak, "supported", words_force="SECRET WORDS")
    answers(oak, "supporting", words_force="SHARED WORDS", shared="on")
    oak.put(State.AGREED)
    seen_by_broker, seen_by_head = oak.read("broker", page(oak)), oak.read("supported", page(oak))
    assert "SECRET WORDS" not in seen_by_broker
    assert "SHARED WORDS" in seen_by_broker
    assert "SHARED WORDS" not in seen_by_head
    assert "SECRET WORDS" in seen_by_head


def test_a_broker_who_stands_on_a_side_is_that_sides_until_both_said_yes(oak: World) -> None:
    takes_part(oak.made, oak.people["broker"], Role.STAFF, Side.SUPPORTED)
    three_answer(oak)
    a_week_passes()
    assert "<svg width" not in oak.read("broker", page(oak))


def test_a_paused_partnership_asks_nothing_and_gives_the_words_back(oak: World) -> None:
    oak.put(State.PAUSED)
    assert oak.get("supported", f"{page(oak)}answer/").status_code == 409
    fields = {f"place_{one.name}": "3" for one in newest().questions}
    sent = oak.send("supported", f"{page(oak)}answer/", words_force="MY WORDS", **fields)
    assert sent.status_code == 409
    assert "MY WORDS" in sent.content.decode()
    assert not GroundAnswer.objects.exists()


def test_the_panel_is_there_early_and_holds_the_own_doing_alone(oak: World) -> None:
    home = f"/partnerships/{oak.made.key}/"
    assert "You have not answered the five questions yet" in oak.read("supported", home)
    three_answer(oak)
    assert "You answered the five questions on 24 November 2026" in oak.read("supported", home)
    assert "rests on" not in oak.read("supported", home)
    oak.put(State.AGREED)
    assumed(oak)
    assert "HEADS AGREE" in oak.read("supporting", home)
    assert "HEADS AGREE" not in oak.read("teacher", home)


def test_assumptions_are_there_once_both_have_said_yes_for_who_reads_the_agreement(oak: World) -> None:
    assert oak.get("supported", assumptions(oak)).status_code == 404
    oak.put(State.AGREED)
    row = assumed(oak)
    for who in ("supporting", "manager", "broker", "adviser", "governor", "evaluator"):
        assert "HEADS AGREE" in oak.read(who, assumptions(oak)), who
        assert "THEY DO NOT" in oak.read(who, assumptions(oak, f"{row.key}/")), who
    for who in ("teacher", "guest"):
        assert oak.get(who, assumptions(oak)).status_code == 404, who


def test_a_look_says_how_it_stands_with_reason_and_day_and_is_kept(oak: World) -> None:
    oak.put(State.RUNNING)
    row = assumed(oak)
    where = assumptions(oak, f"{row.key}/")
    sent = oak.send("governor", f"{where}look/", standing="wavers", reason="ONE MISSED", look_on="", version="1")
    assert sent.status_code == 302
    a_week_passes()
    sent = oak.send("broker", f"{where}look/", standing="refuted", reason="BOTH MISSED", look_on="", version="2")
    assert sent.status_code == 302
    shown = oak.read("supporting", where)
    assert "ONE MISSED" in shown
    assert "1 December 2026" in shown
    assert "refuted" in oak.read("supporting", assumptions(oak))
    row.refresh_from_db()
    assert (row.version, row.standing, AssumptionLook.objects.count()) == (3, "refuted", 2)


def test_of_two_who_reword_it_the_second_is_told_and_loses_no_words(oak: World) -> None:
    oak.put(State.RUNNING)
    row = assumed(oak)
    where = assumptions(oak, f"{row.key}/reword/")
    assert oak.send("broker", where, **(ASSUMED | {"text": "FIRST WORDS"}), version="1").status_code == 302
    late = oak.send("supporting", where, **(ASSUMED | {"text": "SECOND WORDS"}), version="1")
    assert late.status_code == 409
    assert "FIRST WORDS" in late.content.decode()
    assert "SECOND WORDS" in late.content.decode()
    look = oak.send(
        "supporting", assumptions(oak, f"{row.key}/look/"), standing="holds", reason="MY REASON", version="1"
    )
    assert look.status_code == 409
    assert "MY REASON" in look.content.decode()


def test_assumptions_of_an_ended_partnership_can_be_read_and_not_written(oak: World) -> None:
    oak.put(State.RUNNING)
    row = assumed(oak)
    oak.put(State.ENDED)
    assert "Write an assumption down" not in oak.read("supported", assumptions(oak))
    for rest in ("add/", f"{row.key}/reword/", f"{row.key}/look/"):
        assert oak.get("supported", assumptions(oak, rest)).status_code == 409, rest
        sent = oak.send("supported", assumptions(oak, rest), **ASSUMED, standing="holds", reason="WHY", version="1")
        assert sent.status_code == 409, rest


def test_an_assumption_of_another_partnership_is_not_there(oak: World) -> None:
    oak.put(State.RUNNING)
    other = running("ash-birch")
    row = assumed(other)
    assert oak.get("supported", assumptions(oak, f"{row.key}/")).status_code == 404


@pytest.mark.parametrize("where", [page, assumptions])
def test_a_page_asks_as_much_for_three_as_for_one(oak: World, where: object) -> None:
    assert callable(where)
    oak.put(State.RUNNING)
    counts = []
    for number in range(3):
        answers(oak, "broker", str(number + 1))
        answers(oak, "supported", words_force="W", shared="on")
        answers(oak, "supporting", words_force="W", shared="on")
        assumed(oak)
        client = oak.client("broker")
        client.get(where(oak))
        with CaptureQueriesContext(connection) as asked:
            client.get(where(oak))
        counts.append(len(asked))
    assert counts[0] == counts[2]


def test_history_tells_the_author_alone_that_they_answered(oak: World) -> None:
    answers(oak, "supported")
    oak.put(State.RUNNING)
    history = f"/partnerships/{oak.made.key}/history/"
    assert "answered the questions of common ground" in oak.read("supported", history)
    assert "answered the questions of common ground" not in oak.read("broker", history)
    assumed(oak)
    assert "wrote an assumption down" in oak.read("supporting", history)


def test_the_report_holds_what_a_person_answered_and_an_erasure_takes_the_words(oak: World) -> None:
    oak.put(State.RUNNING)
    answers(oak, "supported", words_force="MY WORDS", shared="on")
    row = assumed(oak)
    oak.send("supported", assumptions(oak, f"{row.key}/look/"), standing="holds", reason="MY REASON", version="1")
    someone = oak.people["supported"]
    report = str(document_on(someone, at=AT))
    for words in ("MY WORDS", "MY REASON", "HEADS AGREE"):
        assert words in report

    person_erased.send(sender=None, person=someone, email=someone.email, at=AT)

    assert {one.words for one in GroundAnswer.objects.all()} == {""}
    assert AssumptionLook.objects.get().reason == ""
    assert Assumption.objects.get().text == "HEADS AGREE"


def test_two_years_after_the_end_it_is_deleted(oak: World) -> None:
    oak.put(State.RUNNING)
    answers(oak, "supported")
    row = assumed(oak)
    oak.send("supported", assumptions(oak, f"{row.key}/look/"), standing="holds", reason="MY REASON", version="1")
    Partnership.objects.filter(pk=oak.made.pk).update(state=State.ENDED, ends=date(2026, 11, 1))
    kept = next(one for one in declared() if one.name == "common ground and assumptions")
    assert kept.days == 730
    kept.erase(AT + timedelta(1), AT)
    assert not GroundAnswer.objects.exists()
    assert not Assumption.objects.exists()


def test_the_catalogue_holds_every_text_of_the_questions() -> None:
    texts = {
        text for one in LISTS for question in one.questions for text in (question.asks, question.first, question.second)
    }
    assert {str(one) for one in TEXTS} == texts
