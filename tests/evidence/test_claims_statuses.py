"""Each of the ten statuses by an example, and which comes first where several hold."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.evidence.assumptions import Assumption
from alongside.evidence.claims import Claim, claims_of
from alongside.evidence.codebook import codebook
from alongside.evidence.coding import Coding
from alongside.evidence.perspectives import About, Basis, Perspective
from alongside.evidence.statuses import RULES, Material, NotAThreshold, Status, Thresholds, findings
from alongside.terms import Period
from tests.evidence.codings import ELM, any_codings, told

OAK = replace(ELM, voice="oak-head", perspective=Perspective.SUPPORTING_HEAD)
ADVISER = replace(ELM, voice="adviser-1", perspective=Perspective.ADVISER)
OFFICER = replace(ELM, voice="officer-1", perspective=Perspective.OFFICER)
RESEARCHER = replace(ELM, voice="author", perspective=Perspective.RESEARCHER)
TRUSTED = Assumption(
    id="trust",
    held_by="the strategy",
    partnership="",
    text="Heads will trust each other",
    indicator="mutual-trust",
    about=About.PAIR,
    direction=1,
    needed="",
    outcome="",
    page="1",
)


def against(one: Coding) -> Coding:
    return replace(one, direction=-1)


def deed(one: Coding) -> Coding:
    return replace(one, basis=Basis.DEED)


def claim_on_trust(*sayings: Coding, assumptions: tuple[Assumption, ...] = ()) -> Claim:
    claims = claims_of(told(*sayings), book=codebook(), partnerships=["elm-oak"], assumptions=assumptions)
    return next(one for one in claims if one.topic.indicator == "mutual-trust" and not one.topic.sub)


def status(*sayings: Coding) -> str:
    return claim_on_trust(*sayings).status


def test_what_nobody_speaks_to_is_silent() -> None:
    assert status() == "silent"


def test_what_only_the_researcher_speaks_to_is_silent_and_the_reading_is_shown_apart() -> None:
    claim = claim_on_trust(RESEARCHER)
    assert claim.status == "silent"
    assert [one.voice for one in claim.researcher] == ["author"]


def test_what_one_person_says_however_often_is_a_single_voice() -> None:
    assert status(ELM, ELM, replace(ELM, stage=3)) == "single voice"


def test_the_researcher_does_not_corroborate_a_single_voice() -> None:
    assert status(ELM, RESEARCHER) == "single voice"


def test_two_heads_who_followed_each_other_are_two_people_of_one_perspective() -> None:
    assert status(ELM, replace(ELM, voice="elm-head-2")) == "one perspective"


def test_two_people_from_two_perspectives_corroborate_each_other() -> None:
    assert status(ELM, ADVISER) == "corroborated"


def test_a_record_corroborates_a_person_and_is_not_counted_as_one() -> None:
    record = replace(deed(ELM), voice="record", perspective=Perspective.RECORD)
    claim = claim_on_trust(ELM, record)
    assert claim.status == "corroborated"
    assert (claim.supporting.voices, claim.supporting.people) == (("elm-head", "record"), ("elm-head",))


def test_one_person_in_two_roles_does_not_corroborate_himself() -> None:
    assert status(ELM, replace(ELM, perspective=Perspective.SUPPORTED_MANAGER)) == "single voice"


def test_one_person_in_two_offices_is_one_voice_from_two_perspectives() -> None:
    acting = replace(OAK, voice="elm-acting-head", person="oak-head")
    claim = claim_on_trust(replace(OAK, person="oak-head"), replace(acting, perspective=Perspective.SUPPORTED_HEAD))
    assert (claim.status, str(claim.because)) == ("single voice", "Only oak-head says so.")
    assert (claim.supporting.voices, claim.supporting.people) == (("elm-acting-head", "oak-head"), ("oak-head",))
    assert len(claim.supporting.perspectives) == 2
    assert claim.balance is not None
    assert claim.balance.voices == 1


def test_one_person_who_stands_elsewhere_in_another_office_is_inconsistent_and_no_quarrel() -> None:
    acting = replace(ELM, voice="elm-acting-head", person="oak-head")
    claim = claim_on_trust(OAK, against(acting))
    assert claim.status == "self-inconsistent"
    assert str(claim.because) == "At opposite poles from two standpoints: oak-head."
    assert status(OAK, against(acting), ADVISER) == "contested"


def test_what_one_affirms_and_another_denies_is_contested() -> None:
    claim = claim_on_trust(ELM, against(OAK))
    assert claim.status == "contested"
    assert str(claim.because) == "elm-head for it, oak-head against it."


def test_a_faint_dissent_among_many_leaves_a_claim_corroborated_and_is_still_shown() -> None:
    many = [replace(ADVISER, voice=f"adviser-{number}") for number in range(5)]
    claim = claim_on_trust(ELM, OAK, *many, against(replace(ADVISER, voice="adviser-9", strength=1)))
    assert claim.status == "corroborated"
    assert claim.opposing.people == ("adviser-9",)


def test_a_voice_at_both_poles_in_one_interview_is_self_inconsistent() -> None:
    assert status(ELM, against(ELM)) == "self-inconsistent"


def test_a_voice_that_later_says_the_opposite_has_shifted() -> None:
    later = replace(against(ELM), stage=4, known_at=Period.parse("2003 summer"))
    assert status(ELM, later) == "shifted"


def test_a_voice_that_later_tells_the_same_time_differently_has_shifted() -> None:
    assert status(ELM, replace(against(ELM), known_at=Period.parse("2003 summer"))) == "shifted"


def test_two_people_who_come_to_agree_are_not_contested_though_one_of_them_began_elsewhere() -> None:
    later = replace(against(ELM), stage=4)
    assert status(ELM, later, against(OAK)) == "shifted"


def test_three_heads_in_turn_weigh_no_more_than_the_one_adviser_against_them() -> None:
    heads = [replace(ELM, voice=f"elm-head-{number}") for number in range(3)]
    claim = claim_on_trust(*heads, against(ADVISER))
    assert claim.balance is not None
    assert (claim.balance.net, claim.balance.voices, claim.balance.weight) == (0.0, 4, 8)


def test_what_all_say_leans_wholly_one_way_however_many_perspectives_there_are() -> None:
    balance = claim_on_trust(ELM, OAK, ADVISER).balance
    assert balance is not None
    assert balance.net == 1.0


def test_warm_words_beside_contrary_deeds_stand_against_them() -> None:
    claim = claim_on_trust(ELM, deed(against(OAK)))
    assert claim.status == "words against deeds"
    assert claim.also == (Status.CONTESTED,)


def test_a_head_who_belies_his_own_words_is_not_merely_inconsistent() -> None:
    assert status(ELM, deed(against(ELM))) == "words against deeds"


def test_a_hint_and_a_small_deed_are_too_little_for_words_against_deeds() -> None:
    assert status(replace(ELM, strength=1), deed(against(replace(OAK, strength=1)))) == "contested"


def test_deeds_that_came_before_the_words_do_not_belie_them() -> None:
    assert status(replace(ELM, stage=4), deed(against(replace(ELM, stage=0)))) == "shifted"


def test_two_officers_at_opposite_poles_are_split() -> None:
    claim = claim_on_trust(OFFICER, against(replace(OFFICER, voice="officer-2")), ELM, OAK)
    assert claim.status == "officers split"


def test_an_assumption_is_refuted_by_two_people_who_say_the_opposite() -> None:
    claim = claim_on_trust(against(ELM), against(OAK), assumptions=(TRUSTED,))
    assert claim.status == "assumption refuted"
    assert claim.also == (Status.CORROBORATED,)
    assert claim.refuted == (TRUSTED,)
    assert "Heads will trust each other" in str(claim.because)


def test_one_person_does_not_refute_an_assumption_nor_do_two_who_bear_it_out() -> None:
    assert claim_on_trust(against(ELM), against(ELM), assumptions=(TRUSTED,)).status == "single voice"
    assert claim_on_trust(ELM, OAK, assumptions=(TRUSTED,)).status == "corroborated"


def test_an_assumption_is_not_refuted_by_a_balance_near_nought() -> None:
    cold = [against(replace(ELM, voice=f"elm-head-{number}")) for number in range(2)]
    claim = claim_on_trust(*cold, ELM, OAK, against(replace(OAK, voice="oak-head-2")), assumptions=(TRUSTED,))
    assert claim.balance is not None
    assert -0.2 < claim.balance.net < 0
    assert claim.status == "contested"


def test_an_assumption_on_a_partnership_is_not_refuted_by_a_cell_inside_it() -> None:
    cell = [replace(against(one), sub="science") for one in (ELM, OAK)]
    claims = claims_of(told(*cell), book=codebook(), assumptions=[TRUSTED])
    assert [one.status for one in claims if one.topic.sub == "science"] == ["corroborated"]


@pytest.mark.parametrize(
    "other",
    [
        replace(TRUSTED, partnership="ash-fir"),
        replace(TRUSTED, indicator="mutual-respect"),
        replace(TRUSTED, indicator="", about=None, direction=0),
    ],
)
def test_an_assumption_of_something_else_is_not_refuted_here(other: Assumption) -> None:
    assert claim_on_trust(against(ELM), against(OAK), assumptions=(other,)).status == "corroborated"


def test_a_voice_that_wavers_at_the_last_still_has_a_status() -> None:
    said = [ELM] * 9
    assert status(*said, against(replace(ELM, stage=4, strength=1))) == "single voice"


def test_there_are_ten_statuses_each_with_its_rule_in_order_of_precedence() -> None:
    assert list(RULES) == list(Status)
    assert len(Status) == 10


@given(
    any_codings(),
    st.builds(
        Thresholds,
        divided_from=st.floats(0.01, 0.5),
        gap=st.floats(0.01, 2),
        shrink=st.floats(0, 10),
        refuting_voices=st.integers(1, 3),
        refuting_balance=st.floats(0.01, 1),
    ),
)
def test_some_rule_always_holds_whatever_the_evidence_and_the_thresholds(
    codings: list[Coding], thresholds: Thresholds
) -> None:
    there = [one for one in codings if one.perspective is not Perspective.RESEARCHER]
    assert findings(Material.of(there, [TRUSTED], thresholds))


@pytest.mark.parametrize(
    "wrong", [{"divided_from": 0.0}, {"divided_from": 0.6}, {"gap": 0.0}, {"shrink": -1.0}, {"refuting_voices": 0}]
)
def test_a_threshold_at_which_the_rules_mean_nothing_is_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(NotAThreshold):
        Thresholds(**wrong)  # type: ignore[arg-type]  # the numbers are wrong on purpose
