"""What the method makes of the thesis's six pairings, from Tables 1a, 4 and 12 alone."""

import pytest

from alongside.brokering.explanation import explain
from alongside.brokering.plans import PlanKind
from alongside.brokering.proposals import Proposal, propose
from alongside.brokering.told import Outcome
from alongside.casebook.invented import thesis_round_text
from alongside.exchange.round_file import parse_round
from alongside_store.circumstances import for_round


@pytest.fixture(scope="module", params=list(PlanKind))
def proposal(request: pytest.FixtureRequest) -> Proposal:
    a_round = parse_round(thesis_round_text())
    return propose(a_round, for_round(a_round, None), kind=request.param)


def rules(proposal: Proposal, need: str, partner: str) -> list[str]:
    return [one.id for one in explain(proposal, f"example:{need}", f"example:{partner}").broken]


@pytest.mark.parametrize(
    ("need", "partner", "broken"),
    [
        ("capricorn", "sagittarius", ["refusal"]),
        ("aries", "gemini", ["competition"]),
        ("libra", "taurus", ["refusal"]),
        ("pisces", "scorpio", ["refusal"]),
        ("virgo", "leo", []),
        ("cancer", "aquarius", []),
    ],
)
def test_the_four_pairings_that_sank_are_ruled_out_by_what_somebody_knew(
    proposal: Proposal, need: str, partner: str, broken: list[str]
) -> None:
    assert rules(proposal, need, partner) == broken


def test_the_pairing_that_thrived_is_proposed_whichever_plan_is_asked_for(proposal: Proposal) -> None:
    assert explain(proposal, "example:virgo", "example:leo").outcome is Outcome.PROPOSED


def test_having_worked_together_before_does_not_save_a_pair(proposal: Proposal) -> None:
    told = explain(proposal, "example:libra", "example:taurus")
    assert told.outcome is Outcome.RULED_OUT
    assert "worked together before" in str(told.sentences[-1])


def test_the_plan_says_how_little_it_knows(proposal: Proposal) -> None:
    assert min(match.partner_known for match in proposal.matches) == pytest.approx(0.2)
    assert any("travel" in str(sentence) for sentence in proposal.not_known)


def test_the_round_names_the_model_that_compares_its_schools(proposal: Proposal) -> None:
    assert proposal.board.circumstances.rests_on == ("thesis-secondary-2002, version 1",)
