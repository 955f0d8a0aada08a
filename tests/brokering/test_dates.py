"""When help is wanted and when it is offered: the worked example, and what holds of any dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.brokering.dates import common_time
from alongside.brokering.explanation import explain
from alongside.brokering.plans import PlanKind
from alongside.brokering.proposals import Proposal, propose
from alongside.brokering.round import ContradictoryRound, Need, Offer, Round
from alongside.brokering.told import Outcome
from alongside.exchange.round_document import round_document, round_from
from alongside.exchange.round_file import parse_round
from tests.brokering.rounds import DAY, a_round, circumstances, key, school

BEGINS = date(2027, 2, 15)
ASH = Need(key("ash"), starts=date(2027, 3, 1), ends=date(2027, 7, 31))
FERN = Offer(key("fern"), starts=date(2026, 9, 1), ends=date(2027, 1, 31), days=10)
GORSE = Offer(key("gorse"), starts=date(2027, 1, 1), ends=date(2027, 4, 30), days=12)
HEATH = Offer(key("heath"), starts=date(2027, 5, 1), ends=date(2027, 12, 31), days=8)
IRIS = Offer(key("iris"), days=6)
OFFERS = (FERN, GORSE, HEATH, IRIS)


def worked() -> Proposal:
    names = ("ash", "fern", "gorse", "heath", "iris")
    return propose(a_round([ASH], OFFERS, begins=BEGINS), circumstances([school(one) for one in names]))


@pytest.mark.parametrize(
    ("offer", "first", "last", "days"),
    [
        (GORSE, date(2027, 3, 1), date(2027, 4, 30), 6.1),
        (HEATH, date(2027, 5, 1), date(2027, 7, 31), 3.0),
        (IRIS, date(2027, 3, 1), date(2027, 7, 31), None),
    ],
)
def test_the_worked_example(offer: Offer, first: date, last: date, days: float | None) -> None:
    found = common_time(ASH, offer, BEGINS)
    assert found is not None
    assert (found.first, found.last) == (first, last)
    assert (None if found.days is None else round(found.days, 1)) == days


def test_an_offer_that_is_over_before_help_is_wanted_is_ruled_out_with_the_reason() -> None:
    explained = explain(worked(), ASH.school, FERN.school)
    assert explained.outcome is Outcome.RULED_OUT
    assert [one.id for one in explained.broken] == ["dates"]
    said = [str(one) for one in explained.sentences]
    assert "no day in common" in said[0]
    assert said[1] == "To look at the pair again: agree on other dates with one of the two schools."


def test_dates_that_meet_in_part_are_a_conversation_and_change_no_fit() -> None:
    proposal = worked()
    said = {
        one.school: [str(each) for each in explain(proposal, ASH.school, one.school).sentences] for one in OFFERS[1:]
    }
    assert (
        "Gorse School can help until 2027-04-30, and Ash School wants help until 2027-07-31" in said[GORSE.school][-2]
    )
    assert "Of the 12 staff days that Gorse School offers, 6.1 fall into" in said[GORSE.school][-1]
    assert "Heath School can help from 2027-05-01 on" in said[HEATH.school][-2]
    assert not any("conversation" in one for one in said[IRIS.school])
    assert len({explain(proposal, ASH.school, one.school).match.fit for one in OFFERS}) == 1


def test_the_rule_can_be_set_aside_to_see_what_that_would_bring() -> None:
    stated = a_round([ASH], [FERN], begins=BEGINS)
    known = circumstances([school("ash"), school("fern")])
    assert not propose(stated, known).matches
    assert propose(stated, known).unserved[0].rule == "dates"
    assert len(propose(stated, known, relaxed=frozenset({"dates"})).matches) == 1


def test_dates_that_end_before_they_begin_are_refused() -> None:
    turned = replace(GORSE, ends=date(2026, 1, 1))
    with pytest.raises(ContradictoryRound, match="the offer of example:gorse end before they begin; swap the dates"):
        propose(a_round([ASH], [turned]), circumstances([school("ash"), school("gorse")]))


def test_dates_go_through_a_document_and_a_file_and_older_documents_have_none() -> None:
    stated = a_round([ASH], OFFERS, begins=BEGINS)
    document = round_document(stated)
    assert round_from(document) == stated

    older = {name: value for name, value in document.items() if name != "begins"}
    for side in ("needs", "offers"):
        rows = document[side]
        assert isinstance(rows, list)
        older[side] = [{name: one[name] for name in one if name not in {"starts", "ends", "days"}} for one in rows]
    assert round_from(older).offers[0] == Offer(key("fern"))

    text = """
    [round]
    name = "Dated"
    date = 2026-09-01
    begins = 2027-02-15
    [[needs]]
    school = "example:ash"
    starts = 2027-03-01
    ends = 2027-07-31
    [[offers]]
    school = "example:gorse"
    starts = 2027-01-01
    ends = 2027-04-30
    days = 12
    """
    read = parse_round(text)
    assert (read.needs, read.offers, read.begins) == ((ASH,), (GORSE,), BEGINS)


days = st.none() | st.integers(-10, 20).map(lambda number: DAY + timedelta(days=number))
windows = st.tuples(days, days).map(
    lambda two: tuple(sorted(one for one in two if one)) if all(two) else two  # a window that begins before it ends
)


@st.composite
def rounds(draw: st.DrawFn) -> Round:
    needs = [
        Need(key(f"n{number}"), partners=draw(st.integers(1, 2)), starts=first, ends=last)
        for number, (first, last) in enumerate(draw(st.lists(windows, min_size=1, max_size=3)))
    ]
    offers = [
        Offer(key(f"o{number}"), partnerships=draw(st.integers(1, 2)), starts=first, ends=last)
        for number, (first, last) in enumerate(draw(st.lists(windows, min_size=1, max_size=3)))
    ]
    return a_round(needs, offers, begins=draw(days), seed=draw(st.integers(0, 3)))


def best(stated: Round) -> Proposal:
    known = [school(one.removeprefix("example:"), km) for km, one in enumerate(sorted(stated.keys))]
    return propose(stated, circumstances(known), kind=PlanKind.BEST)


def possible(proposal: Proposal) -> set[tuple[str, str]]:
    board = proposal.board
    return {(row.need.school, board.offers[offer].school) for row in proposal.rows for offer in row.offers.tolist()}


@given(rounds())
def test_a_pair_is_possible_just_where_some_day_suits_both(stated: Round) -> None:
    begins = stated.begins or stated.day
    horizon = [begins + timedelta(days=number) for number in range(60)]

    def suits(one: Need | Offer, day: date) -> bool:
        return (one.starts is None or one.starts <= day) and (one.ends is None or day <= one.ends)

    proposal = best(stated)
    expected = {
        (need.school, offer.school)
        for need in stated.needs
        for offer in stated.offers
        if any(suits(need, day) and suits(offer, day) for day in horizon)
    }
    assert possible(proposal) == expected
    assert proposal.gap == 0
    for need in stated.needs:
        for offer in stated.offers:
            common = common_time(need, offer, begins)
            assert (common is not None) == ((need.school, offer.school) in expected)
            explained = explain(proposal, need.school, offer.school)
            assert [one.id for one in explained.broken] == ([] if common else ["dates"])


@given(rounds(), st.data())
def test_an_offer_that_holds_longer_makes_no_pair_impossible_and_no_plan_smaller(
    stated: Round, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(stated.offers) - 1))
    offer = stated.offers[at]
    more = st.none() | st.integers(0, 15).map(lambda number: timedelta(days=number))
    earlier, later = data.draw(more), data.draw(more)
    wider = replace(
        offer,
        starts=None if earlier is None or offer.starts is None else offer.starts - earlier,
        ends=None if later is None or offer.ends is None else offer.ends + later,
    )
    offers = (*stated.offers[:at], wider, *stated.offers[at + 1 :])

    before, after = best(stated), best(replace(stated, offers=offers))

    assert possible(before) <= possible(after)
    assert after.plan.covered >= before.plan.covered
    assert after.gap == 0


@given(windows, windows, st.integers(1, 50))
def test_no_more_staff_days_fall_into_the_common_time_than_are_offered(
    wanted: tuple[date | None, date | None], offered: tuple[date | None, date | None], many: int
) -> None:
    need = Need(key("n"), starts=wanted[0], ends=wanted[1])
    found = common_time(need, Offer(key("o"), starts=offered[0], ends=offered[1], days=many), DAY)
    assert found is None or found.days is None or 0 < found.days <= many
