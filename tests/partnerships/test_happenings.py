"""What became of planned activities: what may follow what, counts per term, and what it cost each side."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.partnerships.bounds import Bounds, CannotBe, Days, Fault, check_days, months_moved
from alongside.partnerships.happenings import (
    DUE,
    SIDES,
    Burden,
    Happened,
    Kind,
    Outcome,
    Planned,
    Status,
    burden_of,
    by_term,
    check_record,
    is_overdue,
    outcomes_of,
    share_of,
    stops,
    together,
)
from alongside.terms import Term

TODAY = date(2027, 1, 20)
BOUNDS = Bounds(TODAY, date(2026, 9, 1), date(2027, 7, 31))
AUTUMN, SPRING = Term(2026, 2), Term(2027, 0)


def held(on: date, side: str = "supported", **more: object) -> Happened:
    return Happened(Kind.HELD, on, side, **more)  # type: ignore[arg-type]  # days and lessons by name


def moved(on: date, to: date) -> Happened:
    return Happened(Kind.MOVED, on, "supported", moved_to=to, by="both")


def cancelled(on: date, by: str = "supported", reason: str = "inspection") -> Happened:
    return Happened(Kind.CANCELLED, on, "supported", by=by, reason=reason)


def test_an_activity_with_nothing_recorded_is_planned_and_overdue_once_its_last_day_has_passed() -> None:
    one = Planned(TODAY - timedelta(days=2), TODAY)
    assert one.status is Status.PLANNED
    assert not is_overdue(one.status, one.ends, TODAY)
    assert is_overdue(one.status, one.ends, TODAY + timedelta(days=1))
    assert not is_overdue(Status.HELD, one.ends, TODAY + timedelta(days=1))
    assert not is_overdue(Status.PLANNED, None, TODAY)


def test_the_last_record_counts() -> None:
    on = date(2026, 10, 6)
    one = Planned(on, records=(held(on), cancelled(on)))
    assert one.status is Status.CANCELLED
    assert outcomes_of(one, TODAY) == {AUTUMN: Outcome.CANCELLED}


@pytest.mark.parametrize(
    ("status", "made", "field", "fault"),
    [
        (Status.PLANNED, held(TODAY + timedelta(days=1)), "on", Fault.IN_THE_FUTURE),
        (Status.PLANNED, held(date(2026, 8, 31)), "on", Fault.BEFORE_THE_PARTNERSHIP),
        (Status.PLANNED, held(date(1926, 10, 6)), "on", Fault.ABSURD),
        (Status.PLANNED, moved(TODAY, TODAY), "moved_to", Fault.SAME_DAY),
        (Status.PLANNED, moved(TODAY, date(2026, 8, 1)), "moved_to", Fault.BEFORE_THE_PARTNERSHIP),
        (Status.PLANNED, moved(TODAY, date(2027, 8, 1)), "moved_to", Fault.AFTER_THE_PARTNERSHIP),
        (Status.PLANNED, moved(TODAY, date(2207, 8, 1)), "moved_to", Fault.ABSURD),
        (Status.HELD, moved(TODAY, date(2027, 2, 1)), "kind", Fault.NOT_AFTER_THIS),
    ],
)
def test_what_cannot_be_is_refused_and_says_where_and_why(
    status: Status, made: Happened, field: str, fault: Fault
) -> None:
    with pytest.raises(CannotBe) as wrong:
        check_record(status, made, BOUNDS)
    assert (wrong.value.field, wrong.value.fault) == (field, fault)


def test_nobody_plans_for_a_day_more_than_a_year_ago() -> None:
    open_bounds = Bounds(TODAY)
    with pytest.raises(CannotBe) as wrong:
        check_days(date(2025, 11, 3), None, open_bounds)
    assert (wrong.value.field, wrong.value.fault) == ("starts", Fault.FAR_PAST)
    check_record(Status.PLANNED, held(date(2025, 11, 3)), open_bounds)


def test_a_long_partnership_has_days_of_long_ago() -> None:
    check_record(Status.PLANNED, held(date(2002, 9, 10)), Bounds(TODAY, date(2002, 5, 1)))
    with pytest.raises(CannotBe) as wrong:
        check_days(date(2002, 9, 10), None, Bounds(TODAY, date(2002, 5, 1)))
    assert wrong.value.fault is Fault.FAR_PAST


def test_a_cancelled_activity_can_be_taken_up_again_and_a_held_one_be_put_right() -> None:
    check_record(Status.CANCELLED, moved(TODAY, date(2027, 2, 1)), BOUNDS)
    check_record(Status.CANCELLED, held(TODAY), BOUNDS)
    check_record(Status.HELD, cancelled(TODAY), BOUNDS)


def test_the_days_of_a_plan_must_be_in_order_and_within_the_partnership() -> None:
    check_days(None, None, BOUNDS)
    check_days(date(2026, 10, 1), date(2026, 10, 1), BOUNDS)
    for starts, ends, field in (
        (date(2026, 10, 2), date(2026, 10, 1), "ends"),
        (None, date(2026, 10, 1), "ends"),
        (date(2026, 8, 1), None, "starts"),
    ):
        with pytest.raises(CannotBe) as wrong:
            check_days(starts, ends, BOUNDS)
        assert wrong.value.field == field


def test_the_refusal_of_a_day_names_the_days_that_can_be() -> None:
    cases = (
        (lambda: check_record(Status.PLANNED, held(TODAY + timedelta(days=1)), BOUNDS), Days(date(2026, 9, 1), TODAY)),
        (lambda: check_record(Status.PLANNED, held(date(2026, 8, 31)), BOUNDS), Days(date(2026, 9, 1), TODAY)),
        (lambda: check_days(date(2027, 8, 1), None, BOUNDS), Days(date(2026, 9, 1), date(2027, 7, 31))),
        (lambda: check_days(date(2025, 1, 1), None, Bounds(TODAY)), Days(date(2026, 1, 19), date(2037, 12, 31))),
        (
            lambda: check_days(date(2026, 10, 2), date(2026, 10, 1), BOUNDS),
            Days(date(2026, 10, 2), date(2027, 7, 31)),
        ),
    )
    for refused, allowed in cases:
        with pytest.raises(CannotBe) as wrong:
            refused()
        assert wrong.value.allowed == allowed


def refusal(check: Callable[[str, date], None], day: date) -> Days | None:
    """The days that a refusal of this one names; None where it is taken."""
    try:
        check("on", day)
    except CannotBe as wrong:
        return wrong.allowed
    return None


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.dates(date(2000, 1, 1), date(2060, 1, 1)))
def test_every_day_that_a_refusal_names_is_taken(day: date, other: date) -> None:
    for bounds in (BOUNDS, Bounds(TODAY), Bounds(TODAY, date(2002, 5, 1))):
        for check in (bounds.check, bounds.check_plan, bounds.check_held):
            allowed = refusal(check, day)
            if allowed is not None:
                assert not allowed.first <= day <= allowed.last
                assert refusal(check, other) is None or not allowed.first <= other <= allowed.last


@given(st.dates(date(2000, 1, 1), date(2060, 1, 1)), st.dates(date(2000, 1, 1), date(2060, 1, 1)))
def test_only_what_moves_further_than_a_year_is_far(before: date, to: date) -> None:
    months = months_moved(before, to)
    assert (months == 0) == (abs(to - before) <= timedelta(days=366))
    assert months == -months_moved(to, before)
    assert months == 0 or (abs(months) >= 12 and (months > 0) == (to > before))


def test_held_on_another_day_than_planned_counts_in_the_term_in_which_it_was_held() -> None:
    one = Planned(date(2026, 12, 18), records=(held(date(2027, 1, 7)),))
    assert stops(one) == (date(2026, 12, 18), date(2027, 1, 7))
    assert outcomes_of(one, TODAY) == {AUTUMN: Outcome.MOVED_OUT, SPRING: Outcome.HELD}


def test_each_side_is_taken_at_its_own_last_word_on_days_and_lessons() -> None:
    on = date(2026, 10, 6)
    one = Planned(
        on,
        days_supported=Decimal(9),
        days_supporting=Decimal(9),
        records=(
            held(on, days_supported=Decimal(1), lessons=4),
            held(on, "supporting", days_supported=Decimal(3), days_supporting=Decimal(2)),
        ),
    )
    assert burden_of(one, "supported") == Burden(Decimal(1), Decimal(0), 4, 0)
    assert burden_of(one, "supporting") == Burden(Decimal(2), Decimal(0), 0, 1)


def test_days_that_nobody_said_are_the_plans_and_what_was_taken_back_costs_nothing() -> None:
    on = date(2026, 10, 6)
    silent = Planned(on, days_supported=Decimal("1.5"), records=(held(on),))
    assert burden_of(silent, "supported") == Burden(Decimal("1.5"), Decimal("1.5"), 0, 1)
    taken_back = Planned(on, days_supported=Decimal("1.5"), records=(held(on, lessons=3), cancelled(on)))
    assert burden_of(taken_back, "supported") == Burden()


def test_nothing_due_has_no_share() -> None:
    assert share_of(0, 0) is None


DAYS = st.dates(date(2026, 9, 1), date(2027, 7, 31))
RECORDS = st.one_of(
    st.builds(
        held,
        DAYS,
        st.sampled_from(SIDES),
        days_supported=st.none() | st.decimals(0, 9, places=2),
        days_supporting=st.none() | st.decimals(0, 9, places=2),
        lessons=st.none() | st.integers(0, 30),
    ),
    st.builds(moved, DAYS, DAYS),
    st.builds(cancelled, DAYS, st.sampled_from(["supported", "broker"]), st.sampled_from(["money", "illness"])),
)


@st.composite
def activities(draw: st.DrawFn) -> Planned:
    records = tuple(draw(st.lists(RECORDS, max_size=4)))
    moves = [one.moved_to for one in records if one.kind is Kind.MOVED]
    starts = moves[-1] if moves else draw(st.none() | DAYS)
    days = st.decimals(0, 9, places=2)
    return Planned(starts, None, draw(days), draw(days), records)


@given(st.lists(activities(), max_size=8), DAYS)
def test_every_promise_has_one_outcome_and_the_sums_agree(planned: list[Planned], today: date) -> None:
    counts = by_term(planned, today)
    whole = together(counts)
    promises = sum(len({Term.of(day) for day in stops(one)}) for one in planned)
    assert whole.planned == promises == sum(one.planned for one in counts)
    assert whole.of(Outcome.HELD) == sum(one.status is Status.HELD for one in planned)
    assert [one.term for one in counts] == sorted({Term.of(day) for one in planned for day in stops(one)})
    for side in SIDES:
        expected = sum((burden_of(one, side) for one in planned), Burden())
        assert whole.burdens[side] == expected
        assert expected.days >= expected.from_plan >= 0


@given(st.lists(activities(), max_size=8), DAYS, st.randoms())
def test_the_order_of_activities_does_not_matter(planned: list[Planned], today: date, chance: object) -> None:
    mixed = list(planned)
    chance.shuffle(mixed)  # type: ignore[attr-defined]  # Hypothesis's own Random
    assert by_term(planned, today) == by_term(mixed, today)


@given(st.integers(0, 500), st.integers(1, 500))
def test_the_interval_holds_the_share_and_narrows_with_more_behind_it(held_of: int, due: int) -> None:
    held_of = min(held_of, due)
    share, more = share_of(held_of, due), share_of(2 * held_of, 2 * due)
    assert share is not None
    assert more is not None
    assert 0 <= share.low <= share.value <= share.high <= 1
    assert more.high - more.low < share.high - share.low


@given(activities(), DAYS)
def test_what_is_ahead_is_not_due(one: Planned, today: date) -> None:
    for count in by_term([one], today):
        share = count.share
        assert (share.due if share else 0) == count.planned - count.of(Outcome.AHEAD)
        assert Outcome.AHEAD not in DUE
