from dataclasses import replace

import pytest
from hypothesis import given

from alongside.evidence.bearings import Bearing
from alongside.evidence.codebook import codebook
from alongside.evidence.coding import Coding
from alongside.evidence.cross_case import (
    Condition,
    UnknownCondition,
    all_conditions,
    characteristic_condition,
    cross_case,
    indicator_condition,
)
from alongside.evidence.perspectives import About
from tests.evidence.weighed_codings import PARTNERSHIPS, coding, some_codings

TRUST = Bearing(About.PAIR, "mutual-trust", 1)


def by_partnership(codings: list[Coding]) -> dict[str, list[Coding]]:
    return {name: [one for one in codings if one.partnership == name] for name in PARTNERSHIPS}


def test_a_row_for_each_characteristic_and_for_each_indicator_of_everyone_it_can_be_about() -> None:
    rows = all_conditions(codebook())
    subjects = [one.subject for one in codebook().indicators.values()]
    assert len(rows) == 18 + sum(2 if one in {"head", "school"} else 1 for one in subjects)
    assert len({one.id for one in rows}) == len(rows)
    assert all(one.bearings and one.label for one in rows)


def test_the_negative_pole_speaks_for_an_ineffective_characteristic() -> None:
    effective = characteristic_condition("effective-trust-and-respect", codebook())
    ineffective = characteristic_condition("ineffective-dysfunctional-leadership", codebook())
    assert TRUST in effective.bearings
    assert replace(TRUST, sign=-1) in ineffective.bearings
    with pytest.raises(UnknownCondition, match="choose from: effective-selection"):
        characteristic_condition("trust", codebook())


def test_a_cell_opens_to_the_codings_behind_it() -> None:
    codings = by_partnership([coding("a", 1), coding("b", -1, 1)])
    table = cross_case(codings, [indicator_condition(TRUST, codebook())])
    cell = table.cell(str(TRUST), PARTNERSHIPS[0])
    assert [one.id for one in (*cell.supporting.codings, *cell.opposing.codings)] == ["a", "b"]
    assert table.cell(str(TRUST), PARTNERSHIPS[1]).codings == 0
    assert table.conditions[0].label == "Mutual trust"
    with pytest.raises(UnknownCondition, match="no cell for 'trust'"):
        table.cell("trust", PARTNERSHIPS[0])


@given(some_codings())
def test_neither_order_nor_repetition_changes_the_table(codings: list[Coding]) -> None:
    rows = [indicator_condition(TRUST, codebook()), *all_conditions(codebook())[:2]]
    backwards = dict(reversed(by_partnership([*reversed(codings), *codings[:3]]).items()))
    assert cross_case(backwards, rows) == cross_case(by_partnership(codings), rows)


def test_the_table_is_silent_on_nothing() -> None:
    assert cross_case({}, [Condition("trust", "Trust", (TRUST,))]).cells == ((),)
