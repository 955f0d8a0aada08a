"""The pages on claims, standpoints, words and deeds, conditions, assumptions and questions in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.looking import faults

pytestmark = pytest.mark.browser

STATES = {
    "standpoints": "/readings/virgo-leo/landscape/",
    "claims": "/readings/aries-gemini/claims/",
    "claims of one status": "/readings/virgo-leo/claims/?status=contested",
    "claims of a status that none has": "/readings/virgo-leo/claims/?status=officers+split",
    "claims refused": "/readings/virgo-leo/claims/?status=true",
    "a claim": "/readings/aries-gemini/claims/pair/activities-take-place/",
    "a silent claim": "/readings/aries-gemini/claims/pair/steering-group-works/",
    "words and deeds": "/readings/libra-taurus/words-and-deeds/",
    "side by side": "/readings/across/",
    "side by side, by difference": "/readings/across/?order=difference",
    "a condition": "/readings/across/effective-trust-and-respect/virgo-leo/",
    "assumptions": "/readings/assumptions/",
    "assumptions refused": "/readings/assumptions/?status=true",
    "questions": "/readings/questions/",
    "a question": "/readings/questions/well-matched/",
    "a question not asked of all": "/readings/questions/right-time-after-inspection/",
}


@pytest.mark.parametrize("state", STATES)
def test_every_page_on_claims_is_accessible(page: Page, address: str, state: str) -> None:
    page.goto(address + STATES[state])

    assert faults(page) == []


@pytest.mark.parametrize("state", STATES)
def test_every_page_on_claims_fits_a_phone_with_all_that_opens_open(phone: Page, address: str, state: str) -> None:
    phone.goto(address + STATES[state])
    phone.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")

    assert phone.evaluate("document.documentElement.scrollWidth") == 320
    assert faults(phone) == []


def test_a_status_leads_to_its_claims_and_a_cell_to_what_was_said_without_javascript(
    without_javascript: Page, address: str
) -> None:
    page = without_javascript
    page.goto(address + STATES["claims"])
    page.get_by_label("Show claims that are").select_option("contested")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("heading", name="12 of 89 claims: contested")).to_be_visible()

    page.get_by_role("link", name="head of Gemini: 1 voice against it").first.click()
    expect(page.get_by_role("heading", name="Who says what").first).to_be_visible()
    expect(page.locator(":target")).to_contain_text("Head of Gemini")


def test_an_answer_opens_to_its_evidence_without_javascript(without_javascript: Page, address: str) -> None:
    page = without_javascript
    page.goto(address + STATES["questions"])
    page.get_by_role("link", name="Were the two schools well matched?").first.click()
    page.get_by_role("link", name="Libra–Taurus").first.click()

    expect(page.locator(":target")).to_contain_text("thesis p. 140")


def test_no_page_on_claims_reports_a_blocked_or_missing_part(page: Page, address: str) -> None:
    reports: list[str] = []
    page.on("console", lambda message: reports.append(message.text))
    page.on("requestfailed", lambda request: reports.append(request.url))

    for state in STATES.values():
        page.goto(address + state, wait_until="networkidle")

    assert reports == []
