"""The page on schools, cells and people is true: its worked examples come out as told."""

from dataclasses import replace
from pathlib import Path

import pytest

from alongside.evidence.perspectives import About
from alongside.lenses.cells import VITALITY, CellParameters, class_probabilities
from alongside.lenses.characteristics import profile
from alongside.lenses.continuum import INDEPENDENCE, INTERDEPENDENCE, ContinuumParameters, placed_on_line
from alongside.lenses.material import Material
from alongside.lenses.reading import Axis, Listening, Position, place
from alongside.lenses.relationship_mode import Fit, Time, relationship_modes
from alongside.lenses.school_types import SKETCHES, SchoolType, TypeParameters, likeness
from alongside.lenses.typology import Verdict
from alongside.partnerships.wishes import Relating
from alongside.terms import Period
from tests.lenses.battery import WEIGHING, coding

PAGE = (Path(__file__).parents[2] / "docs/explanation/school-lenses.md").read_text(encoding="utf-8")


def at(axis: Axis, value: float) -> Position:
    return replace(place(axis, Listening([]), WEIGHING), value=value, low=value - 0.1, high=value + 0.1)


@pytest.mark.parametrize(
    ("independence", "told"),
    [(0.5, "= 1.43"), (-0.5, "bring it to 0.27")],
)
def test_the_place_on_the_continuum_comes_out_as_told(independence: float, told: str) -> None:
    positions = at(INDEPENDENCE[About.SUPPORTED], independence), at(INTERDEPENDENCE[About.SUPPORTED], 0.55)
    found = placed_on_line("oak", About.SUPPORTED, positions, by=ContinuumParameters())
    assert told in PAGE
    assert found.value == pytest.approx(float(told.rsplit(maxsplit=1)[-1]), abs=0.005)
    assert (ContinuumParameters().scale, ContinuumParameters().bar) == (0.3, 0.3)


def test_the_shares_of_resemblance_come_out_as_told() -> None:
    values = (0.5, -0.4, 0.3, 0.5, 0.0, 0.0)
    likes = {one: likeness(values, sketch, TypeParameters()) for one, sketch in SKETCHES.items()}
    assert round(likes[SchoolType.STRIVING], 3) == 0.057
    assert round(likes[SchoolType.SWAYING], 3) == 0.086
    shares = {one: round(each / sum(likes.values()), 2) for one, each in likes.items()}
    assert f"swaying has\n{shares[SchoolType.SWAYING]} and striving {shares[SchoolType.STRIVING]}" in PAGE


def test_the_broken_promise_speaks_for_lip_service_as_told() -> None:
    promise = replace(coding(1, "keeps-commitments", About.SUPPORTED, -1), strength=3)
    found = profile(Material("example-oak-elm", (promise,)))
    every = {one.characteristic.id: round(one.position.value, 2) for one in (*found.effective, *found.ineffective)}
    assert f"stands at 3.3 / (3.3 + 4) = {every['ineffective-lip-service']}" in PAGE
    assert f"*leaders who mean it* at {every['effective-professional-leadership']}" in PAGE


def test_the_purse_sharpens_the_help_as_told() -> None:
    said = (
        (False, "Mentor", "2002 autumn"),
        (True, "No mentor, thank you", "2002 autumn"),
        (False, "Consultant", "2003 summer"),
        (True, "As a client", "2003 summer"),
    )
    relating = tuple(
        Relating(accepted, "oak from elm" if accepted else "elm to oak", text, Period.parse(when), None, "")
        for accepted, text, when in said
    )
    (pair,) = relationship_modes(Material("example", (), relating=relating), Period.parse("2003-04")).pairs
    assert pair.changed == {Time.BEFORE: Fit.REFUSED, Time.AFTER: Fit.FITS}
    assert all(f'"{text}"' in PAGE for _, text, _ in said)


def test_the_cell_has_the_probabilities_told() -> None:
    found = class_probabilities(0.5, CellParameters())
    told = (Verdict.STRIVING, Verdict.SWAYING, Verdict.SINKING, Verdict.SUNK)
    assert [round(found[one], 2) for one in told] == [0.8, 0.18, 0.01, 0.0]
    assert "= 0.80; swaying 0.18; sinking 0.01; sunk 0.00" in PAGE
    assert {one.weight for one in VITALITY.items} == {1.0}
