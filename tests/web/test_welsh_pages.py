"""A page asked for in Welsh says nothing of the engine's in English; evidence stays in its own words and is marked so."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html.parser import HTMLParser
from types import ModuleType

import pytest
from django.test import Client
from django.utils.translation import gettext, override

from alongside.brokering.plans import PlanKind
from alongside.brokering.told import Outcome
from alongside.casebook.partnerships import case_named, material_of
from alongside.casebook.questions import questions
from alongside_web.brokering import engine_sentences as of_rounds
from alongside_web.brokering import queries
from alongside_web.readings import casebook_words, claims_words, people_words
from alongside_web.readings import engine_sentences as of_readings
from alongside_web.readings import engine_words as of_lenses
from alongside_web.schools import engine_words as of_schools

WELSH = {"accept-language": "cy"}
LISTS = (of_rounds, of_readings, of_lenses, casebook_words, claims_words, people_words, of_schools)
# The shortest stretch of words that is English for sure, and no part of a Welsh sentence by chance.
_SHORTEST = 12
_VOID = frozenset({"br", "hr", "img", "input", "link", "meta"})


class _Reading(HTMLParser):
    """What a page says, with its labels; what is marked as English stands apart."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str | None]] = []
        self.said: list[str] = []
        self.english: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.said += [label for name in ("aria-label", "title", "alt") if (label := given.get(name))]
        if tag not in _VOID:
            self.open.append((tag, given.get("lang")))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A shape of a picture, which holds nothing."""

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        language = next((lang for _, lang in reversed(self.open) if lang), None)
        (self.english if language == "en" else self.said).append(data)


def reading(client: Client, address: str) -> _Reading:
    answer = client.get(address, headers=WELSH)
    assert answer.status_code == 200, address
    found = _Reading()
    found.feed(answer.content.decode())
    return found


def joined(parts: Iterable[str]) -> str:
    return re.sub(r"\s+", " ", " ".join(parts))


def words_of(module: ModuleType) -> Iterable[str]:
    """Every text in the lists of a module."""
    for name, listed in vars(module).items():
        if name.isupper() and isinstance(listed, tuple):
            yield from listed


def fixed_words(text: str) -> Iterable[str]:
    """The stretches between a template's gaps that are long enough to be known for English."""
    return (part.strip(" ,;:.()'") for part in re.split(r"\{\w+\}|%\(\w+\)s", text))


def english() -> frozenset[str]:
    """What no Welsh page may say: every fixed stretch of the engine's own that has another in Welsh."""
    with override("cy"):
        told = {text: gettext(text) for module in LISTS for text in words_of(module)}
    return frozenset(
        part
        for text, welsh in told.items()
        for part in fixed_words(text)
        if len(part) >= _SHORTEST and " " in part and part not in welsh
    )


ENGLISH = english()


def left_in_english(page: _Reading) -> list[str]:
    said = joined(page.said)
    return sorted(part for part in ENGLISH if re.search(rf"(?<!\w){re.escape(part)}(?!\w)", said))


def pairs() -> list[str]:
    """A pair of each outcome in the example round."""
    plan = queries.proposal(PlanKind.SETTLED)
    need = plan.unserved[0].need
    shown = queries.pair(PlanKind.SETTLED, need, plan.board.offers[0].school)
    found = {one.explanation.outcome: one.explanation.match for one in shown.others}
    found[Outcome.PROPOSED] = plan.matches[0]
    return [f"/rounds/example/{one.need}/{one.partner}/".replace(":", "-") for one in found.values()]


@pytest.mark.parametrize(
    "address",
    [
        "/",
        *(f"/rounds/example/?plan={kind}" for kind in PlanKind),
        "/readings/",
        "/readings/across/",
        "/readings/assumptions/",
        "/readings/questions/",
        "/readings/across/effective-trust-and-respect/virgo-leo/",
        *(
            f"/readings/{case}/{page}"
            for case in ("virgo-leo", "cancer-aquarius", "pisces-scorpio")
            for page in ("", "why/", "timeline/", "landscape/", "claims/", "words-and-deeds/")
        ),
        "/readings/virgo-leo/claims/pair/mutual-trust/",
        "/readings/virgo-leo/claims/supported/free-to-decline/",
        "/readings/aries-gemini/claims/supporting/staff-can-be-released/",
        *(f"/readings/questions/{one.id}/" for one in questions()),
        "/schools/example-aries/",
        "/schools/example-aries/similar/",
        "/schools/example-aries/candidates/",
    ],
)
def test_no_sentence_of_the_engine_is_left_in_english_on_a_welsh_page(address: str, site: Client) -> None:
    assert left_in_english(reading(site, address)) == []


def test_no_pair_is_explained_in_english_on_a_welsh_page(empty_site: Client) -> None:
    addresses = pairs()

    assert len(addresses) >= 3
    assert [left_in_english(reading(empty_site, address)) for address in addresses] == [[] for _ in addresses]


def test_the_check_knows_english_when_it_sees_it() -> None:
    page = _Reading()
    page.feed('<p>If Fern School withdrew, the plan could be mended without loss.</p><p lang="en">Only Leo says so</p>')

    assert left_in_english(page) == ["withdrew, the plan could be mended without loss"]
    assert len(ENGLISH) > 500


@pytest.mark.parametrize("page", ["", "why/", "claims/pair/mutual-trust/", "words-and-deeds/"])
def test_evidence_stays_in_the_words_it_was_recorded_in_and_is_marked_as_english(page: str) -> None:
    codings = {one.paraphrase for one in material_of(case_named("virgo-leo")).codings}

    told = reading(Client(), f"/readings/virgo-leo/{page}")

    assert len(codings.intersection(map(str.strip, told.english))) > 1
    assert codings.isdisjoint(map(str.strip, told.said))


def test_events_offers_and_what_came_of_it_are_marked_as_english() -> None:
    case = case_named("virgo-leo")
    events, page = reading(Client(), "/readings/virgo-leo/timeline/"), reading(Client(), "/readings/virgo-leo/")
    around = {one.text for one in case.context if one.kind != "assumption"}

    assert {one.summary for one in case.events} <= set(map(str.strip, events.english))
    assert around <= set(map(str.strip, page.english))


def test_a_page_in_english_marks_nothing() -> None:
    assert 'lang="en"' not in Client().get("/readings/virgo-leo/").content.decode()


@pytest.mark.parametrize("page", ["", "why/", "claims/"])
def test_each_reader_gets_their_own_language_whoever_asked_first(page: str) -> None:
    address = f"/readings/cancer-aquarius/{page}"
    before = reading(Client(), address).said

    plain = Client().get(address, headers={"accept-language": "en-gb"}).content.decode()

    assert "ennaeth" in joined(before)
    assert "ennaeth" not in plain
    assert reading(Client(), address).said == before
