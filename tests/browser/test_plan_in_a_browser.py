"""A plan in a real browser: begun, overspent, taken in from a spreadsheet, kept and compared, on a phone too."""

from __future__ import annotations

import io

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.looking import Demo, is_fit, partnership, signed_in
from tests.browser.test_partnership_in_a_browser import RUNNING

pytestmark = pytest.mark.browser
ROWS = (
    ("Target", "Action", "Lead", "When", "Cost", "Success criteria", "Monitoring", "Weather"),
    ("Science lessons seen", "Exchange of a week", "Ms Reed", "November 2002", "£300", "A report each", "Deputies", "fine"),
    (None, "Visit", None, "soon", None, None, None, None),
)  # fmt: skip


def workbook() -> bytes:
    book = openpyxl.Workbook()
    for row in ROWS:
        book.worksheets[0].append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_manager_plans_pays_takes_in_and_compares(browser: Browser, demo: Demo) -> None:
    context = signed_in(browser, demo, "virgo-partnership-manager")
    page = partnership(context, RUNNING)
    page.get_by_role("link", name="Go to the plan").click()
    at = page.url
    is_fit(page)
    page.get_by_role("button", name="Add an aim").click()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("Write the aim")
    is_fit(page)
    page.get_by_label("What do the schools want to reach together?").fill("Science lessons seen")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=2)).to_have_text("Science lessons seen")
    _pays_too_much(page, at)
    _keeps(page, at, "Agreed")
    _takes_in(page, at)
    _keeps(page, at, "Taken in")
    page.goto(f"{at}versions/compare/?from=1&to=2")
    expect(page.locator("main")).to_contain_text("Exchange of a week (November 2002)")
    is_fit(page)
    page.goto(at)
    is_fit(page)
    context.close()


def _pays_too_much(page: Page, at: str) -> None:
    page.goto(f"{at}money/funders/add/")
    page.get_by_label("Who pays?").fill("Oakshire")
    page.get_by_role("button", name="Save").click()
    page.locator("main input[inputmode=decimal]").first.fill("10")
    is_fit(page)
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Record a payment").click()
    page.get_by_label("How much was paid?").fill("1,000.50")
    page.get_by_label("On which day?").fill("1/11/2002")
    page.get_by_label("What for?").fill("Cover")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("This is more than there is")
    is_fit(page)
    page.get_by_role("button", name="Record it all the same").click()
    expect(page.locator("main")).to_contain_text("£1,000.50")
    is_fit(page)


def _takes_in(page: Page, at: str) -> None:
    page.goto(f"{at}import/")
    is_fit(page)
    page.get_by_label("Spreadsheet of the plan").set_input_files(
        {"name": "plan.xlsx", "mimeType": "", "buffer": workbook()}
    )
    page.get_by_role("button", name="Look through it").click()
    expect(page.locator("main")).to_contain_text("Row 3: When says “soon”.")
    is_fit(page)
    page.get_by_role("button", name="Write 1 activity into the plan").click()
    expect(page.get_by_role("link", name="Exchange of a week")).to_be_visible()


def _keeps(page: Page, at: str, why: str) -> None:
    page.goto(f"{at}versions/keep/")
    page.get_by_label("Why do you keep this version?").fill(why)
    page.get_by_role("button", name="Keep it").click()
    expect(page.locator("main")).to_contain_text(why)
    is_fit(page)
