"""Rounds in a real browser: found from the menu, needs taken from the register, dates on the board, a head's own page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.looking import Demo, is_fit, signed_in
from tests.browser.scene import ROUND

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("script", [True, False])
def test_a_broker_finds_the_round_and_the_needs_of_the_register(browser: Browser, demo: Demo, script: bool) -> None:
    context = signed_in(browser, demo, "principal-adviser", script=script)
    page = context.pages[0]
    page.goto(demo.address)
    expect(page.get_by_role("navigation", name="Menu").get_by_role("link", name="Rounds")).to_be_visible()
    if script:
        is_fit(page, "start-signed-in")
    page.get_by_role("main").get_by_role("link", name="Rounds", exact=True).click()
    if script:
        is_fit(page, "rounds")
    page.get_by_role("link", name=ROUND).click()
    expect(page.locator("main")).to_contain_text("the concern register has an open case of")
    if script:
        is_fit(page, "round")
    page.goto(page.url + "needs/")
    if script:
        is_fit(page, "round-needs")
    page.get_by_role("button", name="Take needs from the concern register").click()
    if script:
        is_fit(page, "register-needs")
        page.get_by_role("button", name="Add the ticked needs").press("Enter")
        expect(page.get_by_role("alert")).to_contain_text("Tick at least one school")
        is_fit(page, "register-needs-faults")
    else:
        page.get_by_label("Add to the round: Hazel School").check()
        page.get_by_label("E-mail address of the head of Hazel School").fill("hazel@example.org")
        page.get_by_role("button", name="Add the ticked needs").click()
        expect(page.locator("body")).to_contain_text("1 need was added to the round.")
        expect(page.get_by_role("table")).to_contain_text("Hazel School")
    context.close()


def test_dates_that_meet_in_part_stand_on_the_board_and_in_the_forms(browser: Browser, demo: Demo) -> None:
    context = signed_in(browser, demo, "principal-adviser")
    page = context.pages[0]
    page.get_by_role("navigation", name="Menu").get_by_role("link", name="Rounds").click()
    page.get_by_role("link", name=ROUND).click()
    at = page.url
    page.goto(at + "board/")
    expect(page.locator("main")).to_contain_text("a conversation to have")
    is_fit(page, "board")
    page.goto(at + "needs/")
    page.get_by_role("link", name="Alder School").click()
    is_fit(page, "round-need")
    page.goto(at + "offers/")
    is_fit(page, "round-offers")
    context.close()


def test_a_head_with_an_account_opens_the_own_page_from_rounds(browser: Browser, demo: Demo) -> None:
    context = signed_in(browser, demo, "alder-head")
    page = context.pages[0]
    page.get_by_role("navigation", name="Menu").get_by_role("link", name="Rounds").click()
    is_fit(page, "rounds-of-a-head")
    page.get_by_role("link", name="Answer").click()
    expect(page.locator("main")).to_contain_text("Alder School")
    is_fit(page, "voice-by-account")
    context.close()
