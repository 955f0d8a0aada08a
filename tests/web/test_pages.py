"""What each page says, read as a head, adviser or broker would."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from alongside_store.importing import Request, import_files
from alongside_store.registry import Registry
from tests.store.small_files import ONE_OF_EACH, write

Ask = Callable[[str], str]
SECONDARY = "urn-137440"


def read(client: Client, address: str, status: int = 200) -> str:
    """The page's words, tags off and spaces joined."""
    answer = client.get(address)
    assert answer.status_code == status, address
    bare = re.sub(r"<(title|desc)\b[^>]*>.*?</\1>|<[^>]+>", " ", answer.content.decode())
    return re.sub(r"\s+", " ", unescape(bare))


def html(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_the_start_page_says_what_it_is_and_names_the_publications_it_rests_on(site: Client) -> None:
    page = read(site, "/")

    assert "Help one school help another" in page
    assert "Key stage 4 performance table Department for Education" in page
    assert "Open Government Licence v3.0" in page


def test_the_footer_names_the_snapshot_that_a_page_rests_on(site: Client, packaged_registry: Registry) -> None:
    assert f"snapshot {packaged_registry.hash[:12]}" in read(site, "/schools/")


@pytest.mark.parametrize("asked", ["cotham bristol", "BS6 6DT", "137440", "Cotham School"])
def test_a_school_is_found_by_name_and_town_postcode_or_number(site: Client, asked: str) -> None:
    answer = site.get("/schools/", {"q": asked})

    assert f'href="/schools/{SECONDARY}/"' in answer.content.decode()


def test_a_search_gives_fifty_schools_a_page_and_the_last_page_when_asked_beyond_it(site: Client) -> None:
    first, beyond = html(site, "/schools/?q=academy"), html(site, "/schools/?q=academy&page=9999")

    assert first.count('<a class="govuk-link govuk-!-font-weight-bold"') == 50
    assert 'href="?q=academy&amp;page=2"' in first
    assert "Previous page" not in first
    assert "Previous page" in beyond
    assert "Next page" not in beyond


@pytest.mark.parametrize("rows", [1, 3])
def test_a_search_asks_the_sites_own_database_nothing_however_many_rows(
    site: Client, rows: int, packaged_registry: Registry, django_assert_num_queries: DjangoAssertNumQueries, db: None
) -> None:
    asked = next(word for word in SEARCHES if packaged_registry.search(word).total == rows)
    with django_assert_num_queries(0):
        page = html(site, f"/schools/?q={asked}")

    assert page.count('<a class="govuk-link govuk-!-font-weight-bold"') == rows


SEARCHES = (
    "virgo",
    "cotham",
    "137440",
    "redland",
    "bedminster",
    "whitby",
    "kendal",
    "hexham",
    "totnes",
    "alnwick",
    "stroud",
)


def test_a_search_that_finds_nothing_says_so_and_what_to_try(site: Client) -> None:
    page = read(site, "/schools/?q=zzzzzz")

    assert "No school found for “zzzzzz”" in page
    assert "the first half of the postcode" in page


def test_a_search_too_long_is_refused_with_one_sentence_above_and_beside_the_box(site: Client) -> None:
    page = read(site, "/schools/?q=" + "a" * 101)

    assert page.count("Search for at most 100 characters") == 2
    assert "There is a problem" in page


def test_what_was_searched_for_is_never_taken_for_markup(site: Client) -> None:
    assert "<b>bold" not in html(site, "/schools/?q=%3Cb%3Ebold")


def test_a_profile_gives_bands_to_results_and_only_a_place_to_circumstances(site: Client) -> None:
    page = read(site, f"/schools/{SECONDARY}/")
    results, circumstances = page.index("Results and attendance"), page.index("Circumstances Measure")

    assert re.search(r"Attainment 8 \[[\d, ]+\] .*46\.0 band C", page[results:circumstances])
    assert "band " not in page[circumstances : page.index("The path over the years")]
    assert re.search(r"higher than \d+% of schools", page[circumstances:])


def test_a_profile_says_which_years_have_no_tables_and_where_each_number_comes_from(site: Client) -> None:
    page = read(site, f"/schools/{SECONDARY}/")

    assert "No school tables exist for 2019/20 and 2020/21" in page
    assert re.search(r"Sources: \[1\] .*Key stage 4 performance table, 2018/19", page)


def test_a_profile_links_the_school_that_came_before(site: Client) -> None:
    assert 'href="/schools/urn-109289/">Cotham School (from 1 September 2011)</a>' in html(
        site, f"/schools/{SECONDARY}/"
    )


def test_a_profile_links_only_schools_that_have_a_page(site: Client) -> None:
    linked = re.findall(r'href="(/schools/urn-\d+/)"', html(site, f"/schools/{SECONDARY}/"))

    assert linked
    assert [site.get(address).status_code for address in linked] == [200] * len(linked)


def test_a_profile_names_the_trust_with_the_day_it_was_joined(site: Client) -> None:
    page = read(site, f"/schools/{SECONDARY}/")

    assert "Belongs to COTHAM SCHOOL (Single-academy trust), since 1 September 2011" in page


def test_a_profile_keeps_inspections_apart_by_framework_and_says_whose_they_are(site: Client) -> None:
    page = read(site, f"/schools/{SECONDARY}/")

    assert "cannot be averaged" in page
    assert "Until August 2024 an inspection gave one overall grade" in page


def test_a_profile_shows_monitoring_visits_by_themselves_without_a_grade(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, client: Client
) -> None:
    files = [write(tmp_path, *ONE_OF_EACH[name]) for name in ("gias-schools", "ofsted-every-inspection")]
    import_files(tmp_path / "registry", Request(files), lambda step: None)
    monkeypatch.setenv("ALONGSIDE_REGISTRY", str(tmp_path / "registry"))

    page = read(client, "/schools/urn-900001/")

    graded, visits = page.split("Monitoring visit", 1)
    assert "12 March 2019 · S5 Inspection" in graded
    assert "14 January 2020 · Schools into Special Measures Visit 1" in visits
    assert "no grade" in visits


def test_a_pseudonymous_school_is_not_sent_on_to_comparisons_that_cannot_be_made(site: Client) -> None:
    assert "is not compared with schools of today" in read(site, "/schools/example-cancer/")
    assert 'href="/schools/example-cancer/similar/"' not in html(site, "/schools/example-cancer/")
    assert f'href="/schools/{SECONDARY}/similar/"' in html(site, f"/schools/{SECONDARY}/")


def test_only_models_that_have_something_to_compare_are_offered(site: Client) -> None:
    page = html(site, f"/schools/{SECONDARY}/similar/")

    assert re.findall(r'<option value="([^"]+)"', page) == ["alongside-secondary", "dfe-secondary-2023"]
    assert site.get(f"/schools/{SECONDARY}/similar/?model=thesis-secondary-2002").status_code == 404


def test_similar_schools_say_how_far_the_departments_own_list_agrees(site: Client) -> None:
    page = read(site, "/schools/urn-105574/similar/?model=dfe-secondary-2023")

    assert (
        "list of 50 schools that the Department for Education published for this school: 10 of the 10 shown here"
        in page
    )
    assert "number 1 on the Department’s own list" in page
    ours = read(site, "/schools/urn-105574/similar/")
    assert "not on the Department’s own list" in ours
    assert "the Department’s own list" not in read(site, f"/schools/{SECONDARY}/similar/")


def test_a_profile_draws_the_path_of_a_main_result_with_its_figures_beside_it(site: Client) -> None:
    page = html(site, f"/schools/{SECONDARY}/")

    assert '<title id="path-1-title">Attainment 8, Cotham School</title>' in page
    assert page.count('class="alongside-chart__dot"') >= 8
    assert re.search(r"<td[^>]*>2018/19</td><td[^>]*>46.0</td><td[^>]*>[\d.]+ to [\d.]+</td>", page)


def test_a_pseudonymous_schools_profile_prints_bands_and_says_what_is_disputed(site: Client) -> None:
    page = read(site, "/schools/example-cancer/")

    assert "Pseudonymous school of the study" in page
    assert "Sources disagree. The table prints 14 %, the text 23 %." in page
    assert "as the source prints it" in page


def test_similar_schools_come_ten_at_first_and_all_fifty_on_asking(site: Client) -> None:
    first, every = html(site, f"/schools/{SECONDARY}/similar/"), html(site, f"/schools/{SECONDARY}/similar/?show=all")

    assert first.count('<li class="alongside-entry">') == 10
    assert "Show all 50" in first
    assert every.count('<li class="alongside-entry">') == 50
    assert "Show all" not in every


def test_a_similar_school_says_how_near_it_is_and_what_makes_the_difference(site: Client) -> None:
    page = read(site, f"/schools/{SECONDARY}/similar/")

    assert re.search(r"similar distance 0\.\d\d (mutual: each is on the other's list|one way)", page)
    assert re.search(r"on \d+ schools’ lists", page)
    assert re.search(r"What makes the difference .* here, .* there \d+%", page)
    assert re.search(r"close up to 0\.\d\d \(a typical school's 10th neighbour\)", page)
    assert "Model: alongside-secondary, version 1." in page


def test_another_similarity_model_can_be_chosen_and_an_unknown_one_is_not_found(site: Client) -> None:
    page = read(site, f"/schools/{SECONDARY}/similar/?model=dfe-secondary-2023")

    assert "dfe-secondary-2023, version 1" in page
    assert site.get(f"/schools/{SECONDARY}/similar/?model=made-up").status_code == 404


@pytest.mark.parametrize("page", ["similar", "candidates"])
def test_a_school_that_no_model_compares_is_told_so(site: Client, page: str) -> None:
    assert re.search("does not compare this school|cannot be compared", read(site, f"/schools/example-virgo/{page}/"))


def test_candidates_stand_in_a_table_and_on_a_map_with_the_same_numbers(site: Client) -> None:
    page = html(site, f"/schools/{SECONDARY}/candidates/?within=60&circumstances=loose")

    rows = re.findall(r'<td class="govuk-table__cell">(\d+)</td>', page)
    dots = re.findall(r'<text class="alongside-map__number"[^>]*>(\d+)</text>', page)
    assert sorted(rows, key=int) == [str(number) for number in range(1, len(rows) + 1)] == sorted(dots, key=int)
    assert page.count('class="alongside-map__land"') > 5
    assert "<desc id=" in page


def test_candidates_who_are_nobody_come_with_the_rule_that_could_give_way(site: Client) -> None:
    page = read(site, f"/schools/{SECONDARY}/candidates/?within=10")

    assert re.search(r"\d+ schools lie within 10 km, but none is in circumstances as similar as asked", page)
    assert re.search(r"Within \d+ km there would be", page)
    assert re.search(r"With circumstances “[a-z ]+” there would be", page)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("within=0", "Kilometres must be 1 or more"),
        ("within=many", "Kilometres must be a whole number, like 40"),
        ("within=", "Enter how many kilometres away a school may be"),
        ("circumstances=odd", "Choose how similar the circumstances must be"),
    ],
)
def test_a_filter_that_makes_no_sense_is_answered_with_one_sentence(site: Client, asked: str, said: str) -> None:
    page = read(site, f"/schools/{SECONDARY}/candidates/?{asked}")

    assert "There is a problem" in page
    assert said in page


def test_nothing_on_the_look_up_pages_calls_a_real_school_one_in_need(site: Client) -> None:
    page = read(site, f"/schools/{SECONDARY}/candidates/?within=60&circumstances=loose")

    assert "It says nothing about whether any of them needs help, or would give it." in page


def test_the_pages_of_a_school_nobody_knows_are_not_found(site: Client) -> None:
    for address in ("/schools/urn-999999/", "/schools/example-nobody/similar/", "/schools/urn-999999/candidates/"):
        assert "Page not found" in read(site, address, 404)


@pytest.mark.parametrize(
    "address", ["/schools/?q=a", "/schools/", f"/schools/{SECONDARY}/", f"/schools/{SECONDARY}/similar/"]
)
def test_without_official_data_a_page_says_what_the_operator_must_run(empty_site: Client, address: str) -> None:
    page = read(empty_site, address, 503)

    assert "No official data are loaded" in page
    assert "alongside import --extract" in page


def test_without_official_data_the_start_page_and_the_example_round_still_work(empty_site: Client) -> None:
    assert "the example round works all the same" in read(empty_site, "/")
    assert "pairs are proposed" in read(empty_site, "/rounds/example/")
