"""The example round on the site: the plan, why and why not, and what can be taken away."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from django.test import Client

from alongside.brokering.explanation import explain
from alongside.brokering.told import Outcome
from alongside.casebook.invented import example_round_text
from alongside_web.brokering import queries
from tests.web.test_pages import html, read


def addressed(need: str, partner: str) -> str:
    return f"/rounds/example/{need.replace(':', '-')}/{partner.replace(':', '-')}/"


def test_the_round_shows_every_proposed_pair_and_every_school_left_over_with_its_reason() -> None:
    page, plan = read(Client(), "/rounds/example/"), queries.proposal()
    name = {key: plan.board.school(key).name for key in plan.round.keys}

    for match in plan.matches:
        assert f"{name[match.partner]} helps {name[match.need]}" in page
    for left in plan.unserved:
        assert f"{name[left.need]} {left.reason}" in page
    assert len(plan.matches) >= 5
    assert len(plan.unserved) >= 1


def test_the_round_says_that_its_schools_are_invented_and_that_the_plan_is_proved_best() -> None:
    page = read(Client(), "/rounds/example/")

    assert "Every school on this page is invented" in page
    assert "no other plan is better as a whole" in page


def test_every_proposed_pair_shows_how_well_it_suits_beside_its_fit_with_the_reasons_behind_a_disclosure() -> None:
    page, plan = html(Client(), "/rounds/example/"), queries.proposal()
    words = read(Client(), "/rounds/example/")

    for match in plan.matches:
        assert f"Suits {match.suitability:.2f} · fit {match.fit:.2f}" in words
    assert page.count("<details") == len(plan.matches)
    assert "alongside-details" + '" open' in page
    assert "would be the broker’s own" in words


def test_the_picture_of_the_round_has_a_line_for_every_pair_and_says_the_same_in_words() -> None:
    page, plan = html(Client(), "/rounds/example/"), queries.proposal()
    described = re.search(r'<desc id="round-desc">(.*?)</desc>', page, re.DOTALL)

    assert page.count('class="alongside-plan__line"') == len(plan.matches)
    assert described is not None
    assert described[1].count(" helps ") == len(plan.matches)


@pytest.mark.parametrize("outcome", [Outcome.PROPOSED, Outcome.POSSIBLE, Outcome.RULED_OUT])
def test_a_pair_is_told_why_or_why_not_in_the_engines_own_sentences(outcome: Outcome) -> None:
    plan = queries.proposal()
    explained = (explain(plan, need.school, offer.school) for need in plan.board.needs for offer in plan.board.offers)
    found = next(one for one in explained if one.outcome is outcome)

    page = read(Client(), addressed(found.match.need, found.match.partner))

    assert outcome.value in page
    for sentence in found.sentences:
        assert sentence in page


def test_a_pair_lists_what_became_of_every_other_offer() -> None:
    plan = queries.proposal()
    match = plan.matches[0]

    page = html(Client(), addressed(match.need, match.partner))

    for offer in plan.board.offers:
        assert (addressed(match.need, offer.school) in page) is (offer.school != match.partner)


def test_asking_about_a_pair_leads_to_its_page() -> None:
    match = queries.proposal().matches[0]

    answer = Client().get("/rounds/example/pair/", {"need": match.need, "partner": match.partner})

    assert answer.status_code == 302
    assert answer.headers["Location"] == addressed(match.need, match.partner)


def test_asking_about_no_pair_is_answered_with_what_to_choose() -> None:
    page = read(Client(), "/rounds/example/pair/?need=urn:1")

    assert "There is a problem" in page
    assert "Choose a school that needs help in this round" in page
    assert "Choose a school that offers help" in page


def test_a_pair_that_is_not_in_the_round_is_not_found() -> None:
    assert Client().get("/rounds/example/urn-100000/urn-100001/").status_code == 404


def test_the_proposals_can_be_taken_away_as_csv_and_json_and_the_round_as_its_file() -> None:
    plan, client = queries.proposal(), Client()
    table = client.get("/rounds/example/proposals.csv")
    document = json.loads(client.get("/rounds/example/proposals.json").content)
    file = client.get("/rounds/example/round.toml")

    rows = list(csv.DictReader(io.StringIO(table.content.decode())))
    assert [(row["need"], row["partner"]) for row in rows if row["status"] == "proposed"] == [
        (one.need, one.partner) for one in plan.matches
    ]
    assert document["round"]["name"] == plan.round.name
    assert file.content.decode() == example_round_text()
    assert table.headers["Content-Disposition"] == 'attachment; filename="example-round-proposals.csv"'
