from dataclasses import replace
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.evidence.bearings import Bearing, NotABearing, balance_of
from alongside.evidence.codebook import codebook
from alongside.evidence.coding import Coding
from alongside.evidence.perspectives import About, Basis, Perspective
from alongside.evidence.weighing import Standing, Weighing, weigh
from tests.evidence.weighed_codings import coding, some_codings

TRUST = (Bearing(About.PAIR, "mutual-trust", 1),)


def direction(one: Coding) -> int:
    return one.direction


def test_nothing_said_leans_nowhere_and_may_be_anything() -> None:
    balance = weigh((), direction)
    assert (balance.value, balance.low, balance.high, balance.codings, balance.people) == (0.0, -1.0, 1.0, 0, 0)
    assert balance.standing is Standing.SILENT


def test_the_interval_is_wilsons_score_interval_stretched() -> None:
    by = Weighing()
    balance = weigh([coding("a", 1, 0), coding("b", 1, 1), coding("c", 1, 2), coding("d", -1, 3)], direction, by)
    share, n, z = 3 / 4, 4.0, by.z
    centre = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    assert balance.weight == pytest.approx(4)
    assert balance.value == pytest.approx(2 * centre - 1)
    assert (balance.low, balance.high) == pytest.approx((2 * (centre - half) - 1, 2 * (centre + half) - 1))


def test_one_voice_is_thin_whatever_its_strength() -> None:
    told = [coding(str(number), 1) for number in range(9)]
    assert weigh(told, direction).standing is Standing.THIN


def test_one_person_with_two_voices_weighs_as_one_from_each_perspective_and_is_thin() -> None:
    one, other = (replace(coding(str(voice), 1, voice), person="oak-head") for voice in (0, 1))
    alike = replace(other, perspective=one.perspective)
    assert weigh([one, other], direction).standing is Standing.THIN
    assert weigh([one, other], direction).people == 1
    assert weigh([one, alike], direction).weight == weigh([one], direction).weight


def test_two_voices_that_agree_speak_for_and_two_that_do_not_divide() -> None:
    assert weigh([coding("a", 1, 0), coding("b", 1, 1)], direction).standing is Standing.FOR
    assert weigh([coding("a", -1, 0), coding("b", -1, 1)], direction).standing is Standing.AGAINST
    assert weigh([coding("a", 1, 0), coding("b", -1, 1)], direction).standing is Standing.DIVIDED
    assert weigh([coding("a", 1, 0, strength=1), coding("b", 1, 1, strength=1)], direction).standing is Standing.THIN


def test_a_talkative_voice_weighs_no_more_than_one_that_said_it_once() -> None:
    talkative = [coding(str(number), 1, 0) for number in range(20)]
    other = coding("other", -1, 1)
    assert weigh([*talkative, other], direction).value == pytest.approx(0.0)


def test_a_crowded_perspective_is_capped() -> None:
    staff = [replace(coding(str(number), 1, 2), voice=f"teacher-{number}") for number in range(20)]
    balance = weigh(staff, direction)
    assert (balance.weight, balance.people) == (pytest.approx(Weighing().perspective), 20)


def test_the_record_is_a_source_and_no_person() -> None:
    balance = weigh([coding("a", 1, 4, basis=Basis.DEED), coding("b", 1, 0)], direction)
    assert (balance.people, balance.supporting.people, balance.codings) == (1, 1, 2)
    assert balance.supporting.perspectives == (Perspective.RECORD, Perspective.SUPPORTED_HEAD)


def test_the_same_id_from_two_coders_is_two_codings() -> None:
    one = coding("a", 1)
    assert weigh([one, replace(one, coder="another")], direction).codings == 2


@given(st.data())
def test_order_and_repetition_change_nothing(data: st.DataObject) -> None:
    codings = data.draw(some_codings())
    shuffled = data.draw(st.permutations(codings))
    assert weigh([*shuffled, *codings[:5]], direction) == weigh(codings, direction)


@given(some_codings(), st.sampled_from(range(5)), st.integers(1, 3), st.sampled_from(Basis))
def test_more_evidence_for_a_thing_never_speaks_against_it(
    codings: list[Coding], voice: int, strength: int, basis: Basis
) -> None:
    before = weigh(codings, direction)
    after = weigh([*codings, coding("more", 1, voice, strength=strength, basis=basis)], direction)
    assert after.value >= before.value - 1e-12
    assert -1 <= after.low <= after.value <= after.high <= 1


@given(some_codings())
def test_turning_every_coding_round_turns_the_balance_round(codings: list[Coding]) -> None:
    turned = weigh([replace(one, direction=-one.direction) for one in codings], direction)
    assert turned.value == pytest.approx(-weigh(codings, direction).value)
    assert turned.low == pytest.approx(-weigh(codings, direction).high)


def test_a_bearing_hears_its_own_indicator_of_its_own_side_and_no_other_partner() -> None:
    codings = [
        coding("a", 1),
        replace(coding("b", 1, 1), indicator="regular-contact"),
        replace(coding("c", 1, 1), sub="other-partner-beacon"),
        replace(coding("d", -1, 1), sub="science"),
    ]
    balance = balance_of(TRUST, codings)
    assert [one.id for one in balance.supporting.codings] == ["a"]
    assert [one.id for one in balance.opposing.codings] == ["d"]


@pytest.mark.parametrize(
    "text", ["", "pair:mutual-trust", "pair:mutual-trust:0", "supported:mutual-trust:+1", "pair:mutal-trust:+1"]
)
def test_a_bearing_that_the_codebook_does_not_know_is_refused(text: str) -> None:
    with pytest.raises(NotABearing, match="write about:indicator:sign"):
        Bearing.parse(text, codebook())
