"""Partnerships in a real browser: what a broker, both heads and others see and do, by keyboard, on a phone, without JavaScript."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import serving
from tests.browser.test_pages_in_a_browser import faults

pytestmark = pytest.mark.browser
INVENTED = "Hazel Bank School and Rowan Hill School (invented)"
RUNNING = "Virgo and Leo"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory, packaged_store: Path) -> Iterator[tuple[str, str]]:
    """The site with the six partnerships loaded: its address and the password of everybody in them."""
    folder = tmp_path_factory.mktemp("partnerships")
    kept = {name: value for name, value in os.environ.items() if name not in {"DJANGO_SETTINGS_MODULE", "DATABASE_URL"}}
    environ = {**kept, "ALONGSIDE_DATA": str(folder), "ALONGSIDE_REGISTRY": str(packaged_store)}
    for command in (["prepare"], ["manage", "load_cases", "--sign-in", str(folder / "password")]):
        subprocess.run([sys.executable, "-m", "alongside_web", *command], env=environ, check=True, capture_output=True)
    with serving(folder, packaged_store) as at:
        yield at, (folder / "password").read_text(encoding="utf-8").strip()


def signed_in(browser: Browser, demo: tuple[str, str], who: str, *, script: bool = True) -> BrowserContext:
    context = browser.new_context(viewport={"width": 1200, "height": 900}, java_script_enabled=script)
    context.set_default_timeout(10_000)
    page = context.new_page()
    page.goto(demo[0] + "/account/sign-in/")
    page.locator("[name=login]").fill(f"{who}@example.org")
    page.locator("[name=password]").fill(demo[1])
    page.locator("main button[type=submit]").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("My partnerships")
    return context


def partnership(context: BrowserContext, name: str) -> Page:
    page = context.pages[0]
    page.get_by_role("link", name="My partnerships").first.click()
    page.get_by_role("link", name=name, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    return page


def is_fit(page: Page) -> None:
    """Accessible as it is, and at 320 pixels too, where nothing is cut off."""
    assert faults(page) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert faults(page) == []
    page.set_viewport_size({"width": 1200, "height": 900})


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
    browser: Browser, demo: tuple[str, str], who: str, name: str
) -> None:
    context = signed_in(browser, demo, who)
    is_fit(context.pages[0])
    page = partnership(context, name)
    is_fit(page)
    page.get_by_role("link", name="History").click()
    is_fit(page)
    context.close()


def test_a_head_answers_by_keyboard_alone(browser: Browser, demo: tuple[str, str]) -> None:
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


def test_a_broker_proposes_without_javascript(browser: Browser, demo: tuple[str, str]) -> None:
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
    page.get_by_label("Answers by").fill(f"{date.today() + timedelta(days=30)}")
    page.get_by_role("button", name="Propose it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Virgo and Aquarius")
    expect(page.locator("main")).to_contain_text("Nobody has been asked yet")
    page.get_by_role("button", name="Call it off").click()
    expect(page.locator("main")).to_contain_text("nobody but a broker knows")
    context.close()


def test_help_cannot_be_offered_before_both_said_yes_and_the_page_says_so(
    browser: Browser, demo: tuple[str, str]
) -> None:
    context = signed_in(browser, demo, "rowan-head")
    page = partnership(context, INVENTED)
    page.goto(page.url + "help/")
    expect(page.get_by_role("heading", level=1)).to_have_text("This cannot be done now")
    expect(page.locator("main")).to_contain_text("said once both heads have said yes")
    is_fit(page)
    context.close()


def test_an_agreement_is_begun_and_written_by_one_head_and_read_by_the_other(
    browser: Browser, demo: tuple[str, str]
) -> None:
    context = signed_in(browser, demo, "virgo-head-2", script=False)
    page = partnership(context, RUNNING)
    page.get_by_role("link", name="The agreement").click()
    page.get_by_role("button", name="Begin the agreement").click()
    page.locator("a[href$='/sections/rationale/edit/']").click()
    page.locator("[name=text]").fill("Because both schools gain.")
    page.get_by_role("button", name="Save").first.click()
    expect(page.locator("main")).to_contain_text("Because both schools gain.")
    context.close()
    context = signed_in(browser, demo, "leo-head")
    page = partnership(context, RUNNING)
    page.get_by_role("link", name="The agreement").click()
    expect(page.locator("main")).to_contain_text("Because both schools gain.")
    is_fit(page)
    page.get_by_role("button", name="As PDF (tagged)").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Agreement as PDF")
    is_fit(page)
    expect(page.get_by_role("button", name="Open what was made")).to_be_visible(timeout=30_000)
    context.close()
