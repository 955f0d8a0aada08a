"""Reading and evidence of a partnership, and coding by hand: who may, what it says, and how much it asks the database."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from alongside.evidence.codebook import codebook
from alongside.evidence.perspectives import Audience, Perspective
from alongside_web.accounts.operations import erase_person
from alongside_web.audit.models import Entry
from alongside_web.evidence.models import Statement
from alongside_web.evidence.operations import NotOfThatSubject, do_take_back
from alongside_web.partnerships.models import Partnership, State
from alongside_web.partnerships.private_models import Mode
from alongside_web.plans.models import HappeningKind
from tests.web.evidence.conftest import AT, client, codes, happens, named, seat

READERS = (
    *("broker", "adviser", "evaluator", "oak-head", "elm-head", "oak-manager", "elm-manager"),
    *("oak-governor", "elm-governor", "steering"),
)
OTHERS = ("guest", "oak-staff", "elm-staff")
PAGES = ("reading/", "reading/why/", "evidence/")
FORM = {
    "paraphrase": "Both deputies plan each visit together.",
    "direction": "1",
    "strength": "2",
    "basis": "word",
    "perspective": "supported-manager",
    "about": "pair",
    "stage": "1",
    "occurred": "autumn 2026",
    "sub": "",
    "audience": Audience.BOTH_SIDES.value,
}


def at(made: Partnership, page: str) -> str:
    return f"/partnerships/{made.key}/{page}"


def read(name: str, made: Partnership, page: str = "reading/") -> str:
    answer = client(name).get(at(made, page))
    assert answer.status_code == 200
    return answer.content.decode()


def sent(someone: Client, address: str, **given: str) -> int:
    page = someone.get(address).content.decode()
    once = re.search(r'name="once" value="([^"]+)"', page)
    assert once is not None
    answer = someone.post(address, {**given, "once": once.group(1)})
    assert answer.status_code in (200, 302, 409)
    return answer.status_code


def enough_for_a_class(made: Partnership) -> None:
    """What a class needs: accounts from several perspectives of what each question asks."""
    for who in (Perspective.SUPPORTED_HEAD, Perspective.SUPPORTING_HEAD, Perspective.ADVISER):
        for indicator, about in (
            ("wants-this-partner", "supporting"),
            ("open-to-partnership", "supporting"),
            ("wants-this-partner", "supported"),
            ("mutual-trust", "pair"),
            ("clear-shared-purpose", "pair"),
            ("activities-take-place", "pair"),
            ("owns-its-situation", "supported"),
        ):
            codes(made, indicator=indicator, about=about, perspective=who.value, paraphrase=f"{who} on {indicator}")


@pytest.mark.parametrize("page", PAGES)
def test_those_who_answer_for_the_work_read_and_others_find_nothing(oak_elm: Partnership, page: str) -> None:
    assert {name: client(name).get(at(oak_elm, page)).status_code for name in (*READERS, *OTHERS)} == {
        **dict.fromkeys(READERS, 200),
        **dict.fromkeys(OTHERS, 404),
    }


@pytest.mark.parametrize("page", PAGES)
def test_before_both_heads_have_said_yes_there_is_no_reading(oak_elm: Partnership, page: str) -> None:
    Partnership.objects.filter(pk=oak_elm.pk).update(state=State.CONSIDERED)

    assert {client(name).get(at(oak_elm, page)).status_code for name in READERS} == {404}


def test_too_little_evidence_is_said_plainly_with_what_is_missing(oak_elm: Partnership) -> None:
    page = read("oak-head", oak_elm)

    assert "<h1" in page
    assert "Too little evidence for a class" in page
    assert "what the supporting head wants" in page
    assert "alongside-shares__striving" not in page


def test_enough_evidence_gives_a_class_with_probabilities_and_reasons_down_to_the_entry(oak_elm: Partnership) -> None:
    enough_for_a_class(oak_elm)
    happens(oak_elm, "Maths visit")
    happens(oak_elm, "Science visit", HappeningKind.CANCELLED, reason="release")

    page, why = read("oak-head", oak_elm), read("oak-head", oak_elm, "reading/why/")

    assert "It reads as striving" in page
    assert "alongside-shares__striving" in page
    assert "Maths visit: held" in why
    assert "Science visit: cancelled (staff could not be released)" in why
    assert "supporting-head on mutual-trust" in why


def test_words_and_deeds_stand_apart(oak_elm: Partnership) -> None:
    codes(oak_elm, indicator="activities-take-place", paraphrase="It is all going well.")
    happens(oak_elm, "Maths visit", HappeningKind.CANCELLED)

    page = read("adviser", oak_elm)

    assert re.search(r"words \+0\.\d\d<br>deeds −0\.\d\d", page)


def test_the_past_reads_as_it_was_known(oak_elm: Partnership) -> None:
    happens(oak_elm, "Maths visit")

    then = read("adviser", oak_elm, "reading/?known=2026-11-01")

    assert "As it was known on 1 November 2026" in then
    assert "0 of what was said, 0 of what was done" in then
    assert "0 of what was said, 1 of what was done" in read("adviser", oak_elm)


@pytest.mark.parametrize("asked", ["tomorrow", "2099-01-01", "2026-02-30"])
def test_a_day_that_is_none_is_said_to_be_none(oak_elm: Partnership, asked: str) -> None:
    assert "Enter a day up to today" in read("adviser", oak_elm, f"reading/?known={asked}")


def test_an_adviser_codes_what_was_said_on_one_indicator(oak_elm: Partnership) -> None:
    adviser = client("adviser")
    codebook_page = adviser.get(at(oak_elm, "evidence/add/")).content.decode()
    assert all(f"?indicator={one}" in codebook_page for one in codebook().indicators)

    assert sent(adviser, at(oak_elm, "evidence/add/?indicator=mutual-trust"), **FORM) == 302

    row = Statement.objects.get()
    assert (row.indicator, row.direction, row.author, row.audience) == (
        "mutual-trust",
        1,
        named("adviser"),
        "both sides",
    )
    assert "Both deputies plan each visit together." in read("oak-head", oak_elm, "evidence/")
    assert Entry.objects.filter(action="coded", actor=named("adviser").pk, audience="both sides").count() == 1


def test_a_form_with_faults_keeps_what_was_typed(oak_elm: Partnership) -> None:
    adviser, address = client("adviser"), at(oak_elm, "evidence/add/?indicator=mutual-trust")
    wrong = {**FORM, "occurred": "long ago", "direction": ""}

    page = adviser.post(address, wrong | {"once": _once(adviser, address)}).content.decode()

    assert "There is a problem" in page
    assert "Choose which way it speaks" in page
    assert "This is no time" in page
    assert "Both deputies plan each visit together." in page
    assert not Statement.objects.exists()


def test_nothing_is_coded_of_a_time_still_to_come(oak_elm: Partnership) -> None:
    adviser, address = client("adviser"), at(oak_elm, "evidence/add/?indicator=mutual-trust")
    ahead = {**FORM, "occurred": "summer 2090", "once": _once(adviser, address)}
    assert "This is still to come; give a time up to today, " in adviser.post(address, ahead).content.decode()
    assert not Statement.objects.exists()


def _once(someone: Client, address: str) -> str:
    found = re.search(r'name="once" value="([^"]+)"', someone.get(address).content.decode())
    assert found is not None
    return found.group(1)


@pytest.mark.parametrize("name", ["oak-head", "oak-manager", "broker", "oak-staff", "oak-governor", "steering"])
def test_nobody_else_codes(oak_elm: Partnership, name: str) -> None:
    assert client(name).get(at(oak_elm, "evidence/add/")).status_code == 404


def test_a_paused_partnership_loses_no_words(oak_elm: Partnership) -> None:
    adviser, address = client("adviser"), at(oak_elm, "evidence/add/?indicator=mutual-trust")
    once = _once(adviser, address)
    Partnership.objects.filter(pk=oak_elm.pk).update(state=State.PAUSED)

    answer = adviser.post(address, FORM | {"once": once})

    assert answer.status_code == 409
    assert "Both deputies plan each visit together." in answer.content.decode()
    assert not Statement.objects.exists()
    assert client("adviser").get(address).status_code == 409
    assert client("adviser").get(at(oak_elm, "evidence/")).status_code == 200


def test_an_indicator_speaks_only_of_its_own_subject(oak_elm: Partnership) -> None:
    with pytest.raises(NotOfThatSubject):
        codes(oak_elm, indicator="mutual-trust", about="supported")


def test_what_is_taken_back_counts_no_more_and_stays_in_the_list(oak_elm: Partnership) -> None:
    row = codes(oak_elm, "adviser")
    adviser = client("adviser")
    assert f"{row.key}/take-back/" in adviser.get(at(oak_elm, "evidence/")).content.decode()

    assert sent(adviser, at(oak_elm, f"evidence/{row.key}/take-back/")) == 302

    page = read("adviser", oak_elm, "evidence/")
    assert "taken back" in page
    assert "take-back/" not in page
    assert "0 of what was said" in read("adviser", oak_elm)
    do_take_back(seat(oak_elm, "adviser"), row, actor=named("adviser"), at=AT)
    assert Entry.objects.filter(action="took back coded").count() == 1


def test_nobody_takes_back_what_somebody_else_coded(oak_elm: Partnership) -> None:
    row = codes(oak_elm, "adviser")

    assert client("evaluator").get(at(oak_elm, f"evidence/{row.key}/take-back/")).status_code == 404


def test_the_list_is_filtered_by_account_indicator_and_direction(oak_elm: Partnership) -> None:
    codes(oak_elm, paraphrase="first")
    codes(oak_elm, paraphrase="second", direction=-1)
    codes(oak_elm, paraphrase="third", perspective="adviser", indicator="regular-contact")

    def shown(query: str) -> list[str]:
        page = read("oak-head", oak_elm, f"evidence/?{query}")
        return [one for one in ("first", "second", "third") if f">{one}</p>" in page]

    assert shown("") == ["first", "second", "third"]
    assert shown("perspective=adviser") == ["third"]
    assert shown("indicator=mutual-trust&direction=against") == ["second"]
    assert shown("direction=sideways") == ["first", "second", "third"]


def test_fifty_statements_are_a_page(oak_elm: Partnership) -> None:
    for number in range(51):
        codes(oak_elm, paraphrase=f"statement {number:02}")

    first, second = read("oak-head", oak_elm, "evidence/"), read("oak-head", oak_elm, "evidence/?page=2")

    assert len(re.findall(r"statement \d\d</p>", first)) == 50
    assert re.findall(r"statement \d\d</p>", second) == ["statement 00</p>"]
    assert "There is no more." in read("oak-head", oak_elm, "evidence/?page=9")


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("page", "queries"), [("reading/", 18), ("reading/why/", 18), ("evidence/", 5)])
def test_a_page_asks_the_same_number_of_questions_however_many_rows(
    oak_elm: Partnership, rows: int, page: str, queries: int
) -> None:
    for number in range(rows):
        codes(oak_elm, paraphrase=f"statement {number}")
        happens(oak_elm, f"visit {number}")
        Mode.objects.create(
            partnership=oak_elm,
            side="supported",
            by=named("oak-head"),
            mode="mentor",
            stance="accepted",
            since=AT.date(),
        )
    someone = client("oak-head")

    with CaptureQueriesContext(connection) as asked:
        assert someone.get(at(oak_elm, page)).status_code == 200

    assert len(asked) == queries


def test_the_page_of_a_partnership_leads_readers_to_its_reading_and_nobody_else(oak_elm: Partnership) -> None:
    link = f"/partnerships/{oak_elm.key}/reading/"

    assert link in read("oak-head", oak_elm, "")
    assert link in read("oak-governor", oak_elm, "")
    assert link in read("steering", oak_elm, "")
    assert link not in read("oak-staff", oak_elm, "")
    assert link not in read("guest", oak_elm, "")


def test_governors_read_what_was_let_go_to_them_and_nothing_else(oak_elm: Partnership) -> None:
    for audience in (Audience.STEERING_GROUP, Audience.BOTH_SIDES, Audience.BROKER, Audience.AUTHOR_AND_EVALUATOR):
        codes(oak_elm, "adviser", audience=audience.value, paraphrase=f"For {audience.value} alone.")
    codes(oak_elm, "adviser", audience=Audience.STEERING_GROUP.value, paraphrase="For Elm alone.")
    Statement.objects.filter(paraphrase="For Elm alone.").update(audience=Audience.OWN_SIDE.value, side="supporting")

    def told(name: str) -> set[str]:
        pages = read(name, oak_elm, "evidence/") + read(name, oak_elm, "reading/why/")
        return set(re.findall(r"For ([^.<]+) alone\.", pages))

    everybody = {"steering group", "both sides"}
    assert {name: told(name) for name in ("steering", "oak-governor", "elm-governor")} == {
        "steering": everybody,
        "oak-governor": everybody,
        "elm-governor": everybody | {"Elm"},
    }
    assert "2 of what was said" in read("steering", oak_elm)
    assert "3 of what was said" in read("elm-governor", oak_elm)


def test_the_words_of_a_coder_who_is_erased_go_and_the_statement_stays(oak_elm: Partnership) -> None:
    row = codes(oak_elm, "adviser", paraphrase="Words of the adviser.")

    erase_person(named("adviser"), actor=None, at=AT, via="command")

    row.refresh_from_db()
    assert row.direction == 1
    assert "Words of the adviser." not in read("oak-head", oak_elm, "evidence/")
