"""The page on a plan's columns is true: every column with every heading by which it is known, and ours."""

import re
from pathlib import Path

from alongside.exchange.plan_columns import COLUMNS
from alongside_web.accounts.models import Organisation
from alongside_web.partnerships.models import Partnership
from alongside_web.plans.plan_columns_shown import headings

PAGE = (Path(__file__).parents[2] / "docs/reference/plan-columns.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| `(\w+)` \| (.+?) \| (.+?) \|$", PAGE, re.MULTILINE)


def test_the_page_lists_every_column_and_its_headings() -> None:
    assert {name: tuple(known.split(", ")) for name, _, known in ROWS} == dict(COLUMNS)


def test_the_page_names_our_own_headings() -> None:
    schools = (Organisation(name="(supported school)"), Organisation(name="(supporting school)"))
    ours = headings(Partnership(supported=schools[0], supporting=schools[1]), with_money=True)
    assert {name: told for name, told, _ in ROWS if told != "–"} == ours
