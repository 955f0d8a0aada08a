"""Cells inside a partnership: one can live while the whole dies, and one can die inside a whole that thrives."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.casebook.partnerships import case_names
from alongside.evidence.coding import OTHER_PARTNER, Coding
from alongside.lenses.cells import VITALITY, Cell, CellParameters, Cells, cells, class_probabilities
from alongside.lenses.material import Material
from alongside.lenses.typology import CLASSES, Verdict
from tests.lenses.battery import HAIR, coding, codings_on, heard_by, many_on
from tests.lenses.independent import SOURCES, material

KEYS = tuple(VITALITY.listens_to())
# Coders name a cell as they like; these are the names under which each of the thesis's cells goes.
LIVING = {
    "libra-taurus": (("science",), ("primary-liaison",)),
    "cancer-aquarius": (("deputies",),),
    "capricorn-sagittarius": (("managers",),),
    "aries-gemini": (("graduate-training", "graduate-teachers", "gts"),),
}
HUMANITIES = ("humanities-project", "humanities")


@st.composite
def some_cells(draw: st.DrawFn) -> list[Coding]:
    """Codings of the whole and of two cells."""
    return [replace(one, sub=draw(st.sampled_from(("", "science", "deputies")))) for one in draw(many_on(KEYS))]


def inside(codings: list[Coding]) -> Cells:
    return cells(Material("example-oak-elm", tuple(codings)))


def called(found: Cells, names: tuple[str, ...]) -> Cell:
    return next(one for one in found.cells if one.sub in names)


def numbers(found: Cells) -> list[tuple[object, ...]]:
    return [
        (one.sub, one.vitality.value, one.rest.value, one.verdict, *one.probabilities.values()) for one in found.cells
    ]


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize(("case", "names"), [(case, names) for case, every in LIVING.items() for names in every])
def test_the_cells_that_the_thesis_found_alive_live_better_than_their_wholes(
    source: str, case: str, names: tuple[str, ...]
) -> None:
    found = cells(material(case, source))
    cell = called(found, names)
    assert cell.difference > 0
    assert cell.vitality.value > found.whole.value
    assert cell.verdict in {Verdict.STRIVING, Verdict.SWAYING}
    assert cell in found.above_the_whole


@pytest.mark.parametrize("source", SOURCES)
def test_the_humanities_project_lies_below_its_whole(source: str) -> None:
    found = cells(material("virgo-leo", source))
    cell = called(found, HUMANITIES)
    assert cell.difference < 0
    assert cell.vitality.value < found.whole.value
    assert cell.verdict in {Verdict.SUNK, Verdict.SINKING, Verdict.TOO_LITTLE}


@pytest.mark.parametrize("source", SOURCES)
def test_of_the_six_wholes_the_striving_one_lives_most_and_the_one_without_any_work_least(source: str) -> None:
    ranked = sorted(case_names(), key=lambda case: cells(material(case, source)).whole.value)
    assert (ranked[-1], ranked[0]) == ("virgo-leo", "pisces-scorpio")


def test_a_thing_said_once_about_a_cell_is_too_little_to_place_it() -> None:
    (cell,) = inside([replace(coding(1, *KEYS[0]), sub="science")]).cells
    assert cell.verdict is Verdict.TOO_LITTLE
    assert cell.missing == ("at least 2 coded statements or deeds on it, not 1",)
    assert not inside([replace(coding(1, *KEYS[0]), sub="science")]).above_the_whole


def test_without_evidence_there_is_no_cell_and_the_whole_stands_nowhere() -> None:
    found = inside([])
    assert found.cells == ()
    assert (found.whole.value, found.whole.weight) == (0.0, 0.0)


def test_work_with_another_partner_of_the_school_is_no_cell_of_this_partnership() -> None:
    assert inside([replace(coding(1, *KEYS[0]), sub=f"{OTHER_PARTNER}-college")]).cells == ()


def test_a_cell_is_held_beside_the_whole_without_it() -> None:
    for_it = [replace(one, sub="science") for one in heard_by(VITALITY)[:6]]
    against = [replace(one, id=f"whole-{one.id}") for one in heard_by(VITALITY, direction=-1)[:6]]
    (cell,) = inside([*for_it, *against]).cells
    assert set(cell.codings) == set(for_it)
    assert {one.id for one in cell.rest.codings} == {one.id for one in against}
    assert cell.vitality.value > 0 > cell.rest.value
    assert cell.verdict is Verdict.STRIVING


def test_an_authority_can_set_its_own_cuts() -> None:
    codings = tuple(replace(one, sub="science") for one in heard_by(VITALITY)[:3])
    strict = CellParameters(cuts=(0.2, 0.5, 0.9))
    (cell,) = cells(Material("example-oak-elm", codings), parameters=strict).cells
    assert cell.verdict in {Verdict.SINKING, Verdict.SWAYING}


@given(st.floats(-1, 1), st.floats(0, 1))
def test_more_life_never_makes_a_worse_class_likelier(value: float, more: float) -> None:
    lower, higher = (class_probabilities(one, CellParameters()) for one in (value, min(1.0, value + more)))
    assert sum(lower.values()) == pytest.approx(1)
    assert min(lower.values()) >= 0
    for rank in range(1, len(CLASSES)):
        assert sum(lower[one] for one in CLASSES[:rank]) >= sum(higher[one] for one in CLASSES[:rank]) - HAIR


@given(some_cells(), st.randoms(use_true_random=False))
def test_the_order_of_the_codings_changes_no_cell(codings: list[Coding], chance: random.Random) -> None:
    mixed = list(codings)
    chance.shuffle(mixed)
    assert numbers(inside(mixed)) == numbers(inside(codings))


@given(some_cells())
def test_the_same_words_coded_twice_move_no_cell(codings: list[Coding]) -> None:
    again = [replace(one, id=f"{one.id}-again", coder="another") for one in codings]
    assert numbers(inside([*codings, *again])) == numbers(inside(codings))


@given(some_cells(), codings_on(KEYS, number=99))
def test_one_more_sign_of_life_in_a_cell_never_lowers_it(codings: list[Coding], more: Coding) -> None:
    told = [replace(coding(98, *KEYS[0], -1), sub="science"), *codings]
    sign = replace(more, sub="science", direction=1)
    before, after = (called(inside(one), ("science",)) for one in (told, [*told, sign]))
    assert after.vitality.value >= before.vitality.value - HAIR
    assert after.rest.value == before.rest.value
    assert after.probabilities[Verdict.STRIVING] >= before.probabilities[Verdict.STRIVING] - HAIR
    assert after.probabilities[Verdict.SUNK] <= before.probabilities[Verdict.SUNK] + HAIR
