"""The ledger: the worked example comes out, days are added to days alone, and what nobody told is never nought."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from itertools import permutations
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from alongside.partnerships.ledger import SIDES, Given, Mark, Promise, Standing, Unit, Way, ledger

PAGE = (Path(__file__).parents[2] / "docs/explanation/ledger.md").read_text(encoding="utf-8")
TODAY = date(2027, 2, 1)
ROWS = [
    tuple(cell.strip() for cell in line.strip("|").split("|"))
    for line in PAGE.splitlines()
    if re.match(r"^\| [^|]+ \| (supported|supporting) \| (days|other) ", line)
]

amounts = st.none() | st.decimals(0, 40, places=1)
days = st.integers(-200, 200).map(lambda number: TODAY + timedelta(days=number))
promises = st.builds(
    Promise,
    gives=st.sampled_from(SIDES),
    unit=st.sampled_from(Unit),
    amount=amounts,
    by=st.none() | days,
    given=st.lists(st.builds(Given, on=days, amount=amounts), max_size=3).map(tuple),
    marks=st.dictionaries(st.sampled_from(SIDES), st.sampled_from(Mark)),
)


def promise(row: tuple[str, ...]) -> Promise:
    _, gives, unit, amount, by, told, supported, supporting, _ = row
    given_so_far = (Given(date(2026, 10, 1), Decimal(told)),) if told else ()
    marks = {side: Mark(mark) for side, mark in zip(SIDES, (supported, supporting), strict=True) if mark}
    due = date.fromisoformat(by) if by else None
    return Promise(gives, Unit(unit), Decimal(amount) if amount else None, due, given_so_far, marks)


def test_the_worked_example_comes_out_as_told() -> None:
    assert [promise(row).standing(TODAY) for row in ROWS] == [Standing(row[-1]) for row in ROWS]
    whole = ledger([promise(row) for row in ROWS], TODAY)
    oak, elm = whole.balances
    assert (elm.days_promised, elm.days_given, elm.others, elm.others_begun, elm.overdue) == (10, 7, 2, 1, 1)
    assert (oak.days_promised, oak.days_given, oak.others) == (2, 2, 0)
    assert (whole.promised, whole.given, whole.differing) == (Way.BOTH, Way.BOTH, 1)
    assert "Elm promised 10 days and gave 7; of its other 2 promises 1 had something given" in PAGE


def test_a_gift_of_untold_size_is_no_nought() -> None:
    taught = Promise("supporting", Unit.DAYS, Decimal(4), date(2026, 12, 1), (Given(date(2026, 11, 2)),))
    assert taught.standing(TODAY) is Standing.OPEN
    assert ledger([taught], TODAY).balances[1].untold_given == 1


def test_one_side_alone_drops_nothing() -> None:
    owed = Promise("supporting", Unit.DAYS, Decimal(4), date(2026, 12, 1), (), {"supporting": Mark.DROPPED})
    assert owed.standing(TODAY) is Standing.OVERDUE
    assert ledger([owed], TODAY).balances[1].days_promised == 4


def test_promises_both_ways_and_gifts_one_way_are_told_apart() -> None:
    some = [
        Promise("supported", Unit.OTHER),
        Promise("supporting", Unit.OTHER, given=(Given(date(2026, 10, 1)),)),
    ]
    found = ledger(some, TODAY)
    assert (found.promised, found.given) == (Way.BOTH, Way.FROM_SUPPORTING)


@given(st.lists(promises, max_size=5))
def test_the_order_in_which_promises_are_written_changes_nothing(some: list[Promise]) -> None:
    first = ledger(some, TODAY)
    assert all(ledger(list(one), TODAY) == first for one in permutations(some))


@given(st.lists(promises, max_size=8))
def test_days_are_added_to_days_alone_and_every_promise_is_counted_once(some: list[Promise]) -> None:
    found = ledger(some, TODAY)
    live = [one for one in some if one.settled_as is not Mark.DROPPED]
    for balance in found.balances:
        own = [one for one in live if one.gives == balance.side]
        told = [one for one in own if one.unit is Unit.DAYS]
        assert balance.others + len(told) == len(own)
        assert balance.days_promised == sum(one.amount or 0 for one in told)
        assert balance.days_given == sum(gift.amount or 0 for one in told for gift in one.given)
        assert balance.others_begun <= balance.others
    assert sum(one.overdue for one in found.balances) == sum(one.standing(TODAY) is Standing.OVERDUE for one in some)


@given(promises, st.integers(0, 400))
def test_what_is_settled_is_never_overdue_and_what_is_overdue_stays_so_as_days_pass(one: Promise, later: int) -> None:
    if one.settled_as is not None:
        assert one.standing(TODAY) is Standing.SETTLED
    if one.standing(TODAY) is Standing.OVERDUE:
        assert one.standing(TODAY + timedelta(days=later)) is Standing.OVERDUE
    assert not (one.seen_differently and one.settled_as is not None)
