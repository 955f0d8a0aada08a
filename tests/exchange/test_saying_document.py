"""A kept sentence comes back with its template and parts, whatever they are."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.exchange.saying_document import NotASaying, saying_document, saying_from
from alongside.sayings import Code, Part, Template, Word, say


class Trial(Template):
    NEXT = "{one}, then {other}"
    ALONE = "only {one}"


plain = st.text() | st.integers() | st.dates() | st.builds(Word, st.text()) | st.builds(Code, st.text())
parts: st.SearchStrategy[Part] = st.recursive(
    plain,
    lambda inner: (
        st.builds(lambda one, other: say(Trial.NEXT, one=one, other=other), inner, inner)
        | st.builds(lambda one: say(Trial.ALONE, one=one), inner)
    ),
)


@given(parts)
def test_a_sentence_goes_through_json_and_back(part: Part) -> None:
    assert saying_from(json.loads(json.dumps(saying_document(part)))) == part


def test_a_sentence_reads_as_it_did() -> None:
    said = say(Trial.NEXT, one="Ash", other=say(Trial.ALONE, one=date(2027, 1, 2)))
    assert str(saying_from(saying_document(said))) == str(said) == "Ash, then only 2027-01-02"


@pytest.mark.parametrize("document", [None, {}, {"say": "x"}, {"word": 1}, {"day": 3}, ["x"]])
def test_what_is_no_sentence_is_refused(document: object) -> None:
    with pytest.raises(NotASaying, match="is no kept sentence"):
        saying_from(document)
