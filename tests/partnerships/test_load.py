"""Load: the worked example comes out, what is unknown is never nought, and more commitments never make a load lighter."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.partnerships.burden import Doing, burdens
from alongside.partnerships.load import (
    Against,
    Ceiling,
    Commitment,
    Kind,
    TermLoad,
    ending_soon,
    loads,
    over_since,
    terms_around,
)
from alongside.terms import Term

PAGE = (Path(__file__).parents[2] / "docs/explanation/load.md").read_text(encoding="utf-8")
TODAY = date(2027, 2, 1)
ORDER = list(Against)


def day(text: str) -> date | None:
    return date.fromisoformat(text.strip()) if text.strip() else None


def days(text: str) -> Decimal | None:
    return Decimal(text.strip()) if text.strip() else None


KINDS = "|".join(Kind)
EXAMPLE = [
    Commitment(name, Kind(kind), day(first), day(last), days(told))
    for name, kind, first, last, told in re.findall(
        rf"^\| ([\w ]+) \| ({KINDS}) \|([^|]*)\|([^|]*)\|([^|]*)\|$", PAGE, re.MULTILINE
    )
]
TERMS = re.findall(r"^\| (\w+ \d{4}) \| (\d+) \| (\d+) \| (\d+) \| ([\w ]+) \|$", PAGE, re.MULTILINE)
CEILING = Ceiling(3, Decimal(12))

some_days = st.none() | st.integers(-500, 500).map(lambda number: TODAY + timedelta(days=number))
commitments = st.builds(
    Commitment,
    name=st.sampled_from("abc"),
    kind=st.sampled_from(Kind),
    first=some_days,
    last=some_days,
    days=st.none() | st.decimals(0, 20, places=1),
)
ceilings = st.builds(Ceiling, st.none() | st.integers(0, 5), st.none() | st.decimals(0, 40, places=1))


def test_the_worked_example_comes_out_as_told() -> None:
    assert len(EXAMPLE) == 4
    terms = [Term.of(date(2026, 9, 1))]
    for _ in TERMS[1:]:
        terms.append(terms[-1].following)
    found = loads(EXAMPLE, terms, TODAY)
    assert [(str(one.term), one.number, one.days, one.unknown, one.against(CEILING)) for one in found] == [
        (term, int(number), Decimal(told), int(unknown), Against(against))
        for term, number, told, unknown, against in TERMS
    ]
    now = found[1]
    assert (now.number_over(CEILING), now.days_over(CEILING)) == (1, 1)
    assert str(over_since(found, CEILING, TODAY)) == "spring 2027"
    assert [one.name for one in ending_soon(EXAMPLE, TODAY)] == ["reading programme"]


@pytest.mark.parametrize(
    ("there", "most", "told"),
    re.findall(r"^\| (\d) \| (\d) \| (over|reached|within|not known) \|$", PAGE, re.MULTILINE),
)
def test_the_table_against_a_ceiling_of_three_comes_out(there: str, most: str, told: str) -> None:
    load = TermLoad(Term.of(TODAY), int(there), Decimal(0), 0, int(most) - int(there))
    assert load.against(Ceiling(3)) is Against(told)


def test_what_runs_since_nobody_knows_when_is_there_now_and_unsure_before() -> None:
    runs = [Commitment("grant", Kind.GRANT, days=Decimal(2))]
    before, now, after = loads(runs, terms_around(TODAY, 1, 1), TODAY)
    assert (before.number, before.unsure, now.number, now.unsure, after.number) == (0, 1, 1, 0, 1)


def test_a_sum_with_something_unknown_is_over_for_certain_and_never_within() -> None:
    light = [Commitment("plan", Kind.PLAN, TODAY, days=Decimal(2)), Commitment("network", Kind.NETWORK, TODAY)]
    (now,) = loads(light, [Term.of(TODAY)], TODAY)
    assert now.against(Ceiling(days=Decimal(9))) is Against.NOT_KNOWN
    assert now.against(Ceiling(days=Decimal(1))) is Against.OVER
    assert now.against(Ceiling()) is Against.NO_CEILING


@given(st.lists(commitments, max_size=6), commitments, ceilings)
def test_one_commitment_more_never_makes_a_load_lighter(
    some: list[Commitment], one: Commitment, ceiling: Ceiling
) -> None:
    (before,), (after,) = (loads(few, [Term.of(TODAY)], TODAY) for few in (some, [*some, one]))
    assert after.number >= before.number
    assert after.days >= before.days
    known = {Against.REACHED, Against.OVER}
    if before.against(ceiling) in known:
        assert ORDER.index(after.against(ceiling)) >= ORDER.index(before.against(ceiling))


@given(st.lists(commitments, max_size=6), ceilings)
def test_every_commitment_is_counted_once_in_each_term_and_within_means_that_nothing_is_unknown(
    some: list[Commitment], ceiling: Ceiling
) -> None:
    for load in loads(some, terms_around(TODAY), TODAY):
        touching = [one for one in some if one.touches(load.term)]
        assert load.number + load.unsure == len(touching)
        assert load.unknown <= load.number
        if load.against(ceiling) is Against.WITHIN and ceiling.days is not None:
            assert load.unknown == load.unsure == 0
        if load.against(ceiling) is Against.OVER:
            assert load.number_over(ceiling) > 0 or load.days_over(ceiling) > 0


@given(st.lists(commitments, max_size=6), ceilings)
def test_the_run_over_the_ceiling_leads_to_the_present_term(some: list[Commitment], ceiling: Ceiling) -> None:
    found = loads(some, terms_around(TODAY), TODAY)
    since = over_since(found, ceiling, TODAY)
    now = Term.of(TODAY)
    run = [one for one in found if since is not None and since <= one.term <= now]
    assert all(one.against(ceiling) is Against.OVER for one in run)
    present = next(one for one in found if one.term == now)
    assert (since is not None) == (present.against(ceiling) is Against.OVER)


def test_terms_follow_each_other_across_years() -> None:
    terms = terms_around(TODAY, 4, 4)
    assert len(terms) == 9
    assert all(one.following == other for one, other in pairwise(terms))


def test_days_taken_are_told_by_side_and_term_and_what_nobody_told_is_counted_apart() -> None:
    autumn = date(2026, 10, 5)
    found = burdens(
        [
            Doing("supported", autumn, Decimal(2), 30000, held=True, used=Decimal(1), lessons=4),
            Doing("supported", autumn, Decimal(1), 0, held=True),
            Doing("supported", autumn, Decimal(3), 0),
            Doing("supporting", autumn, Decimal(1), 0),
            Doing("supported", None, Decimal(5), 0),
        ]
    )
    oak, elm, without_day = found
    assert (oak.planned, oak.used, oak.untold, oak.cover, oak.lessons, oak.activities) == (6, 1, 1, 30000, 4, 3)
    assert (elm.side, elm.planned, elm.used) == ("supporting", 1, 0)
    assert (without_day.term, without_day.planned) == (None, 5)


@given(
    st.lists(
        st.builds(
            Doing,
            side=st.sampled_from(["supported", "supporting"]),
            on=some_days,
            planned=st.decimals(0, 5, places=1),
            cover=st.integers(0, 500),
            held=st.booleans(),
            used=st.none() | st.decimals(0, 5, places=1),
        )
    )
)
def test_no_day_planned_or_used_is_lost_between_terms(doings: list[Doing]) -> None:
    found = burdens(doings)
    assert sum(one.planned for one in found) == sum(one.planned for one in doings)
    assert sum(one.used for one in found) == sum(one.used or 0 for one in doings if one.held)
    assert sum(one.activities for one in found) == len(doings)
