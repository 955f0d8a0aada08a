import csv
import io
import json
from dataclasses import replace

from alongside.brokering.explanation import explain
from alongside.brokering.proposals import Proposal, propose
from alongside.brokering.round import Need, Offer
from alongside.exchange.proposal_document import (
    CSV_COLUMNS,
    SCHEMA,
    as_text,
    explanation_document,
    json_text,
    proposal_csv,
    proposal_document,
)
from alongside.schools.school import School
from tests.brokering.rounds import a_round, circumstances, key, school


def proposal(*, name: str = "Helping School") -> Proposal:
    schools: list[School] = [school("asking"), replace(school("helping", 12), name=name), school("waiting", 30)]
    needs = [Need(key("asking")), Need(key("waiting"))]
    return propose(a_round(needs, [Offer(key("helping"))]), circumstances(schools))


def test_the_table_has_a_row_a_pair_and_a_row_a_place_left_over() -> None:
    rows = list(csv.DictReader(io.StringIO(proposal_csv(proposal()))))
    assert tuple(rows[0]) == CSV_COLUMNS
    assert [(row["need"], row["partner"], row["status"]) for row in rows] == [
        (key("asking"), key("helping"), "proposed"),
        (key("waiting"), "", "1 not found"),
    ]
    assert rows[0]["km"] == "12.000"
    assert rows[0]["component_context"] == ""


def test_no_cell_is_taken_for_a_formula() -> None:
    (row, _) = csv.DictReader(io.StringIO(proposal_csv(proposal(name="=cmd()"))))
    assert row["partner_name"] == "'=cmd()"
    assert [as_text(cell) for cell in ("+1", "-1", "@a", "\tb", "plain")] == ["'+1", "'-1", "'@a", "'\tb", "plain"]


def test_the_document_carries_the_plan_its_proof_and_what_it_rests_on() -> None:
    whole = json.loads(json_text(proposal_document(proposal())))
    assert whole["schema"] == SCHEMA
    assert whole["plan"] == "settled"
    assert set(whole["plans"]) == {"best", "settled", "stable"}
    assert whole["plans"]["best"]["gap"] == 0
    assert whole["conversations"] == []
    assert whole["rests_on"] == {"model": "brokering 2", "circumstances": ["invented"]}
    assert [one["need"]["key"] for one in whole["matches"]] == [key("asking")]
    assert whole["unserved"][0]["missing"] == 1


def test_an_explanation_carries_the_sentences_a_person_reads() -> None:
    plan = proposal()
    told = explanation_document(plan, explain(plan, key("waiting"), key("helping")))
    assert told["outcome"] == "possible, not proposed"
    assert isinstance(told["loss"], dict)
    assert set(told["loss"]) == {"schools", "fit"}
    assert told["instead"] == [{"partner": key("helping"), "fit": told["pair"]["fit"], "loss": told["loss"]}]  # type: ignore[index]
    assert any("instead" in str(sentence) or "go to" in str(sentence) for sentence in told["sentences"])  # type: ignore[attr-defined]
