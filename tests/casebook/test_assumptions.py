import csv
import re
from dataclasses import replace
from importlib.resources import files

import pytest
from hypothesis import given

from alongside.casebook.assumptions import UnknownAssumption, assumption_named, assumptions, inconsistencies
from alongside.casebook.partnerships import case_named, case_names
from alongside.evidence import assumptions as evidence
from alongside.evidence.assumptions import Assumption, Status
from alongside.evidence.coding import Coding
from alongside.evidence.perspectives import About
from tests.casebook.shingles import kept_shingles, shingles
from tests.evidence.weighed_codings import PARTNERSHIPS, coding, some_codings

KEPT = kept_shingles()
TRUSTING = Assumption(
    id="trusting",
    held_by="oak-officer",
    partnership="",
    text="Two invented schools will trust each other",
    indicator="mutual-trust",
    about=About.PAIR,
    direction=1,
    needed="",
    outcome="invented",
    page="1",
)


def all_codings() -> list[Coding]:
    return [one for name in case_names() for one in case_named(name).codings]


def test_the_register_holds_the_tables_and_what_the_cases_say_was_assumed() -> None:
    held = assumptions()
    assert len({one.id for one in held}) == len(held) >= 50
    for name in case_names():
        for context in case_named(name).context:
            if context.kind == "assumption":
                assert [one for one in held if one.held_by == context.subject and one.is_meant_of(name)], context


def test_whoever_holds_an_assumption_is_somebody_of_the_casebook() -> None:
    people = {one.voice for name in case_names() for one in case_named(name).people}
    assert {one.held_by for one in assumptions()} <= people | {"officers", "strategy", "authority"}


def test_an_assumption_says_what_would_bear_it_out_or_what_would_be_needed_to_judge_it() -> None:
    for one in assumptions():
        assert one.can_be_tested != bool(one.needed), one.id
        assert one.direction in ({1, -1} if one.can_be_tested else {0}), one.id
        assert one.text, one.id
        assert one.outcome, one.id
        assert re.fullmatch(r"\d+(-\d+)?(; \d+(-\d+)?)*", one.page), one.id


def test_an_assumption_that_is_not_in_the_register_is_refused() -> None:
    with pytest.raises(UnknownAssumption, match="no assumption 'magic'"):
        assumption_named("magic")


def test_the_five_printed_inconsistencies_are_there_each_with_two_sides() -> None:
    found = inconsistencies()
    assert [one.source for one in found].count("Tables 5b and 7") == 5
    for one in found:
        assert one.first != one.second
        assert one.page
    sides = {(one.first.held_by, one.second.held_by) for one in found if one.id == "in-view-or-quietly"}
    assert sides == {("head-of-advisory-service", "principal-adviser")}


@pytest.mark.parametrize("table", ["assumptions.csv", "inconsistencies.csv", "questions.csv"])
def test_no_run_of_eight_words_is_copied(table: str) -> None:
    with files("alongside.casebook").joinpath(table).open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            for cell in row.values():
                assert not shingles(cell) & KEPT, row


def test_the_evidence_speaks_on_the_six_partnerships() -> None:
    staffing = evidence.tested(assumption_named("collaboration-mends-staffing"), all_codings())
    assert [one.partnership for one in staffing.by_partnership] == list(case_names())
    assert staffing.status is Status.REFUTED
    suited = evidence.tested(assumption_named("one-term-makes-a-natural-pair"), all_codings())
    assert [one.partnership for one in suited.by_partnership] == ["capricorn-sagittarius"]
    assert suited.status is Status.REFUTED
    assert suited.by_partnership[0].balance.opposing.people >= 2
    assert evidence.tested(assumption_named("capricorn-head-is-unwilling"), all_codings()).status is Status.BORNE_OUT


def test_what_no_indicator_can_speak_to_is_not_judged() -> None:
    found = evidence.tested(assumption_named("earlier-help-failed"), all_codings())
    assert (found.by_partnership, found.status) == ((), Status.TOO_LITTLE)


def test_an_assumption_is_silent_on_nothing() -> None:
    assert evidence.tested(TRUSTING, ()).status is Status.TOO_LITTLE
    alone = replace(TRUSTING, partnership=PARTNERSHIPS[0])
    assert evidence.tested(alone, ()).status is Status.TOO_LITTLE


def test_of_all_partnerships_more_than_half_decide_and_one_alone_is_too_little() -> None:
    agreed = [coding("a", 1, 0), coding("b", 1, 1)]
    against = [replace(one, direction=-1, partnership=PARTNERSHIPS[1]) for one in agreed]
    third = [replace(one, partnership=PARTNERSHIPS[2]) for one in agreed]
    assert evidence.tested(TRUSTING, agreed).status is Status.TOO_LITTLE
    assert evidence.tested(TRUSTING, [*agreed, *against]).status is Status.MIXED
    found = evidence.tested(TRUSTING, [*agreed, *against, *third])
    assert found.status is Status.BORNE_OUT
    assert (found.count(Status.BORNE_OUT), found.count(Status.REFUTED)) == (2, 1)


@given(some_codings())
def test_neither_order_nor_repetition_changes_what_becomes_of_an_assumption(codings: list[Coding]) -> None:
    assert evidence.tested(TRUSTING, [*reversed(codings), *codings]) == evidence.tested(TRUSTING, codings)


@given(some_codings())
def test_what_bears_an_assumption_out_refutes_its_opposite(codings: list[Coding]) -> None:
    found = evidence.tested(TRUSTING, codings)
    opposite = evidence.tested(replace(TRUSTING, direction=-1), codings)
    assert found.count(Status.BORNE_OUT) == opposite.count(Status.REFUTED)
    assert found.count(Status.MIXED) == opposite.count(Status.MIXED)
