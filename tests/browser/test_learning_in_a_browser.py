"""What is learned, given and asked, in a real browser: written on a phone, accessible, and nothing cut off at 320 pixels."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.looking import Demo, is_fit, partnership, signed_in
from tests.browser.test_partnership_in_a_browser import RUNNING

pytestmark = pytest.mark.browser


def opened(browser: Browser, demo: Demo, who: str) -> tuple[Page, str]:
    """The partnership's page as somebody sees it, and its address."""
    page = partnership(signed_in(browser, demo, who), RUNNING)
    return page, page.url


def save(page: Page, button: str = "Save") -> None:
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.get_by_role("alert")).to_have_count(0)


def test_a_report_a_practice_and_a_promise_are_written_and_read(browser: Browser, demo: Demo) -> None:
    page, at = opened(browser, demo, "leo-head")
    is_fit(page)
    page.goto(f"{at}learning/")
    is_fit(page)
    page.goto(f"{at}learning/reports/new/")
    page.get_by_role("button", name="Send it").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose who may read it")
    is_fit(page)
    page.get_by_label("What did you do there?").fill("We taught each other’s classes for a week.")
    page.get_by_label("What surprised you?").fill("How calmly lessons begin.")
    page.get_by_label("Everybody in the partnership").check()
    save(page, "Keep as a draft")
    is_fit(page)
    save(page, "Send it")
    is_fit(page)
    page.goto(f"{at}learning/reports/")
    is_fit(page)
    _practice(page, at)
    _promise(page, at)
    page.context.close()


def _practice(page: Page, at: str) -> None:
    page.goto(f"{at}learning/practices/new/")
    is_fit(page)
    page.get_by_label("What is the practice called?").fill("How lessons begin")
    page.locator("[name=direction]").nth(1).check()
    page.locator("[name=step][value=seen]").check()
    page.locator("[name=on]").fill("2026-01-12")
    page.locator("[name=basis][value=visit]").check()
    page.get_by_label("How do you know?").fill("A starter on the board in every room.")
    page.get_by_label("Everybody in the partnership").check()
    save(page)
    page.get_by_role("button", name="Record a step").click()
    page.locator("[name=step][value=adapted]").check()
    page.locator("[name=basis][value=visit]").check()
    page.get_by_label("How do you know?").fill("Our own version is in three classes.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("seen and no more")
    is_fit(page)
    page.locator("[name=basis][value='own use']").check()
    save(page)
    is_fit(page)
    page.goto(f"{at}learning/practices/")
    is_fit(page)


def _promise(page: Page, at: str) -> None:
    page.goto(f"{at}learning/ledger/new/")
    is_fit(page)
    page.locator("[name=side]").nth(1).check()
    page.get_by_label("What does it give?").fill("Science lessons taught")
    page.locator("[name=unit][value=days]").check()
    page.get_by_label("How much?").fill("10")
    page.get_by_label("By when?").fill("2026-02-01")
    save(page)
    page.get_by_role("link", name="Science lessons taught").click()
    page.get_by_role("button", name="Record what was given").click()
    is_fit(page)
    page.get_by_label("What was given?").fill("A week in two classes")
    page.get_by_label("How much?").fill("4")
    save(page)
    page.get_by_role("button", name="Say how we see it").click()
    is_fit(page)
    page.locator("[name=mark][value='part kept']").check()
    save(page)
    is_fit(page)
    page.goto(f"{at}learning/ledger/")
    is_fit(page)


def test_a_head_sees_the_whole_load_and_two_heads_agree_a_ceiling(browser: Browser, demo: Demo) -> None:
    page, at = opened(browser, demo, "leo-head")
    page.get_by_role("link", name="Everything asked of our school").click()
    is_fit(page)
    page.get_by_role("button", name="Enter a partner, plan or programme").click()
    is_fit(page)
    page.get_by_label("What is it called?").fill("Reading programme")
    page.locator("[name=kind][value=programme]").check()
    page.get_by_label("How many staff days does it ask a term?").fill("4")
    page.get_by_label("First day").fill("2026-01-05")
    save(page)
    is_fit(page)
    page.get_by_role("link", name="Reading programme").click()
    is_fit(page)
    page.goto(at)
    page.get_by_role("link", name="Ceilings, release and cover").click()
    page.get_by_role("link", name="Propose a ceiling for Leo").click()
    is_fit(page)
    page.get_by_label("At most how many partners").fill("3")
    save(page, "Propose it")
    is_fit(page)
    page.context.close()
    other, at = opened(browser, demo, "virgo-head-2")
    other.get_by_role("link", name="Ceilings, release and cover").click()
    other.get_by_role("button", name="Accept it").click()
    expect(other.locator("main")).to_contain_text("At most 3 partners and plans.")
    expect(other.locator("main")).not_to_contain_text("Reading programme")
    is_fit(other)
    other.goto(at)
    is_fit(other)
    other.context.close()
