"""The days that a partnership's people set for its stages hold for its evidence and its readings too."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest

from alongside.evidence.deeds import stage_said, stages_in
from alongside.terms import Period
from alongside_web.evidence.models import Statement
from alongside_web.evidence.queries import material_for
from alongside_web.partnerships.models import Partnership
from alongside_web.partnerships.stage_days import ToldTwice, stages_set, tell_stage_days
from alongside_web.stages.models import StageDates
from alongside_web.stages.reading import way
from tests.web.evidence.conftest import client, codes, happens, named, seat
from tests.web.evidence.test_pages import FORM, _once, at, read

SET_AT = datetime(2026, 11, 10, 12, tzinfo=UTC)
TODAY = date(2026, 11, 28)


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: TODAY)


@pytest.fixture
def set_days(oak_elm: Partnership) -> Partnership:
    """Both of the first two stages lie in the first term, and the third has begun."""
    StageDates.objects.create(
        partnership=oak_elm, number=1, prepare=date(2026, 9, 1), plant=date(2026, 10, 1), harvest=date(2026, 11, 1),
        look=date(2027, 6, 1), last=date(2027, 8, 31), by=named("oak-head"), at=SET_AT,
    )  # fmt: skip
    return oak_elm


def stage_of_deeds(made: Partnership, known: date = TODAY) -> set[int]:
    return {one.stage for one in material_for(seat(made, "adviser"), known).codings}


@pytest.mark.parametrize("on", [date(2026, 9, 30), date(2026, 10, 1), date(2026, 11, 27)])
def test_a_deed_is_in_the_stage_in_which_the_stages_page_has_its_day(set_days: Partnership, on: date) -> None:
    happens(set_days, "Visit", on=on)
    course = way(seat(set_days, "adviser")).course
    assert course is not None
    number = [one.stage for one in course.spans].index(course.present(on)) + 1
    assert stage_of_deeds(set_days) == {number}


def test_without_days_that_were_set_a_stage_is_a_term(oak_elm: Partnership) -> None:
    happens(oak_elm, "Visit", on=date(2026, 11, 27))
    assert stages_set(oak_elm, TODAY) == {}
    assert stage_of_deeds(oak_elm) == {1}


def test_a_reading_of_an_earlier_day_knows_no_days_that_were_set_later(set_days: Partnership) -> None:
    happens(set_days, "Visit", on=date(2026, 10, 6), at=datetime(2026, 10, 7, 12, tzinfo=UTC))
    assert stage_of_deeds(set_days, date(2026, 11, 9)) == {1}
    assert stage_of_deeds(set_days, date(2026, 11, 10)) == {2}


def test_a_dated_statement_counts_in_the_stage_of_its_day_and_an_undated_one_as_it_was_coded(
    set_days: Partnership,
) -> None:
    codes(set_days, occurred=Period.parse("2026-11-05"), paraphrase="of a day")
    codes(set_days, occurred=Period.parse("autumn 2026"), paraphrase="of a term")
    codes(set_days, paraphrase="of no time")
    found = {one.paraphrase: one.stage for one in material_for(seat(set_days, "adviser"), TODAY).codings}
    assert found == {"of a day": 3, "of a term": 1, "of no time": 1}
    page = re.sub(r"<[^>]+>", " ", read("adviser", set_days, "evidence/"))
    shown = {words: re.search(rf"{words}.*?stage (\d)", page, re.DOTALL) for words in found}
    assert {words: int(one[1]) for words, one in shown.items() if one} == found


def test_the_form_offers_the_days_that_were_set_and_holds_a_time_to_them(set_days: Partnership) -> None:
    adviser, address = client("adviser"), at(set_days, "evidence/add/?indicator=mutual-trust")
    page = adviser.get(address).content.decode()
    assert "stage 2, 1 October 2026 to 31 October 2026" in page
    wrong = {**FORM, "stage": "1", "occurred": "2026-10-06", "once": _once(adviser, address)}
    refused = adviser.post(address, wrong).content.decode()
    assert "This time was in another stage: stage 2, 1 October 2026 to 31 October 2026." in refused
    assert FORM["paraphrase"] in refused
    assert not Statement.objects.exists()
    right = {**wrong, "stage": "2", "once": _once(adviser, address)}
    assert adviser.post(address, right).status_code == 302


def test_only_one_part_tells_of_the_days() -> None:
    with pytest.raises(ToldTwice):
        tell_stage_days(lambda _partnership, _known: {})


def test_a_time_lies_in_every_stage_that_it_touches_and_in_none_before_the_first() -> None:
    stages = {1: Period(date(2026, 9, 1), date(2026, 9, 30), Period.parse("2026-09-01").precision),
              2: Period(date(2026, 10, 1), date(2026, 12, 31), Period.parse("2026-09-01").precision)}  # fmt: skip
    assert stages_in(Period.parse("2026"), stages) == {0, 1, 2}
    assert stages_in(Period.parse("2026-09-30"), stages) == {1}
    assert stages_in(Period.parse("2026-08"), stages) == {0}
    assert stages_in(Period.parse("2027-02"), stages) == {2}
    assert stage_said(1, Period.parse("2026"), stages) == 1
    assert stage_said(1, Period.parse("2026-10-05"), stages) == 2
    assert stage_said(3, None, stages) == 3
