"""The six partnerships on the site: each class with its doubt, its reasons, and the thesis beside it."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.test import Client
from django.utils.formats import number_format
from pytest_django import DjangoAssertNumQueries

from alongside.casebook.partnerships import case_named, case_names, material_of
from alongside.casebook.placements import thesis_cells, thesis_cells_of
from alongside.evidence.codebook import codebook
from alongside.evidence.coding import EventKind
from alongside.lenses.argument import argument
from alongside.lenses.cells import cells
from alongside.lenses.sensitivity import left_out, smallest_removal
from alongside.lenses.whole import Parameters, first_most_probable, placed, through_stages
from alongside_web.readings.words import share, signed, stage
from tests.web.test_pages import html, read

CASES = ["aries-gemini", "cancer-aquarius", "capricorn-sagittarius", "libra-taurus", "pisces-scorpio", "virgo-leo"]


def name_of(case: str) -> str:
    return "–".join(one.capitalize() for one in case.split("-"))


def test_the_start_page_names_the_six_classes_before_the_example_round() -> None:
    page = read(Client(), "/")

    for case in CASES:
        verdict = placed(material_of(case_named(case))).typology.verdict
        assert f"{name_of(case)} : {verdict}" in page
    assert page.index("Virgo–Leo") < page.index("See a round proposed")


def test_the_six_stand_together_with_every_probability_best_first() -> None:
    page = read(Client(), "/readings/")

    assert sorted(CASES) == sorted(case_names())
    for case in CASES:
        typology = placed(material_of(case_named(case))).typology
        assert f"{name_of(case)} : {typology.verdict}" in page
        for verdict, probability in typology.probabilities.items():
            assert f"{verdict} {share(probability)}" in page
    assert page.index("Virgo–Leo : striving") < page.index("Capricorn–Sagittarius : sinking") < page.index(": sunk")


def test_the_page_says_that_it_shows_a_published_thesis_and_is_no_judgement() -> None:
    page = read(Client(), "/readings/")

    assert "a published thesis, where schools go by the names of stars" in page
    assert "no judgement of a school" in page
    assert "Model: lenses 1" in page


def test_where_the_thesis_places_a_partnership_otherwise_the_difference_is_named() -> None:
    page = read(Client(), "/readings/")
    ours = {case: placed(material_of(case_named(case))) for case in CASES}
    same = sum(one.agrees_with(ours[one.case]) for one in thesis_cells())

    assert f"{same} of {len(thesis_cells())} placements are the same" in page
    assert page.count("Where we differ:") == len(thesis_cells()) - same


@pytest.mark.parametrize("case", CASES)
def test_how_firm_a_class_is_names_each_perspective_that_it_hangs_on(case: str) -> None:
    material, page = material_of(case_named(case)), read(Client(), f"/readings/{case}/")
    verdict = placed(material).typology.verdict
    by_perspective = [
        one
        for one in left_out(material, Parameters())
        if one.grouping == "perspective" and one.reading.verdict is not verdict
    ]

    assert page.count("Without one perspective, ") == len(by_perspective)
    for one in by_perspective:
        assert f"(codings: {one.codings}), it would read as {one.reading.verdict}" in page
    assert ("Leave out any one perspective and the class stays the same" in page) is (not by_perspective)


@pytest.mark.parametrize("case", CASES)
def test_the_smallest_removal_stands_there_with_its_words_and_pages(case: str) -> None:
    material = material_of(case_named(case))
    page, removal = read(Client(), f"/readings/{case}/"), smallest_removal(material, Parameters())

    assert removal is not None
    for one in removal.codings:
        assert one.paraphrase in page
    assert f"it would be {removal.becomes}" in page


@pytest.mark.parametrize("case", CASES)
def test_each_stage_has_its_class_and_the_page_says_since_when_it_holds(case: str) -> None:
    page = read(Client(), f"/readings/{case}/")
    told = through_stages(material_of(case_named(case)))
    since = first_most_probable(told)

    for one in told:
        assert stage(one.stage) in page
    if since == 0:
        assert "From what was known before the partnership began" in page
    elif since is not None:
        assert f"From {stage(since)} on, {told[-1].reading.verdict} was the likeliest class" in page


@pytest.mark.parametrize("case", CASES)
def test_every_position_is_told_with_its_interval_and_every_thesis_cell_beside_it(case: str) -> None:
    page, ours = read(Client(), f"/readings/{case}/"), placed(material_of(case_named(case)))
    parts = ours.parts
    heads = [one for head in parts.heads.values() for one in (head.experience, head.openness)]
    both = [parts.situation.supported, parts.situation.supporting, parts.relation, parts.ownership]
    for one in (parts.matrix.structures, parts.matrix.processes, *heads, *both):
        assert f"{signed(one.value)}, between {signed(one.low)} and {signed(one.high)}" in page
    tables = html(Client(), f"/readings/{case}/")
    differing = [one for one in thesis_cells_of(case) if not one.agrees_with(ours)]
    assert tables.count("not as we read it") == len(differing)


@pytest.mark.parametrize("case", CASES)
def test_every_coding_that_bears_on_the_class_is_in_the_argument_with_its_page(case: str) -> None:
    material, page = material_of(case_named(case)), html(Client(), f"/readings/{case}/why/")
    told = argument(case, placed(material).typology, weighing=Parameters().weighing, book=codebook())
    grounds = [
        ground for answer in told.answers for part in answer.parts for on in part.indicators for ground in on.grounds
    ]

    assert page.count('class="alongside-grounds__adds"') == len(grounds) > 100
    text = unescape(page)
    assert all(one.coding.paraphrase in text for one in grounds)
    assert all(f"thesis p. {one.coding.page}" in text for one in grounds if one.coding.page)


@pytest.mark.parametrize("case", CASES)
def test_each_indicator_of_the_argument_has_an_address_of_its_own(case: str) -> None:
    page = html(Client(), f"/readings/{case}/why/")
    anchors = re.findall(r'<details[^>]* id="([^"]+)"', page)

    assert len(anchors) == len(set(anchors)) > 30
    assert "carried-openness" in anchors


@pytest.mark.parametrize("case", CASES)
def test_every_event_is_marked_in_the_picture_and_told_in_the_list(case: str) -> None:
    events = case_named(case).events
    page, words = html(Client(), f"/readings/{case}/timeline/"), read(Client(), f"/readings/{case}/timeline/")

    assert page.count('class="alongside-lanes__mark ') == len(events)
    assert all(one.summary in words for one in events)
    held = sum(one.kind is EventKind.ACTIVITY_HELD for one in events)
    assert f"{number_format(held)} activities held" in words


@pytest.mark.parametrize("case", CASES)
def test_what_followed_and_whom_each_would_have_chosen_stand_with_their_pages(case: str) -> None:
    context, page = case_named(case).context, read(Client(), f"/readings/{case}/")

    told = [
        one
        for one in context
        if one.kind in {"follow-up", "preferred-partner-of-head", "preferred-partner-of-authority"}
    ]
    assert told
    assert all(one.text in page for one in told)
    assert all(one.text in page for one in context if one.kind.startswith("relationship-mode"))


@pytest.mark.parametrize("case", CASES)
def test_the_partnerships_inside_the_partnership_stand_beside_the_whole(case: str) -> None:
    page = read(Client(), f"/readings/{case}/")

    for one in cells(material_of(case_named(case))).cells:
        assert f"{one.sub.replace('-', ' ').capitalize()} {len(one.codings)} coding" in page


def test_a_partnership_that_the_casebook_does_not_hold_is_no_page() -> None:
    assert Client().get("/readings/virgo-pisces/").status_code == 404
    assert Client().get("/readings/virgo-pisces/why/").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/readings/", "/readings/virgo-leo/", "/readings/virgo-leo/why/"])
def test_a_reading_asks_the_database_nothing(address: str, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    client = Client()
    with django_assert_num_queries(0):
        assert client.get(address).status_code == 200
