"""A plan mended after a head declined, a pair agreed or a school left is the plan that a fresh start would give."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.brokering.changes import churn, pairs_of
from alongside.brokering.mending import Change, changed, is_whole, mended
from alongside.brokering.plans import PlanKind
from alongside.brokering.proposals import Proposal, propose
from alongside.brokering.round import ContradictoryRound, Need, Offer, Pair, Stance, Wish
from alongside.exchange.round_file import parse_round
from tests.brokering.rounds import NO_LIMITS, a_round, circumstances, key, school

NEEDS, OFFERS = ("ash", "birch", "cedar", "elder"), ("fern", "gorse", "hazel", "ivy", "juniper")
AT = {name: float(7 * number % 31) for number, name in enumerate((*NEEDS, *OFFERS))}
KNOWN = circumstances([school(name, km) for name, km in AT.items()])


@st.composite
def proposals(draw: st.DrawFn, kinds: tuple[PlanKind, ...] = tuple(PlanKind)) -> Proposal:
    needs = [Need(key(name), partners=draw(st.integers(1, 2))) for name in NEEDS]
    offers = [Offer(key(name), partnerships=draw(st.integers(0, 2))) for name in OFFERS]
    said = draw(st.dictionaries(st.tuples(st.sampled_from(NEEDS), st.sampled_from(OFFERS)), st.booleans(), max_size=6))
    wishes = tuple(
        Wish(key(by), key(about), Stance.ACCEPT if yes else Stance.REFUSE) for (by, about), yes in sorted(said.items())
    )
    stated = a_round(needs, offers, wishes=wishes, seed=draw(st.integers(0, 99)))
    return propose(stated, KNOWN, kind=draw(st.sampled_from(kinds)))


@st.composite
def changes(draw: st.DrawFn, proposal: Proposal) -> Change:
    pairs = pairs_of(proposal)
    marks = [draw(st.sampled_from(("agreed", "declined", "waiting", "waiting"))) for _ in pairs]
    left = draw(st.lists(st.sampled_from((*NEEDS, *OFFERS)), max_size=2, unique=True))
    return Change(
        agreed=tuple(pair for pair, mark in zip(pairs, marks, strict=True) if mark == "agreed"),
        declined=tuple(pair for pair, mark in zip(pairs, marks, strict=True) if mark == "declined"),
        left=tuple(map(key, left)),
    )


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_mended_plan_is_as_good_as_one_made_afresh(data: st.DataObject) -> None:
    proposal = data.draw(proposals((PlanKind.BEST,)))
    change = data.draw(changes(proposal))
    after, fresh = mended(proposal, change), propose(changed(proposal, change), KNOWN, kind=PlanKind.BEST)
    assert is_whole(proposal)
    assert (after.plan.covered, round(after.plan.worst or 0, 9)) == (
        fresh.plan.covered,
        round(fresh.plan.worst or 0, 9),
    )
    assert after.total == pytest.approx(fresh.total, abs=0.02 * len(proposal.matches))
    assert after.plan.gap == 0
    assert {one.need: one.missing for one in after.unserved}.keys() <= {one.school for one in after.board.needs}


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_what_was_agreed_stands_what_was_declined_is_gone_and_who_left_is_nowhere(data: st.DataObject) -> None:
    proposal = data.draw(proposals())
    change = data.draw(changes(proposal))
    pairs = set(pairs_of(mended(proposal, change)))
    gone = set(change.left)
    assert {one for one in change.agreed if not {one.need, one.partner} & gone} <= pairs
    assert not pairs & set(change.declined)
    assert not {school for one in pairs for school in (one.need, one.partner)} & gone


def test_one_no_moves_as_little_as_it_can_and_the_churn_says_what() -> None:
    offers = [Offer(key(name)) for name in ("fern", "gorse", "hazel")]
    stated = a_round([Need(key("ash")), Need(key("birch"))], offers, rules=replace(NO_LIMITS, stickiness=0.5))
    before = propose(stated, KNOWN)
    lost, kept = pairs_of(before)
    after = mended(before, Change(declined=(lost,)))
    told = churn(after)
    assert told.kept == (kept,)
    assert [one.need for one in told.new] == [lost.need]
    assert lost not in pairs_of(after)


def test_a_declined_pair_says_in_a_round_file_that_it_was_declined_and_never_by_whom() -> None:
    told = """
    [round]
    name = "Trial"
    date = 2026-09-01
    [[needs]]
    school = "example:ash"
    [[offers]]
    school = "example:fern"
    [[declined]]
    need = "example:ash"
    partner = "example:fern"
    """
    stated = replace(parse_round(told), rules=NO_LIMITS)
    proposal = propose(stated, KNOWN)
    assert stated.declined == (Pair(key("ash"), key("fern")),)
    assert proposal.matches == ()
    assert proposal.unserved[0].rule == "refusal"


def test_a_pair_cannot_be_agreed_and_declined() -> None:
    pair = Pair(key("ash"), key("fern"))
    stated = a_round([Need(key("ash"))], [Offer(key("fern"))], agreed=(pair,), declined=(pair,))
    with pytest.raises(ContradictoryRound, match="both agreed and declined"):
        propose(stated, KNOWN)


def test_who_is_not_in_the_round_cannot_leave_it() -> None:
    proposal = propose(a_round([Need(key("ash"))], [Offer(key("fern"))]), KNOWN)
    with pytest.raises(ContradictoryRound, match="cannot withdraw"):
        mended(proposal, Change(left=(key("ivy"),)))
