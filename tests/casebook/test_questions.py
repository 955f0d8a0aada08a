from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from alongside.casebook.assumptions import assumption_named, assumptions
from alongside.casebook.partnerships import case_named, case_names
from alongside.casebook.questions import UnknownQuestion, question_named, questions
from alongside.evidence import assumptions as evidence
from alongside.evidence.assumptions import Status
from alongside.evidence.bearings import Bearing
from alongside.evidence.codebook import codebook
from alongside.evidence.coding import Coding
from alongside.evidence.perspectives import About
from alongside.evidence.questions import Answer, Question, Reply, answered
from tests.casebook.shingles import kept_shingles, shingles
from tests.evidence.weighed_codings import PARTNERSHIPS, coding, some_codings

PAGE = Path(__file__).parents[2] / "docs/explanation/thesis-questions.md"
TRUST = Question("trust", "Do they trust each other?", (Bearing(About.PAIR, "mutual-trust", 1),), 1, 4, (), "", "1")


def by_partnership(codings: list[Coding]) -> dict[str, list[Coding]]:
    return {name: [one for one in codings if one.partnership == name] for name in PARTNERSHIPS}


def answer_of_the_six(name: str) -> Answer:
    names = {one: "-".join(part.capitalize() for part in one.split("-")) for one in case_names()}
    return answered(question_named(name), {one: case_named(one).codings for one in case_names()}, names=names)


def test_every_research_question_is_there_and_says_what_would_speak_to_it() -> None:
    asked = questions()
    assert len({one.id for one in asked}) == len(asked) >= 12
    for one in asked:
        assert one.text.endswith("?"), one.id
        assert one.page, one.id
        assert one.first_stage <= one.last_stage, one.id
        assert len(set(one.bearings)) == len(one.bearings) > 0, one.id
        assert bool(one.asked_of) == bool(one.because), one.id


def test_a_question_that_the_thesis_does_not_ask_is_refused() -> None:
    with pytest.raises(UnknownQuestion, match="choose from: support-or-hinder"):
        question_named("meaning-of-life")


def test_the_six_answer_from_their_own_evidence() -> None:
    capacity = answer_of_the_six("builds-capacity")
    assert [one.partnership for one in capacity.by_partnership] == list(case_names())
    assert capacity.replying(Reply.YES) == ("virgo-leo",)
    for one in capacity.by_partnership:
        for behind in (*one.balance.supporting.codings, *one.balance.opposing.codings):
            assert behind.partnership == one.partnership
            assert behind.stage >= 2
    silent = answer_of_the_six("practice-reaches-supported")
    assert silent.replying(Reply.NOTHING) == ("pisces-scorpio",)
    assert str(silent.sentence).endswith("nothing is said of it in Pisces-Scorpio.")


def test_a_question_is_asked_only_of_those_of_whom_it_can_be_asked() -> None:
    answer = answer_of_the_six("right-time-after-inspection")
    assert {one.partnership for one in answer.by_partnership} == set(case_names()) - {"cancer-aquarius", "virgo-leo"}


def test_the_table_takes_each_indicator_apart() -> None:
    answer = answer_of_the_six("special-relationship")
    assert [one.bearings for one in answer.table.conditions] == [(one,) for one in answer.question.bearings]
    for column, one in enumerate(answer.by_partnership):
        assert sum(row[column].codings for row in answer.table.cells) == one.balance.codings


def test_the_sentence_is_made_of_the_counts() -> None:
    codings = [
        coding("a", 1, 0),
        coding("b", 1, 1),
        replace(coding("c", -1, 4), partnership=PARTNERSHIPS[1]),
    ]
    answer = answered(TRUST, by_partnership(codings), names={PARTNERSHIPS[0]: "Oak and Elm"})
    assert str(answer.sentence) == (
        "The evidence says yes in Oak and Elm (2 by 2 people for, none against); "
        "is too little to say in example-ash-yew (none for, 1 by records alone against); "
        "nothing is said of it in example-fir-may."
    )


def test_an_answer_is_silent_on_nothing() -> None:
    answer = answered(TRUST, by_partnership([]))
    assert {one.reply for one in answer.by_partnership} == {Reply.NOTHING}
    assert str(answer.sentence) == "Nothing is said of it in any of the partnerships."
    assert answered(TRUST, {}).by_partnership == ()


def test_what_was_so_before_the_first_stage_of_a_question_is_not_heard() -> None:
    codings = by_partnership([replace(coding("a", 1), stage=0), coding("b", 1, 1)])
    assert answered(TRUST, codings).by_partnership[1].balance.codings == 0
    assert sum(one.balance.codings for one in answered(TRUST, codings).by_partnership) == 1


@given(some_codings())
def test_neither_order_nor_repetition_changes_an_answer(codings: list[Coding]) -> None:
    backwards = dict(reversed(by_partnership([*reversed(codings), *codings[:4]]).items()))
    assert answered(TRUST, backwards) == answered(TRUST, by_partnership(codings))


def folded(text: str) -> str:
    return " ".join(text.replace("**", "").replace("> ", "").split())


def test_the_page_says_what_the_engine_says() -> None:
    page = folded(PAGE.read_text(encoding="utf-8"))
    for one in ("builds-capacity", "right-time-after-inspection"):
        assert str(answer_of_the_six(one).sentence) in page
    every = [one for name in case_names() for one in case_named(name).codings]
    transfer = evidence.tested(assumption_named("practice-transfers"), every)
    for found in transfer.by_partnership:
        balance = found.balance
        line = (
            f"| {found.partnership} | {len(balance.supporting.codings)} | {len(balance.opposing.codings)} "
            f"| {balance.people} | {balance.value:+.2f} | {balance.low:+.2f} to {balance.high:+.2f} | {found.status} |"
        )
        assert line in page, line
    statuses = [evidence.tested(one, every).status for one in assumptions() if one.can_be_tested]
    counts = ", ".join(f"{statuses.count(one)} {one}" for one in Status)
    assert f"{len(assumptions())} assumptions: {counts}" in page, counts


def test_every_research_question_has_its_line_on_the_page() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for one in questions():
        assert f"| `{one.id}` | {one.text} |" in page, one.id
    assert not shingles(page) & kept_shingles()


def test_every_indicator_of_a_question_is_one_of_the_codebook() -> None:
    known = codebook().indicators
    assert {bearing.indicator for one in questions() for bearing in one.bearings} <= set(known)
