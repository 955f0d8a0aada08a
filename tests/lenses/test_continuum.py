"""The continuum: who leans on others, who stands alone, and who has gone beyond that."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.casebook.partnerships import case_names
from alongside.evidence.coding import Coding
from alongside.evidence.perspectives import About, Perspective
from alongside.lenses.continuum import (
    INDEPENDENCE,
    INTERDEPENDENCE,
    Continuum,
    Place,
    Stage,
    continuum,
    school_on_continuum,
)
from alongside.lenses.material import Material
from alongside.lenses.reading import Listening
from alongside.partnerships.offices import Office
from tests.lenses.battery import HAIR, WEIGHING, coding, codings_on, heard_by, many_on
from tests.lenses.independent import CASEBOOK, SOURCES, material

STANDING = tuple(INDEPENDENCE[About.SUPPORTED].listens_to())
REACHING = tuple(INTERDEPENDENCE[About.SUPPORTED].listens_to())
KEYS = tuple(dict.fromkeys((*STANDING, *REACHING)))
LARGELY_DEPENDENT = ("aries-gemini", "capricorn-sagittarius", "libra-taurus", "pisces-scorpio")


def of(codings: list[Coding]) -> Place:
    return school_on_continuum(Listening(codings), About.SUPPORTED, WEIGHING)


def line(found: Continuum) -> list[tuple[str, float, float, float, Stage]]:
    every = (*found.schools, *found.departments, *found.people)
    return [(one.who, one.value, one.low, one.high, one.stage) for one in every]


@pytest.mark.parametrize("source", SOURCES)
def test_of_the_six_supported_schools_virgo_is_the_furthest_along(source: str) -> None:
    places = {case: continuum(material(case, source)).schools[0].value for case in case_names()}
    assert max(places, key=lambda case: places[case]) == "virgo-leo"


def test_virgo_stands_alone_and_reaches_for_more() -> None:
    virgo, leo = continuum(material("virgo-leo", CASEBOOK)).schools
    assert virgo.stage is Stage.INDEPENDENT
    assert virgo.words == "independent, reaching for interdependence"
    assert leo.stage is Stage.INDEPENDENT
    assert leo.low < 1 < leo.high


@pytest.mark.parametrize("case", LARGELY_DEPENDENT)
def test_four_of_the_other_supported_schools_come_out_as_largely_dependent(case: str) -> None:
    supported = continuum(material(case, CASEBOOK)).schools[0]
    assert supported.words == "largely dependent"


def test_cancer_with_its_three_heads_cannot_be_told_from_a_dependent_school() -> None:
    cancer = continuum(material("cancer-aquarius", CASEBOOK)).schools[0]
    assert cancer.low < 0.5 < cancer.value < 1
    assert cancer.words == "becoming independent"


@pytest.mark.parametrize("case", case_names())
def test_the_supporting_schools_are_independent_or_beyond(case: str) -> None:
    assert continuum(material(case, CASEBOOK)).schools[1].stage in {Stage.INDEPENDENT, Stage.INTERDEPENDENT}


def test_a_head_who_would_take_the_partner_over_is_independent_and_no_more() -> None:
    people = {one.who: one for one in continuum(material("libra-taurus", CASEBOOK)).people}
    assert people["taurus-head"].stage is Stage.INDEPENDENT
    assert people["taurus-head"].interdependence.value < 0


def test_nobody_works_as_one_of_two_before_standing_alone() -> None:
    leaning = heard_by(INDEPENDENCE[About.SUPPORTED], direction=-1)
    warm = [replace(one, id=f"warm-{one.id}") for one in heard_by(INTERDEPENDENCE[About.SUPPORTED])]
    found = of([*leaning, *warm])
    assert found.interdependence.value > 0.5
    assert found.stage is Stage.DEPENDENT


def test_without_evidence_a_school_is_placed_nowhere() -> None:
    found = of([])
    assert found.stage is Stage.TOO_LITTLE
    assert found.words == "too little evidence"
    assert len(found.missing) == 2
    assert found.low < 0.25
    assert found.high > 0.9


def test_warm_words_alone_do_not_place_a_school() -> None:
    assert of(heard_by(INTERDEPENDENCE[About.SUPPORTED])).stage is Stage.TOO_LITTLE


def test_a_department_can_stand_while_its_school_does_not() -> None:
    leaning = heard_by(INDEPENDENCE[About.SUPPORTED], direction=-1)
    keen = [
        replace(coding(number, indicator, About.SUPPORTED), sub="science")
        for number, indicator in enumerate(
            ("staff-willing-to-change", "practice-transferred-in", "participants-learned", "morale-lifted"), start=50
        )
    ]
    found = continuum(Material("example-oak-elm", (*leaning, *keen)))
    (science,) = found.departments
    assert (science.who, science.side) == ("science", About.SUPPORTED)
    assert science.stage is not Stage.DEPENDENT
    assert found.schools[0].stage is Stage.DEPENDENT
    assert "science (supporting)" in map(str, found.unplaced)


def test_each_head_is_placed_by_the_head_s_own_time() -> None:
    offices = tuple(
        Office(f"oak-head-{number}", "supported", "head", "supported-head", None, None, "") for number in (1, 2)
    )
    told = (
        "owns-its-situation",
        "leadership-drives-improvement",
        "accepts-challenge-and-support",
        "open-to-partnership",
    )
    by_first, by_second = (
        tuple(
            replace(
                coding(10 * number + place, indicator, About.SUPPORTED, direction),
                voice=f"oak-head-{number}",
                perspective=Perspective.SUPPORTED_HEAD,
            )
            for place, indicator in enumerate(told)
        )
        for number, direction in ((1, -1), (2, 1))
    )
    people = {one.who: one for one in continuum(Material("example-oak-elm", (*by_first, *by_second), offices)).people}
    assert people["oak-head-1"].stage is Stage.DEPENDENT
    assert people["oak-head-2"].value > 1


def test_a_voice_that_is_only_a_perspective_s_name_is_nobody_in_particular() -> None:
    nameless = tuple(
        replace(coding(number, *key), voice=Perspective.SUPPORTED_STAFF.value) for number, key in enumerate(KEYS)
    )
    assert [one.who for one in continuum(Material("example-oak-elm", nameless)).people] == ["supported-head"]


@given(many_on(KEYS), st.randoms(use_true_random=False))
def test_the_order_of_the_codings_moves_nobody(codings: list[Coding], chance: random.Random) -> None:
    mixed = list(codings)
    chance.shuffle(mixed)
    there, here = (continuum(Material("example-oak-elm", tuple(one))) for one in (mixed, codings))
    assert line(there) == line(here)


@given(many_on(KEYS))
def test_the_same_words_coded_twice_move_nobody(codings: list[Coding]) -> None:
    again = [replace(one, id=f"{one.id}-again", coder="another") for one in codings]
    twice, once = (continuum(Material("example-oak-elm", tuple(one))) for one in ([*codings, *again], codings))
    assert line(twice) == line(once)


@given(many_on(KEYS), codings_on(KEYS, number=99), st.sampled_from((1, -1)))
def test_one_more_coding_for_a_pole_never_moves_a_school_away_from_it(
    codings: list[Coding], more: Coding, direction: int
) -> None:
    before, after = of(codings), of([*codings, replace(more, direction=direction)])
    assert (after.value - before.value) * direction >= -HAIR
    assert 0 <= after.low <= after.value <= after.high <= 2
