from dataclasses import replace

import pytest

from alongside.brokering.candidates import UNIT
from alongside.brokering.changes import check_relaxable, churn, pairs_of, prices_of_rules, relax, without
from alongside.brokering.explanation import explain
from alongside.brokering.losses import Loss
from alongside.brokering.matching.market import MATCHED
from alongside.brokering.plans import PlanKind
from alongside.brokering.proposals import Proposal, propose
from alongside.brokering.round import ContradictoryRound, Need, Offer, Pair, Rules, Stance, Wish
from alongside.brokering.survival import survival
from alongside.brokering.told import Outcome
from tests.brokering.rounds import NO_LIMITS, a_round, circumstances, key, school

PLACES = {"ash": 0.0, "birch": 15.0, "fern": 12.0, "gorse": 60.0, "hazel": 30.0}
SCHOOLS = [school(name, km) for name, km in PLACES.items()]


def proposal(offers: tuple[str, ...] = ("fern", "gorse"), **changes: object) -> Proposal:
    needs = [Need(key("ash")), Need(key("birch"))]
    stated = a_round(needs, [Offer(key(name)) for name in offers], **changes)
    return propose(stated, circumstances(SCHOOLS), kind=PlanKind.BEST)


def pair(need: str, partner: str) -> Pair:
    return Pair(key(need), key(partner))


def test_an_agreed_pair_is_kept_whatever_a_plan_would_rather_do() -> None:
    free = proposal()
    fixed = proposal(agreed=(pair("birch", "fern"),))
    assert pairs_of(free) == (pair("ash", "fern"), pair("birch", "gorse"))
    assert pairs_of(fixed) == (pair("ash", "gorse"), pair("birch", "fern"))
    assert [match.agreed for match in fixed.matches] == [False, True]
    assert str(explain(fixed, key("birch"), key("fern")).sentences[0]).endswith("the plan is built around them.")


def test_an_agreed_pair_stands_though_a_rule_would_now_forbid_it() -> None:
    far = proposal(agreed=(pair("birch", "gorse"),), rules=replace(NO_LIMITS, travel_limit_km=20.0))
    assert pair("birch", "gorse") in pairs_of(far)
    assert explain(far, key("birch"), key("gorse")).outcome is Outcome.PROPOSED


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"agreed": (pair("ash", "fern"), pair("ash", "gorse"))}, "has 2 agreed partners but asks for 1"),
        ({"agreed": (pair("ash", "fern"), pair("birch", "fern"))}, "has agreed to 2 partnerships but offers 1"),
        ({"agreed": (pair("ash", "birch"),)}, "is not of a need and an offer"),
        ({"shown": (pair("ash", "fern"), pair("ash", "fern"))}, "stands 2 times"),
        ({"rules": Rules(stickiness=2.0)}, "'stickiness' is 2"),
    ],
)
def test_agreements_that_cannot_all_stand_are_refused(changes: dict[str, object], words: str) -> None:
    with pytest.raises(ContradictoryRound, match=words):
        proposal(**changes)


def test_a_pair_shown_before_stays_where_leaving_it_gains_little() -> None:
    nearly = proposal(("hazel", "gorse"), rules=replace(NO_LIMITS, stickiness=0.0))
    swapped = {key("hazel"): key("gorse"), key("gorse"): key("hazel")}
    other = tuple(Pair(one.need, swapped[one.partner]) for one in pairs_of(nearly))
    sticky = proposal(("hazel", "gorse"), rules=replace(NO_LIMITS, stickiness=0.2), shown=other)
    assert pairs_of(sticky) == other
    assert churn(sticky).gone == churn(sticky).new == ()


def test_a_withdrawal_keeps_the_others_and_counts_the_churn() -> None:
    before = proposal(("fern", "gorse", "hazel"))
    left = without(before.round, key("fern"), shown=pairs_of(before))
    after = propose(left, before.board.circumstances, kind=PlanKind.BEST)
    found = churn(after)
    assert all(key("fern") not in (one.need, one.partner) for one in pairs_of(after))
    assert set(found.kept) | set(found.gone) == {one for one in pairs_of(before) if one.partner != key("fern")}
    assert len(found.kept) + len(found.new) == 2


def test_what_is_lost_when_a_partner_withdraws_is_what_a_fresh_plan_without_it_lacks() -> None:
    before = proposal(("fern", "gorse", "hazel"), rules=replace(NO_LIMITS, stickiness=0.0))
    told = explain(before, key("ash"), key("fern"))
    fresh = propose(without(before.round, key("fern"), shown=()), before.board.circumstances, kind=PlanKind.BEST)
    assert told.withdrawal.schools == 0
    assert told.withdrawal.fit == pytest.approx((_worth(before) - _worth(fresh)) / UNIT)


def _worth(plan: Proposal) -> int:
    """The plan by coverage and then total, in millionths of fit."""
    market = plan.edges.market
    return int(market.table.weight[market.used == MATCHED].sum())


def test_a_partner_that_nobody_can_replace_costs_a_school_its_partner() -> None:
    only = explain(proposal(("fern",)), key("birch"), key("fern"))
    assert only.withdrawal.schools == 1
    assert "1 more school without a partner" in str(only.withdrawal.words)


def test_alternatives_come_by_what_they_would_cost_the_whole_plan() -> None:
    told = explain(proposal(("fern", "gorse", "hazel")), key("ash"), key("fern"))
    losses = [(one.loss.schools, one.loss.fit) for one in told.instead]
    assert losses == sorted(losses)
    assert key("fern") not in {one.partner for one in told.instead}
    assert any(str(sentence).startswith("Next, by what choosing them would cost") for sentence in told.sentences)


def test_setting_a_rule_aside_brings_back_what_it_deleted() -> None:
    strict = proposal(rules=replace(NO_LIMITS, travel_limit_km=20.0))
    assert (strict.plan.covered, relax(strict, "travel").plan.covered) == (1, 2)
    (dearest, *_) = prices_of_rules(strict)
    assert (dearest.rule, dearest.schools, dearest.pairs) == ("travel", 1, 1)


@pytest.mark.parametrize("rule", ["refusal", "consent", "conflict", "itself", "nonsense"])
def test_what_a_head_said_is_not_the_brokers_to_set_aside(rule: str) -> None:
    with pytest.raises(ContradictoryRound, match="choose from: phase, travel"):
        check_relaxable(rule)


def test_no_price_is_put_on_a_no() -> None:
    refusing = proposal(wishes=(Wish(key("ash"), key("fern"), Stance.REFUSE),))
    assert "refusal" not in {one.rule for one in prices_of_rules(refusing)}


def test_two_heads_who_would_rather_have_each_other_are_a_conversation_to_have() -> None:
    wishes = (
        Wish(key("birch"), key("fern"), Stance.CHOOSE, 1),
        Wish(key("fern"), key("birch"), Stance.CHOOSE, 1),
        Wish(key("ash"), key("fern"), Stance.CHOOSE, 1),
    )
    best = proposal(rules=replace(NO_LIMITS, minimum_suitability=0.0), wishes=wishes)
    settled = best.plans[PlanKind.SETTLED]
    assert len(best.plans[PlanKind.STABLE].blocking.edges) == 0
    assert len(settled.material.edges) == 0
    told = {(one.need, one.partner) for one in best.conversations}
    assert told <= {(key("birch"), key("fern"))}
    assert bool(told) == (pair("birch", "fern") not in pairs_of(best))


def test_survival_counts_how_often_a_pair_is_made_again_and_a_lone_pair_always_is() -> None:
    lone = survival(proposal(("fern",)), seed=3, draws=20)
    assert set(lone.values()) <= {share / 20 for share in range(21)}
    both = proposal(("fern", "gorse"))
    assert survival(both, seed=3, draws=20) == survival(both, seed=3, draws=20)


@pytest.mark.parametrize(
    ("loss", "words"),
    [
        (Loss(0, 0.0), "nothing"),
        (Loss(0, 0.25), "0.250 of total fit"),
        (Loss(1, 0.0), "1 more school without a partner"),
        (Loss(2, -0.5), "2 more schools without a partner, and 0.500 of total fit more"),
    ],
)
def test_a_loss_reads_as_schools_first_and_fit_second(loss: Loss, words: str) -> None:
    assert str(loss.words) == words
