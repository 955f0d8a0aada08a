"""What holds for every lens and for the class that combines them, whatever the evidence."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.casebook.partnerships import STAGES
from alongside.evidence.codebook import codebook
from alongside.evidence.coding import OTHER_PARTNER, Coding
from alongside.evidence.perspectives import About, Perspective
from alongside.lenses.experience_openness import EXPERIENCE, OPENNESS
from alongside.lenses.material import Material
from alongside.lenses.reading import Axis, Level, Listening, Position, Weighing, place
from alongside.lenses.relations import OWNERSHIP, RELATION
from alongside.lenses.situational import ATTITUDE
from alongside.lenses.structures_processes import PROCESSES, STRUCTURES
from alongside.lenses.typology import CLASSES, Typology, Verdict
from alongside.lenses.whole import Placement, placed
from alongside.partnerships.offices import Office
from alongside.terms import Period, Precision
from tests.lenses.battery import HAIR, VOICES, WEIGHING, axes, coding, codings_on, heard_by, many_on, position_on

AXES = axes()
every_axis = pytest.mark.parametrize("axis", AXES.values(), ids=list(AXES))
LISTENED_TO_BY_THE_CLASS = (STRUCTURES, PROCESSES, EXPERIENCE, OPENNESS, ATTITUDE, RELATION, OWNERSHIP)
_ABOUT = {"head": {About.SUPPORTED, About.SUPPORTING}, "pair": {About.PAIR}, "broker": {About.BROKER}}


def numbers(position: Position) -> tuple[object, ...]:
    return position.value, position.low, position.high, position.weight, position.level, position.divided


# Every axis.


def test_the_axes_that_the_class_rests_on_are_among_those_found() -> None:
    assert {one.id for one in LISTENED_TO_BY_THE_CLASS} <= set(AXES)


@every_axis
def test_an_axis_says_what_it_is_what_its_poles_are_and_on_which_page_it_stands(axis: Axis) -> None:
    assert re.fullmatch(r"[a-z][a-z-]*", axis.id)
    assert axis.label
    assert axis.low_pole
    assert axis.high_pole
    assert axis.low_pole != axis.high_pole
    assert re.search(r"\bpp?\. \d+", axis.source)
    assert -1 < axis.cut < 1


@every_axis
def test_an_axis_listens_to_indicators_of_the_codebook_and_of_whom_they_can_be(axis: Axis) -> None:
    assert axis.items
    for item in axis.items:
        indicator = codebook().indicators[item.indicator]
        allowed = _ABOUT.get(indicator.subject, _ABOUT["head"])
        assert item.about is None or item.about in allowed, f"nobody can code {item.indicator} of {item.about}"
        assert item.weight > 0
    told = [(item.indicator, item.about) for item in axis.items]
    assert len(set(told)) == len(told), "an item said twice counts once only, so it must not be"


@every_axis
def test_a_position_rests_on_the_evidence_given_and_on_nothing_else(axis: Axis) -> None:
    given_codings = heard_by(axis) + heard_by(axis, direction=-1)
    position = position_on(axis, given_codings)
    assert set(position.codings) <= set(given_codings)
    assert {(one.indicator, one.about) for one in position.codings} == set(axis.listens_to())
    assert {*position.supporting, *position.opposing} == set(position.codings)
    assert position.silent == ()


@every_axis
def test_an_axis_is_silent_on_nothing(axis: Axis) -> None:
    position = position_on(axis, [])
    assert (position.value, position.weight, position.level) == (0.0, 0.0, Level.TOO_LITTLE)
    assert position.low < -0.5 < 0.5 < position.high
    assert not position.divided
    assert set(position.silent) == {one.indicator for one in axis.items}


@every_axis
def test_an_axis_does_not_listen_to_what_is_none_of_its_business(axis: Axis) -> None:
    elsewhere = [
        coding(number, indicator, about)
        for number, indicator in enumerate(codebook().indicators)
        for about in About
        if (indicator, about) not in axis.listens_to()
    ]
    assert elsewhere
    assert position_on(axis, elsewhere) == position_on(axis, [])


@every_axis
def test_rows_about_another_partner_are_left_out(axis: Axis) -> None:
    other = [replace(one, sub=f"{OTHER_PARTNER}:Beacon school") for one in heard_by(axis)]
    assert position_on(axis, other) == position_on(axis, [])


@every_axis
@given(data=st.data())
def test_the_order_of_codings_does_not_matter(axis: Axis, data: st.DataObject) -> None:
    codings = data.draw(many_on(tuple(axis.listens_to())))
    assert position_on(axis, data.draw(st.permutations(codings))) == position_on(axis, codings)


@every_axis
@given(data=st.data())
def test_the_same_words_coded_again_change_nothing(axis: Axis, data: st.DataObject) -> None:
    codings = data.draw(many_on(tuple(axis.listens_to())))
    again = [replace(one, id=f"again-{one.id}", coder="another") for one in codings]
    assert numbers(position_on(axis, codings + again)) == numbers(position_on(axis, codings))


@every_axis
@given(data=st.data())
def test_one_more_coding_for_a_pole_never_moves_away_from_it(axis: Axis, data: st.DataObject) -> None:
    keys = tuple(axis.listens_to())
    codings = data.draw(many_on(keys))
    more = data.draw(codings_on(keys, number=99))
    before, after = position_on(axis, codings), position_on(axis, [*codings, more])
    assert (after.value - before.value) * more.direction >= -HAIR


@every_axis
@given(data=st.data())
def test_a_position_and_its_interval_stay_on_the_axis(axis: Axis, data: st.DataObject) -> None:
    position = position_on(axis, data.draw(many_on(tuple(axis.listens_to()))))
    assert -1 <= position.low <= position.value <= position.high <= 1
    if position.level is not Level.TOO_LITTLE:
        assert (position.level is Level.HIGH) == (position.margin >= 0)


@every_axis
def test_a_talkative_perspective_cannot_outweigh_others(axis: Axis) -> None:
    key = max(axis.listens_to(), key=lambda one: axis.listens_to()[one])

    def said(times: int, perspective: Perspective, direction: int) -> list[Coding]:
        first = 1000 * list(Perspective).index(perspective)
        plain = (coding(first + number, *key, direction) for number in range(times))
        return [replace(one, perspective=perspective, strength=3) for one in plain]

    talkative = said(500, Perspective.SUPPORTING_HEAD, 1)
    alone = position_on(axis, talkative)
    assert alone.weight <= WEIGHING.cap
    assert alone.value <= WEIGHING.cap / (WEIGHING.cap + WEIGHING.prior) + HAIR
    others = said(20, Perspective.ADVISER, -1) + said(20, Perspective.SUPPORTED_STAFF, -1)
    assert position_on(axis, talkative + others).value < 0
    assert position_on(axis, talkative + others).value == pytest.approx(
        position_on(axis, said(20, Perspective.SUPPORTING_HEAD, 1) + others).value
    )


@every_axis
def test_more_of_the_same_narrows_the_interval(axis: Axis) -> None:
    few, many = heard_by(axis)[:1], heard_by(axis)
    elsewhere = [replace(one, id=f"too-{one.id}", perspective=Perspective.ADVISER) for one in many]
    wide, narrow = position_on(axis, few), position_on(axis, many + elsewhere)
    assert narrow.high - narrow.low < wide.high - wide.low


@every_axis
@given(data=st.data())
def test_parameters_that_weigh_nothing_but_the_latest_stage_still_keep_the_order(
    axis: Axis, data: st.DataObject
) -> None:
    weighing = Weighing(stages=(0.1, 0.1, 0.1, 0.1, 2.0), cap=1.0, prior=0.5, researcher=0.0)
    keys = tuple(axis.listens_to())
    codings = [one for one in data.draw(many_on(keys)) if one.perspective is not Perspective.RESEARCHER]
    more = replace(data.draw(codings_on(keys, number=99)), perspective=Perspective.RECORD)
    before, after = (place(axis, Listening(each), weighing) for each in (codings, [*codings, more]))
    assert (after.value - before.value) * more.direction >= -HAIR


def test_placing_weighs_each_coding_once_for_an_axis(monkeypatch: pytest.MonkeyPatch) -> None:
    weighed: list[str] = []
    of = Weighing.of

    def counted(self: Weighing, one: Coding) -> float:
        weighed.append(one.id)
        return of(self, one)

    monkeypatch.setattr(Weighing, "of", counted)
    key = next(iter(RELATION.listens_to()))
    for size in (10, 100, 1000):
        weighed.clear()
        position_on(RELATION, [coding(number, *key) for number in range(size)])
        assert len(weighed) == len(set(weighed)) == size


# The class, and the whole placement it comes from.


@cache
def keys_of_the_class() -> tuple[tuple[str, About], ...]:
    """Whatever the parts of the class listen to, as far as it can be coded."""
    found = {key for axis in LISTENED_TO_BY_THE_CLASS for key in axis.listens_to()}
    subjects = {name: one.subject for name, one in codebook().indicators.items()}
    return tuple(sorted(key for key in found if key[1] in _ABOUT.get(subjects[key[0]], _ABOUT["head"])))


def since(year: int, *, until: int | None = None, side: str = "supported", voice: str = "oak-head") -> Office:
    start = Period(date(year, 1, 1), date(year, 12, 31), Precision.YEAR)
    end = None if until is None else Period(date(until, 1, 1), date(until, 8, 31), Precision.TERM)
    return Office(voice, side, "head", f"{side}-head", start, end, "")


OFFICES = st.sampled_from(
    [
        (),
        (since(2001), since(1988, side="supporting", voice="elm-head")),
        # A change of head between the second and the third stage, on either side.
        (since(1990, until=2002, voice="oak-head-before"), since(2003)),
        (since(1999, until=2002, side="supporting", voice="elm-head"), since(2003, side="supporting", voice="elm-new")),
    ]
)


@st.composite
def materials(draw: st.DrawFn) -> Material:
    """A partnership with codings of everything that its class listens to, with and without heads who came and went."""
    codings = draw(many_on(keys_of_the_class(), most=30))
    told = tuple(
        replace(one, voice=draw(st.sampled_from([one.voice, "oak-head-before", "elm-new"]))) for one in codings
    )
    return Material("example-oak-elm", told, draw(OFFICES), STAGES if draw(st.booleans()) else {})


def outcome(ours: Placement) -> tuple[object, ...]:
    return ours.typology.verdict, tuple(ours.typology.probabilities.items()), ours.typology.missing


def typology(material: Material) -> Typology:
    return placed(material).typology


@given(material=materials(), seed=st.integers())
def test_a_class_is_the_same_in_whatever_order_it_is_told(material: Material, seed: int) -> None:
    shuffled = list(material.codings)
    random.Random(seed).shuffle(shuffled)
    assert placed(material.with_codings(tuple(shuffled))) == placed(material)


@given(material=materials())
def test_a_class_is_the_same_when_everything_is_coded_twice(material: Material) -> None:
    again = tuple(replace(one, id=f"again-{one.id}", coder="another") for one in material.codings)
    assert outcome(placed(material.with_codings(material.codings + again))) == outcome(placed(material))


@given(
    material=materials(), more=codings_on(keys_of_the_class(), number=99), to=st.sampled_from(sorted(VOICES.values()))
)
def test_one_more_good_word_never_makes_a_better_class_less_likely_nor_a_bad_one_a_worse(
    material: Material, more: Coding, to: str
) -> None:
    more = replace(more, voice=to)
    before, after = typology(material), typology(material.with_codings((*material.codings, more)))
    assert (after.expected - before.expected) * more.direction >= -HAIR
    for at_least in range(1, len(CLASSES)):
        that_good = [sum(one.probabilities[each] for each in CLASSES[at_least:]) for one in (before, after)]
        assert (that_good[1] - that_good[0]) * more.direction >= -HAIR


@given(material=materials())
def test_the_probabilities_are_probabilities_and_the_verdict_the_class_in_their_middle(material: Material) -> None:
    found = typology(material)
    assert sum(found.probabilities.values()) == pytest.approx(1)
    assert all(0 <= one <= 1 for one in found.probabilities.values())
    assert 0 <= found.expected <= len(CLASSES) - 1
    if found.verdict is Verdict.TOO_LITTLE:
        assert found.missing
    else:
        assert not found.missing
        rank = CLASSES.index(found.verdict)
        assert sum(found.probabilities[one] for one in CLASSES[:rank]) < 0.5
        assert sum(found.probabilities[one] for one in CLASSES[rank + 1 :]) <= 0.5 + HAIR


def test_a_partnership_of_which_nobody_speaks_has_no_class() -> None:
    nothing = placed(Material("example-oak-elm", ()))
    assert nothing.typology.verdict is Verdict.TOO_LITTLE
    assert len(nothing.typology.missing) == 5
    for head in nothing.parts.heads.values():
        assert head.corner == "too little evidence"
    assert nothing.parts.matrix.corner == nothing.parts.situation.corner == "too little evidence"


def test_what_is_said_of_another_partner_gives_no_class() -> None:
    other = tuple(
        replace(coding(number, *key), sub=f"{OTHER_PARTNER}:Beacon school")
        for number, key in enumerate(keys_of_the_class())
    )
    assert outcome(placed(Material("example-oak-elm", other))) == outcome(placed(Material("example-oak-elm", ())))


def test_one_voice_alone_gives_no_class_however_much_it_says() -> None:
    said = tuple(coding(number, *key) for number, key in enumerate(keys_of_the_class() * 20))
    found = typology(Material("example-oak-elm", said))
    assert found.verdict is Verdict.TOO_LITTLE
    assert found.missing == ("accounts from at least 2 perspectives",)


def test_all_good_words_from_several_sides_make_it_strive_and_all_bad_ones_sink() -> None:
    for direction, verdict in ((1, Verdict.STRIVING), (-1, Verdict.SUNK)):
        said = [
            replace(coding(number, *key, direction), perspective=perspective, id=f"{perspective}-{number}", strength=3)
            for number, key in enumerate(keys_of_the_class())
            for perspective in VOICES
        ]
        assert typology(Material("example-oak-elm", tuple(said))).verdict is verdict


def test_a_partnership_is_placed_by_weighing_each_coding_a_bounded_number_of_times(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    weighed = 0
    of = Weighing.of

    def counted(self: Weighing, one: Coding) -> float:
        nonlocal weighed
        weighed += 1
        return of(self, one)

    monkeypatch.setattr(Weighing, "of", counted)
    keys = keys_of_the_class()
    for size in (100, 1_000, 5_000):
        weighed = 0
        placed(Material("example-oak-elm", tuple(coding(n, *keys[n % len(keys)]) for n in range(size))))
        assert 0 < weighed <= len(LISTENED_TO_BY_THE_CLASS) * size


@given(material=materials(), more=codings_on(keys_of_the_class(), number=99))
def test_one_more_good_word_never_gives_a_worse_verdict_nor_a_bad_one_a_better(
    material: Material, more: Coding
) -> None:
    before, after = typology(material), typology(material.with_codings((*material.codings, more)))
    if Verdict.TOO_LITTLE not in (before.verdict, after.verdict):
        assert (CLASSES.index(after.verdict) - CLASSES.index(before.verdict)) * more.direction >= 0
