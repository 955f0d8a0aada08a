"""What a plan costs in CPU seconds: sums, differences, and the spreadsheet out and in. ``python -m benchmarks.plans [ROWS...]``.

Plans are made up from a fixed seed. Nothing is read from a database; what it adds is in the tests of the pages.
"""

from __future__ import annotations

import os
import random
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from statistics import median

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside_web.config.settings_test")
django.setup()

from alongside.exchange.plan_proposal import Bounds, proposed  # noqa: E402  # Django first
from alongside.exchange.plan_sheet import read_plan  # noqa: E402  # as above
from alongside.partnerships.plan import PlanActivity, PlanAim, WholePlan  # noqa: E402  # as above
from alongside.partnerships.plan_costs import Allocated, accounts  # noqa: E402  # as above
from alongside.partnerships.plan_differences import plan_difference  # noqa: E402  # as above
from alongside.terms import Term  # noqa: E402  # as above
from alongside_web.accounts.models import Organisation  # noqa: E402  # as above
from alongside_web.partnerships.models import Partnership  # noqa: E402  # as above
from alongside_web.plans.plan_columns_shown import headings, known_headings, known_sums, sums  # noqa: E402  # as above
from alongside_web.plans.plan_workbook import sheets_of  # noqa: E402  # as above
from alongside_web.plans.plan_xlsx import Exported, xlsx_of  # noqa: E402  # as above

_SEED = 2006
_ROUNDS = 5
_WORDS = ("pupils", "books", "marking", "heads", "lessons", "visit", "term", "science", "each", "leaders", "training")
SCHOOLS = Partnership(supported=Organisation(name="Oak"), supporting=Organisation(name="Elm"))


def made_up(rows: int) -> WholePlan:
    """A plan of so many activities under ten aims."""
    rng = random.Random(_SEED)

    def words(count: int) -> str:
        return " ".join(rng.choice(_WORDS) for _ in range(count))

    aims = tuple(PlanAim(f"a{one}", f"{words(6)} {one}", words(5)) for one in range(10))
    activities = tuple(
        PlanActivity(
            key=f"k{one}",
            title=f"{words(5)} {one}",
            aim=f"a{one % 10}",
            what=words(25),
            starts=date(2026, 9, 1) + timedelta(days=rng.randrange(600)),
            lead_supported=words(2),
            lead_supporting=words(2),
            days_supported=Decimal(rng.randrange(40)) / 4,
            other_pence=rng.randrange(100_000),
            success=words(20),
            monitored_by=words(2),
            monitored_how=words(6),
            funder="Oakshire",
        )
        for one in range(rows)
    )
    return WholePlan(aims, activities, 18_750)


def measured(work: Callable[[], object]) -> float:
    """The median CPU time of some rounds."""
    used = []
    for _ in range(_ROUNDS):
        begun = time.process_time()
        work()
        used.append(time.process_time() - begun)
    return median(used)


def measure(rows: int) -> None:
    plan = made_up(rows)
    other = replace(plan, activities=tuple(replace(one, success=one.success + " anew") for one in plan.activities))
    money = accounts(plan, [Allocated("Oakshire", Term(2026, 2), 10_000_000)], ())
    file = Exported("Plan", date(2026, 9, 1), headings(SCHOOLS, with_money=True), sums(), plan, {}, money, ())
    content = xlsx_of(file)
    known, totals = known_headings(SCHOOLS), known_sums()
    found = read_plan(sheets_of(content), more=known, totals=totals)
    assert len(found.rows) == rows
    assert proposed(plan, found.rows, Bounds(None, None, ("Oakshire",))).writes == 0
    for name, work in (
        ("sums by term and funder", lambda: accounts(plan, (), ())),
        ("difference, every activity rewritten", lambda: plan_difference(plan, other)),
        ("spreadsheet out", lambda: xlsx_of(file)),
        ("spreadsheet checked and opened", lambda: sheets_of(content)),
        ("spreadsheet in, set against the plan", lambda: _taken(content, plan, (known, totals))),
    ):
        print(f"| {rows} | {name} | {measured(work):.3f} |")


def _taken(content: bytes, plan: WholePlan, told: tuple[dict[str, str], frozenset[str]]) -> object:
    found = read_plan(sheets_of(content), more=told[0], totals=told[1])
    return proposed(plan, found.rows, Bounds(None, None, ("Oakshire",)))


if __name__ == "__main__":
    print("| activities | what | CPU s |\n|---|---|---|")
    for size in map(int, sys.argv[1:] or ("50", "500")):
        measure(size)
