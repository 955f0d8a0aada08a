"""Common ground and assumptions in a real browser: accessible as they are and on a phone, answered by keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from alongside.partnerships.common_ground import newest
from tests.browser.looking import Demo, is_fit, partnership, signed_in
from tests.browser.test_partnership_in_a_browser import RUNNING

pytestmark = pytest.mark.browser


def answered(page: Page) -> None:
    for one in newest().questions:
        page.locator(f"[name=place_{one.name}]").nth(1).check()
    page.get_by_role("button", name="Save").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Common ground")


def test_a_head_answers_alone_and_the_pages_are_fit(browser: Browser, demo: Demo) -> None:
    context = signed_in(browser, demo, "leo-head")
    page = partnership(context, RUNNING)
    page.get_by_role("link", name="See and answer the questions").click()
    is_fit(page, "ground-empty")
    page.get_by_role("link", name="Look again").or_(page.get_by_role("link", name="Answer the questions")).click()
    is_fit(page, "ground-form")
    page.get_by_role("button", name="Save").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Choose a place")
    is_fit(page, "ground-faults")
    answered(page)
    expect(page.locator("main")).to_contain_text("Too few answers to show yet")
    is_fit(page, "ground-answered")
    context.close()


def test_an_assumption_is_written_and_looked_at(browser: Browser, demo: Demo) -> None:
    context = signed_in(browser, demo, "virgo-partnership-manager")
    page = partnership(context, RUNNING)
    page.get_by_role("link", name="Write down what the partnership assumes").click()
    is_fit(page, "assumptions-none")
    page.get_by_role("link", name="Write an assumption down").click()
    is_fit(page, "assumption-form")
    page.get_by_label("We assume that").fill("Lessons can be watched without cover being a burden.")
    page.get_by_label("What would prove it wrong?").fill("Two visits in a term fall through for want of cover.")
    page.get_by_label("By when is it looked at again?").fill("2027-03-01")
    page.get_by_role("button", name="Save").press("Enter")
    is_fit(page, "assumptions")
    page.get_by_role("link", name="Lessons can be watched").click()
    page.get_by_role("link", name="Say how it stands").click()
    is_fit(page, "assumption-look")
    page.get_by_label("Wavers").check()
    page.get_by_label("Why?").fill("One visit fell through.")
    page.get_by_role("button", name="Save").press("Enter")
    expect(page.locator("main")).to_contain_text("One visit fell through.")
    is_fit(page, "assumption")
    context.close()
