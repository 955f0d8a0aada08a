"""What may be said of a pair to anybody does not change with anything that a head said."""

from __future__ import annotations

from dataclasses import replace
from math import isclose, sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.brokering.in_public import PUBLIC, in_public, preferred, public_board, public_standing, suits_in_public
from alongside.brokering.proposals import propose
from alongside.brokering.round import ContradictoryRound, Level, Pair, Person, Round, Stance, Wish
from alongside.casebook.invented import example_round_text
from alongside.exchange.round_file import parse_round
from alongside_store.circumstances import for_round

ROUND = parse_round(example_round_text())
CIRCUMSTANCES = for_round(ROUND, None)
NEED, OFFER = ROUND.needs[0].school, ROUND.offers[0].school
people = st.builds(Person, st.sampled_from([None, *Level]), st.sampled_from([None, *Level]))


@st.composite
def spoken(draw: st.DrawFn) -> Round:
    """The example round, in which heads say something else."""
    wishes = []
    for need in ROUND.needs:
        for offer in ROUND.offers:
            if draw(st.booleans()):
                by, about = draw(st.permutations([need.school, offer.school]))
                wishes.append(Wish(by, about, draw(st.sampled_from(Stance))))
    refused = tuple(Pair(NEED, one.school) for one in ROUND.offers[1:3]) if draw(st.booleans()) else ()
    return replace(
        ROUND,
        wishes=tuple(wishes),
        declined=refused,
        agreed=(),
        needs=tuple(replace(one, head=draw(people), load=draw(st.integers(0, 3))) for one in ROUND.needs),
        offers=tuple(
            replace(one, head=draw(people), consent_withheld=draw(st.booleans()), of_concern=draw(st.booleans()))
            for one in ROUND.offers
        ),
    )


@settings(max_examples=40, deadline=None)
@given(spoken())
def test_a_pair_stands_in_public_as_it_stood_whatever_heads_say(other: Round) -> None:
    assert in_public(other) == in_public(ROUND)
    assert public_standing(public_board(other, CIRCUMSTANCES), NEED, OFFER) == public_standing(
        public_board(ROUND, CIRCUMSTANCES), NEED, OFFER
    )


def test_only_public_components_are_told() -> None:
    standing = public_standing(public_board(ROUND, CIRCUMSTANCES), NEED, OFFER)

    assert tuple(standing.components) == PUBLIC
    assert standing.place is None or 1 <= standing.place <= standing.possible


def test_how_well_a_proposed_pair_suits_in_public_is_the_same_by_either_way() -> None:
    proposal = propose(ROUND, CIRCUMSTANCES)
    public = public_board(ROUND, CIRCUMSTANCES)

    for match in proposal.matches:
        one = suits_in_public(proposal.board, match)
        assert isclose(one, public_standing(public, match.need, match.partner).suits)


def test_the_worked_example_of_the_guide_holds() -> None:
    circumstances, strength, travel = 0.80, 0.50, 1.00
    ash = (0.25 * circumstances + 0.25 * strength + 0.15 * travel) / 0.65
    fern = (0.20 * circumstances + 0.15 * strength + 0.25 * travel) / 0.60
    assert (round(ash, 2), round(fern, 2), round(sqrt(ash * fern), 2)) == (0.73, 0.81, 0.77)


def test_criteria_and_heads_are_set_side_by_side() -> None:
    wishes = (Wish(NEED, OFFER, Stance.CHOOSE, 2), Wish(NEED, ROUND.offers[1].school, Stance.CHOOSE, 1))
    said = preferred(replace(ROUND, wishes=wishes), public_board(ROUND, CIRCUMSTANCES), need=NEED, partner=OFFER)

    assert said.by_need == (ROUND.offers[1].school, OFFER)
    assert said.by_partner == ()
    assert said.by_criteria in {one.school for one in ROUND.offers}


def test_a_school_that_is_not_in_the_round_is_refused_in_a_sentence() -> None:
    with pytest.raises(ContradictoryRound, match="no need and offer of this round"):
        public_standing(public_board(ROUND, CIRCUMSTANCES), "example:nobody", OFFER)
