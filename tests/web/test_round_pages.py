"""The example round on the site: the plan, why and why not, and what can be taken away."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from django.test import Client

from alongside.brokering.changes import prices_of_rules
from alongside.brokering.explanation import explain
from alongside.brokering.plans import PlanKind
from alongside.brokering.told import Outcome
from alongside.casebook.invented import example_round_text
from alongside_web.brokering import queries
from tests.web.test_pages import html, read


def addressed(need: str, partner: str) -> str:
    return f"/rounds/example/{need.replace(':', '-')}/{partner.replace(':', '-')}/"


def test_the_round_shows_every_proposed_pair_and_every_school_left_over_with_its_reason() -> None:
    page, plan = read(Client(), "/rounds/example/"), queries.proposal(PlanKind.SETTLED)
    name = {key: plan.board.school(key).name for key in plan.round.keys}

    for match in plan.matches:
        assert f"{name[match.partner]} helps {name[match.need]}" in page
    for left in plan.unserved:
        assert f"{name[left.need]} {left.reason}" in page
    assert len(plan.matches) >= 5
    assert len(plan.unserved) >= 1


def test_the_round_says_that_its_schools_are_invented_and_what_kind_of_plan_it_shows() -> None:
    page = read(Client(), "/rounds/example/")

    assert "Every school on this page is invented" in page
    assert "The settled plan, which heads would stay with" in page
    assert "The best plan (proved by prices)" in read(Client(), "/rounds/example/?plan=best")


def test_three_plans_stand_side_by_side_and_each_can_be_shown() -> None:
    plans = queries.proposal(PlanKind.SETTLED).plans
    for kind in PlanKind:
        page = html(Client(), f"/rounds/example/?plan={kind}")
        assert page.count('href="/rounds/example/?plan=') == len(PlanKind) - 1
        assert f'href="/rounds/example/?plan={kind}"' not in page
        for plan in plans.values():
            assert f">{plan.total:.3f}<" in page


def test_heads_who_would_both_gain_are_named_as_conversations_to_have() -> None:
    best = queries.proposal(PlanKind.BEST)
    page = read(Client(), "/rounds/example/?plan=best")

    assert len(best.conversations) >= 1
    for one in best.conversations:
        assert f"{best.board.school(one.need).name} and {best.board.school(one.partner).name}" in page
        assert f"they would gain {one.need_gain:.2f} and {one.partner_gain:.2f}" in page
    assert "Conversations to have" not in read(Client(), "/rounds/example/?plan=stable")


def test_each_rule_says_what_setting_it_aside_would_bring_and_a_no_has_no_price() -> None:
    page = read(Client(), "/rounds/example/")

    assert "What each rule costs" in page
    for found in prices_of_rules(queries.proposal(PlanKind.SETTLED)):
        assert f"{found.schools:+d} {found.pairs:+d} {found.fit:+.3f}" in page
    table = page[page.index("What each rule costs") : page.index("Ask about any pair")]
    assert "would rather not" not in table


def test_the_way_back_from_a_pair_leads_to_the_plan_it_was_asked_of() -> None:
    match = queries.proposal(PlanKind.BEST).matches[0]
    page = html(Client(), addressed(match.need, match.partner) + "?plan=best")

    assert 'href="/rounds/example/?plan=best"' in page


def test_a_plan_that_there_is_not_is_not_found() -> None:
    assert Client().get("/rounds/example/?plan=perfect").status_code == 404


def test_a_proposed_pair_names_the_next_partners_by_what_they_would_cost() -> None:
    plan = queries.proposal(PlanKind.SETTLED)
    match = next(one for one in plan.matches if explain(plan, one.need, one.partner).instead)
    page = read(Client(), addressed(match.need, match.partner))

    for one in explain(plan, match.need, match.partner).instead:
        assert f"{plan.board.school(one.partner).name} , fit {one.fit:.2f}" in page.replace("School,", "School ,")
        assert f"choosing it would cost the plan {one.loss.words}" in page


def test_every_proposed_pair_shows_how_well_it_suits_beside_its_fit_with_the_reasons_behind_a_disclosure() -> None:
    page, plan = html(Client(), "/rounds/example/"), queries.proposal(PlanKind.SETTLED)
    words = read(Client(), "/rounds/example/")

    for match in plan.matches:
        assert f"Suits {match.suitability:.2f} · fit {match.fit:.2f}" in words
    assert page.count("alongside-details") == len(plan.matches)
    assert "alongside-details" + '" open' in page
    assert "would be the broker’s own" in words


def test_the_picture_of_the_round_has_a_line_for_every_pair_and_says_the_same_in_words() -> None:
    page, plan = html(Client(), "/rounds/example/"), queries.proposal(PlanKind.SETTLED)
    described = re.search(r'<desc id="round-desc">(.*?)</desc>', page, re.DOTALL)

    assert page.count('class="alongside-plan__line"') == len(plan.matches)
    assert described is not None
    assert described[1].count(" helps ") == len(plan.matches)


@pytest.mark.parametrize("outcome", [Outcome.PROPOSED, Outcome.POSSIBLE, Outcome.RULED_OUT])
def test_a_pair_is_told_why_or_why_not_in_the_engines_own_sentences(outcome: Outcome) -> None:
    plan = queries.proposal(PlanKind.SETTLED)
    explained = (explain(plan, need.school, offer.school) for need in plan.board.needs for offer in plan.board.offers)
    found = next(one for one in explained if one.outcome is outcome)

    page = read(Client(), addressed(found.match.need, found.match.partner))

    assert outcome.value in page
    for sentence in found.sentences:
        assert str(sentence) in page


def test_a_pair_lists_what_became_of_every_other_offer() -> None:
    plan = queries.proposal(PlanKind.SETTLED)
    match = plan.matches[0]

    page = html(Client(), addressed(match.need, match.partner)).split("<footer")[0]

    for offer in plan.board.offers:
        assert (addressed(match.need, offer.school) in page) is (offer.school != match.partner)


def test_asking_about_a_pair_leads_to_its_page() -> None:
    match = queries.proposal(PlanKind.SETTLED).matches[0]

    answer = Client().get("/rounds/example/pair/", {"need": match.need, "partner": match.partner})

    assert answer.status_code == 302
    assert answer.headers["Location"] == addressed(match.need, match.partner) + "?plan=settled"


def test_asking_about_no_pair_is_answered_with_what_to_choose() -> None:
    page = read(Client(), "/rounds/example/pair/?need=urn:1")

    assert "There is a problem" in page
    assert "Choose a school that needs help in this round" in page
    assert "Choose a school that offers help" in page


def test_a_pair_that_is_not_in_the_round_is_not_found() -> None:
    assert Client().get("/rounds/example/urn-100000/urn-100001/").status_code == 404


def test_the_proposals_can_be_taken_away_as_csv_and_json_and_the_round_as_its_file() -> None:
    plan, client = queries.proposal(PlanKind.SETTLED), Client()
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
