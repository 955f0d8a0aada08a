"""The benchmark of readings: its rule for choosing cuts, its harm and its made-up partnerships, and what the page says."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from alongside.casebook.partnerships import case_names
from alongside.casebook.placements import Lens, thesis_cells, thesis_cells_of
from alongside.lenses.whole import placed
from benchmarks.readings.cost import batches
from benchmarks.readings.left_out import best_cut, chosen_from, defaults, read_with
from benchmarks.readings.robustness import dropped, flipped, harmed
from tests.lenses.independent import CASEBOOK, SOURCES, material

PAGE = (Path(__file__).parents[2] / "docs/reference/benchmarks.md").read_text(encoding="utf-8")


def test_a_cut_goes_to_the_middle_of_the_place_that_misreads_fewest() -> None:
    assert best_cut([(-0.5, False), (-0.1, False), (0.3, True), (0.4, True)], 0.0) == pytest.approx(0.1)
    assert best_cut([(-0.5, False), (0.2, True), (0.3, False), (0.5, True), (0.7, True)], 0.0) == pytest.approx(-0.15)


def test_a_tie_goes_to_the_default_or_to_the_widest_place() -> None:
    shown = [(-0.6, False), (0.0, True), (0.1, False), (0.2, True)]
    assert best_cut(shown, 0.2) == pytest.approx(0.15)
    assert best_cut(shown, 0.2, widest=True) == pytest.approx(-0.3)


def test_nothing_is_chosen_from_what_lies_on_one_side() -> None:
    assert best_cut([(-0.5, False), (0.2, False)], 0.1) is None


def test_without_the_one_that_strives_the_bar_stays_as_it_is() -> None:
    others = [placed(material(case, CASEBOOK)) for case in case_names() if case != "virgo-leo"]
    chosen = chosen_from(others)
    assert chosen.kept == {"bar"}
    assert chosen.values["bar"] == defaults()["bar"]
    assert chosen_from([*others, placed(material("virgo-leo", CASEBOOK))]).kept == set()


def test_reading_by_the_cuts_that_hold_changes_nothing() -> None:
    for case in case_names():
        ours = placed(material(case, CASEBOOK))
        again = read_with(ours, defaults())
        assert again.typology == ours.typology
        assert [cell.value_in(again) for cell in thesis_cells_of(case)] == [
            cell.value_in(ours) for cell in thesis_cells_of(case)
        ]


def test_a_share_is_dropped_or_turned_round_and_the_rest_left_alone() -> None:
    codings = material("virgo-leo", "b").codings
    kept = dropped(codings, 0.3, random.Random(1))
    assert len(codings) - len(kept) == round(0.3 * len(codings))
    assert set(kept) < set(codings)
    turned = flipped(codings, 0.1, random.Random(1))
    assert sum(one != other for one, other in zip(codings, turned, strict=True)) == round(0.1 * len(codings))


def test_harm_is_the_same_at_every_run() -> None:
    assert harmed(material("virgo-leo", "e"), 2, 5) == harmed(material("virgo-leo", "e"), 2, 5)


def test_made_up_partnerships_are_as_many_and_as_large_as_asked_and_no_two_statements_alike() -> None:
    made = [one for batch in batches(7, 40) for one in batch]
    assert len(made) == 7
    words = [coding.paraphrase for one in made for coding in one.codings]
    assert len(words) == len(set(words)) == 280


@pytest.mark.parametrize("source", SOURCES)
def test_the_page_says_how_many_cells_and_classes_come_out_and_names_every_miss(source: str) -> None:
    ours = {case: placed(material(case, source)) for case in case_names()}
    misses = [cell for cell in thesis_cells() if not cell.agrees_with(ours[cell.case])]
    wrong_classes = sum(cell.lens is Lens.TYPOLOGY for cell in misses)
    codings = sum(len(material(case, source).codings) for case in case_names())
    assert f"| {source} | {codings} | {6 - wrong_classes} of 6 | {54 - len(misses)} of 54 |" in PAGE
    told = re.findall(rf"^\| {source} \| ([a-z-]+: [a-z ]+) \| (\S+) \| (\S+) \| (\S+) \| (\S+) \|", PAGE, re.MULTILINE)
    wanted = []
    for cell in misses:
        position = cell.position_in(ours[cell.case])
        assert position is not None
        wanted.append(
            (str(cell), cell.value, cell.value_in(ours[cell.case]), cell.firmness.value, f"{position.value:+.2f}")
        )
    assert told == wanted


def test_the_page_says_how_many_classes_and_cells_come_out_with_each_case_left_out() -> None:
    ours = {(source, case): placed(material(case, source)) for source in SOURCES for case in case_names()}
    for together in (False, True):
        for widest in (False, True):
            right = classes = 0
            for (source, case), one in ours.items():
                others = [it for (of, name), it in ours.items() if name != case and (together or of == source)]
                again = read_with(one, chosen_from(others, widest=widest).values)
                agreeing = [cell for cell in thesis_cells_of(case) if cell.agrees_with(again)]
                right += len(agreeing)
                classes += any(cell.lens is Lens.TYPOLOGY for cell in agreeing)
            source_, ties = "all sources" if together else "the same source", "widest gap" if widest else "default"
            assert f"| {source_} | the {ties} | {classes} of 36 | {right} of 324 |" in PAGE
