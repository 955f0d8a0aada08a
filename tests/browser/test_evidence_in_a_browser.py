"""The reading and the evidence of a partnership in a real browser, as a head and as an adviser: read, open, code, take back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.looking import Demo, faults, is_fit, partnership, signed_in
from tests.browser.test_partnership_in_a_browser import RUNNING

pytestmark = pytest.mark.browser


def test_a_head_opens_the_reading_down_to_each_entry(browser: Browser, demo: Demo) -> None:
    page = partnership(signed_in(browser, demo, "leo-head"), RUNNING)
    page.get_by_role("link", name="How it reads, from words and deeds").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("It reads as striving")
    is_fit(page)
    page.get_by_role("link", name="Open the reasons down to each entry").click()
    page.locator("summary").first.click()
    page.locator(".alongside-branch--inner > summary").first.click()
    expect(page.locator(".alongside-grounds li").first).to_be_visible()
    is_fit(page)


def test_governors_open_their_reading_with_the_help_that_was_offered(browser: Browser, demo: Demo) -> None:
    page = partnership(signed_in(browser, demo, "virgo-governors"), RUNNING)
    page.get_by_role("link", name="How it reads, from words and deeds").click()

    expect(page.get_by_role("heading", name="What help was offered, and what was taken")).to_be_visible()
    expect(page.get_by_role("row", name=re.compile("Virgo head 2"))).to_contain_text("Mentor to the new head")
    expect(page.locator("main")).to_contain_text("End of the money: April 2003.")
    is_fit(page, "governors-reading")


def test_a_day_in_the_past_is_read_as_it_was_known(browser: Browser, demo: Demo) -> None:
    page = partnership(signed_in(browser, demo, "leo-head", script=False), RUNNING)
    page.get_by_role("link", name="How it reads, from words and deeds").click()
    page.get_by_label("Day").fill("2002-08-31")
    page.get_by_role("button", name="Show").click()

    expect(page.locator("main")).to_contain_text("As it was known on 31 August 2002")
    page.get_by_label("Day").fill("never")
    page.get_by_role("button", name="Show").click()
    expect(page.locator("main")).to_contain_text("Enter a day up to today")


def test_an_adviser_codes_a_statement_without_a_mouse_and_takes_it_back(
    browser: Browser,
    demo: Demo,
) -> None:
    page = partnership(signed_in(browser, demo, "adviser-1"), RUNNING)
    page.get_by_role("link", name="Evidence", exact=True).click()
    is_fit(page)
    page.get_by_role("button", name="Add evidence").click()
    is_fit(page)
    page.get_by_role("link", name="Regular contact").click()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    is_fit(page)
    page.get_by_label("What was said or done").fill("The two deputies speak every week.")
    for name in ("direction", "strength", "basis", "stage", "audience"):
        page.locator(f"[name={name}]").first.check()
    page.get_by_label("Whose account is it?").select_option("supported-manager")
    page.get_by_role("button", name="Save").press("Enter")

    expect(page.locator("main")).to_contain_text("The two deputies speak every week.")
    assert faults(page) == []
    page.get_by_role("link", name=re.compile("^Take back")).click()
    is_fit(page)
    page.get_by_role("button", name="Take it back").click()
    expect(page.locator("main")).to_contain_text("taken back")


def test_anybody_reads_who_sees_what_of_every_kind_of_record(browser: Browser, demo: Demo) -> None:
    page = browser.new_context(viewport={"width": 1200, "height": 900}).new_page()
    page.goto(demo.address + "/partnerships/who-sees-what/")

    expect(page.get_by_role("heading", name="Every kind of record")).to_be_visible()
    expect(page.get_by_role("row", name=re.compile("^Money and payments"))).to_contain_text("6 years")
    is_fit(page, "who-sees-what")
