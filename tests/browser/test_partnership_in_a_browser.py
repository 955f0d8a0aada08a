"""Partnerships in a real browser: what a broker, both heads and others see and do, by keyboard, on a phone, without JavaScript."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.looking import Demo, is_fit, partnership, signed_in

pytestmark = pytest.mark.browser
INVENTED = "Hazel Bank School and Rowan Hill School (invented)"
RUNNING = "Virgo and Leo"


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("principal-adviser", INVENTED),
        ("adviser-1", RUNNING),
        ("leo-head", RUNNING),
        ("virgo-partnership-manager", RUNNING),
        ("virgo-governors", RUNNING),
        ("researcher", "Libra and Taurus"),
        ("hazel-head", INVENTED),
    ],
)
def test_what_each_person_sees_is_accessible_and_fits_a_phone(
    browser: Browser, demo: Demo, who: str, name: str
) -> None:
    context = signed_in(browser, demo, who)
    is_fit(context.pages[0])
    page = partnership(context, name)
    is_fit(page)
    page.get_by_role("link", name="History").click()
    is_fit(page)
    context.close()


def test_a_head_answers_by_keyboard_alone(browser: Browser, demo: Demo) -> None:
    context = signed_in(browser, demo, "hazel-head")
    page = partnership(context, INVENTED)
    page.goto(page.url + "answer/")
    page.get_by_role("button", name="Save my answer").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Choose one of the four answers")
    is_fit(page)
    page.get_by_role("link", name="Choose one of the four answers").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Yes", exact=True)).to_be_focused()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("We know each other well.")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    for _ in range(12):
        if page.evaluate("document.activeElement.textContent.trim()") == "Save my answer":
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(INVENTED)
    expect(page.locator(".govuk-summary-list").first).to_contain_text("Yes")
    context.close()


def test_a_broker_proposes_without_javascript(browser: Browser, demo: Demo) -> None:
    context = signed_in(browser, demo, "principal-adviser", script=False)
    page = context.pages[0]
    page.get_by_role("button", name="Propose a partnership").click()
    page.get_by_role("button", name="Propose it").click()
    expect(page.get_by_role("alert")).to_contain_text("Enter the school that is to be supported")
    page.get_by_label("School that is to be supported").fill("Virgo")
    page.get_by_label("School that is to support it").fill("Aquarius")
    for number, address in enumerate(("one@example.org", "two@example.org")):
        page.get_by_label("E-mail address of its head").nth(number).fill(address)
    page.locator("[name=origin]").first.check()
    page.get_by_label("Answers by").fill(f"{datetime.now(UTC) + timedelta(days=30):%Y-%m-%d}")
    page.get_by_role("button", name="Propose it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Virgo and Aquarius")
    expect(page.locator("main")).to_contain_text("Nobody has been asked yet")
    page.get_by_role("button", name="Call it off").click()
    expect(page.locator("main")).to_contain_text("never that you called it off")
    page.get_by_role("button", name="Call it off").click()
    expect(page.locator("main")).to_contain_text("nobody but a broker knows")
    context.close()


def test_help_cannot_be_offered_before_both_said_yes_and_the_page_says_so(browser: Browser, demo: Demo) -> None:
    context = signed_in(browser, demo, "rowan-head")
    page = partnership(context, INVENTED)
    page.goto(page.url + "help/")
    expect(page.get_by_role("heading", level=1)).to_have_text("This cannot be done now")
    expect(page.locator("main")).to_contain_text("said once both heads have said yes")
    is_fit(page)
    context.close()


def test_an_agreement_is_begun_and_written_by_one_head_and_read_by_the_other(browser: Browser, demo: Demo) -> None:
    context = signed_in(browser, demo, "virgo-head-2", script=False)
    page = partnership(context, RUNNING)
    page.get_by_role("link", name="The agreement", exact=True).click()
    page.get_by_role("button", name="Begin the agreement").click()
    page.locator("a[href$='/sections/rationale/edit/']").click()
    page.locator("[name=text]").fill("Because both schools gain.")
    page.get_by_role("button", name="Save").first.click()
    expect(page.locator("main")).to_contain_text("Because both schools gain.")
    context.close()
    context = signed_in(browser, demo, "leo-head")
    page = partnership(context, RUNNING)
    page.get_by_role("link", name="The agreement", exact=True).click()
    expect(page.locator("main")).to_contain_text("Because both schools gain.")
    is_fit(page)
    page.get_by_role("button", name="As PDF (tagged)").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Agreement as PDF")
    is_fit(page)
    expect(page.get_by_role("button", name="Open what was made")).to_be_visible(timeout=30_000)
    context.close()
