"""What the lenses make of the six partnerships beside what the thesis printed: 54 cells, from evidence alone."""

from __future__ import annotations

import pytest

from alongside.casebook.partnerships import case_names
from alongside.casebook.placements import Firmness, Lens, ThesisCell, thesis_cells, thesis_cells_of
from alongside.lenses.whole import placed
from tests.lenses.independent import CASEBOOK, INDEPENDENT, SOURCES, material

# Structures, processes | experience, openness, attitude of the supported head | the same of the supporting head | class.
THESIS = {
    "capricorn-sagittarius": "low high | low low low | high high high | sinking",
    "cancer-aquarius": "low high | low low low | high high high | swaying",
    "aries-gemini": "high low | low low low | high high high | swaying",
    "virgo-leo": "high high | low high high | high high high | striving",
    "libra-taurus": "low high | high high high | high low low | sunk",
    "pisces-scorpio": "low low | high low low | high low low | sunk",
}
THE_ONE_MISS = "aries-gemini: structures"


def missed(source: str) -> dict[str, ThesisCell]:
    every = {str(cell): cell for cell in thesis_cells()}
    ours = {case: placed(material(case, source)) for case in case_names()}
    return {name: cell for name, cell in every.items() if not cell.agrees_with(ours[cell.case])}


def test_the_54_cells_are_those_of_the_specification() -> None:
    assert len(thesis_cells()) == 54
    assert set(THESIS) == set(case_names())
    for case, told in THESIS.items():
        assert [cell.value for cell in thesis_cells_of(case)] == told.replace("|", "").split()


@pytest.mark.parametrize("case", THESIS)
def test_the_casebook_reads_each_partnership_as_the_thesis_does(case: str) -> None:
    ours = placed(material(case, CASEBOOK))
    said = [cell.value_in(ours) for cell in thesis_cells_of(case)]
    wanted = THESIS[case].replace("|", "").split()
    if case == "aries-gemini":
        assert (said[0], wanted[0]) == ("low", "high")
        said, wanted = said[1:], wanted[1:]
    assert said == wanted


def test_the_one_cell_that_the_casebook_misses_is_the_one_where_the_thesis_is_at_odds_with_itself() -> None:
    misses = missed(CASEBOOK)
    assert list(misses) == [THE_ONE_MISS]
    assert "at odds" in misses[THE_ONE_MISS].note
    position = misses[THE_ONE_MISS].position_in(placed(material("aries-gemini", CASEBOOK)))
    assert position is not None
    assert position.divided
    assert position.supporting
    assert position.opposing
    assert position.low < position.axis.cut < position.high


@pytest.mark.parametrize("coder", INDEPENDENT)
def test_each_independent_coding_gives_all_six_classes(coder: str) -> None:
    wanted = {cell.case: cell.value for cell in thesis_cells() if cell.lens is Lens.TYPOLOGY}
    assert {case: placed(material(case, coder)).typology.verdict.value for case in case_names()} == wanted


@pytest.mark.parametrize("coder", INDEPENDENT)
def test_each_independent_coding_gives_at_least_48_of_the_54_cells(coder: str) -> None:
    misses = missed(coder)
    assert len(thesis_cells()) - len(misses) >= 48, sorted(misses)


@pytest.mark.parametrize("source", SOURCES)
def test_of_what_the_thesis_prints_plainly_only_cells_of_aries_gemini_come_out_otherwise(source: str) -> None:
    printed = {name: cell for name, cell in missed(source).items() if cell.firmness is Firmness.PRINTED}
    assert THE_ONE_MISS in printed
    assert {cell.case for cell in printed.values()} == {"aries-gemini"}


def test_every_cell_says_where_it_stands_and_how_firm_it_is() -> None:
    for cell in thesis_cells():
        assert cell.page
        assert cell.firmness is Firmness.PRINTED or cell.lens not in {Lens.STRUCTURES, Lens.PROCESSES, Lens.TYPOLOGY}
        assert cell.note or cell.firmness is not Firmness.DAMAGED
