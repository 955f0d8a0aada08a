from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.evidence.bearings import ABOUT_BY_SUBJECT
from alongside.evidence.claims import Claim, Topic, UnknownIndicator, claims_of
from alongside.evidence.codebook import codebook
from alongside.evidence.coding import Coding
from alongside.evidence.landscape import landscape
from alongside.evidence.opposing import side_by_side
from alongside.evidence.perspectives import About, Audience, Perspective
from alongside.evidence.statuses import Status
from alongside.evidence.triangulation import triangulate
from alongside.evidence.words_and_deeds import heads_words_against_deeds, words_against_deeds
from tests.evidence.codings import ELM, any_codings, told

BOOK = codebook()


def judged(codings: list[Coding]) -> tuple[Claim, ...]:
    return claims_of(codings, book=BOOK)


def everything(codings: list[Coding]) -> object:
    claims = judged(codings)
    return (
        claims,
        [side_by_side(one) for one in claims],
        triangulate(claims),
        words_against_deeds(claims),
        heads_words_against_deeds(codings, book=BOOK, partnership="elm-oak"),
        landscape(codings, book=BOOK, partnership="elm-oak"),
    )


@given(any_codings(), st.randoms(use_true_random=False))
def test_the_order_in_which_evidence_came_does_not_matter(codings: list[Coding], random: object) -> None:
    shuffled = sorted(codings, key=lambda _: random.random())  # type: ignore[attr-defined]  # Hypothesis's own Random
    assert everything(shuffled) == everything(codings)


@given(any_codings(), st.data())
def test_the_same_thing_again_changes_nothing(codings: list[Coding], data: st.DataObject) -> None:
    again = data.draw(st.lists(st.sampled_from(codings))) if codings else []
    renumbered = [replace(one, id=f"{one.id}-again", coder="tester-2") for one in again]
    assert everything([*codings, *again, *renumbered]) == everything(codings)


def test_one_coders_number_used_twice_counts_once_and_two_coders_may_use_the_same_number() -> None:
    corrected = replace(ELM, paraphrase="They have come to trust each other.")
    assert sum(len(one.codings) for one in judged([ELM, corrected])) == 1
    assert sum(len(one.codings) for one in judged([ELM, replace(corrected, coder="tester-2")])) == 2


@given(any_codings())
def test_each_coding_lands_in_exactly_one_claim_and_each_topic_has_one(codings: list[Coding]) -> None:
    claims = judged(codings)
    assert Counter(one for claim in claims for one in claim.codings) == Counter(codings)
    assert len({claim.topic for claim in claims}) == len(claims)
    for claim in claims:
        assert {Topic(one.partnership, one.sub, one.about, one.indicator) for one in claim.codings} <= {claim.topic}


@given(any_codings(most=12))
def test_every_claim_has_one_status_with_a_reason_and_silence_goes_with_no_other(codings: list[Coding]) -> None:
    for claim in judged(codings):
        assert claim.because
        assert claim.status not in claim.also
        witnessed = bool(claim.supporting.codings or claim.opposing.codings)
        assert (claim.status is Status.SILENT) == (not witnessed)
        assert witnessed or not claim.also


@given(any_codings())
def test_the_two_poles_are_treated_alike(codings: list[Coding]) -> None:
    mirrored = judged([replace(one, direction=-one.direction) for one in codings])
    for claim, mirror in zip(judged(codings), mirrored, strict=True):
        assert claim.status is mirror.status
        assert (claim.supporting.voices, claim.opposing.voices) == (mirror.opposing.voices, mirror.supporting.voices)


@given(any_codings())
def test_what_is_told_of_another_partner_enters_no_claim_on_this_partnership(codings: list[Coding]) -> None:
    own = [one for one in codings if not one.is_about_another_partner]
    named = {one.partnership for one in codings}
    without = claims_of(own, book=BOOK, partnerships=named)
    assert without == tuple(one for one in judged(codings) if not one.topic.sub.startswith("other-partner"))


@given(any_codings())
def test_what_the_researcher_makes_of_it_changes_no_status_and_no_balance(codings: list[Coding]) -> None:
    there = [one for one in codings if one.perspective is not Perspective.RESEARCHER]
    without = {claim.topic: claim for claim in claims_of(there, book=BOOK)}
    for claim in judged(codings):
        if claim.topic in without:
            assert replace(claim, researcher=()) == without[claim.topic]
        else:
            assert claim.status is Status.SILENT


def test_with_no_evidence_everything_the_codebook_asks_is_silent_and_says_who_should_know() -> None:
    claims = claims_of([], book=BOOK, partnerships=["elm-oak"])
    assert len(claims) == sum(len(ABOUT_BY_SUBJECT[one.subject]) for one in BOOK.indicators.values())
    for claim in claims:
        assert claim.status is Status.SILENT
        assert claim.silent == claim.should_know != ()
        assert claim.balance is None
        assert claim.audience is Audience.PUBLIC


def test_without_a_partnership_there_is_no_claim() -> None:
    assert claims_of([], book=BOOK) == ()


def test_a_supported_heads_wish_should_be_known_to_both_heads_both_managers_and_the_adviser() -> None:
    [claim] = [
        one
        for one in claims_of([], book=BOOK, partnerships=["elm-oak"])
        if (one.topic.indicator, one.topic.about) == ("wants-this-partner", About.SUPPORTED)
    ]
    assert {str(one) for one in claim.silent} == {
        "supported-head",
        "supporting-head",
        "supported-manager",
        "supporting-manager",
        "adviser",
    }


def test_only_the_schools_own_people_should_know_whether_its_staff_can_be_released() -> None:
    expected = {
        one.topic.about: {str(who) for who in one.should_know}
        for one in claims_of([], book=BOOK, partnerships=["elm-oak"])
        if one.topic.indicator == "staff-can-be-released"
    }
    assert expected[About.SUPPORTED] == {"supported-head", "supported-manager", "supported-staff"}
    assert expected[About.SUPPORTING] == {"supporting-head", "supporting-manager", "supporting-staff"}


def test_a_claim_may_be_seen_by_nobody_who_may_not_see_all_it_rests_on() -> None:
    [claim] = [
        one
        for one in judged(told(ELM, replace(ELM, voice="oak-head", audience=Audience.BROKER)))
        if one.status is not Status.SILENT
    ]
    assert claim.audience is Audience.BROKER


def test_a_mistyped_indicator_is_refused_by_name() -> None:
    with pytest.raises(UnknownIndicator, match="mutual-thrust"):
        judged([replace(ELM, indicator="mutual-thrust")])
