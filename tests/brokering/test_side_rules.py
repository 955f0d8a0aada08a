import itertools
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.brokering.changes import without
from alongside.brokering.checks import check
from alongside.brokering.edges import RoundEdges
from alongside.brokering.explanation import explain
from alongside.brokering.matching import side_rules
from alongside.brokering.matching.market import EdgeTable
from alongside.brokering.matching.side_rules import (
    NoPlanKeepsTheRules,
    SideRules,
    SideRulesNotSolved,
    solve_with_rules,
    with_made,
    without_edges,
)
from alongside.brokering.matching.tiers import Wanted
from alongside.brokering.plans import PlanKind
from alongside.brokering.proposals import Proposal, propose
from alongside.brokering.round import (
    ContradictoryRound,
    Need,
    Offer,
    Pair,
    Quota,
    Round,
    Stance,
    Together,
    Wish,
)
from alongside.brokering.telling_plans import tell_plan
from tests.brokering.instances import Instance, instances, keeps_to_places
from tests.brokering.rounds import a_round, circumstances, key, school

Ranked = tuple[int, int]


@st.composite
def small_rounds(draw: st.DrawFn) -> tuple[Instance, SideRules]:
    """Rounds of at most ten possible pairs, with quotas that overlap and groups that may."""
    indptr, partner, weight, demand, capacity = draw(instances(most=2))
    kept = np.sort(np.array(draw(st.permutations(range(len(partner))))[:10], dtype=np.int64))
    instance = (np.searchsorted(kept, indptr).astype(np.int64), partner[kept], weight[kept], demand, capacity)
    if not len(kept):
        return instance, SideRules()
    some = st.sets(st.integers(0, len(kept) - 1), min_size=1, max_size=5).map(lambda them: np.array(sorted(them)))
    limits = draw(st.lists(st.tuples(some, st.integers(0, 2)), max_size=3))
    groups = draw(st.lists(some, max_size=2))
    return instance, SideRules(tuple(limits), tuple(groups))


def table(instance: Instance) -> EdgeTable:
    return EdgeTable(instance[0], instance[1].astype(np.int32), instance[2], len(instance[4]), loops=None)


def wanted(instance: Instance, costs: list[list[int]]) -> Wanted:
    flat = [cost for one in costs for cost in one]
    return Wanted(instance[3], instance[4], np.array(flat, dtype=np.int64))


def keeps_to_rules(rules: SideRules, chosen: np.ndarray) -> bool:
    return (
        all(np.isin(edges, chosen).sum() <= most for edges, most in rules.limits)
        and all(np.isin(group, chosen).sum() in {0, len(group)} for group in rules.together)
        and bool(np.isin(rules.made, chosen).all())
        and not np.isin(rules.barred, chosen).any()
    )


def worth(instance: Instance, costs: list[list[int]], chosen: np.ndarray) -> Ranked:
    need_of = np.repeat(np.arange(len(instance[3])), np.diff(instance[0]))
    carried = np.bincount(instance[1][chosen], minlength=len(instance[4]))
    paid = sum(sum(own[:many]) for own, many in zip(costs, carried.tolist(), strict=True))
    return len(np.unique(need_of[chosen])), int(instance[2][chosen].sum()) - paid


def best_by_trying(instance: Instance, costs: list[list[int]], rules: SideRules) -> Ranked | None:
    """Coverage and total of the best of all plans there are, or None where none keeps to the rules."""
    many = len(instance[1])
    tried = (
        np.array(chosen, dtype=np.int64)
        for size in range(many + 1)
        for chosen in itertools.combinations(range(many), size)
    )
    kept = [one for one in tried if keeps_to_places(instance, one) and keeps_to_rules(rules, one)]
    return max((worth(instance, costs, one) for one in kept), default=None)


@settings(max_examples=60, deadline=None)
@given(small_rounds(), st.integers(0, 2**20))
def test_no_plan_that_keeps_quotas_and_groups_is_better(drawn: tuple[Instance, SideRules], seed: int) -> None:
    instance, rules = drawn
    rng = np.random.default_rng(seed)
    costs = [sorted(rng.integers(0, 4, int(room)).tolist()) for room in instance[4]]
    plan = solve_with_rules(table(instance), wanted(instance, costs), rules)
    assert keeps_to_places(instance, plan.chosen)
    assert keeps_to_rules(rules, plan.chosen)
    assert worth(instance, costs, plan.chosen) == (plan.covered, plan.total) == best_by_trying(instance, costs, rules)
    assert (plan.more_schools, plan.gap) == (0, 0)


@settings(max_examples=40, deadline=None)
@given(small_rounds(), st.data())
def test_a_pair_made_or_withdrawn_all_the_same_still_leaves_the_best_of_the_rest(
    drawn: tuple[Instance, SideRules], data: st.DataObject
) -> None:
    instance, rules = drawn
    if not len(instance[1]):
        return
    costs = [[0] * int(room) for room in instance[4]]
    edge = data.draw(st.integers(0, len(instance[1]) - 1))
    for changed in (with_made(rules, edge), without_edges(with_made(rules, edge), np.array([edge]))):
        best = best_by_trying(instance, costs, changed)
        if best is None:
            with pytest.raises(NoPlanKeepsTheRules, match="cannot all be made"):
                solve_with_rules(table(instance), wanted(instance, costs), changed)
        else:
            plan = solve_with_rules(table(instance), wanted(instance, costs), changed)
            assert (plan.covered, plan.total) == best


def test_a_search_that_is_stopped_says_what_it_left_unproved() -> None:
    rng = np.random.default_rng(3)
    needs, partners, each = 60, 60, 20
    partner = np.concatenate([np.sort(rng.choice(partners, each, replace=False)) for _ in range(needs)])
    limits = tuple((rng.choice(len(partner), 300, replace=False), 8) for _ in range(20))
    edges = EdgeTable(
        np.arange(0, len(partner) + 1, each), partner.astype(np.int32), rng.integers(1, 10**6, len(partner)), 60, None
    )
    ones = np.ones(60, dtype=np.int64)
    free = Wanted(ones, ones, 0 * ones)
    stopped = solve_with_rules(edges, free, SideRules(limits), effort=0.3)
    again = solve_with_rules(edges, free, SideRules(limits), effort=0.3)
    assert stopped.more_schools + stopped.gap > 0
    assert keeps_to_rules(SideRules(limits), stopped.chosen)
    assert stopped.chosen.tolist() == again.chosen.tolist()


NEEDS = tuple(Need(key(name)) for name in ("ash", "birch", "cedar"))
OFFERS = tuple(Offer(key(name)) for name in ("fern", "gorse", "heath"))
NAMES = ("ash", "birch", "cedar", "fern", "gorse", "heath")
# Each head in need would choose one offer, so that without extra rules these three pairs are the plan.
WISHES = tuple(
    Wish(key(one), key(other), Stance.CHOOSE)
    for need, offer in (("ash", "fern"), ("birch", "gorse"), ("cedar", "heath"))
    for one, other in ((need, offer), (offer, need))
)
KNOWN = circumstances([school(name, km) for km, name in enumerate(NAMES)])


def proposal(**changes: object) -> Proposal:
    return propose(a_round(NEEDS, OFFERS, wishes=WISHES, **changes), KNOWN)


def pair(need: str, partner: str) -> Pair:
    return Pair(key(need), key(partner))


def pairs(found: Proposal) -> set[Pair]:
    return {Pair(one.need, one.partner) for one in found.matches}


WISHED = {pair("ash", "fern"), pair("birch", "gorse"), pair("cedar", "heath")}


def test_a_quota_keeps_the_pairs_of_its_offers_down_and_says_so() -> None:
    assert pairs(proposal()) == WISHED
    quota = Quota(1, offers=(key("fern"), key("gorse")))
    found = proposal(quotas=(quota,))
    assert sum(one.partner in quota.offers for one in found.matches) == 1
    assert len(found.matches) == 2
    left = next(one for one in WISHED if one not in pairs(found))
    told = explain(found, left.need, left.partner)
    assert "The quota of 1 pair over Fern School and Gorse School is used up." in map(str, told.sentences)


def test_agreed_pairs_count_towards_a_quota() -> None:
    quota = Quota(1, offers=(key("fern"), key("gorse")))
    found = proposal(quotas=(quota,), agreed=(pair("birch", "gorse"),))
    assert pairs(found) == {pair("birch", "gorse"), pair("cedar", "heath")}
    with pytest.raises(ContradictoryRound, match="quota 1 allows 0 pairs, but 1 are agreed"):
        proposal(quotas=(replace(quota, at_most=0),), agreed=(pair("birch", "gorse"),))


def test_pairs_that_go_together_are_made_all_or_none() -> None:
    both = Together((pair("ash", "gorse"), pair("birch", "fern")))
    split = Together((pair("ash", "fern"), pair("birch", "fern")))
    assert pairs(proposal(together=(both,))) == WISHED
    assert pairs(proposal(together=(both,), agreed=(pair("ash", "gorse"),))) == {*both.pairs, pair("cedar", "heath")}
    found = proposal(together=(split,))
    assert not pairs(found) & set(split.pairs)
    told = explain(found, key("ash"), key("fern"))
    assert "It goes together with Birch School and Fern School: all or none." in map(str, told.sentences)
    assert told.loss is None


def test_after_a_withdrawal_no_pair_of_the_group_is_made_and_quotas_forget_the_school() -> None:
    group = Together((pair("ash", "fern"), pair("birch", "gorse")))
    quota = Quota(2, needs=(key("ash"), key("birch")))
    left = without(proposal(together=(group,), quotas=(quota,)).round, key("birch"), shown=())
    assert left.together == (Together((pair("ash", "fern"),), withdrawn=True),)
    assert left.quotas == (Quota(2, needs=(key("ash"),)),)
    found = propose(left, KNOWN)
    assert pair("ash", "fern") not in pairs(found)
    assert any("a school has withdrawn" in str(one) for one in explain(found, key("ash"), key("fern")).sentences)


def test_a_round_with_extra_rules_has_the_best_plan_alone_and_says_why() -> None:
    found = proposal(quotas=(Quota(2, offers=(key("fern"), key("gorse"), key("heath"))),))
    assert list(found.plans) == [PlanKind.BEST]
    assert found.plan.kind is PlanKind.BEST
    assert found.plan.gap == 0
    assert "no settled and no stable plan" in str(tell_plan(found))


def test_losses_under_a_quota_are_those_of_solving_anew() -> None:
    quota = Quota(1, offers=(key("fern"), key("gorse")))
    found = proposal(quotas=(quota,))
    made = next(one for one in found.matches if one.partner in quota.offers)
    told = explain(found, made.need, made.partner)
    anew = propose(without(found.round, made.partner, shown=()), KNOWN)
    assert told.withdrawal.schools == found.plan.covered - anew.plan.covered
    assert told.withdrawal.fit == pytest.approx(found.total - anew.total, abs=1e-5)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"quotas": (Quota(-1, offers=(key("fern"),)),)}, "cannot be negative"),
        ({"quotas": (Quota(1),)}, "must name either 'offers' or 'needs'"),
        ({"quotas": (Quota(1, (key("fern"),), (key("ash"),)),)}, "must name either 'offers' or 'needs'"),
        ({"quotas": (Quota(1, offers=(key("ash"),)),)}, "not among the offers"),
        ({"together": (Together((pair("ash", "fern"),)),)}, "needs at least two"),
        ({"together": (Together((pair("ash", "fern"), pair("fern", "ash"))),)}, "not of a need and an offer"),
    ],
)
def test_extra_rules_that_cannot_be_are_refused(changes: dict[str, object], words: str) -> None:
    stated: Round = a_round(NEEDS, OFFERS, **changes)
    with pytest.raises(ContradictoryRound, match=words):
        check(stated)


def test_an_agreed_pair_that_goes_together_with_an_impossible_one_is_refused() -> None:
    refusal = Wish(key("birch"), key("fern"), Stance.REFUSE)
    group = Together((pair("ash", "gorse"), pair("birch", "fern")))
    stated = a_round(NEEDS, OFFERS, wishes=(refusal,), together=(group,), agreed=(pair("ash", "gorse"),))
    with pytest.raises(ContradictoryRound, match="another of its pairs is not possible"):
        propose(stated, KNOWN)


def test_a_round_of_more_pairs_than_can_be_searched_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(side_rules, "MOST_EDGES", 8)
    edges: RoundEdges = proposal().edges
    with pytest.raises(SideRulesNotSolved, match="9 possible pairs"):
        solve_with_rules(edges.table, edges.wanted, SideRules())


def test_without_or_tools_a_quota_is_refused_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "alongside.brokering.matching.constraint_model", None)
    with pytest.raises(SideRulesNotSolved, match="OR-Tools, which is not installed"):
        proposal(quotas=(Quota(1, offers=(key("fern"),)),))
