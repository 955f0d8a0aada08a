"""What kind of school the supported one resembles: hedged, in shares, and silent where evidence is."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.evidence.coding import Coding
from alongside.evidence.perspectives import About
from alongside.lenses.reading import Listening
from alongside.lenses.school_types import (
    COHESION,
    CONTROL,
    FACETS,
    MEANS,
    SILENT,
    SKETCHES,
    WILL,
    Culture,
    Resemblance,
    SchoolType,
    school_culture,
    school_type,
)
from tests.lenses.battery import HAIR, WEIGHING, coding, codings_on, heard_by, many_on
from tests.lenses.independent import CASEBOOK, material

KEYS = tuple(dict.fromkeys(key for axis in (*FACETS, CONTROL, COHESION) for key in axis.listens_to()))


def kind(codings: list[Coding]) -> Resemblance:
    return school_type(Listening(codings), WEIGHING)


def culture(codings: list[Coding]) -> Resemblance:
    return school_culture(Listening(codings), WEIGHING)


def of_case(case: str) -> Resemblance:
    return kind(list(material(case, CASEBOOK).codings))


def sketched(which: SchoolType) -> list[Coding]:
    """Everything that the sketch says, said plainly."""
    return [
        replace(one, id=f"{facet.id}-{one.id}")
        for facet, way in zip(FACETS, SKETCHES[which], strict=True)
        if way
        for one in heard_by(facet, direction=way)
    ]


@pytest.mark.parametrize("which", SchoolType)
def test_a_school_of_which_a_sketch_is_told_resembles_that_sketch(which: SchoolType) -> None:
    found = kind([*sketched(which), *_something_on_both_sides()])
    assert found.nearest is which
    assert str(found.words).startswith(f"Resembles a {which} school ({MEANS[which]})")


def _something_on_both_sides() -> list[Coding]:
    """Enough to be read at all, saying as much for as against."""
    return [
        replace(coding(900 + place, facet.items[0].indicator, About.SUPPORTED, direction), strength=1)
        for place, facet in enumerate(FACETS)
        for direction in (1, -1)
    ]


@pytest.mark.parametrize(
    ("case", "which"),
    [
        ("virgo-leo", SchoolType.STRIVING),
        ("cancer-aquarius", SchoolType.SWAYING),
        ("aries-gemini", SchoolType.SWAYING),
        # Called sinking and, in the same sentence, in a downward spiral fed by resistance, which is the sliding school.
        ("capricorn-sagittarius", SchoolType.SLIDING),
    ],
)
def test_the_schools_that_the_thesis_hedges_resemble_the_kinds_it_names(case: str, which: SchoolType) -> None:
    assert of_case(case).nearest is which


def test_libra_and_pisces_come_out_as_swaying_with_the_thesis_s_kind_close_behind() -> None:
    libra, pisces = of_case("libra-taurus"), of_case("pisces-scorpio")
    assert libra.nearest is pisces.nearest is SchoolType.SWAYING
    assert libra.shares[SchoolType.STUCK] > 0.3
    assert pisces.shares[SchoolType.SLIDING] + pisces.shares[SchoolType.STUCK] > 0.3


def test_every_reading_says_what_accounts_of_a_partnership_cannot_tell() -> None:
    assert of_case("virgo-leo").silent == SILENT
    assert any("results" in one for one in SILENT)


def test_without_evidence_a_school_resembles_nothing_in_particular() -> None:
    for found in (kind([]), culture([])):
        assert found.nearest is None
        assert str(found.words).startswith("Too little evidence")
        assert len(found.missing) == 2
        assert sum(found.shares.values()) == pytest.approx(1)
    assert all(share == pytest.approx(0.25) for share in culture([]).shares.values())


def test_a_second_kind_that_comes_close_is_named_too() -> None:
    firm = [coding(number, "day-to-day-under-control", About.SUPPORTED) for number in range(4)]
    torn = [coding(10 + way, "morale-lifted", About.SUPPORTED, way) for way in (1, -1)]
    words = str(culture([*firm, *torn]).words)
    assert words.startswith(("Resembles a formal school", "Resembles a hothouse school"))
    assert "and not much less a" in words


@pytest.mark.parametrize(
    ("control", "cohesion", "which"),
    [
        (1, -1, Culture.FORMAL),
        (-1, 1, Culture.WELFARIST),
        (1, 1, Culture.HOTHOUSE),
        (-1, -1, Culture.SURVIVALIST),
    ],
)
def test_control_and_cohesion_make_the_four_cultures(control: int, cohesion: int, which: Culture) -> None:
    told = heard_by(CONTROL, control) + heard_by(COHESION, cohesion)
    plain = [replace(one, id=f"{place}", paraphrase=f"statement {place}") for place, one in enumerate(told)]
    more = [replace(one, id=f"{one.id}-more", paraphrase=f"{one.paraphrase} again") for one in plain]
    assert culture([*plain, *more]).nearest is which


@given(many_on(KEYS))
def test_shares_of_resemblance_sum_to_one(codings: list[Coding]) -> None:
    for found in (kind(codings), culture(codings)):
        assert sum(found.shares.values()) == pytest.approx(1)
        assert min(found.shares.values()) >= 0


@given(many_on(KEYS), st.randoms(use_true_random=False))
def test_the_order_of_the_codings_changes_no_resemblance(codings: list[Coding], chance: random.Random) -> None:
    mixed = list(codings)
    chance.shuffle(mixed)
    assert (kind(mixed), culture(mixed)) == (kind(codings), culture(codings))


@given(many_on(KEYS))
def test_the_same_words_coded_twice_change_no_resemblance(codings: list[Coding]) -> None:
    twice = [*codings, *(replace(one, id=f"{one.id}-again", coder="another") for one in codings)]
    assert kind(twice).shares == kind(codings).shares
    assert culture(twice).shares == culture(codings).shares


@given(many_on(KEYS), codings_on(KEYS, number=99), st.sampled_from((1, -1)))
def test_one_more_coding_of_a_facet_favours_the_sketches_that_stand_there(
    codings: list[Coding], more: Coding, direction: int
) -> None:
    before, after = kind(codings).shares, kind([*codings, replace(more, direction=direction)]).shares
    for rank, facet in enumerate(FACETS):
        if any(item.indicator == more.indicator for item in facet.items):
            best = max(direction * sketch[rank] for sketch in SKETCHES.values())
            there = [one for one, sketch in SKETCHES.items() if direction * sketch[rank] == best]
            assert sum(after[one] for one in there) >= sum(before[one] for one in there) - HAIR


@given(many_on(KEYS), st.sampled_from(list(WILL.listens_to())))
def test_one_more_sign_of_will_never_makes_a_school_look_less_striving(
    codings: list[Coding], key: tuple[str, About]
) -> None:
    before, after = kind(codings).shares, kind([*codings, coding(99, *key)]).shares
    assert after[SchoolType.STRIVING] >= before[SchoolType.STRIVING] - HAIR
    assert after[SchoolType.SINKING] <= before[SchoolType.SINKING] + HAIR
