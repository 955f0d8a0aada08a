from dataclasses import replace
from datetime import date

import pytest

from alongside.brokering.explanation import explain
from alongside.brokering.proposals import propose
from alongside.brokering.round import Between, Need, Offer, Round, Stance, Tie, Wish
from alongside.brokering.told import Outcome
from alongside.schools.school import Phase, School
from tests.brokering.rounds import NO_LIMITS, a_round, circumstances, key, school

ASKING, HELPING = key("asking"), key("helping")
SCHOOLS = [school("asking"), school("helping", 20)]


def broken(stated: Round, schools: list[School] = SCHOOLS) -> list[str]:
    """The rules that the only pair of this round breaks."""
    proposal = propose(stated, circumstances(schools))
    explanation = explain(proposal, ASKING, HELPING)
    assert (explanation.outcome is Outcome.RULED_OUT) == bool(explanation.broken)
    assert (len(proposal.matches) == 0) == bool(explanation.broken)
    return [one.id for one in explanation.broken]


def pair(need: Need | None = None, offer: Offer | None = None, **changes: object) -> Round:
    return a_round([need or Need(ASKING)], [offer or Offer(HELPING)], **changes)


def test_a_pair_that_breaks_nothing_is_proposed() -> None:
    assert broken(pair()) == []


def test_schools_of_different_phases_are_not_paired_unless_the_round_says_so() -> None:
    schools = [school("asking"), school("helping", 20, Phase.PRIMARY)]
    assert broken(pair(), schools) == ["phase"]
    assert broken(pair(rules=replace(NO_LIMITS, same_phase=False)), schools) == []


def test_an_all_through_school_can_help_either_phase() -> None:
    assert broken(pair(), [school("asking"), school("helping", 20, Phase.ALL_THROUGH)]) == []


@pytest.mark.parametrize("by_need", [True, False])
def test_a_no_from_either_head_deletes_the_pair_without_saying_whose_it_was(by_need: bool) -> None:
    by, about = (ASKING, HELPING) if by_need else (HELPING, ASKING)
    stated = pair(wishes=(Wish(by, about, Stance.REFUSE, reason="a secret history"),))
    explanation = explain(propose(stated, circumstances(SCHOOLS)), ASKING, HELPING)
    assert [one.id for one in explanation.broken] == ["refusal"]
    assert "one of the two heads would rather not" in str(explanation.sentences[0])
    assert "secret" not in " ".join(map(str, explanation.sentences))


def test_whose_no_it_was_cannot_be_told_from_anything_that_leaves_the_engine() -> None:
    from alongside.exchange.proposal_document import explanation_document, proposal_csv, proposal_document

    told = []
    for by, about in ((ASKING, HELPING), (HELPING, ASKING)):
        proposal = propose(pair(wishes=(Wish(by, about, Stance.REFUSE),)), circumstances(SCHOOLS))
        explained = explanation_document(proposal, explain(proposal, ASKING, HELPING))
        told.append((proposal_csv(proposal), proposal_document(proposal), explained["sentences"], explained["broken"]))
    assert told[0] == told[1]


@pytest.mark.parametrize(
    "stated",
    [pair(need=Need(ASKING, consent_withheld=True)), pair(offer=Offer(HELPING, consent_withheld=True))],
)
def test_consent_withheld_by_either_side_deletes_the_pair(stated: Round) -> None:
    assert broken(stated) == ["consent"]


@pytest.mark.parametrize(
    ("changes", "rules"),
    [
        ({"rules": replace(NO_LIMITS, travel_limit_km=20.0)}, []),
        ({"rules": replace(NO_LIMITS, travel_limit_km=19.9)}, ["travel"]),
        ({"need": Need(ASKING, travel_limit_km=10)}, ["travel"]),
        ({"offer": Offer(HELPING, travel_limit_km=10)}, ["travel"]),
        ({"rules": replace(NO_LIMITS, travel_limit_km=5.0), "offer": Offer(HELPING, travel_limit_km=30)}, ["travel"]),
    ],
)
def test_nobody_travels_further_than_either_side_allows(changes: dict[str, object], rules: list[str]) -> None:
    assert broken(pair(**changes)) == rules


def test_a_stated_journey_counts_before_the_crows() -> None:
    over_the_estuary = (Between(frozenset({ASKING, HELPING}), km=55),)
    assert broken(pair(rules=replace(NO_LIMITS, travel_limit_km=50.0), between=over_the_estuary)) == ["travel"]


def test_a_school_without_a_place_on_the_map_is_not_ruled_out_by_distance_and_the_plan_says_so() -> None:
    adrift = [school("asking", None), school("helping", 20)]
    stated = pair(rules=replace(NO_LIMITS, travel_limit_km=5.0, competition_km=1.0))
    assert broken(stated, adrift) == []
    assert "has no place on the map" in " ".join(map(str, propose(stated, circumstances(adrift)).not_known))


def test_neighbours_compete_and_so_do_schools_with_a_shared_catchment() -> None:
    assert broken(pair(rules=replace(NO_LIMITS, competition_km=20.1))) == ["competition"]
    shared = (Between(frozenset({ASKING, HELPING}), Tie.SHARED_CATCHMENT),)
    assert broken(pair(between=shared)) == ["competition"]


def test_a_school_that_carries_all_the_help_it_agreed_to_gets_no_more() -> None:
    assert broken(pair(need=Need(ASKING, load=3, load_ceiling=3))) == ["load"]
    assert broken(pair(need=Need(ASKING, load=2, load_ceiling=3))) == []


def test_an_offer_without_a_place_says_that_it_has_none() -> None:
    assert broken(pair(offer=Offer(HELPING, partnerships=0))) == ["room"]


def test_a_school_in_need_or_of_concern_does_not_help_another() -> None:
    assert broken(pair(offer=Offer(HELPING, of_concern=True))) == ["concern"]
    both = a_round([Need(ASKING), Need(HELPING)], [Offer(HELPING)])
    assert broken(both) == ["concern"]


@pytest.mark.parametrize(
    ("first", "last", "rules"),
    [
        (date(2026, 8, 1), date(2026, 9, 1), ["inspection"]),
        (date(2026, 9, 1), None, ["inspection"]),
        (None, date(2026, 9, 30), ["inspection"]),
        (date(2026, 9, 2), date(2026, 10, 1), []),
        (None, date(2026, 8, 31), []),
    ],
)
def test_an_offer_is_not_used_inside_its_inspection_window(
    first: date | None, last: date | None, rules: list[str]
) -> None:
    assert broken(pair(offer=Offer(HELPING, inspection_from=first, inspection_to=last))) == rules


@pytest.mark.parametrize(
    ("tie", "rules"),
    [
        (Tie.FAILED, ["failed"]),
        (Tie.SHARED_GOVERNORS, ["conflict"]),
        (Tie.SPONSOR, ["conflict"]),
        (Tie.ADVISER_EMPLOYER, ["conflict"]),
        (Tie.WORKED_TOGETHER, []),
    ],
)
def test_what_stands_between_two_schools_deletes_the_pair_or_informs(tie: Tie, rules: list[str]) -> None:
    assert broken(pair(between=(Between(frozenset({ASKING, HELPING}), tie),))) == rules


def test_having_worked_together_is_information_and_not_a_bonus() -> None:
    plain = propose(pair(), circumstances(SCHOOLS))
    tied = propose(pair(between=(Between(frozenset({ASKING, HELPING}), Tie.WORKED_TOGETHER),)), circumstances(SCHOOLS))
    assert tied.matches[0].fit == plain.matches[0].fit
    assert "have worked together before" in str(explain(tied, ASKING, HELPING).sentences[-1])


def test_every_rule_a_pair_breaks_is_named() -> None:
    stated = pair(
        offer=Offer(HELPING, of_concern=True, consent_withheld=True), rules=replace(NO_LIMITS, travel_limit_km=4.0)
    )
    assert broken(stated) == ["consent", "travel", "concern"]


def test_a_pair_below_the_least_suitability_is_deleted_for_that() -> None:
    assert broken(pair(rules=replace(NO_LIMITS, minimum_suitability=1.0))) == ["suitability"]
