"""How the browser tests sign people in, and look at a page: accessible, and whole at 1200 and at 320 pixels.

Set ALONGSIDE_PICTURES to a folder to keep a picture of every page that is looked at, at both widths.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, StorageState, expect

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
# Whatever reaches past the right edge and does not scroll within itself is cut off on a phone.
_CUT_OFF = """() => [...document.querySelectorAll('main *')].filter(one => {
    const box = one.getBoundingClientRect();
    return box.width > 1 && box.right > document.documentElement.clientWidth + 1 && !one.closest('.alongside-scroll');
}).map(one => one.outerHTML.slice(0, 120))"""


@dataclass
class Demo:
    """A running site with people in it; who signed in once stays so for all tests. ``voice`` is the page of a silent head."""

    address: str
    password: str
    voice: str = ""
    states: dict[str, StorageState] = field(default_factory=dict)


def faults(page: Page) -> list[str]:
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]})
    return [
        f"{one['id']}: {node['html'][:160]} ({node['failureSummary']})"
        for one in found.response["violations"]
        for node in one["nodes"]
    ]


def sign_in(page: Page, demo: Demo, who: str) -> None:
    page.goto(demo.address + "/account/sign-in/")
    page.locator("[name=login]").fill(f"{who}@example.org")
    page.locator("[name=password]").fill(demo.password)
    page.locator("main button[type=submit]").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("My partnerships")


def signed_in(browser: Browser, demo: Demo, who: str, *, script: bool = True) -> BrowserContext:
    """A window of somebody's own, at the list of their partnerships."""
    context = browser.new_context(
        viewport={"width": 1200, "height": 900}, java_script_enabled=script, storage_state=demo.states.get(who)
    )
    context.set_default_timeout(20_000)
    page = context.new_page()
    if who not in demo.states:
        sign_in(page, demo, who)
        demo.states[who] = context.storage_state()
    page.goto(demo.address + "/partnerships/")
    expect(page.get_by_role("heading", level=1)).to_have_text("My partnerships")
    return context


def partnership(context: BrowserContext, name: str) -> Page:
    page = context.pages[0]
    page.get_by_role("link", name="My partnerships").first.click()
    page.get_by_role("link", name=name, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    return page


def is_fit(page: Page, name: str = "") -> None:
    """Accessible as it is, and at 320 pixels too, where nothing is cut off."""
    assert faults(page) == []
    _keep(page, f"{name}-desktop")
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert page.evaluate(_CUT_OFF) == []
    assert faults(page) == []
    _keep(page, f"{name}-phone")
    page.set_viewport_size({"width": 1200, "height": 900})


def _keep(page: Page, name: str) -> None:
    folder = os.environ.get("ALONGSIDE_PICTURES")
    if folder:
        page.screenshot(path=Path(folder) / f"{name.strip('-')}.png", full_page=True)
