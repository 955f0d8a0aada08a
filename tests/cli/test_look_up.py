import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]


def test_a_school_is_shown_with_its_bands_over_years_and_inspections_by_framework(
    run: Run, packaged_store: Path
) -> None:
    answer = run("school", "100049", "--store", packaged_store)
    assert answer.exit_code == 0
    assert "Progress 8" in answer.stdout
    assert "2018/19" in answer.stdout


def test_a_pseudonymous_school_shows_what_was_printed_and_what_is_disputed(run: Run, packaged_store: Path) -> None:
    told = run("school", "example:cancer", "--store", packaged_store).stdout
    assert "14.0% (sources disagree)" in told
    assert "E* (printed)" in told


def test_words_find_schools_and_a_word_that_finds_none_says_what_to_try(run: Run, packaged_store: Path) -> None:
    found = run("school", "haverstock", "--store", packaged_store)
    assert "urn:100049" in found.stdout
    lost = run("school", "zzzzqq", "--store", packaged_store)
    assert (lost.exit_code, "try part of the name" in lost.stderr) == (2, True)


def test_similar_schools_come_with_distance_nearness_and_what_differs(run: Run, packaged_store: Path) -> None:
    whole = json.loads(run("similar", "100049", "--json", "--number", 5, "--store", packaged_store).stdout)
    assert whole["model"] == "alongside-secondary, version 1"
    distances = [one["distance"] for one in whole["neighbours"]]
    assert distances == sorted(distances)
    assert len(distances) == 5
    for one in whole["neighbours"]:
        assert sum(part["share"] or 0 for part in one["components"].values()) == pytest.approx(1)
        assert set(one["components"]) == set(whole["neighbours"][0]["components"])
    assert "close" in run("similar", "100049", "--store", packaged_store).stdout.casefold()


def test_the_departments_own_list_stands_beside_ours_and_agrees_with_its_model(run: Run, packaged_store: Path) -> None:
    asked = ("similar", "105574", "--model", "dfe-secondary-2023", "--store", packaged_store)
    whole = json.loads(run(*asked, "--json", "--number", 50).stdout)
    assert whole["published_list"] == {"shown": 50, "listed": 50, "same_rank": 50, "published": 50}
    assert [one["published_rank"] for one in whole["neighbours"]] == list(range(1, 51))
    told = " ".join(run(*asked).stdout.split())
    assert "On the list of 50 schools that the Department for Education published" in told
    assert "stand 10 of them, 10 at the same rank" in told


def test_a_school_whose_list_was_not_published_has_no_rank_beside_ours(run: Run, packaged_store: Path) -> None:
    whole = json.loads(run("similar", "100049", "--json", "--number", 1, "--store", packaged_store).stdout)
    assert (whole["published_list"], whole["neighbours"][0]["published_rank"]) == (None, None)
    assert "DfE rank" not in run("similar", "100049", "--store", packaged_store).stdout


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("similar", "999999"), "urn:999999"),
        (("similar", "high school"), "'high school' is not a school"),
        (("school", "999999"), "urn:999999"),
        (("similar", "example:virgo"), "is not among the"),
    ],
)
def test_a_school_that_is_not_there_is_refused_in_one_sentence(
    run: Run, packaged_store: Path, words: tuple[str, ...], told: str
) -> None:
    answer = run(*words, "--store", packaged_store)
    assert answer.exit_code == 2
    assert told in answer.stderr
    assert answer.stderr.count("\n") == 1


def test_without_a_registry_every_look_up_says_what_to_run(run: Run) -> None:
    for words in (("school", "100049"), ("similar", "100049")):
        answer = run(*words)
        assert (answer.exit_code, "alongside import" in answer.stderr) == (2, True)
