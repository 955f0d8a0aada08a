"""Help offered and help taken are two things, and change with the money."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.lenses.material import Material
from alongside.lenses.relationship_mode import Between, Fit, Mode, Modes, Time, classified, relationship_modes
from alongside.partnerships.offices import Office
from alongside.partnerships.wishes import Relating
from alongside.terms import Period
from tests.lenses.independent import CASEBOOK, material

ENDED = Period.parse("2003-04")
AUTUMN, SPRING, SUMMER = (Period.parse(one) for one in ("2002 autumn", "2003 spring", "2003 summer"))
OFFICES = (
    Office("oak-head-1", "supported", "head", "supported-head", None, Period.parse("2002 summer"), ""),
    Office("oak-head-2", "supported", "head", "supported-head", AUTUMN, None, ""),
    Office("elm-head", "supporting", "head", "supporting-head", None, None, ""),
    Office("elm-deputy", "supporting", "deputy", "supporting-manager", None, None, ""),
)


def offer(text: str, when: Period | None = AUTUMN, subject: str = "elm-head to oak-head-2") -> Relating:
    return Relating(False, subject, text, when, None, "")


def taking(text: str, when: Period | None = AUTUMN, subject: str = "oak-head-2 from elm-head") -> Relating:
    return Relating(True, subject, text, when, None, "")


def modes(*relating: Relating) -> Modes:
    return relationship_modes(Material("example-oak-elm", (), OFFICES, relating=relating), ENDED)


def only(*relating: Relating) -> Between:
    (pair,) = modes(*relating).pairs
    return pair


def stated(kind: str, text: str = "") -> Relating:
    return Relating(False, "elm-head to oak-head-2", text, AUTUMN, None, "", stated=kind)


def test_a_stated_mode_needs_no_words_and_words_may_add_to_it() -> None:
    assert classified(stated("client-consultant"), ENDED).modes == (Mode.CLIENT_AND_CONSULTANT,)
    said = classified(stated("mentor", "And a sounding board, not a coach"), ENDED)
    assert (said.modes, said.denied) == ((Mode.MENTOR, Mode.SOUNDING_BOARD), (Mode.COACH,))


@pytest.mark.parametrize(
    ("text", "named", "denied"),
    [
        ("Mentoring, gladly", (Mode.MENTOR,), ()),
        ("A critical friend and coach", (Mode.COACH, Mode.CRITICAL_FRIEND), ()),
        ("Not a mentor; somebody for testing ideas", (Mode.SOUNDING_BOARD,), (Mode.MENTOR,)),
        ("Consultant to a client", (Mode.CLIENT_AND_CONSULTANT,), ()),
        ("Practical help, not prescribed", (Mode.PRACTICAL_HELP,), ()),
        ("Somebody to listen and not direct", (Mode.SOUNDING_BOARD,), (Mode.DIRECTION,)),
        ("Lunch now and then", (), ()),
    ],
)
def test_the_mode_is_read_from_plain_words_and_a_denial_denies_its_own_clause(
    text: str, named: tuple[Mode, ...], denied: tuple[Mode, ...]
) -> None:
    said = classified(offer(text), ENDED)
    assert (said.modes, said.denied) == (named, denied)
    assert said.source.text == text


def test_a_mentor_offered_and_taken_fits() -> None:
    pair = only(offer("Mentor to the new head"), taking("Mentoring, gladly"))
    assert (pair.giver, pair.taker, pair.fit, pair.refused_by) == ("elm-head", "oak-head-2", Fit.FITS, "")


def test_gladly_is_an_answer_to_whatever_was_offered() -> None:
    assert only(offer("Coaching"), taking("Accepted gladly")).fit is Fit.FITS


def test_a_mentor_refused_is_told_with_who_refused() -> None:
    found = modes(offer("Mentor, as the plan has it"), taking("Refused as mentor"))
    (pair,) = found.pairs
    assert (pair.fit, pair.refused, pair.refused_by) == (Fit.REFUSED, (Mode.MENTOR,), "oak-head-2")
    assert found.refusals == (pair,)


def test_one_coaches_and_the_other_takes_it_for_an_exchange_between_equals() -> None:
    assert only(offer("Coaching in better methods"), taking("Exchange between equals")).fit is Fit.DIFFERS


def test_an_offer_that_nobody_took_up_is_only_an_offer() -> None:
    assert only(offer("Practical help")).fit is Fit.ONLY_OFFERED
    assert only(taking("Wanted a sounding board")).fit is Fit.ONLY_TAKEN


def test_words_that_name_no_kind_of_help_are_left_as_they_are() -> None:
    assert only(offer("Lunch now and then"), taking("Came twice")).fit is Fit.UNTOLD


def test_what_was_wanted_early_does_not_fit_because_it_was_offered_late() -> None:
    pair = only(
        offer("Coaching"),
        taking("A sounding board"),
        offer("Sounding board", SUMMER),
        taking("Practical help", SUMMER),
    )
    assert pair.fit is Fit.DIFFERS
    assert pair.changed == {Time.BEFORE: Fit.DIFFERS, Time.AFTER: Fit.DIFFERS}


def test_the_relation_changes_when_the_supported_school_holds_the_money() -> None:
    pair = only(
        offer("Mentor"), taking("No mentor, thank you"), offer("Consultant", SUMMER), taking("As a client", SUMMER)
    )
    assert pair.changed == {Time.BEFORE: Fit.REFUSED, Time.AFTER: Fit.FITS}
    assert pair.fit is Fit.FITS


def test_the_term_in_which_the_money_ended_is_neither_before_nor_after() -> None:
    assert classified(offer("Coaching", SPRING), ENDED).time is Time.AT_THE_END
    assert classified(offer("Coaching", None), ENDED).time is Time.UNTOLD
    assert classified(offer("Coaching", SPRING), None).time is Time.UNTOLD


def test_who_is_not_named_is_inferred_only_when_one_person_held_the_like_office_then() -> None:
    first, second = (
        only(offer("Coaching", Period.parse(when), subject="elm-head")) for when in ("2002 spring", "2003 spring")
    )
    assert (first.taker, second.taker) == ("oak-head-1", "oak-head-2")
    assert first.inferred
    assert second.inferred
    deputy = only(offer("Practical help", subject="elm-deputy"))
    assert (deputy.taker, deputy.inferred) == ("", False)


def test_a_direct_word_about_two_named_people_is_not_inferred() -> None:
    assert not only(offer("Coaching")).inferred


def test_where_nothing_is_recorded_nothing_is_said() -> None:
    assert modes() == Modes(())
    assert modes().refusals == ()


@given(st.lists(st.sampled_from([offer("Mentor"), taking("Gladly"), taking("No mentor", SUMMER), offer("Coach")])))
def test_neither_order_nor_saying_it_twice_changes_anything(said: list[Relating]) -> None:
    mixed = [*said, *said]
    random.Random(len(said)).shuffle(mixed)
    assert modes(*mixed) == modes(*said)


def test_in_the_casebook_three_heads_would_not_be_mentored() -> None:
    refused = {
        one.refused_by: one.fit
        for case in ("cancer-aquarius", "capricorn-sagittarius", "libra-taurus")
        for one in relationship_modes(material(case, CASEBOOK), ENDED).refusals
    }
    assert refused == {
        "cancer-head-3": Fit.DIFFERS,
        "capricorn-head-2002": Fit.REFUSED,
        "libra-head": Fit.DIFFERS,
    }


def test_in_the_casebook_the_acting_head_and_the_new_head_of_virgo_took_the_mentor_they_were_offered() -> None:
    pairs = {
        (one.giver, one.taker): one
        for case in ("cancer-aquarius", "virgo-leo")
        for one in relationship_modes(material(case, CASEBOOK), ENDED).pairs
    }
    assert pairs["aquarius-head-2002", "cancer-head-2"].fit is Fit.FITS
    assert pairs["leo-head", "virgo-head-2"].fit is Fit.FITS
    assert pairs["leo-head", "virgo-head-2"].changed[Time.AT_THE_END] is Fit.ONLY_OFFERED
    assert pairs["aquarius-deputy-2003", "cancer-deputy-2003"].fit is Fit.DIFFERS
