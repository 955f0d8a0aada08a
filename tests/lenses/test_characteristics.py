"""The eighteen characteristics: how far each is present, what says so, and what to ask of oneself."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.evidence.codebook import codebook
from alongside.evidence.coding import Coding
from alongside.evidence.perspectives import About
from alongside.lenses.characteristics import AXES, Present, Profile, profile
from alongside.lenses.material import Material
from alongside.lenses.reading import Level
from tests.lenses.battery import HAIR, coding, codings_on, heard_by, many_on
from tests.lenses.independent import SOURCES, material

KEYS = tuple(dict.fromkeys(key for axis in AXES.values() for key in axis.listens_to()))


def of(codings: list[Coding]) -> Profile:
    return profile(Material("example-oak-elm", tuple(codings)))


def named(found: Profile, characteristic: str) -> Present:
    return next(one for one in (*found.effective, *found.ineffective) if one.characteristic.id == characteristic)


def values(found: Profile) -> dict[str, float]:
    return {one.characteristic.id: one.position.value for one in (*found.effective, *found.ineffective)}


def test_there_are_nine_of_either_kind_and_each_has_a_question_of_its_own() -> None:
    found = of([])
    assert (len(found.effective), len(found.ineffective)) == (9, 9)
    questions = {one.question for one in (*found.effective, *found.ineffective)}
    assert len(questions) == 18
    assert all(one.endswith("?") for one in questions)


def test_without_evidence_nothing_is_present_and_everything_is_silent() -> None:
    for one in (*of([]).effective, *of([]).ineffective):
        assert one.position.level is Level.TOO_LITTLE
        assert set(one.position.silent) == {item.indicator for item in AXES[one.characteristic.id].items}


@pytest.mark.parametrize("indicator", codebook().indicators.values(), ids=lambda one: one.id)
def test_the_good_pole_speaks_for_what_is_effective_and_against_what_is_ineffective(indicator: object) -> None:
    known = next(one for one in codebook().indicators.values() if one is indicator)
    about = {"pair": About.PAIR, "broker": About.BROKER}.get(known.subject, About.SUPPORTED)
    said = coding(1, known.id, about)
    found = of([said])
    for one in known.effective:
        assert named(found, one).position.value > 0
        assert named(found, one).speaks_for == (said,)
    for one in known.ineffective:
        assert named(found, one).position.value < 0
        assert named(found, one).speaks_against == (said,)
        assert named(found, one).speaks_for == ()


def test_what_is_most_present_comes_first_and_what_nobody_speaks_of_last() -> None:
    found = of([coding(1, "keeps-commitments", About.SUPPORTED, -1), coding(2, "mutual-trust", About.PAIR)])
    levels = [one.position.level is Level.TOO_LITTLE for one in found.ineffective]
    assert levels == sorted(levels)
    heard = [one.position.value for one in found.ineffective if one.position.level is not Level.TOO_LITTLE]
    assert heard == sorted(heard, reverse=True)
    assert found.ineffective[0].position.value > 0


@pytest.mark.parametrize("source", SOURCES)
def test_lip_service_is_more_present_where_every_visit_was_called_off_than_where_work_thrived(source: str) -> None:
    sinking, striving = (values(profile(material(case, source))) for case in ("capricorn-sagittarius", "virgo-leo"))
    assert sinking["ineffective-lip-service"] > 0 > striving["ineffective-lip-service"]
    assert sinking["effective-trust-and-respect"] < 0 < striving["effective-trust-and-respect"]


@given(many_on(KEYS), st.randoms(use_true_random=False))
def test_the_order_of_the_codings_changes_no_profile(codings: list[Coding], chance: random.Random) -> None:
    mixed = list(codings)
    chance.shuffle(mixed)
    assert of(mixed) == of(codings)


@given(many_on(KEYS))
def test_the_same_words_coded_twice_change_no_profile(codings: list[Coding]) -> None:
    again = [replace(one, id=f"{one.id}-again", coder="another") for one in codings]
    assert values(of([*codings, *again])) == values(of(codings))


@given(many_on(KEYS), codings_on(KEYS, number=99))
def test_one_more_good_sign_never_makes_a_profile_worse(codings: list[Coding], more: Coding) -> None:
    before, after = of(codings), of([*codings, replace(more, direction=1)])
    for one in before.effective:
        assert named(after, one.characteristic.id).position.value >= one.position.value - HAIR
    for one in before.ineffective:
        assert named(after, one.characteristic.id).position.value <= one.position.value + HAIR


def test_everything_that_speaks_to_a_characteristic_can_be_opened() -> None:
    said = [replace(one, direction=-1) for one in heard_by(AXES["ineffective-management"])]
    assert set(named(of(said), "ineffective-management").speaks_for) == set(said)
