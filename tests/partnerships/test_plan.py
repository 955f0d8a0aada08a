"""Plans as values: kept and read again, costed to the penny, compared, and their churn."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.partnerships.money import in_pounds
from alongside.partnerships.plan import PlanActivity, PlanAim, Status, WholePlan, as_data, from_data, without_money
from alongside.partnerships.plan_churn import ChurnVerdict, Kept, churn
from alongside.partnerships.plan_costs import Allocated, Meets, Paid, accounts, cost_of, made_worse
from alongside.partnerships.plan_differences import applied, plan_difference
from alongside.terms import Term

DOC = (Path(__file__).parents[2] / "docs/explanation/plans.md").read_text(encoding="utf-8")
AUTUMN, SPRING = Term(2026, 2), Term(2027, 0)

words = st.text(max_size=12)
days = st.none() | st.dates(date(2026, 9, 1), date(2028, 8, 31))
staff = st.decimals(0, 200, places=2)
pence = st.integers(0, 5_000_000)
funders = st.sampled_from(["", "Authority", "Trust"])


@st.composite
def plans(draw: st.DrawFn) -> WholePlan:
    aims = [
        PlanAim(f"a{at}", draw(words), draw(words), characteristics=("x",) * draw(st.integers(0, 1)))
        for at in draw(_some)
    ]
    found = [
        PlanActivity(
            key=f"k{at}",
            title=draw(words),
            aim=draw(st.sampled_from(["", *(one.key for one in aims)])),
            starts=draw(days),
            days_supported=draw(staff),
            cover_supporting=draw(pence),
            other_pence=draw(pence),
            funder=draw(funders),
            success=draw(words),
            status=draw(st.sampled_from(Status)),
        )
        for at in draw(_some)
    ]
    return WholePlan(tuple(aims), tuple(found), draw(st.none() | pence))


_some = st.lists(st.integers(0, 6), unique=True, max_size=5)
allocations = st.lists(
    st.builds(Allocated, st.sampled_from(["Authority", "Trust"]), st.sampled_from([AUTUMN, SPRING]), pence)
)
payments = st.lists(
    st.builds(Paid, st.sampled_from(["Authority", "Trust"]), st.dates(date(2026, 9, 1), date(2027, 4, 1)), pence)
)


def visit(key: str, **more: object) -> PlanActivity:
    return replace(PlanActivity(key, f"Visit {key}"), **more)


@given(plans())
def test_a_plan_that_is_kept_is_read_again_as_it_was(plan: WholePlan) -> None:
    assert from_data(as_data(plan)) == plan
    assert from_data(as_data(plan)).hash == plan.hash


def test_days_written_otherwise_are_the_same_plan() -> None:
    one, other = (WholePlan((), (visit("a", days_supported=Decimal(text)),)) for text in ("1.50", "1.5"))
    assert one.hash == other.hash


def test_what_was_never_a_plan_is_read_as_an_empty_one() -> None:
    assert from_data({"words": "anything", "aims": "x", "activities": [3]}) == WholePlan()


@given(plans())
def test_nothing_of_money_is_left_in_a_plan_without_money(plan: WholePlan) -> None:
    bare = without_money(plan)
    assert not accounts(bare, (), ()).total.planned
    assert {one.funder for one in bare.activities} <= {""}
    assert [one.title for one in bare.activities] == [one.title for one in plan.activities]


@pytest.mark.parametrize(
    ("activity", "day", "pounds"),
    [
        (visit("a"), 20_000, "£0"),
        (visit("a", days_supported=Decimal("1.5")), 20_000, "£300"),
        (visit("a", days_supported=Decimal("1.5")), None, "£0"),
        (visit("a", days_supported=Decimal(9), cover_supported=12_345), 20_000, "£123.45"),
        (visit("a", days_supporting=Decimal("0.25"), other_pence=1), 10_002, "£25.02"),
    ],
)
def test_an_activity_costs_its_cover_and_everything_else(activity: PlanActivity, day: int | None, pounds: str) -> None:
    assert in_pounds(cost_of(activity, day).total) == pounds


@given(plans(), allocations, payments, st.randoms())
def test_sums_are_equal_whatever_the_order(
    plan: WholePlan, given_money: list[Allocated], paid: list[Paid], chance: object
) -> None:
    first = accounts(plan, given_money, paid)
    shuffled = list(plan.activities)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # Hypothesis's random
    second = accounts(replace(plan, activities=tuple(shuffled)), given_money[::-1], paid[::-1])
    assert first == second
    costed = [cost_of(one, plan.staff_day_pence).total for one in plan.activities if one.status is not Status.CANCELLED]
    assert first.total.planned == sum(costed)
    assert first.total.spent == sum(one.pence for one in paid)
    assert sum((first.of(one).allocated for one in first.funders), 0) == first.total.allocated


@given(plans(), allocations, payments)
def test_an_overspend_is_told_where_it_is_and_nowhere_else(
    plan: WholePlan, given_money: list[Allocated], paid: list[Paid]
) -> None:
    found = accounts(plan, given_money, paid)
    assert all(one.over > 0 and one.funder for one in found.overspends)
    several = {one for one in found.funders if one and sum(place.funder == one for place, _ in found.places) > 1}
    for funder in several:
        whole = [one for one in found.overspends if (one.funder, one.term, one.meets) == (funder, None, Meets.SPENT)]
        assert [one.over for one in whole] == [-found.of(funder).left_to_spend] * (found.of(funder).left_to_spend < 0)
    assert made_worse(found, found) == ()


def test_who_pays_is_told_what_the_payment_makes_worse_and_only_that() -> None:
    given_money = [Allocated("Trust", AUTUMN, 100), Allocated("Trust", SPRING, 100)]
    before = accounts(WholePlan(), given_money, [Paid("Trust", AUTUMN.first, 130)])
    after = accounts(WholePlan(), given_money, [Paid("Trust", AUTUMN.first, 130), Paid("Trust", SPRING.first, 90)])
    assert [(one.term, one.over) for one in before.overspends] == [(AUTUMN, 30)]
    assert [(one.term, one.over) for one in made_worse(before, after)] == [(None, 20)]


@given(plans(), plans())
def test_a_difference_put_into_the_first_plan_gives_the_second(before: WholePlan, after: WholePlan) -> None:
    assert applied(before, plan_difference(before, after)) == after


@given(plans())
def test_plans_that_say_the_same_differ_in_nothing(plan: WholePlan) -> None:
    assert plan_difference(plan, from_data(as_data(plan))).is_empty


@given(plans(), plans())
def test_plans_that_differ_have_a_difference(before: WholePlan, after: WholePlan) -> None:
    assert plan_difference(before, after).is_empty == (before == after)


def test_other_days_are_moved_other_words_rewritten_and_a_record_is_neither() -> None:
    before = WholePlan((), (visit("a"), visit("b"), visit("c"), visit("d")))
    after = WholePlan(
        (),
        (
            visit("a", starts=date(2026, 11, 2)),
            visit("b", success="Marks rise", starts=date(2026, 11, 3)),
            visit("c", status=Status.HELD, evaluation="It helped"),
            visit("e"),
        ),
    )
    found = plan_difference(before, after)
    assert [one.key for one in found.moved] == ["a", "b"]
    assert [one.key for one in found.rewritten] == ["b"]
    assert ([one.key for one in found.added], [one.key for one in found.dropped]) == (["e"], ["d"])


def test_the_churn_of_no_versions_says_that_there_is_too_little() -> None:
    for versions in ([], [Kept(1, date(2026, 9, 1), WholePlan())]):
        found = churn(versions, [date(2026, 9, 2)] * 9)
        assert (found.verdict, found.share, found.steps) == (ChurnVerdict.TOO_LITTLE, None, ())


@given(st.lists(plans(), min_size=2, max_size=4), st.lists(st.dates(date(2026, 8, 1), date(2027, 2, 1)), max_size=20))
def test_a_verdict_is_held_to_its_interval(found: list[WholePlan], held: list[date]) -> None:
    versions = [Kept(at, date(2026, 9, 1) + timedelta(days=30 * at), one) for at, one in enumerate(found, 1)]
    told = churn(versions[::-1], held)
    assert told.touched == sum(one.touched.once for one in told.steps)
    assert told.held <= len(held)
    if told.share is not None and told.low is not None and told.high is not None:
        assert 0 <= told.low <= told.share <= told.high <= 1
    if told.verdict is ChurnVerdict.MOSTLY_PLANNING:
        assert told.touched > told.held
    if told.verdict is ChurnVerdict.MOSTLY_DOING:
        assert told.touched < told.held


def example() -> tuple[WholePlan, WholePlan]:
    """The plan of the worked example in docs/explanation/plans.md, and what it became by January."""
    aim = PlanAim("aim", "Marking that pupils can use")
    first = PlanActivity(
        "1", "Heads of English see each other’s lessons", "aim", starts=date(2026, 10, 12), funder="Authority",
        days_supported=Decimal(2), days_supporting=Decimal("1.5"), other_pence=4_560,
    )  # fmt: skip
    second = PlanActivity(
        "2", "Training in marking", "aim", starts=date(2026, 11, 20), funder="Authority", cover_supported=60_000,
        days_supported=Decimal(9), other_pence=45_000,
    )  # fmt: skip
    third = PlanActivity(
        "3",
        "Pupils show their books to each other",
        "aim",
        starts=date(2027, 1, 18),
        funder="Trust",
        other_pence=25_050,
    )
    before = WholePlan((aim,), (first, second, third), 18_750)
    after = WholePlan(
        (aim,),
        (
            replace(first, status=Status.HELD),
            replace(second, starts=date(2027, 2, 5), success="Every book is marked in a fortnight"),
            PlanActivity("4", "Moderation together", "aim", starts=date(2027, 3, 1)),
        ),
        18_750,
    )
    return before, after


def told(pattern: str) -> str:
    found = re.search(pattern, DOC)
    assert found, pattern
    return found[1]


def test_the_worked_example_of_costs_comes_out_as_told() -> None:
    plan, _ = example()
    costs = [in_pounds(cost_of(one, plan.staff_day_pence).total) for one in plan.activities]
    assert costs == re.findall(
        r"^\| [^|]+ \| (?:–|[\d.]+ and [\d.]+) \| [^|]+ \| [^|]+ \| (£[\d.,]+) \|$", DOC, re.MULTILINE
    )
    found = accounts(
        plan,
        [
            Allocated("Authority", AUTUMN, 180_000),
            Allocated("Authority", SPRING, 40_000),
            Allocated("Trust", SPRING, 25_000),
        ],
        [Paid("Authority", date(2026, 10, 30), 70_185)],
    )
    assert [in_pounds(place.left_to_plan) for _, place in found.places] == re.findall(
        r"^\| \w+ \| \w+ \d{4} \| [^|]+ \| [^|]+ \| (−?£[\d.,]+) \|$", DOC, re.MULTILINE
    )
    (over,) = [one for one in found.overspends if one.term == SPRING]
    assert (over.funder, in_pounds(over.over)) == ("Trust", told(r"Trust is over by (£\d+\.\d\d)"))


def test_the_worked_example_of_the_difference_and_the_churn_comes_out_as_told() -> None:
    before, after = example()
    versions = [Kept(1, date(2026, 9, 14), before), Kept(2, date(2027, 1, 11), after)]
    found = churn(versions, [date(2026, 10, 12)])
    (step,) = found.steps
    some = step.touched
    counts = f"{some.added} added, {some.dropped} dropped, {some.moved} moved, {some.rewritten} rewritten"
    assert counts in DOC
    assert f"{some.once} activities were planned anew and {step.held} was held" in DOC
    assert found.verdict is ChurnVerdict.TOO_LITTLE
    later = churn([*versions, Kept(3, date(2027, 4, 1), before)], [date(2026, 10, 12)])
    assert (later.touched, later.held) == (6, 1)
    assert later.low is not None
    assert f"{later.low:.0%}" == told(r"at least (\d+%)")
    assert later.verdict is ChurnVerdict.MOSTLY_PLANNING
