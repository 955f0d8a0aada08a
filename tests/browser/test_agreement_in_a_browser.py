"""An agreement from the first signature to its amendment, in a real browser: two people at once, changed words, a pause."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.looking import Demo, is_fit, partnership, signed_in
from tests.browser.scene import IN_FORCE, TO_PAUSE, TO_READ, TO_SIGN, TO_WRITE

pytestmark = pytest.mark.browser


def agreement(context: BrowserContext, name: str) -> Page:
    page = partnership(context, name)
    page.get_by_role("link", name="The agreement", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Agreement between")
    return page


def read_and_sign(page: Page, demo: Demo) -> None:
    """Opens the page on which one signs; whoever was quiet for five minutes gives the password again."""
    page.get_by_role("link", name="Read and sign").click()
    if page.locator("[name=password]").count():
        page.locator("[name=password]").fill(demo.password)
        page.locator("main button[type=submit]").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Read and sign")


def test_both_heads_sign_and_the_words_are_locked(browser: Browser, demo: Demo) -> None:
    first = signed_in(browser, demo, "alder-head")
    page = agreement(first, TO_SIGN)
    is_fit(page, "agreement-to-sign")
    read_and_sign(page, demo)
    page.get_by_role("button", name="Sign", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Tick the box to sign")
    is_fit(page, "sign-without-tick")
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Sign", exact=True).click()
    expect(page.get_by_role("button", name="Take my signature back")).to_be_visible()
    is_fit(page, "signed-by-one")
    second = signed_in(browser, demo, "birch-head", script=False)
    other = agreement(second, TO_SIGN)
    read_and_sign(other, demo)
    other.get_by_role("checkbox").check()
    other.get_by_role("button", name="Sign", exact=True).click()
    expect(other.locator("main")).to_contain_text("This agreement is in force and its words are locked")
    expect(other.get_by_role("link", name="Write", exact=False)).to_have_count(0)
    page.reload()
    expect(page.get_by_role("button", name="Take my signature back")).to_have_count(0)
    is_fit(page, "in-force")
    first.close()
    second.close()


def test_words_changed_while_one_reads_them_are_not_signed_and_the_difference_is_shown(
    browser: Browser, demo: Demo
) -> None:
    first = signed_in(browser, demo, "alder-head")
    page = agreement(first, IN_FORCE)
    page.get_by_role("link", name="Amend the agreement").click()
    is_fit(page, "amend")
    page.get_by_label("Why", exact=False).fill("A year has passed.")
    page.locator("main form button[type=submit]").first.click()
    expect(page.locator("main")).to_contain_text("Why it is amended: A year has passed.")
    is_fit(page, "amendment")
    second = signed_in(browser, demo, "birch-head")
    other = agreement(second, IN_FORCE)
    read_and_sign(other, demo)
    page.locator("a[href$='/sections/rationale/edit/']").click()
    page.locator("[name=text]").fill("What we say of rationale: we meet each month.")
    page.get_by_role("button", name="Save").first.click()
    expect(page.locator("main")).to_contain_text("each month")
    other.get_by_role("checkbox").check()
    other.get_by_role("button", name="Sign", exact=True).click()
    expect(other.get_by_role("alert")).to_contain_text("You have not signed: the words were changed meanwhile")
    expect(other.locator("ins", has_text="month").first).to_be_visible()
    is_fit(other, "sign-changed")
    other.get_by_role("checkbox").check()
    other.get_by_role("button", name="Sign", exact=True).click()
    expect(other.get_by_role("button", name="Take my signature back")).to_be_visible()
    first.close()
    second.close()


@pytest.mark.parametrize("script", [True, False])
def test_two_people_write_one_section_and_nobodys_words_are_lost(browser: Browser, demo: Demo, script: bool) -> None:
    section = "review" if script else "rationale"
    contexts = [signed_in(browser, demo, who, script=script) for who in ("alder-manager", "birch-head")]
    pages = [agreement(one, TO_WRITE) for one in contexts]
    for page in pages:
        page.locator(f"a[href$='/sections/{section}/edit/']").click()
    pages[0].locator("[name=text]").fill(f"What we say of {section}: we meet each month.")
    pages[0].get_by_role("button", name="Save").first.click()
    expect(pages[0].locator("main")).to_contain_text("each month")
    second = pages[1]
    second.locator("[name=text]").fill(f"What we say of {section}: we meet each term. The governors come.")
    second.get_by_role("button", name="Save").first.click()
    expect(second.locator("main")).to_contain_text("Somebody else wrote here meanwhile")
    expect(second.locator("ins", has_text="month").first).to_be_visible()
    expect(second.locator("[name=text]")).to_have_value(
        f"What we say of {section}: we meet each term. The governors come."
    )
    if script:
        is_fit(second, "two-wrote")
    second.get_by_role("button", name="Put both into the box").click()
    joined = f"What we say of {section}: we meet each month. The governors come."
    expect(second.locator("[name=text]")).to_have_value(joined)
    if script:
        is_fit(second, "two-joined")
    second.get_by_role("button", name="Save").first.click()
    expect(second.locator("main")).to_contain_text(joined)
    for one in contexts:
        one.close()


def test_a_pause_keeps_the_words_of_who_was_writing_and_says_why_it_is_read_only(browser: Browser, demo: Demo) -> None:
    writer = signed_in(browser, demo, "birch-head")
    page = agreement(writer, TO_PAUSE)
    whole = page.url
    page.locator("a[href$='/sections/review/edit/']").click()
    head = signed_in(browser, demo, "alder-head")
    stopping = partnership(head, TO_PAUSE)
    stopping.get_by_role("button", name="Pause it").click()
    is_fit(stopping, "pause")
    stopping.get_by_role("textbox").fill("The inspectors are here this week.")
    stopping.locator("main form button[type=submit]").first.click()
    expect(stopping.locator("main")).to_contain_text("The partnership is paused")
    is_fit(stopping, "paused-by-me")
    page.locator("[name=text]").fill("Long words that took an hour.")
    page.get_by_role("button", name="Save").first.click()
    expect(page.locator("main")).to_contain_text("Long words that took an hour.")
    expect(page.locator("main")).to_contain_text("The inspectors are here this week.")
    is_fit(page, "paused-words-kept")
    page.goto(whole)
    expect(page.get_by_role("link", name="Write", exact=False)).to_have_count(0)
    is_fit(page, "agreement-paused")
    other = partnership(writer, TO_PAUSE)
    expect(other.locator("main")).to_contain_text("The inspectors are here this week.")
    is_fit(other, "paused-by-other")
    other.goto(other.url + "say/")
    expect(other.get_by_role("heading", level=1)).to_have_text("This cannot be done now")
    is_fit(other, "say-paused")
    stopping.get_by_role("button", name="Go on").click()
    stopping.locator("main form button[type=submit]").first.click()
    expect(stopping.locator("main")).to_contain_text("has been running since")
    head.close()
    writer.close()


def _tab_to(page: Page, name: str, most: int = 120) -> None:
    """Presses Tab until the thing of this name has the focus, as somebody does who has no mouse."""
    for _ in range(most):
        page.keyboard.press("Tab")
        told = page.evaluate(
            "(document.activeElement.labels?.[0] ?? document.activeElement).textContent.replace(/\\s+/g, ' ').trim()"
        )
        if told.startswith(name):
            return
    raise AssertionError(f"'{name}' cannot be reached by keyboard")


def _enter(page: Page) -> None:
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_signing_in_suggesting_signing_and_pausing_go_by_keyboard_alone(browser: Browser, demo: Demo) -> None:
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    page = context.new_page()
    page.goto(demo.address + "/account/sign-in/")
    _tab_to(page, "E-mail address")
    page.keyboard.type("alder-head@example.org")
    _tab_to(page, "Password")
    page.keyboard.type(demo.password)
    _enter(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("My partnerships")
    _tab_to(page, TO_READ)
    _enter(page)
    expect(page.get_by_role("heading", level=1)).to_have_text(TO_READ)
    _tab_to(page, "The agreement")
    _enter(page)
    whole = page.url
    page.locator("a[href$='/sections/review/']").first.focus()
    _enter(page)
    _tab_to(page, "Suggest")
    _enter(page)
    page.locator("[name=remark]").focus()
    page.keyboard.type("Each half-term, perhaps?")
    _tab_to(page, "Suggest")
    _enter(page)
    expect(page.locator("main")).to_contain_text("Each half-term, perhaps?")
    is_fit(page, "suggested")
    page.goto(whole)
    _tab_to(page, "Read and sign")
    _enter(page)
    _tab_to(page, "I have read")
    page.keyboard.press("Space")
    _tab_to(page, "Sign")
    _enter(page)
    expect(page.get_by_role("button", name="Take my signature back")).to_be_visible()
    page.goto(whole.replace("agreement/", ""))
    _tab_to(page, "Pause it")
    _enter(page)
    _tab_to(page, "Why")
    page.keyboard.type("Half-term.")
    _tab_to(page, "Pause it")
    _enter(page)
    expect(page.locator("main")).to_contain_text("Half-term.")
    _tab_to(page, "Let it go on")
    _enter(page)
    _tab_to(page, "Let it go on")
    _enter(page)
    expect(page.locator("main")).to_contain_text("has been running since")
    context.close()
