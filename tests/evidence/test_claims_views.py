"""Claims side by side, in a grid, from each standpoint, and words beside deeds: also on the partnerships of the thesis."""

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given

from alongside.casebook.partnerships import case_named, case_names
from alongside.evidence.claims import Claim, claims_of
from alongside.evidence.codebook import codebook
from alongside.evidence.coding import Coding
from alongside.evidence.landscape import Landscape, landscape
from alongside.evidence.opposing import KEPT_OF_A_CELL, side_by_side
from alongside.evidence.perspectives import About, Basis, Perspective
from alongside.evidence.triangulation import Row, triangulate
from alongside.evidence.words_and_deeds import HeadContrast, heads_words_against_deeds, words_against_deeds
from alongside.terms import Period
from tests.evidence.codings import ELM, any_codings, told

BOOK = codebook()
OAK = replace(ELM, voice="oak-head", perspective=Perspective.SUPPORTING_HEAD)


@cache
def claims_in(case: str) -> tuple[Claim, ...]:
    return claims_of(case_named(case).codings, book=BOOK)


def claim_in(case: str, indicator: str, about: About = About.PAIR) -> Claim:
    wanted = (case, "", about, indicator)
    return next(
        one
        for one in claims_in(case)
        if (one.topic.partnership, one.topic.sub, one.topic.about, one.topic.indicator) == wanted
    )


def seen(case: str, sub: str | None = None) -> Landscape:
    return landscape(case_named(case).codings, book=BOOK, partnership=case, sub=sub)


def heads(case: str) -> dict[About, HeadContrast]:
    found = heads_words_against_deeds(case_named(case).codings, book=BOOK, partnership=case)
    return {one.side: one for one in found}


def test_aries_head_spoke_warmly_while_what_was_planned_did_not_take_place() -> None:
    aries = heads("aries-gemini")[About.SUPPORTED].contrast
    assert aries.words.net > 0 > aries.deeds.net
    assert aries.gap > 0.8


def test_virgos_and_piscess_heads_did_as_they_said_whether_warmly_or_coldly() -> None:
    virgo = heads("virgo-leo")[About.SUPPORTED].contrast
    pisces = heads("pisces-scorpio")[About.SUPPORTED].contrast
    assert min(virgo.words.net, virgo.deeds.net) > 0 > max(pisces.words.net, pisces.deeds.net)
    assert max(abs(virgo.gap), abs(pisces.gap)) < heads("aries-gemini")[About.SUPPORTED].contrast.gap


def test_aries_and_gemini_tell_the_same_autumn_differently_and_the_two_accounts_lie_side_by_side() -> None:
    claim = claim_in("aries-gemini", "activities-take-place")
    first, *_ = side_by_side(claim)
    assert (first.supporting.voice, first.opposing.voice) == ("aries-head", "gemini-head")
    assert first.same_time
    assert first.distance == 4


def test_accounts_of_one_time_come_before_those_of_the_most_distant_people_and_then_of_the_nearest_times() -> None:
    winter, spring = Period.parse("2003-01-10"), Period.parse("2003-03-10")
    claim_codings = told(
        ELM,
        replace(OAK, direction=-1, occurred=spring),
        replace(OAK, direction=-1, occurred=winter),
        replace(ELM, voice="elm-head-2", direction=-1),
        replace(OAK, direction=-1, occurred=None),
        replace(ELM, direction=-1, occurred=winter),
    )
    [claim] = [one for one in claims_of(claim_codings, book=BOOK) if one.codings]
    pairs = side_by_side(claim)
    assert [pair.opposing.id for pair in pairs] == ["3", "2", "1", "4", "5"]
    assert [pair.distance for pair in pairs] == [1, 4, 4, 4, 0]
    assert [pair.days for pair in pairs] == [0, 10, 69, None, 10]


def test_the_pairs_of_one_claim_stay_few_however_much_is_said() -> None:
    many = told(*(replace(one, direction=way) for one in (ELM, OAK) for way in (1, -1) for _ in range(200)))
    [claim] = [one for one in claims_of(many, book=BOOK) if one.codings]
    assert len(side_by_side(claim, limit=10**6)) == (2 * KEPT_OF_A_CELL) ** 2


@given(any_codings())
def test_each_pair_opposes_and_comes_from_its_claim(codings: list[Coding]) -> None:
    for claim in claims_of(codings, book=BOOK):
        for pair in side_by_side(claim):
            assert pair.supporting in claim.supporting.codings
            assert pair.opposing in claim.opposing.codings


@given(any_codings())
def test_the_grid_puts_each_coding_into_one_cell_and_leaves_silence_visible(codings: list[Coding]) -> None:
    rows = triangulate(claims_of(codings, book=BOOK))
    assert sorted(one.id for row in rows for cell in row.cells for one in cell.codings) == sorted(
        one.id for one in codings
    )
    for row in rows:
        assert [cell.perspective for cell in row.cells] == list(Perspective)
        assert {cell.perspective for cell in row.cells if cell.is_silent} == set(row.claim.silent)
        assert all((cell.net is None) == (cell.voices == 0) for cell in row.cells)


def row_of(claim: Claim) -> Row:
    [row] = triangulate([claim])
    return row


def test_in_the_grid_the_head_of_aries_and_the_head_of_gemini_disagree_and_the_managers_say_nothing() -> None:
    cells = {cell.perspective: cell for cell in row_of(claim_in("aries-gemini", "agreed-plan-owned-by-both")).cells}
    assert (cells[Perspective.SUPPORTED_HEAD].net, cells[Perspective.SUPPORTING_HEAD].net) == (1.0, -1.0)
    assert cells[Perspective.SUPPORTED_MANAGER].is_silent
    assert not cells[Perspective.INSPECTOR].is_silent, "inspectors are not expected to know of plans"


def test_the_graduate_tutor_saw_another_partnership_than_the_assistant_head_of_the_same_school() -> None:
    at = {one.perspective: one.position.at for one in seen("aries-gemini").standpoints}
    assert at[Perspective.SUPPORTING_STAFF] > 0.4
    assert at[Perspective.SUPPORTING_MANAGER] < -0.4
    whole = {one.perspective for one in seen("aries-gemini", sub="").standpoints}
    assert Perspective.SUPPORTING_STAFF not in whole, "the tutor speaks of the training alone"


def test_both_heads_of_virgo_and_leo_stand_higher_than_both_of_pisces_and_scorpio() -> None:
    virgo, pisces = (
        {one.perspective: one.position.at for one in seen(case).standpoints} for case in ("virgo-leo", "pisces-scorpio")
    )
    for head in (Perspective.SUPPORTED_HEAD, Perspective.SUPPORTING_HEAD):
        assert virgo[head] > pisces[head]


@pytest.mark.parametrize("case", case_names())
def test_a_landscape_leaves_out_other_partners_and_counts_each_coding_once_by_stage_and_by_item(case: str) -> None:
    for one in seen(case).standpoints:
        codings = one.position.codings
        assert not any(coding.is_about_another_partner for coding in codings)
        assert sum(position.leaning.codings for _, position in one.stages) == len(codings)
        assert sum(position.leaning.codings for _, position in one.items) == len(codings)
        assert {BOOK.indicators[item.indicator].kind for item, _ in one.items} <= {
            "relation",
            "structure",
            "process",
            "effect",
        }


@given(any_codings())
def test_a_position_lies_between_the_poles_nearer_the_middle_than_its_net_and_every_perspective_is_accounted_for(
    codings: list[Coding],
) -> None:
    found = landscape(codings, book=BOOK, partnership="elm-oak")
    for one in found.standpoints:
        assert abs(one.position.at) <= abs(one.position.leaning.net) <= 1
    assert {one.perspective for one in found.standpoints} | set(found.silent) == set(Perspective)
    assert all(0 <= one.firmly <= one.distance <= 2 for one in found.apart)
    assert 0 <= found.span <= 2


def test_a_landscape_of_nothing_is_silent_all_round() -> None:
    found = landscape([], book=BOOK, partnership="elm-oak")
    assert found.silent == tuple(Perspective)
    assert (found.standpoints, found.apart, found.span) == ((), (), 0.0)


def test_one_remark_places_a_standpoint_less_firmly_than_ten() -> None:
    one = landscape(told(ELM), book=BOOK, partnership="elm-oak").standpoints[0].position.at
    ten = landscape(told(*[ELM] * 10), book=BOOK, partnership="elm-oak").standpoints[0].position.at
    assert 0 < one < ten < 1


def test_two_standpoints_lie_as_far_apart_as_they_differ_on_what_both_speak_to() -> None:
    other = replace(OAK, indicator="mutual-respect")
    [apart] = landscape(told(ELM, replace(OAK, direction=-1), other), book=BOOK, partnership="elm-oak").apart
    assert (apart.distance, apart.shared) == (2.0, 1)
    assert apart.firmly == pytest.approx(0.5)


def test_the_widest_gap_between_words_and_deeds_comes_first_and_needs_both() -> None:
    deed = replace(ELM, basis=Basis.DEED, direction=-1)
    respect = replace(ELM, indicator="mutual-respect")
    codings = told(
        ELM, ELM, deed, respect, replace(respect, basis=Basis.DEED), replace(ELM, indicator="follow-through")
    )
    found = words_against_deeds(claims_of(codings, book=BOOK))
    assert [topic.indicator for topic, _ in found] == ["mutual-trust", "mutual-respect"]
    first = found[0][1]
    assert (first.words.net, first.deeds.net) == (1.0, -1.0)
    assert first.gap == pytest.approx(4 / 6 + 2 / 4)
    assert [one.id for one in (*first.said, *first.done)] == ["0", "1", "2"]


def test_planning_is_not_counted_among_a_heads_deeds() -> None:
    plan = replace(ELM, indicator="agreed-plan-owned-by-both", basis=Basis.DEED)
    held = replace(ELM, indicator="activities-take-place", basis=Basis.DEED, direction=-1)
    found = heads_words_against_deeds(
        told(replace(ELM, indicator="believes-it-will-work", about=About.SUPPORTED), plan, held),
        book=BOOK,
        partnership="elm-oak",
    )
    assert [one.indicator for one in found[0].contrast.done] == ["activities-take-place"]
