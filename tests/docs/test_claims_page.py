"""The page on claims is true: its order, its tables, its thresholds and its examples."""

import re
from functools import cache
from pathlib import Path

import pytest

from alongside.casebook.assumptions import assumptions
from alongside.casebook.partnerships import case_named
from alongside.evidence.claims import Claim, claims_of
from alongside.evidence.codebook import codebook
from alongside.evidence.knowers import SHOULD_KNOW
from alongside.evidence.landscape import SHARED_SHRINK, SHRINK
from alongside.evidence.opposing import side_by_side
from alongside.evidence.perspectives import About
from alongside.evidence.statuses import Status, Thresholds
from alongside.evidence.words_and_deeds import heads_words_against_deeds

PAGE = (Path(__file__).parents[2] / "docs/explanation/claims.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^\| `([a-z -]+)` \| `([a-z-]+)` `([a-z]+)` `([a-z-]+)` \|", PAGE, re.MULTILINE)


@cache
def claim(case: str, about: str, indicator: str) -> Claim:
    claims = claims_of(case_named(case).codings, book=codebook(), assumptions=assumptions())
    return next(
        one for one in claims if (one.topic.sub, one.topic.about, one.topic.indicator) == ("", about, indicator)
    )


def test_the_page_tells_the_statuses_in_their_order_of_precedence() -> None:
    assert re.findall(r"^\| \d+ \| `([a-z -]+)` \|", PAGE, re.MULTILINE) == list(Status)


def test_the_page_has_an_example_of_every_status_that_the_six_partnerships_have() -> None:
    assert {status for status, *_ in EXAMPLES} == set(Status) - {Status.OFFICERS_SPLIT}


@pytest.mark.parametrize(("status", "case", "about", "indicator"), EXAMPLES)
def test_each_example_has_the_status_that_the_page_says(status: str, case: str, about: str, indicator: str) -> None:
    assert claim(case, about, indicator).status == status


def test_the_page_says_who_should_know_as_the_rules_do() -> None:
    rows = re.findall(r"^\| (head|pair|school|broker) \| ([a-z]+) \| ([a-z, ]+) \|$", PAGE, re.MULTILINE)
    assert {(subject, kind): told.split(", ") for subject, kind, told in rows} == {
        key: [str(one) for one in knowers] for key, knowers in SHOULD_KNOW.items()
    }
    assert set(SHOULD_KNOW) == {(one.subject, one.kind) for one in codebook().indicators.values()}


def test_the_page_says_the_thresholds_that_hold() -> None:
    assert Thresholds() == Thresholds(divided_from=0.2, gap=0.8, shrink=2.0, refuting_voices=2, refuting_balance=0.2)
    assert (SHRINK, SHARED_SHRINK) == (6, 3)
    assert "w / (w + 6)" in PAGE
    assert "n / (n + 3)" in PAGE


def test_the_gaps_and_the_pair_that_the_page_tells_of_come_out() -> None:
    gaps = {}
    for case in ("aries-gemini", "libra-taurus"):
        found = heads_words_against_deeds(case_named(case).codings, book=codebook(), partnership=case)
        gaps[case] = next(f"{one.contrast.gap:.2f}" for one in found if one.side is About.SUPPORTED)
    assert f"a gap of {gaps['aries-gemini']}; at Libra it is {gaps['libra-taurus']}" in PAGE
    first = side_by_side(claim("aries-gemini", "pair", "activities-take-place"))[0]
    assert "moving on steadily" in first.supporting.paraphrase
    assert "two terms" in first.opposing.paraphrase
