"""Plans in spreadsheets as schools write them: headings in any order and words, times, money, aims as headings, faults by cell."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.exchange import plan_cells as cells
from alongside.exchange.plan_columns import COLUMNS, find_headings, folded
from alongside.exchange.plan_proposal import Bounds, Fate, proposed
from alongside.exchange.plan_sheet import NotAPlan, PlanFile, Sheet, Wrong, read_plan
from alongside.partnerships.plan import PlanActivity, PlanAim, WholePlan

OPEN = Bounds(None, None, ())
HEADINGS = ("Target", "Action", "Lead", "When", "Cost", "Success criteria", "Monitoring", "Impact")


def read(*rows: tuple[object, ...], name: str = "Plan") -> PlanFile:
    return read_plan([Sheet(name, rows)])


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("autumn 2026", date(2026, 9, 1), date(2026, 12, 31)),
        ("Spring Term 2027", date(2027, 1, 1), date(2027, 4, 30)),
        ("2027 summer", date(2027, 5, 1), date(2027, 8, 31)),
        ("12/10/2026", date(2026, 10, 12), date(2026, 10, 12)),
        ("12.10.26", date(2026, 10, 12), date(2026, 10, 12)),
        ("Oct 2026", date(2026, 10, 1), date(2026, 10, 31)),
        ("February 2027", date(2027, 2, 1), date(2027, 2, 28)),
        ("3rd Nov 2026", date(2026, 11, 3), date(2026, 11, 3)),
        ("2026-11-03", date(2026, 11, 3), date(2026, 11, 3)),
        ("2026/27", date(2026, 9, 1), date(2027, 8, 31)),
        ("September to December 2026", date(2026, 9, 1), date(2026, 12, 31)),
        ("12 to 14 October 2026", date(2026, 10, 12), date(2026, 10, 14)),
        ("12/10/2026 - 14/10/2026", date(2026, 10, 12), date(2026, 10, 14)),
        ("Oct 2026 – Feb 2027", date(2026, 10, 1), date(2027, 2, 28)),
        (datetime(2026, 10, 12, 9, 0), date(2026, 10, 12), date(2026, 10, 12)),  # noqa: DTZ001  # as a spreadsheet holds it
    ],
)
def test_a_time_is_read_as_schools_write_it(text: object, first: date, last: date) -> None:
    assert cells.when(text) == (first, last)


@pytest.mark.parametrize(
    "text", ["ongoing", "31/2/2026", "half-term", "Octember 2026", "14 to 12 October 2026", "45000"]
)
def test_what_is_no_time_is_no_time(text: str) -> None:
    with pytest.raises(cells.NotACell):
        cells.when(text)


@given(st.text(max_size=40) | st.floats() | st.integers() | st.none() | st.dates() | st.booleans())
def test_no_cell_breaks_the_reader(cell: object) -> None:
    for parse in (cells.when, cells.money, cells.days):
        try:
            parse(cell)
        except cells.NotACell:
            continue
    assert isinstance(cells.words(cell), str)


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_back_in_every_way_of_writing_it(day: date) -> None:
    for form in ("%d/%m/%Y", "%Y-%m-%d", "%d %B %Y", "%d %b %Y"):
        assert cells.when(day.strftime(form)) == (day, day)


@pytest.mark.parametrize(
    ("cell", "pence"), [("£1,200", 120_000), (12.5, 1_250), ("330.00", 33_000), (100 / 3, 3_333), ("", None)]
)
def test_money_is_read_as_schools_write_it(cell: object, pence: int | None) -> None:
    assert cells.money(cell) == pence


@pytest.mark.parametrize("cell", ["£150 per term", -1, float("nan"), float("inf"), "1e9999", 10**30])
def test_what_is_no_money_is_no_money(cell: object) -> None:
    with pytest.raises(cells.NotACell):
        cells.money(cell)


def test_no_heading_stands_for_two_columns() -> None:
    named = [one for headings in COLUMNS.values() for one in headings]
    assert len(named) == len(set(named))
    assert all(one == folded(one) for one in named)


@given(st.permutations(HEADINGS), st.sampled_from([str.upper, str.lower, str.title]))
def test_columns_are_known_in_any_order_and_case(order: list[str], case: object) -> None:
    found = find_headings([("Our plan",), tuple(case(one) for one in order)])  # type: ignore[operator]  # one of three functions
    assert found is not None
    assert (found.row, found.unknown) == (1, ())
    assert set(found.columns.values()) == {
        "aim", "title", "lead_supported", "when", "cost", "success", "monitored_by", "evaluation",
    }  # fmt: skip


def test_a_heading_over_others_says_what_they_are() -> None:
    found = find_headings([("", "", "Monitoring", None, None, ""), ("Action", "Lead", "Who", "When", "How", "Weather")])
    assert found is not None
    assert [*found.columns.values()] == ["title", "lead_supported", "monitored_by", "monitored_when", "monitored_how"]
    assert found.unknown == ("Weather",)


def test_a_file_without_a_plan_is_no_plan() -> None:
    for rows in ([], [("Name", "Age"), ("Ann", 4)], [("Action",)]):
        with pytest.raises(NotAPlan):
            read(*rows)


def test_a_row_is_read_with_all_it_says() -> None:
    (row,) = read(
        HEADINGS, ("Marking", "Visit", "Ms Reed", "autumn 2026", "£1,200", "Books are marked", "Deputies", "It helped")
    ).rows
    assert row.values == {
        "aim": "Marking", "title": "Visit", "lead_supported": "Ms Reed", "starts": date(2026, 9, 1),
        "ends": date(2026, 12, 31), "other_pence": 120_000, "success": "Books are marked", "monitored_by": "Deputies",
        "evaluation": "It helped",
    }  # fmt: skip
    assert (row.number, row.faults) == (2, ())


def test_an_aim_holds_until_the_next_one_and_sums_are_left_out() -> None:
    found = read(
        ("Target", "Action", "Cost"),
        ("Marking", "Visit", 10),
        (None, "Training", 20),
        ("Reading", None, None),
        (None, "Books", 30),
        ("Total cost", None, 60),
        (None, None, None),
    )
    assert [(one.values["aim"], one.values["title"]) for one in found.rows] == [
        ("Marking", "Visit"), ("Marking", "Training"), ("Reading", "Books"),
    ]  # fmt: skip
    assert found.sums == 1


def test_in_a_file_of_ours_an_empty_cell_is_no_aim_and_not_that_of_the_row_above() -> None:
    found = read(("Aim", "Action", "Key"), ("Marking", "Visit", "k"), (None, "Loose end", "m"), (None, "New", None))
    assert [one.values["aim"] for one in found.rows] == ["Marking", "", ""]


def test_a_sheet_for_each_aim_gives_its_name_to_the_aim_and_other_sheets_are_told() -> None:
    sheets = [Sheet(name, [("Action", "Lead"), ("Visit", "Ms Reed")]) for name in ("Marking", "Reading")]
    found = read_plan([*sheets, Sheet("Notes", [("Hello",)])])
    assert [one.values["aim"] for one in found.rows] == ["Marking", "Reading"]
    assert found.other_sheets == ("Notes",)


def test_action_to_date_stands_with_what_came_of_it() -> None:
    (row,) = read(("Action", "Action to date", "Impact"), ("Visit", "Begun", "Good")).rows
    assert row.values["evaluation"] == "Begun\nGood"
    (ours,) = read(("Action", "Action to date", "Impact", "Cost", "Key"), ("Visit", "Begun", "Good", 5, None)).rows
    assert (ours.values["evaluation"], "other_pence" in ours.values) == ("Good", False)


def test_every_fault_is_told_by_its_row_and_column() -> None:
    found = read(
        ("Action", "When", "Cost", "Days", "Start", "End"),
        (None, "soon", "lots", "many", None, None),
        ("x" * 201, None, None, None, "12/10/2026", "11/10/2026"),
    )
    assert [(one.wrong, one.column) for one in found.rows[0].faults] == [
        (Wrong.NO_MONEY, "cost"), (Wrong.NO_DAYS, "days_supported"), (Wrong.NO_TIME, "when"), (Wrong.NO_TITLE, "title"),
    ]  # fmt: skip
    assert [(one.wrong, one.said) for one in found.rows[1].faults] == [
        (Wrong.ENDS_BEFORE, "2026-10-11"), (Wrong.TOO_LONG, "201/200"),
    ]  # fmt: skip


PLAN = WholePlan(
    (PlanAim("a", "Marking"),),
    (PlanActivity("k", "Visit", "a", success="Marked"), PlanActivity("m", "Left alone", "a")),
    20_000,
)


def test_rows_are_matched_by_key_or_by_aim_and_title_and_the_rest_is_left() -> None:
    rows = read(
        ("Aim", "Action", "Success criteria", "Days", "Key"),
        ("marking", "VISIT", "Marked", 2, None),
        ("Reading", "Books", "Read", None, None),
        ("Reading", "Renamed", None, None, "m"),
    ).rows
    found = proposed(PLAN, rows[:2], OPEN)
    assert [one.fate for one in found.rows] == [Fate.CHANGED, Fate.ADDED]
    assert [one.key for one in found.left] == ["m"]
    assert found.new_aims == ("Reading",)
    assert (found.cost, found.writes) == (40_000, 2)
    renamed = proposed(PLAN, rows[2:], OPEN).rows[0]
    assert [one.name for one in renamed.changes] == ["title", "aim"]
    assert [one.key for one in proposed(PLAN, rows[2:], OPEN).left] == ["k"]


def test_an_empty_cell_changes_nothing() -> None:
    found = proposed(
        PLAN, read(("Aim", "Action", "Success criteria", "Lead"), ("Marking", "Visit", None, None)).rows, OPEN
    )
    assert [one.fate for one in found.rows] == [Fate.SAME]
    by_key = read(("Aim", "Action", "Key"), (None, "Visit", "k")).rows
    assert [one.fate for one in proposed(PLAN, by_key, OPEN).rows] == [Fate.SAME]


def test_times_outside_unknown_funders_and_rows_twice_are_faults() -> None:
    bounds = Bounds(date(2026, 9, 1), date(2027, 8, 31), ("Oakshire",))
    rows = read(
        ("Action", "When", "Funder"),
        ("Early", "summer 2026", None),
        ("Late", "autumn 2027", "OAKSHIRE"),
        ("Fine", "autumn 2026", "Oakshire"),
        ("fine", None, "Nobody"),
    ).rows
    found = proposed(WholePlan(), rows, bounds)
    assert [[fault.wrong for fault in one.faults] for one in found.rows] == [
        [Wrong.OUTSIDE], [Wrong.OUTSIDE], [], [Wrong.NO_FUNDER, Wrong.TWICE],
    ]  # fmt: skip
    assert found.writes == 1


@given(st.lists(st.tuples(*[st.none() | st.text(max_size=8) | st.integers() | st.floats()] * 5), max_size=8))
def test_whatever_stands_in_a_file_is_added_changed_left_or_told(rows: list[tuple[object, ...]]) -> None:
    found = read(("Aim", "Action", "When", "Cost", "Days"), *rows)
    told = proposed(PLAN, found.rows, OPEN)
    assert len(told.rows) == len(found.rows) <= len(rows)
    assert told.writes + len(told.of(Fate.SAME)) + len(told.of(Fate.FAULTY)) == len(told.rows)
    assert all(one.faults for one in told.of(Fate.FAULTY))
    assert len(told.left) + sum(1 for one in told.rows if one.activity and one.activity.key) <= len(
        PLAN.activities
    ) + len(rows)


def test_days_are_read_with_their_word() -> None:
    assert (cells.days("1.5 days"), cells.days(2), cells.days("1 day")) == (Decimal("1.5"), Decimal(2), Decimal(1))
