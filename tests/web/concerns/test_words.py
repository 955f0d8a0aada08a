"""Every word of the engine about concerns is one that can be translated, and pages hold the same choices as the list."""

from __future__ import annotations

from datetime import date

import pytest

from alongside.schools.concern import Case as EngineCase
from alongside.schools.concern import Direction, NotARating, PointState, Rating, check
from alongside.schools.concern_scheme import NEWEST
from alongside.terms import Period
from alongside_web.concerns import engine_words, models
from alongside_web.concerns.drawing import picture
from alongside_web.concerns.words import when


def test_the_titles_and_meanings_of_the_list_are_collected_for_translators() -> None:
    entries = (*NEWEST.levels, *NEWEST.reasons)
    assert {one.title for one in entries} <= set(engine_words.TITLES)
    assert {one.means for one in entries} <= set(engine_words.MEANINGS)


def test_the_choices_of_the_tables_are_those_of_the_engine() -> None:
    assert models.Level.values == [one.name for one in NEWEST.levels]
    assert set(models.PointState.values) == set(PointState)
    assert set(models.Stated.values) == set(Direction) - {Direction.TOO_FEW}


def test_every_refusal_is_collected_for_translators() -> None:
    case = EngineCase("example:a", "A", date(2025, 1, 1))
    today = date(2025, 6, 1)
    wrong = (
        Rating(1, "none", Period.parse("2025-07-01"), date(2025, 7, 1)),
        Rating(1, "none", Period.parse("2025-05-01"), date(2025, 4, 1)),
        Rating(1, "none", Period.parse("2024-05-01"), date(2025, 4, 1)),
        Rating(1, "none", Period.parse("2025-05-01"), date(2025, 5, 1), 7),
    )
    for one in wrong:
        with pytest.raises(NotARating) as refused:
            check(one, case, today)
        assert str(refused.value) in engine_words.REFUSED


@pytest.mark.parametrize(
    ("written", "said"),
    [("2025-03-04", "4 March 2025"), ("2025-03", "March 2025"), ("2025 summer", "summer term 2025"), ("2001", "2001")],
)
def test_a_time_is_said_as_exactly_as_it_is_known(written: str, said: str) -> None:
    assert when(Period.parse(written)) == said


def test_a_picture_keeps_marks_of_one_level_apart_and_strikes_what_was_corrected() -> None:
    day = Period.parse("2025-03-04")
    ratings = (Rating(1, "none", day, day.last), Rating(2, "none", day, day.last, 1))
    drawn = picture(ratings, [(date(2026, 1, 1), "open")], {one.name: one.title for one in NEWEST.levels})
    assert drawn is not None
    assert [one.shape for one in drawn.marks] == ["cross", "disc"]
    assert drawn.marks[1].x - drawn.marks[0].x >= 24
    assert len({one.y for one in drawn.marks}) == 1
    assert [year for year, _ in drawn.years] == [2026]
    assert picture((), [], {}) is None
