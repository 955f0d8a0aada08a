"""The demonstration's round in a real browser: its broker reads the board and a pair, and the silent head answers."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect

from alongside_web.brokering.operations_invented_round import NAME
from tests.browser.looking import Demo, is_fit, signed_in

pytestmark = pytest.mark.browser


def test_the_broker_opens_the_board_and_reads_why_and_why_not(browser: Browser, demo: Demo) -> None:
    context = signed_in(browser, demo, "principal-adviser")
    page = context.pages[0]
    page.goto(demo.address + "/rounds/")
    page.get_by_role("link", name=NAME).click()
    is_fit(page, "round")
    page.get_by_role("link", name="Board").first.click()
    main = page.locator("main")
    for _look in range(20):
        if main.get_by_text("In the plan").count():
            break
        # The plan is a job of the site's own worker, which begins with the site.
        page.wait_for_timeout(500)
        page.reload()
    expect(main).to_contain_text("8 pairs; 7 schools have a partner")
    expect(main).to_contain_text("3 schools left over")
    is_fit(page, "board")

    page.get_by_role("link", name=re.compile("helps Otterstead School")).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("why, or why not")
    expect(main).to_contain_text("The visible reasons")
    expect(page.get_by_role("button", name="Choose it")).to_be_visible()
    is_fit(page, "pair-why")
    instead = page.locator("main ol a").first
    other = instead.inner_text()
    instead.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"{other} for Otterstead School: why, or why not")
    expect(main).to_contain_text("The plan has it otherwise")
    expect(page.get_by_role("button", name="Choose it all the same")).to_be_visible()
    is_fit(page, "pair-why-not")
    context.close()


def test_the_silent_head_answers_by_the_link_of_the_mail(browser: Browser, demo: Demo) -> None:
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    page = context.new_page()
    page.goto(demo.voice)
    main = page.locator("main")
    expect(main).to_contain_text("You have not said anything yet.")
    is_fit(page, "voice")
    page.get_by_role("link", name="Say how it stands with your school").click()
    is_fit(page, "voice-self")
    page.get_by_label("Yes", exact=True).check()
    page.get_by_role("button", name="Save").press("Enter")
    expect(main).to_contain_text("You said that it takes part.")
    page.get_by_label("Find a school to speak of").fill("Dovehurst")
    page.get_by_role("button", name="Find").press("Enter")
    page.get_by_role("link", name="Dovehurst School").click()
    is_fit(page, "voice-school")
    page.get_by_role("radio", name="would choose it").check()
    page.get_by_role("button", name="Save").press("Enter")
    expect(main).to_contain_text("would choose it")
    is_fit(page, "voice-answered")
    context.close()
