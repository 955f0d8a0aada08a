import csv
import re
from importlib.resources import files

import pytest

from alongside.casebook.partnerships import Case, UnknownCase, case_named, case_names
from alongside.evidence.perspectives import Basis, Perspective
from tests.casebook.shingles import kept_shingles, shingles

SIX = (
    "aries-gemini",
    "cancer-aquarius",
    "capricorn-sagittarius",
    "libra-taurus",
    "pisces-scorpio",
    "virgo-leo",
)
KEPT = kept_shingles()


@pytest.fixture(params=SIX)
def case(request: pytest.FixtureRequest) -> Case:
    return case_named(request.param)


def test_the_six_partnerships_are_there_and_no_other() -> None:
    assert case_names() == SIX
    with pytest.raises(UnknownCase, match="choose from: aries-gemini"):
        case_named("leo-virgo")


def test_a_case_has_evidence_from_both_sides_at_every_stage(case: Case) -> None:
    assert len(case.codings) >= 60
    perspectives = {one.perspective for one in case.codings}
    assert {Perspective.SUPPORTED_HEAD, Perspective.SUPPORTING_HEAD} <= perspectives
    assert {1, 2, 3} <= {one.stage for one in case.codings}
    assert {one.basis for one in case.codings} == {Basis.WORD, Basis.DEED}
    assert {one.direction for one in case.codings} == {1, -1}


def test_every_voice_is_a_person_or_a_record_that_the_case_lists(case: Case) -> None:
    listed = {one.voice for one in case.people} | {"researcher", "record"}
    assert {one.voice for one in case.codings} <= listed


def test_everything_has_its_page_and_ids_are_the_cases_own(case: Case) -> None:
    assert all(one.page.strip() for one in (*case.codings, *case.events))
    ids = [one.id for one in (*case.codings, *case.events)]
    assert len(set(ids)) == len(ids)


def test_what_was_known_was_not_known_before_it_was_so(case: Case) -> None:
    for one in (*case.codings, *case.events):
        if one.occurred is not None and one.known_at is not None:
            assert one.known_at.last >= one.occurred.first, one.id


@pytest.mark.parametrize("name", SIX)
def test_no_run_of_eight_words_is_copied(name: str) -> None:
    folder = files("alongside.casebook").joinpath("partnerships", name)
    for table in ("evidence.csv", "events.csv", "people.csv", "context.csv"):
        for row in csv.DictReader(folder.joinpath(table).read_text(encoding="utf-8").splitlines()):
            for column in ("paraphrase", "summary", "text", "note"):
                assert not shingles(row.get(column) or "") & KEPT, f"{name} {table}: {row}"


@pytest.mark.parametrize("name", SIX)
def test_no_real_reference_number_is_kept(name: str) -> None:
    folder = files("alongside.casebook").joinpath("partnerships", name)
    for table in ("evidence.csv", "events.csv", "people.csv", "context.csv"):
        assert not re.search(r"\b1[0-4]\d{4}\b", folder.joinpath(table).read_text(encoding="utf-8"))


def test_a_copied_sentence_would_be_found() -> None:
    assert len(KEPT) > 60_000
    assert not shingles("our own words about a school that was helped by another one") & KEPT


def test_who_was_acting_head_of_one_school_and_head_of_the_other_is_one_person() -> None:
    offices = {one.voice: one for one in case_named("capricorn-sagittarius").people}
    acting, head = offices["capricorn-head-acting-2001"], offices["sagittarius-head-2002"]
    assert acting.who == head.who == "sagittarius-head-2002"
    assert (acting.perspective, head.perspective) == ("supported-head", "supporting-head")
    others = [one for name in SIX for one in case_named(name).people if one is not acting]
    assert all(one.who == one.voice for one in others)
