"""A round comes back from its document as it went in."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from alongside.brokering.round import (
    Between,
    Level,
    Need,
    Offer,
    Pair,
    Person,
    Quota,
    Rules,
    Stance,
    Tie,
    Together,
    Wish,
)
from alongside.casebook.invented import example_round_text
from alongside.exchange.round_document import (
    NotARoundDocument,
    canonical_text,
    hash_of_text,
    round_document,
    round_from,
)
from alongside.exchange.round_file import parse_round

WHOLE = replace(
    parse_round(example_round_text()),
    rules=Rules(travel_limit_km=None, candidates=7),
    weights={"need.travel": 0.5},
    agreed=(Pair("a", "b"),),
    shown=(Pair("c", "d"),),
    declined=(Pair("e", "f"),),
    between=(Between(frozenset({"a", "b"}), Tie.SPONSOR, 3.5), Between(frozenset({"a", "c"}), None, 2.0)),
    wishes=(Wish("a", "b", Stance.CHOOSE, 1), Wish("b", "a", Stance.REFUSE)),
    quotas=(Quota(2, offers=("b",)),),
    together=(Together((Pair("a", "b"), Pair("c", "d"))),),
    needs=(Need("a", ("english",), 2, Person(Level.HIGH, None), 3, 4, 20.0, consent_withheld=True),),
    offers=(
        Offer(
            "b", ("science",), 2, Person(None, Level.LOW), 1, None, of_concern=True, inspection_from=date(2026, 1, 2)
        ),
    ),
)


@pytest.mark.parametrize("stated", [parse_round(example_round_text()), WHOLE], ids=["example", "everything"])
def test_a_round_comes_back_from_json_as_it_went_in(stated: object) -> None:
    from alongside.brokering.round import Round

    assert isinstance(stated, Round)
    document = json.loads(json.dumps(round_document(stated)))
    assert round_from(document) == stated
    text = canonical_text(dict(reversed(document.items())))
    assert text == canonical_text(round_document(round_from(document)))
    assert hash_of_text(text) == hash_of_text(canonical_text(document))


@pytest.mark.parametrize("document", [{}, {"schema": "other"}, {"schema": "alongside/round/1", "name": "x"}])
def test_what_is_no_round_is_refused(document: dict[str, object]) -> None:
    with pytest.raises(NotARoundDocument, match="make the plan anew"):
        round_from(document)
