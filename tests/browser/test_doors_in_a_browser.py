"""What each person finds at the door, in a real browser: every role, who has left, a link that ran out, a form sent twice."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.looking import Demo, is_fit, partnership, signed_in
from tests.browser.scene import EXPIRED, LEFT, TO_READ

pytestmark = pytest.mark.browser
READS = ("alder-manager", "birch-governor", "scene-adviser", "scene-evaluator", "principal-adviser")
READS_NOT = ("alder-staff", "scene-guest")


@pytest.mark.parametrize("who", [*READS, *READS_NOT])
def test_everybody_finds_the_pages_that_are_theirs_and_they_fit_a_phone(browser: Browser, demo: Demo, who: str) -> None:
    context = signed_in(browser, demo, who)
    page = partnership(context, TO_READ)
    is_fit(page, f"partnership-{who}")
    reads = page.get_by_role("link", name="The agreement", exact=True)
    expect(reads).to_have_count(1 if who in READS else 0)
    if who in READS:
        reads.click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Agreement between")
        is_fit(page, f"agreement-{who}")
        page.get_by_role("link", name="Compare versions").click()
        is_fit(page, f"compare-{who}")
    else:
        answer = page.goto(page.url + "agreement/")
        assert answer is not None
        assert answer.status == 404
    context.close()


def test_who_has_left_finds_nothing_of_the_partnership(browser: Browser, demo: Demo) -> None:
    reader = signed_in(browser, demo, "alder-manager")
    address = partnership(reader, TO_READ).url
    reader.close()
    context = signed_in(browser, demo, LEFT)
    page = context.pages[0]
    expect(page.get_by_role("link", name=re.compile("Alder and Birch"))).to_have_count(0)
    is_fit(page, "nothing-to-see")
    answer = page.goto(address)
    assert answer is not None
    assert answer.status == 404
    expect(page.locator("main")).not_to_contain_text("Alder")
    is_fit(page, "left-404")
    context.close()


def test_an_invitation_that_ran_out_says_so_and_whom_to_ask(page: Page, demo: Demo) -> None:
    page.goto(f"{demo.address}/account/invitation/{EXPIRED}/")
    expect(page.locator("main")).to_contain_text("Ask the person who sent it to send it again")
    is_fit(page, "invitation-ran-out")


def _say(page: Page, text: str) -> None:
    page.get_by_role("link", name="Say something").click()
    page.get_by_role("textbox").fill(text)
    page.get_by_role("radio").last.check()


def test_a_form_sent_twice_is_done_once(browser: Browser, demo: Demo) -> None:
    context = signed_in(browser, demo, "birch-governor", script=False)
    page = partnership(context, TO_READ)
    _say(page, "Said once only.")
    save = page.locator("main form button[type=submit]").first
    with page.expect_request(lambda one: one.method == "POST") as sent:
        save.dblclick()
    expect(page.get_by_role("heading", level=1)).to_have_text(TO_READ)
    expect(page.get_by_text("Said once only.")).to_have_count(1)
    kind = {"Content-Type": "application/x-www-form-urlencoded", "Referer": sent.value.url}
    again = context.request.post(sent.value.url, data=sent.value.post_data or "", headers=kind)
    assert again.url == page.url
    page.reload()
    expect(page.get_by_text("Said once only.")).to_have_count(1)
    context.close()


def test_a_form_sent_again_with_other_words_loses_none_of_them(browser: Browser, demo: Demo) -> None:
    context = signed_in(browser, demo, "alder-head")
    page = partnership(context, TO_READ)
    _say(page, "The first words.")
    key = page.locator("main [name=once]").input_value()
    page.locator("main form button[type=submit]").first.click()
    expect(page.get_by_text("The first words.")).to_have_count(1)
    _say(page, "Quite other words.")
    page.locator("main [name=once]").evaluate("(one, key) => { one.value = key }", key)
    page.locator("main form button[type=submit]").first.click()
    expect(page.locator("main")).to_contain_text("Quite other words.")
    expect(page.get_by_role("heading", level=1)).not_to_have_text(TO_READ)
    is_fit(page, "sent-otherwise")
    context.close()
