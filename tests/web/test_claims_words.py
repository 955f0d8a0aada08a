"""Every word of the codebook that a page on claims prints, and every name it gives, is there to be translated and read."""

from __future__ import annotations

import pytest

from alongside.casebook.assumptions import assumptions
from alongside.casebook.partnerships import case_named, case_names
from alongside.evidence.assumptions import Status as Outcome
from alongside.evidence.codebook import codebook
from alongside.evidence.perspectives import Perspective
from alongside.evidence.questions import Reply
from alongside.evidence.statuses import Because, Status
from alongside.evidence.weighing import Standing
from alongside.sayings import Code, Word, say
from alongside_web.readings import claims_names as names
from alongside_web.readings import claims_words

INDICATORS = list(codebook().indicators.values())


@pytest.mark.parametrize(
    ("listed", "spoken"),
    [
        (claims_words.INDICATORS, [one.label for one in INDICATORS]),
        (claims_words.DEFINITIONS, [one.definition for one in INDICATORS]),
        (claims_words.POSITIVE_POLES, [one.positive_pole for one in INDICATORS]),
        (claims_words.NEGATIVE_POLES, [one.negative_pole for one in INDICATORS]),
        (claims_words.CHARACTERISTICS, [one.definition for one in codebook().characteristics.values()]),
    ],
)
def test_the_catalogue_holds_every_word_of_the_codebook(listed: tuple[str, ...], spoken: list[str]) -> None:
    assert set(listed) == set(spoken)


def test_every_way_a_thing_can_stand_has_a_name() -> None:
    assert set(names.STATUSES) == set(Status)
    assert set(names.STANDINGS) == set(Standing)
    assert set(names.OUTCOMES) == set(Outcome)
    assert set(names.REPLIES) == set(Reply)
    assert set(names.KINDS) == {one.kind for one in INDICATORS}


def test_a_perspective_is_named_by_its_school_where_the_partnership_is_known() -> None:
    assert names.perspective(Perspective.SUPPORTING_HEAD, "virgo-leo") == "head of Leo"
    assert names.perspective(Perspective.SUPPORTED_STAFF, "virgo-leo") == "staff of Virgo"
    assert names.perspective(Perspective.SUPPORTING_HEAD) == "head of the supporting school"


def test_of_several_heads_in_succession_each_is_told_apart() -> None:
    assert names.voice("cancer-head-2", "cancer-aquarius") == "acting head at Cancer (2 of 3)"
    assert names.voice("cancer-head-3", "cancer-aquarius") == "head at Cancer (3 of 3)"
    assert names.voice("aquarius-head-2002", "cancer-aquarius") == "head at Aquarius"


def test_the_engines_sentences_name_people_and_the_record_and_leave_other_words_alone() -> None:
    both = say(Because.FOR_AND_AGAINST, supporting=Code("aries-head"), opposing=Code("record"))
    assumed = say(Because.ASSUMPTION, text=Word("It is well-known"), holder=Code("strategy"))

    assert names.spoken(both, "aries-gemini") == "head at Aries for it, the record against it."
    assert names.spoken(assumed, "aries-gemini") == "'It is well-known' (the strategy itself)"


def test_everyone_who_speaks_and_everyone_who_held_an_assumption_has_a_name_in_words() -> None:
    voices = [names.voice(one.voice, case) for case in case_names() for one in case_named(case).codings]
    holders = [names.holder(one.held_by, one.partnership) for one in assumptions()]

    assert [one for one in (*voices, *holders) if "-" in one and "vice-principal" not in one] == []
