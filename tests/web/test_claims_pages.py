"""The pages on claims, standpoints, words and deeds, conditions, assumptions and questions, read as a head or adviser would."""

from __future__ import annotations

import re
from html import escape

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from alongside.casebook.assumptions import assumptions, inconsistencies
from alongside.casebook.partnerships import case_named, case_names
from alongside.casebook.questions import questions
from alongside.evidence import assumptions as register
from alongside.evidence.assumptions import Status as Outcome
from alongside.evidence.claims import claims_of
from alongside.evidence.codebook import codebook
from alongside.evidence.coding import OTHER_PARTNER
from alongside.evidence.cross_case import all_conditions, cross_case
from alongside.evidence.landscape import landscape
from alongside.evidence.perspectives import Perspective
from alongside.evidence.questions import answered
from alongside.evidence.statuses import Status
from alongside.evidence.triangulation import triangulate
from alongside.evidence.words_and_deeds import heads_words_against_deeds, words_against_deeds
from alongside_web.readings.claims_across import by_class, slug
from alongside_web.readings.claims_names import STATUSES
from alongside_web.readings.words import schools, signed
from tests.web.test_pages import html, read

BOOK = codebook()
CODINGS = {case: case_named(case).codings for case in case_names()}
CLAIMS = {
    case: claims_of(CODINGS[case], book=BOOK, partnerships=[case], assumptions=assumptions()) for case in case_names()
}


def body_rows(page: str, region: str) -> list[str]:
    """The rows of the table in a region, as markup."""
    found = re.search(rf'aria-label="{re.escape(region)}".*?<tbody[^>]*>(.*?)</tbody>', page, re.DOTALL)
    assert found is not None, region
    return re.findall(r"<tr\b.*?</tr>", found[1], re.DOTALL)


def bare(markup: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", markup)).strip()


@pytest.mark.parametrize("case", case_names())
def test_the_standpoints_of_a_partnership_are_drawn_and_tabled_alike_and_never_averaged(case: str) -> None:
    page, seen = html(Client(), f"/readings/{case}/landscape/"), landscape(CODINGS[case], book=BOOK, partnership=case)
    rows = body_rows(page, "Standpoints by stage, table")

    assert len(rows) == len(seen.standpoints) >= 5
    for row, point in zip(rows, seen.standpoints, strict=True):
        assert f"{signed(point.position.at)} ({point.position.leaning.codings})" in bare(row)
    assert page.count('class="alongside-strip__bar') == sum(len(one.stages) + 1 for one in seen.standpoints)
    assert len(body_rows(page, "Standpoints thing by thing")) == len(
        {item for point in seen.standpoints for item, _position in point.items}
    )
    assert len(body_rows(page, "How far apart they are")) == len(seen.apart)
    assert "it would be nobody’s view" in page


def test_the_two_standpoints_most_firmly_apart_are_named_by_their_schools() -> None:
    page = read(Client(), "/readings/aries-gemini/landscape/")

    assert "Most firmly apart are manager at Gemini and staff of Gemini: on the 4 things both speak of" in page


@pytest.mark.parametrize("case", case_names())
def test_every_claim_stands_once_with_its_status_and_the_silent_ones_with_who_should_know(case: str) -> None:
    page = html(Client(), f"/readings/{case}/claims/")
    silent = [one for one in CLAIMS[case] if one.status is Status.SILENT]
    counts = {bare(row) for row in body_rows(page, "The ten ways a claim can stand")}

    assert f"All {len(CLAIMS[case])} claims" in page
    for status, (label, sentence) in STATUSES.items():
        assert f"{label} {sentence} {sum(one.status is status for one in CLAIMS[case])}" in counts
        told = sum(one.status is status for one in CLAIMS[case] if status is not Status.SILENT)
        assert page.count(f"<strong>{label}</strong>") == told
    assert len(body_rows(page, "Nobody speaks to it")) == len(silent) > 0


@pytest.mark.parametrize("case", case_names())
def test_the_grid_shows_every_claim_from_every_perspective_and_the_silence_of_those_who_should_know(case: str) -> None:
    page, grid = html(Client(), f"/readings/{case}/claims/"), triangulate(CLAIMS[case])
    rows = body_rows(page, "Who says what")
    cells = [cell for row in grid for cell in row.cells]

    assert len(rows) == len(CLAIMS[case])
    assert {row.count("<td") for row in rows} == {len(Perspective)}
    assert sum(row.count("alongside-cell--silent") for row in rows) == sum(cell.is_silent for cell in cells)
    assert sum(row.count("aria-label=") for row in rows) == sum(bool(cell.codings) for cell in cells)


def test_claims_can_be_narrowed_to_one_status_without_a_script() -> None:
    page = html(Client(), "/readings/virgo-leo/claims/?status=contested")
    contested = [one for one in CLAIMS["virgo-leo"] if one.status is Status.CONTESTED]

    assert f"{len(contested)} of {len(CLAIMS['virgo-leo'])} claims: contested" in page
    assert page.count("<strong>contested</strong>") == len(contested) == len(body_rows(page, "Who says what"))
    assert "Nobody speaks to it" not in page
    assert "No claim stands so here" in read(Client(), "/readings/virgo-leo/claims/?status=officers+split")


@pytest.mark.parametrize(
    "address",
    ["/readings/virgo-leo/claims/?status=true", "/readings/assumptions/?status=true", "/readings/across/?show=x"],
)
def test_a_choice_that_there_is_not_is_refused_with_one_sentence_and_everything_is_shown(address: str) -> None:
    page = read(Client(), address)

    assert "There is a problem Choose one of the list" in page
    assert page.startswith(" Error:") or "Error:" in html(Client(), address)


@pytest.mark.parametrize("case", case_names())
def test_every_link_of_the_grid_leads_to_the_words_of_that_perspective(case: str) -> None:
    linked = re.findall(r'href="([^"#]+/claims/[^"#]+)#([^"]+)"', html(Client(), f"/readings/{case}/claims/"))
    pages = {address: html(Client(), address) for address in {address for address, _anchor in linked}}

    assert len(linked) > 100
    assert [(address, anchor) for address, anchor in linked if f'id="{anchor}"' not in pages[address]] == []


@pytest.mark.parametrize("case", case_names())
def test_a_claim_opens_to_every_coding_for_and_against_it_with_its_page(case: str) -> None:
    for claim in CLAIMS[case]:
        if claim.topic.sub or not claim.supporting.codings or not claim.opposing.codings:
            continue
        page = html(Client(), f"/readings/{case}/claims/{claim.topic.about}/{claim.topic.indicator}/")
        for coding in claim.codings:
            assert escape(coding.paraphrase) in page
            assert coding.page.replace("-", "–") in page
        assert "Opposing accounts side by side" in page
        if claim.researcher:
            assert "it counts neither for nor against" in page


def test_the_first_opposing_pair_sets_the_two_heads_of_aries_gemini_side_by_side() -> None:
    page = read(Client(), "/readings/aries-gemini/claims/pair/activities-take-place/")
    side_by_side = page[page.index("Opposing accounts side by side") :]

    assert "one from each school, of the same time To him the work is moving on steadily." in side_by_side
    assert side_by_side.index("head at Aries") < side_by_side.index("head at Gemini")


def test_a_silent_claim_says_who_should_know() -> None:
    page = read(Client(), "/readings/aries-gemini/claims/pair/steering-group-works/")

    assert "silent Nobody who was there speaks to it. " in page
    assert "Should know, and say nothing: head of Aries, head of Gemini" in page


@pytest.mark.parametrize("address", ["pair/liked", "broker/mutual-trust", "nobody/mutual-trust"])
def test_what_nobody_asks_is_no_claim(address: str) -> None:
    assert Client().get(f"/readings/virgo-leo/claims/{address}/").status_code == 404


@pytest.mark.parametrize("case", case_names())
def test_words_stand_beside_deeds_with_the_gap_drawn_and_tabled_alike(case: str) -> None:
    page = html(Client(), f"/readings/{case}/words-and-deeds/")
    here = [one for one in CLAIMS[case] if not one.topic.sub.startswith(OTHER_PARTNER)]
    on_claims, heads = (
        words_against_deeds(here),
        heads_words_against_deeds(CODINGS[case], book=BOOK, partnership=case),
    )

    for region, contrasts in (
        ("Words and deeds thing by thing", [one for _topic, one in on_claims]),
        ("Words and deeds of the heads", [one.contrast for one in heads]),
    ):
        rows = body_rows(page, region)
        assert len(rows) == len(contrasts) > 0
        for row, one in zip(rows, contrasts, strict=True):
            figures = f"{signed(one.words.net)} ({len(one.said)}) {signed(one.deeds.net)} ({len(one.done)})"
            assert f"{figures} {signed(one.gap)}" in bare(row)
    assert page.count('class="alongside-lines__words"') == len(on_claims) + len(heads)
    for _topic, one in on_claims:
        assert all(escape(coding.paraphrase) in page for coding in (*one.said, *one.done))


def test_the_six_stand_side_by_side_in_the_order_of_their_classes() -> None:
    page = html(Client(), "/readings/across/")
    head = re.search(r"<thead.*?</thead>", page, re.DOTALL)

    assert by_class()[0] == "virgo-leo"
    assert set(by_class()[-2:]) == {"libra-taurus", "pisces-scorpio"}
    assert head is not None
    assert re.findall(r"[A-Z][a-z]+–[A-Z][a-z]+", head[0]) == [schools(case) for case in by_class()]


def test_every_condition_has_a_cell_for_every_partnership_and_each_opens_to_its_evidence() -> None:
    page, table = html(Client(), "/readings/across/"), cross_case(CODINGS, all_conditions(BOOK))

    for condition in table.conditions:
        for case in case_names():
            assert page.count(f'href="/readings/across/{slug(condition.id)}/{case}/"') == 1
    for condition in table.conditions[::9]:
        for case in case_names():
            cell, balance = (
                html(Client(), f"/readings/across/{slug(condition.id)}/{case}/"),
                table.cell(condition.id, case),
            )
            evidence = cell[cell.index('id="evidence"') :]
            assert f"{len(balance.supporting.codings)} for" in evidence
            assert f"{len(balance.opposing.codings)} against" in evidence
            for coding in (*balance.supporting.codings, *balance.opposing.codings):
                assert escape(coding.paraphrase) in evidence
            assert len(body_rows(cell, "The same in all six, table")) == len(case_names())


def test_the_conditions_can_be_shown_by_group_and_by_how_far_the_six_differ() -> None:
    characteristics = html(Client(), "/readings/across/?show=characteristics")
    differing = html(Client(), "/readings/across/?order=difference")
    table = cross_case(CODINGS, all_conditions(BOOK))
    spreads = [max(one.value for one in row) - min(one.value for one in row) for row in table.cells]
    widest = table.conditions[spreads.index(max(spreads))]

    assert characteristics.count('scope="row"') == 18
    assert differing.count('scope="row"') == len(table.conditions)
    first = body_rows(differing, "Where the six differ most, first")[0]
    assert f'href="/readings/across/{slug(widest.id)}/virgo-leo/"' in first


def test_a_condition_that_there_is_not_is_not_found() -> None:
    assert Client().get("/readings/across/luck/virgo-leo/").status_code == 404
    assert Client().get("/readings/across/effective-selection/virgo-pisces/").status_code == 404


def test_every_assumption_stands_beside_what_came_of_it_by_our_evidence_and_in_the_thesis() -> None:
    page = html(Client(), "/readings/assumptions/")
    every = [one for codings in CODINGS.values() for one in codings]
    counts = {bare(row) for row in body_rows(page, "How the assumptions fared")}

    for one in assumptions():
        card = re.search(rf'<div class="alongside-proposal" id="{one.id}">(.*?)</div>\n</div>\n</div>', page, re.DOTALL)
        assert card is not None
        result = register.tested(one, every)
        assert escape(one.text) in card[1]
        assert escape(one.outcome) in card[1]
        assert result.status in bare(card[1])
        assert card[1].count("/claims/") == len(result.by_partnership)
        assert ("Nothing in the codebook can speak to it" in card[1]) is not one.can_be_tested
    for status in Outcome:
        total = sum(register.tested(one, every).status is status for one in assumptions())
        assert any(one.endswith(f"{status} {total}") for one in counts)


def test_two_expectations_that_do_not_sit_together_are_set_side_by_side() -> None:
    page = read(Client(), "/readings/assumptions/")
    set_out = page[page.index("Where expectations did not sit together") :]

    for one in inconsistencies():
        assert one.topic in set_out
        assert set_out.index(one.topic) < set_out.index(one.first.text, set_out.index(one.topic))
        assert one.second.text in set_out
        assert f"What came of it: {one.outcome}." in set_out


def test_assumptions_can_be_narrowed_to_the_refuted_and_the_two_rules_are_told_apart() -> None:
    page = html(Client(), "/readings/assumptions/?status=refuted")
    every = [one for codings in CODINGS.values() for one in codings]
    refuted = [one for one in assumptions() if register.tested(one, every).status is Outcome.REFUTED]

    assert re.findall(r'class="alongside-proposal" id="([^"]+)"', page) == [one.id for one in refuted]
    assert "the flag alone does" in page


def test_every_research_question_has_its_sentence_and_a_reply_from_each_partnership_it_is_asked_of() -> None:
    page, names = read(Client(), "/readings/questions/"), {case: schools(case) for case in case_names()}
    rows = body_rows(html(Client(), "/readings/questions/"), "Questions and answers")

    assert len(rows) == len(questions())
    for row, one in zip(rows, questions(), strict=True):
        answer = answered(one, CODINGS, names=names)
        assert str(answer.sentence) in page
        assert row.count("<a ") == 1 + len(answer.by_partnership)
        assert row.count("not asked") == len(case_names()) - len(answer.by_partnership)


@pytest.mark.parametrize("name", [one.id for one in questions()])
def test_a_research_question_opens_to_the_evidence_behind_each_answer(name: str) -> None:
    question = next(one for one in questions() if one.id == name)
    page, answer = html(Client(), f"/readings/questions/{name}/"), answered(question, CODINGS)

    assert len(body_rows(page, "The answer, partnership by partnership, table")) == len(answer.by_partnership)
    assert page.count('class="alongside-lines__mark"') == len(answer.by_partnership)
    assert len(body_rows(page, "What speaks to it")) == len(question.bearings)
    for said in answer.by_partnership:
        assert f'id="{said.partnership}"' in page
        for coding in (*said.balance.supporting.codings, *said.balance.opposing.codings):
            assert escape(coding.paraphrase) in page


def test_a_question_that_nobody_asked_is_not_found() -> None:
    assert Client().get("/readings/questions/is-it-fun/").status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "/readings/virgo-leo/landscape/",
        "/readings/virgo-leo/claims/",
        "/readings/virgo-leo/words-and-deeds/",
        "/readings/across/",
        "/readings/assumptions/",
        "/readings/questions/",
    ],
)
def test_these_pages_ask_the_sites_own_database_nothing_and_lead_to_each_other(
    address: str, django_assert_num_queries: DjangoAssertNumQueries, db: None
) -> None:
    with django_assert_num_queries(0):
        page = html(Client(), address)

    navigation = re.search(r'<nav class="alongside-subnav".*?</nav>', page, re.DOTALL)
    assert navigation is not None
    assert navigation[0].count('aria-current="page"') == 1
    assert [Client().get(link).status_code for link in re.findall(r'href="([^"]+)"', navigation[0])] == (
        [200] * navigation[0].count("href=")
    )
    assert "published thesis" in page
