"""The pages in a real browser: accessible in every state, usable by keyboard, on a phone and without JavaScript."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.looking import faults

pytestmark = pytest.mark.browser

STATES = {
    "start": "/",
    "find": "/schools/",
    "found": "/schools/?q=academy",
    "nothing found": "/schools/?q=zzzzzz",
    "search refused": "/schools/?q=" + "a" * 101,
    "profile": "/schools/urn-137440/",
    "closed school": "/schools/urn-109289/",
    "pseudonymous school": "/schools/example-cancer/",
    "similar": "/schools/urn-137440/similar/",
    "similar by the DfE's model": "/schools/urn-137440/similar/?model=dfe-secondary-2023",
    "similar to nobody": "/schools/example-virgo/similar/",
    "candidates": "/schools/urn-137440/candidates/?within=60&circumstances=loose",
    "no candidates": "/schools/urn-137440/candidates/?within=5",
    "filter refused": "/schools/urn-137440/candidates/?within=many",
    "round": "/rounds/example/",
    "round, best plan": "/rounds/example/?plan=best",
    "six partnerships": "/readings/",
    "a partnership": "/readings/capricorn-sagittarius/",
    "why it reads so": "/readings/capricorn-sagittarius/why/",
    "what happened when": "/readings/capricorn-sagittarius/timeline/",
    "pair refused": "/rounds/example/pair/?need=x",
    "not found": "/schools/urn-999999/",
}


@pytest.mark.parametrize("state", STATES)
def test_every_page_state_is_accessible(page: Page, address: str, state: str) -> None:
    page.goto(address + STATES[state])

    assert faults(page) == []


@pytest.mark.parametrize("state", STATES)
def test_every_page_state_fits_a_phone_of_320_pixels_and_is_accessible_there(
    phone: Page, address: str, state: str
) -> None:
    phone.goto(address + STATES[state])

    assert phone.evaluate("document.documentElement.scrollWidth") == 320
    assert faults(phone) == []


@pytest.mark.parametrize("state", ["start", "profile", "round", "a partnership"])
def test_a_site_without_official_data_is_accessible(page: Page, empty_address: str, state: str) -> None:
    page.goto(empty_address + STATES[state])

    assert faults(page) == []


def test_the_checker_does_find_faults(page: Page, address: str) -> None:
    page.goto(address + "/")
    page.evaluate("document.querySelector('label').remove()")

    assert any(fault.startswith("label:") for fault in faults(page))


def test_the_pages_of_a_pair_are_accessible(page: Page, address: str) -> None:
    page.goto(address + STATES["round"])
    page.get_by_role("link", name="and why not others").first.click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("why, or why not")
    assert faults(page) == []


@pytest.mark.parametrize("state", ["six partnerships", "a partnership", "why it reads so"])
def test_what_opens_on_a_reading_is_accessible_too_and_still_fits_a_phone(
    phone: Page, address: str, state: str
) -> None:
    phone.goto(address + STATES[state])
    phone.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")

    assert phone.evaluate("document.documentElement.scrollWidth") == 320
    assert faults(phone) == []


def test_a_class_opens_down_to_the_words_and_the_page_without_javascript(
    without_javascript: Page, address: str
) -> None:
    page = without_javascript
    page.goto(address + "/")
    page.get_by_role("link", name="Virgo–Leo").click()
    page.get_by_role("link", name="Open each answer down to the words behind it").click()
    page.locator("#grows-structures > summary").click()
    page.locator("#grows-structures-clear-shared-purpose > summary").click()

    expect(page.locator("#grows-structures-clear-shared-purpose li").first).to_contain_text("thesis p. ")


def test_no_page_reports_a_blocked_or_missing_part(page: Page, address: str) -> None:
    reports: list[str] = []
    page.on("console", lambda message: reports.append(message.text))
    page.on("requestfailed", lambda request: reports.append(request.url))

    for state in STATES.values():
        page.goto(address + state, wait_until="networkidle")

    assert [one for one in reports if "404 (Not Found)" not in one] == []
    assert sum("404 (Not Found)" in one for one in reports) == 1


def test_a_school_can_be_found_and_followed_by_keyboard_alone(page: Page, address: str) -> None:
    page.goto(address + "/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()

    for _ in range(1 + page.locator("main a").count()):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") == "search":
            break
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("cotham school bristol")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="found for")).to_be_visible()

    page.get_by_role("link", name="Cotham School").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Cotham School")


def test_the_main_way_through_works_without_javascript(without_javascript: Page, address: str) -> None:
    page = without_javascript
    page.goto(address + "/")
    page.get_by_role("searchbox").fill("137440")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Cotham School").click()
    page.get_by_role("link", name="Possible partners near by").click()
    page.get_by_label("Within how many kilometres").fill("80")
    page.get_by_label("Circumstances at least").select_option("loose")
    page.get_by_role("button", name="Show").click()

    expect(page.get_by_role("img", name="Map of possible partners around Cotham School")).to_be_visible()


def test_asking_why_not_works_without_javascript(without_javascript: Page, address: str) -> None:
    page = without_javascript
    page.goto(address + "/rounds/example/")
    page.get_by_role("button", name="Why, or why not?").click()

    expect(page.get_by_role("heading", name="The visible reasons")).to_be_visible()


def test_a_wide_table_scrolls_by_keyboard_on_a_phone(phone: Page, address: str) -> None:
    phone.goto(address + STATES["profile"])
    region = phone.get_by_role("region", name="Results and attendance")
    region.focus()
    phone.keyboard.press("ArrowRight")
    phone.wait_for_function("document.activeElement.scrollLeft > 0")

    assert region.evaluate("region => region.scrollLeft") > 0
