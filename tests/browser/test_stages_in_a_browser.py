"""Stages and calendars in a real browser: accessible as they are and on a phone, and a head sets a task by keyboard alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.looking import Demo, is_fit, partnership, signed_in
from tests.browser.test_partnership_in_a_browser import RUNNING

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("who", ["leo-head", "virgo-governors"])
def test_the_way_through_the_stages_is_accessible_and_fits_a_phone(
    browser: Browser,
    demo: Demo,
    who: str,
) -> None:
    page = partnership(signed_in(browser, demo, who), RUNNING)
    page.get_by_role("link", name="Stages and tasks").click()
    is_fit(page)
    page.get_by_role("link", name="Harvest", exact=True).click()
    is_fit(page)
    page.get_by_role("link", name="Review it together").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Review it together")
    is_fit(page)


def test_a_calendar_is_turned_on_and_its_address_shown(
    browser: Browser,
    demo: Demo,
) -> None:
    page = signed_in(browser, demo, "adviser-1").pages[0]
    page.get_by_role("link", name="Calendar and reminders").click()
    is_fit(page)
    page.get_by_role("button", name="Turn it on").press("Enter")
    expect(page.locator("main code")).to_contain_text(f"{demo.address}/calendars/feed/")
    is_fit(page)
