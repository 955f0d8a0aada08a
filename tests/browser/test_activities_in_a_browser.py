"""A partnership manager with a phone: plans an activity, cancels one, says what happened, enters a meeting and its action."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import peopled
from tests.browser.looking import Demo, faults, partnership, signed_in
from tests.browser.test_partnership_in_a_browser import RUNNING

pytestmark = pytest.mark.browser
PHONE = {"width": 320, "height": 640}
TODAY = date.today()  # noqa: DTZ011 - the browser and the site share this machine's day


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory, packaged_store: Path) -> Iterator[Demo]:
    with peopled(tmp_path_factory.mktemp("activities"), packaged_store) as site:
        yield site


def is_fit(page: Page) -> None:
    """Accessible on a phone of 320 pixels, where nothing is cut off."""
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert faults(page) == []


def test_a_manager_plans_cancels_and_records_on_a_phone(browser: Browser, demo: Demo) -> None:
    context = signed_in(browser, demo, "virgo-partnership-manager")
    page = partnership(context, RUNNING)
    page.set_viewport_size(PHONE)
    is_fit(page)

    page.get_by_role("link", name="Plan an activity").click()
    is_fit(page)
    page.get_by_role("button", name="Plan it").click()
    expect(page.get_by_role("alert")).to_contain_text("Enter what is planned")
    is_fit(page)
    page.get_by_label("What is planned?").fill("Leo’s mathematicians visit Virgo")
    page.get_by_label("On which day?").fill((TODAY + timedelta(days=7)).isoformat())
    page.get_by_role("button", name="Plan it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Leo’s mathematicians visit Virgo")
    is_fit(page)

    page.get_by_role("button", name="Cancel it").click()
    is_fit(page)
    page.get_by_label("staff could not be released").check()
    page.get_by_label("both schools").check()
    page.get_by_label("What will be tried next?").fill("A day after the examinations")
    page.get_by_role("button", name="Cancel it").click()
    expect(page.locator("main")).to_contain_text("because of both schools: staff could not be released")
    is_fit(page)

    page.get_by_role("button", name="Plan it for another day").click()
    is_fit(page)
    page.get_by_label("To which day?").fill((TODAY + timedelta(days=400)).isoformat())
    page.get_by_label("illness").check()
    page.get_by_label("somebody outside").check()
    page.get_by_role("button", name="Move it").click()
    expect(page.locator("main")).to_contain_text("Is the year right?")
    is_fit(page)
    page.get_by_label("To which day?").fill((TODAY - timedelta(days=1)).isoformat())
    page.get_by_role("button", name="Move it").click()
    expect(page.locator("main")).to_contain_text("What became of it?")

    page.get_by_role("button", name="It was held").click()
    is_fit(page)
    page.get_by_label("What happened?").fill("Two lessons were seen and talked about.")
    page.get_by_label("How many came from the supporting school?").fill("3")
    page.get_by_role("button", name="Record it").click()
    expect(page.locator("main")).to_contain_text("Two lessons were seen and talked about.")
    is_fit(page)
    page.get_by_role("link", name="Activities").click()
    is_fit(page)
    page.get_by_role("link", name="What was held of what was planned").click()
    expect(page.locator("main")).to_contain_text("1 of 1 were held.")
    is_fit(page)
    context.close()


def test_a_governor_enters_a_meeting_without_javascript_and_the_manager_settles_its_action(
    browser: Browser, demo: Demo
) -> None:
    context = signed_in(browser, demo, "virgo-governors", script=False)
    page = partnership(context, RUNNING)
    page.get_by_role("link", name="Meetings", exact=True).click()
    page.get_by_role("button", name="Enter a meeting").click()
    page.get_by_label("What is it about?").fill("Is it worth it?")
    page.get_by_label("Everybody who works in the partnership").check()
    page.get_by_label("What was decided, one decision a line").fill("Go on for a year")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Is it worth it?")
    page.get_by_role("link", name="Who is to do what about it?").click()
    page.get_by_label("What is to be done?").fill("Tell the staff")
    page.get_by_label("Who does it?").fill("Ann Lee")
    page.get_by_label("By when?").fill((TODAY + timedelta(days=1)).isoformat())
    page.get_by_role("button", name="Save").click()
    expect(page.locator("main")).to_contain_text("Go on for a year")
    context.close()

    context = signed_in(browser, demo, "virgo-partnership-manager")
    page = partnership(context, RUNNING)
    page.set_viewport_size(PHONE)
    expect(page.locator("main")).to_contain_text("Tell the staff")
    page.get_by_role("link", name="All actions").click()
    is_fit(page)
    page.get_by_role("link", name="Tell the staff").click()
    is_fit(page)
    page.get_by_label("done", exact=True).check()
    page.get_by_role("button", name="Save").click()
    expect(page.locator("main")).not_to_contain_text("Tell the staff")
    for rest in ("", "add/", "bodies/", "bodies/add/"):
        page.goto(page.url.partition("/meetings/")[0] + f"/meetings/{rest}")
        is_fit(page)
    context.close()
