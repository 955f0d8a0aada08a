from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.brokering.explanation import explain
from alongside.brokering.plans import PlanKind
from alongside.brokering.proposals import Proposal, propose
from alongside.brokering.round import ContradictoryRound, Level, Need, Offer, Person, Round, Stance, Wish
from alongside.brokering.told import Outcome
from tests.brokering.rounds import NO_LIMITS, a_round, circumstances, key, school

NAMES = ["ash", "birch", "cedar", "fern", "gorse", "hazel"]


def pairs(proposal: Proposal) -> list[tuple[str, str]]:
    return sorted((one.need.removeprefix("example:"), one.partner.removeprefix("example:")) for one in proposal.matches)


def line(needs: dict[str, float], offers: dict[str, float], **changes: object) -> tuple[Round, list]:
    """Needs and offers by name, each so many kilometres along a road."""
    schools = [school(name, km) for name, km in {**needs, **offers}.items()]
    return a_round([Need(key(name)) for name in needs], [Offer(key(name)) for name in offers], **changes), schools


def test_the_plan_serves_both_schools_though_one_must_take_its_second_best() -> None:
    stated, schools = line({"ash": 0, "birch": 15}, {"fern": 12, "gorse": 60})
    proposal = propose(stated, circumstances(schools), kind=PlanKind.BEST)
    assert pairs(proposal) == [("ash", "fern"), ("birch", "gorse")]
    assert proposal.gap == 0


def test_an_offer_with_two_places_can_help_two_schools_and_no_pair_is_made_twice() -> None:
    schools = [school(name, km) for name, km in (("ash", 0), ("birch", 5), ("fern", 10))]
    stated = a_round([Need(key("ash"), partners=2), Need(key("birch"))], [Offer(key("fern"), partnerships=3)])
    proposal = propose(stated, circumstances(schools))
    assert pairs(proposal) == [("ash", "fern"), ("birch", "fern")]
    assert [(one.need, one.missing) for one in proposal.unserved] == [(key("ash"), 1)]
    assert "Only 1 of the 1 offers" in str(proposal.unserved[0].reason)
    assert proposal.unused == {key("fern"): 1}


def test_a_school_without_candidates_is_told_which_rule_emptied_its_list_and_nobody_else_is_hurt() -> None:
    stated, schools = line({"ash": 0, "birch": 200}, {"fern": 10}, rules=replace(NO_LIMITS, travel_limit_km=40.0))
    proposal = propose(stated, circumstances(schools))
    assert pairs(proposal) == [("ash", "fern")]
    (left,) = proposal.unserved
    assert (left.need, left.rule, left.candidates) == (key("birch"), "travel", 0)
    assert "'they are too far apart', 1 of 1 offers would be possible" in str(left.reason)


def test_where_no_single_rule_is_to_blame_the_strictest_is_named() -> None:
    stated, schools = line({"ash": 0}, {"fern": 90, "gorse": 90}, rules=replace(NO_LIMITS, travel_limit_km=40.0))
    stated = replace(stated, offers=tuple(replace(one, of_concern=True) for one in stated.offers))
    (left,) = propose(stated, circumstances(schools)).unserved
    assert "No single rule alone" in str(left.reason)


def test_a_round_without_offers_says_so() -> None:
    stated, schools = line({"ash": 0}, {})
    proposal = propose(stated, circumstances(schools))
    assert [str(one.reason) for one in proposal.unserved] == ["Nobody offers help in this round."]


def test_a_round_without_needs_or_offers_is_an_empty_plan() -> None:
    proposal = propose(a_round([], []), circumstances([]))
    assert (proposal.matches, proposal.unserved, proposal.total) == ((), (), 0)


def test_a_school_left_out_because_its_partners_do_more_good_elsewhere_is_told_so() -> None:
    stated, schools = line({"ash": 0, "birch": 30}, {"fern": 2})
    (left,) = propose(stated, circumstances(schools)).unserved
    assert left.need == key("birch")
    assert "would lower the plan's total fit" in str(left.reason)


def test_a_head_who_would_choose_a_school_gets_it_before_a_nearer_one() -> None:
    stated, schools = line({"ash": 0}, {"fern": 5, "gorse": 20})
    wish = Wish(key("ash"), key("gorse"), Stance.CHOOSE, 1)
    assert pairs(propose(stated, circumstances(schools))) == [("ash", "fern")]
    assert pairs(propose(replace(stated, wishes=(wish,)), circumstances(schools))) == [("ash", "gorse")]


def test_ranked_comes_before_acceptable_before_unsaid_whatever_the_data_say() -> None:
    stated, schools = line({"ash": 0}, {"fern": 59, "gorse": 40, "hazel": 20, "birch": 0})
    wishes = (
        Wish(key("ash"), key("fern"), Stance.CHOOSE, 1),
        Wish(key("ash"), key("gorse"), Stance.CHOOSE, 2),
        Wish(key("ash"), key("hazel"), Stance.ACCEPT),
    )
    proposal = propose(replace(stated, wishes=wishes), circumstances(schools))
    utilities = {
        proposal.board.offers[row].school: utility
        for row, utility in zip(proposal.rows[0].offers, proposal.rows[0].need_utility, strict=True)
    }
    order = sorted(utilities, key=lambda one: -utilities[one])
    assert order == [key("fern"), key("gorse"), key("hazel"), key("birch")]


def test_with_no_wishes_the_plan_says_what_it_could_not_know() -> None:
    stated, schools = line({"ash": 0}, {"fern": 5})
    said = " ".join(map(str, propose(stated, circumstances(schools)).not_known))
    assert "No head's wishes are stated" in said
    assert "Nothing is known of similar circumstances" in said


def test_what_is_not_known_is_left_out_and_neither_helps_nor_harms() -> None:
    stated, schools = line({"ash": 0}, {"fern": 10})
    (silent,) = propose(stated, circumstances(schools)).matches
    ready = Person(Level.HIGH, Level.HIGH)
    asked = replace(stated, offers=(replace(stated.offers[0], head=ready),))
    (told,) = propose(asked, circumstances(schools)).matches
    assert silent.need_utility == told.need_utility == pytest.approx(0.6)
    assert silent.need_known < told.need_known


def test_identical_schools_are_told_apart_by_the_recorded_seed_alone() -> None:
    stated, schools = line({"ash": 0}, dict.fromkeys(("fern", "gorse", "hazel"), 10.0))
    by_seed = {seed: pairs(propose(replace(stated, seed=seed), circumstances(schools)))[0][1] for seed in range(12)}
    assert set(by_seed.values()) == {"fern", "gorse", "hazel"}
    again = {seed: pairs(propose(replace(stated, seed=seed), circumstances(schools)))[0][1] for seed in range(12)}
    assert again == by_seed


@settings(max_examples=60, deadline=None)
@given(st.permutations(NAMES[:3]), st.permutations(NAMES[3:]), st.integers(0, 3))
def test_the_order_in_which_a_round_is_written_does_not_matter(needs: list[str], offers: list[str], seed: int) -> None:
    places = dict(zip(NAMES, (0, 9, 9, 12, 12, 40), strict=True))
    schools = [school(name, km) for name, km in places.items()]

    def plan(first: list[str], second: list[str]) -> list[tuple[str, str]]:
        stated = a_round([Need(key(one)) for one in first], [Offer(key(one)) for one in second], seed=seed)
        return pairs(propose(stated, circumstances(schools)))

    assert plan(needs, offers) == plan(sorted(needs), sorted(offers))


def test_why_not_tells_what_the_other_choice_would_cost_exactly() -> None:
    stated, schools = line({"ash": 0, "birch": 15}, {"fern": 12, "gorse": 60})
    proposal = propose(stated, circumstances(schools))
    explanation = explain(proposal, key("birch"), key("fern"))
    forced = replace(stated, rules=replace(stated.rules), wishes=(Wish(key("ash"), key("fern"), Stance.REFUSE),))
    other = propose(forced, circumstances(schools))
    assert explanation.outcome is Outcome.POSSIBLE
    assert pairs(other) == [("ash", "gorse"), ("birch", "fern")]
    assert explanation.loss is not None
    assert explanation.loss.schools == 0
    assert explanation.loss.fit == pytest.approx(proposal.total - other.total, abs=2e-6)
    assert "The places of Fern School go to Ash School" in " ".join(map(str, explanation.sentences))


def test_a_pair_beyond_the_best_looked_at_is_told_apart_from_one_ruled_out() -> None:
    stated, schools = line({"ash": 0}, {"fern": 5, "gorse": 50}, rules=replace(NO_LIMITS, candidates=1))
    explanation = explain(propose(stated, circumstances(schools)), key("ash"), key("gorse"))
    assert explanation.outcome is Outcome.NOT_LOOKED_AT
    assert explanation.place is None


@pytest.mark.parametrize(("need", "partner"), [("fern", "ash"), ("ash", "birch")])
def test_why_is_asked_of_a_need_first_and_then_an_offer(need: str, partner: str) -> None:
    stated, schools = line({"ash": 0, "birch": 1}, {"fern": 5})
    with pytest.raises(ContradictoryRound, match=r"name a need first|name one of its needs first"):
        explain(propose(stated, circumstances(schools)), key(need), key(partner))
