"""Cases of concern: what holds, where it leads, what is refused, and what help is asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.brokering.round import AREAS
from alongside.schools.concern import (
    AT_MOST,
    Case,
    Direction,
    NotARating,
    PointState,
    Rating,
    Review,
    check,
    differ,
    is_past,
    latest,
    need_of,
    needs,
    review,
    standing,
    travel,
)
from alongside.schools.concern_scheme import NEWEST, UnknownInScheme, scheme_of
from alongside.terms import Period

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "concerns.md"
TODAY = date(2026, 1, 15)
OPENED = date(2024, 9, 1)
LEVELS = [one.name for one in NEWEST.levels]


def table(heading: str) -> list[dict[str, str]]:
    """The table of the page that begins with this column."""
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith(f"| {heading} |"))
    cells = [[one.strip() for one in line.strip("|").split("|")] for line in _rows(lines[start:])]
    return [dict(zip(cells[0], row, strict=True)) for row in cells[2:]]


def _rows(lines: list[str]) -> list[str]:
    end = next((number for number, line in enumerate(lines) if not line.startswith("|")), len(lines))
    return lines[:end]


def rating(number: int, when: str, level: str = "intensive", corrects: int | None = None) -> Rating:
    period = Period.parse(when)
    return Rating(number, level, period, period.last, corrects)


def worked() -> tuple[Rating, ...]:
    return tuple(
        Rating(
            int(row["number"]),
            row["level"],
            Period.parse(row["when it was so"]),
            date.fromisoformat(row["known"]),
            int(row["corrects"]) if row["corrects"] else None,
        )
        for row in table("number")
    )


@pytest.mark.parametrize("row", table("on"), ids=lambda row: row["on"])
def test_the_page_s_worked_example_comes_out_so(row: dict[str, str]) -> None:
    day = date.fromisoformat(row["on"])
    found, holds = travel(worked(), day, NEWEST), latest(worked(), day)

    assert holds is not None
    assert (str(holds.number), found.direction.value) == (row["holds"], row["direction"])
    assert " ".join(str(one.number) for one in found.rests_on) == row["rests on"]
    assert found.wavered == (row["both ways"] == "yes")


def test_the_page_s_ratings_are_each_accepted_when_they_are_given() -> None:
    held: tuple[Rating, ...] = ()
    for one in worked():
        check(one, Case("example:hazel", "Hazel", OPENED, ratings=held), one.known)
        held = (*held, one)


def test_ratings_whose_times_overlap_tell_no_direction() -> None:
    found = travel([rating(1, "2025", "intensive"), rating(2, "2025-06", "light-watch")], TODAY, NEWEST)

    # The year ends after June, so the rating of the year holds; which came first nobody can tell.
    assert found.direction is Direction.TOO_FEW
    assert [one.number for one in found.aside] == [2]


def test_what_lies_more_than_two_years_back_does_not_count() -> None:
    found = travel([rating(1, "2023-01-01", "intensive"), rating(2, "2025-06-01", "light-watch")], TODAY, NEWEST)
    assert found.direction is Direction.TOO_FEW


@pytest.mark.parametrize(
    ("new", "field"),
    [
        (rating(2, "2026-01-16"), "known_at"),
        (replace(rating(2, "2025-06-01"), known=date(2025, 5, 31)), "occurred"),
        (rating(2, "2024-08-31"), "occurred"),
        (rating(2, "2025-06-01", corrects=9), "corrects"),
        (rating(4, "2025-06-01", corrects=1), "corrects"),
    ],
)
def test_a_rating_that_cannot_be_is_refused_and_says_which_part(new: Rating, field: str) -> None:
    case = Case(
        "example:hazel", "Hazel", OPENED, ratings=(rating(1, "2025-01-01"), rating(3, "2025-01-01", corrects=1))
    )
    with pytest.raises(NotARating) as refused:
        check(new, case, TODAY)
    assert refused.value.field == field


def test_the_rater_s_word_differs_only_where_there_is_a_figure_to_differ_from() -> None:
    assert differ(Direction.UP, Direction.STEADY)
    assert not differ(Direction.UP, Direction.UP)
    assert not differ(Direction.TOO_FEW, Direction.UP)
    assert not differ(Direction.UP, None)


def test_a_review_is_overdue_from_the_day_after() -> None:
    assert review(None, TODAY) is Review.NONE
    assert review(TODAY - timedelta(days=1), TODAY) is Review.OVERDUE
    assert review(TODAY, TODAY) is Review.SOON
    assert review(TODAY + timedelta(days=15), TODAY) is Review.LATER


def test_a_point_is_past_only_while_nobody_said_what_came_of_it() -> None:
    yesterday = TODAY - timedelta(days=1)
    assert is_past(PointState.OPEN, yesterday, TODAY)
    assert not is_past(PointState.OPEN, TODAY, TODAY)
    assert not is_past(PointState.REACHED, yesterday, TODAY)


def test_needs_come_from_open_cases_with_a_level_the_most_urgent_first() -> None:
    watched = Case("example:b", "B", OPENED, ("finance", "falling-roll"), (rating(1, "2025-01-01", "light-watch"),))
    worst = Case("example:a", "A", OPENED, ("attainment", "teaching"), (rating(1, "2025-01-01"),))
    ended = replace(worst, school="example:c", closed=TODAY)
    unrated = replace(worst, school="example:d", ratings=())
    over = replace(worst, school="example:e", ratings=(rating(1, "2025-01-01", "none"),))

    found = needs([watched, ended, unrated, over, worst], TODAY, NEWEST)

    assert [(one.school, one.areas, one.urgency) for one in found] == [
        ("example:a", ("teaching", "assessment", "curriculum"), 3),
        ("example:b", ("finance", "transition"), 1),
    ]
    assert need_of(replace(worst, closed=TODAY + timedelta(days=1)), TODAY, NEWEST) is not None


def test_the_areas_of_every_reason_are_those_of_a_round() -> None:
    assert {area for one in NEWEST.reasons for area in one.areas} <= set(AREAS)


def test_a_list_names_each_thing_once_and_its_levels_fall_to_none() -> None:
    assert [one.rank for one in NEWEST.levels] == [3, 2, 1, 0]
    assert len({one.name for one in NEWEST.reasons}) == len(NEWEST.reasons)
    assert scheme_of(NEWEST.version) is NEWEST
    with pytest.raises(UnknownInScheme, match="choose one of"):
        scheme_of("1999.1")
    with pytest.raises(UnknownInScheme, match="choose from"):
        NEWEST.level("dire")


DAYS = st.dates(date(2023, 1, 1), date(2026, 1, 1))
WRITTEN = st.one_of(
    DAYS.map(str), DAYS.map(lambda day: str(day)[:7]), DAYS.map(lambda day: str(day.year)), st.just("2025 summer")
)


@st.composite
def histories(draw: st.DrawFn) -> list[Rating]:
    found: list[Rating] = []
    for number in range(1, draw(st.integers(0, 7)) + 1):
        uncorrected = [one.number for one in found if one.number not in {other.corrects for other in found}]
        corrects = draw(st.none() | st.sampled_from(uncorrected)) if uncorrected else None
        found.append(rating(number, draw(WRITTEN), draw(st.sampled_from(LEVELS)), corrects))
    return found


@given(histories(), st.randoms())
def test_the_order_in_which_ratings_are_given_does_not_matter(held: list[Rating], chance: object) -> None:
    shuffled = sorted(held, key=lambda one: hash((one.number, str(chance))))
    assert travel(shuffled, TODAY, NEWEST) == travel(held, TODAY, NEWEST)


@given(histories())
def test_a_direction_rests_on_two_or_three_ratings_that_certainly_follow_one_another(held: list[Rating]) -> None:
    found = travel(held, TODAY, NEWEST)

    if found.direction is not Direction.TOO_FEW:
        assert 2 <= len(found.rests_on) <= AT_MOST
    for earlier, later in zip(found.rests_on, found.rests_on[1:], strict=False):
        assert earlier.occurred.last < later.occurred.first
    assert set(found.rests_on) <= set(standing(held, TODAY))
    assert set(found.aside).isdisjoint(found.rests_on)
    if found.rests_on:
        assert found.rests_on[-1] == latest(held, TODAY)


@given(histories(), DAYS)
def test_what_becomes_known_later_changes_nothing_of_what_was_read_before(held: list[Rating], day: date) -> None:
    known = [one for one in held if one.known <= day]
    assert travel(held, day, NEWEST) == travel(known, day, NEWEST)
    assert latest(held, day) == latest(known, day)


@given(histories())
def test_a_correction_puts_one_rating_in_the_place_of_another(held: list[Rating]) -> None:
    corrected = {one.corrects for one in held if one.known <= TODAY}
    assert {one.number for one in standing(held, TODAY)} == {
        one.number for one in held if one.known <= TODAY and one.number not in corrected
    }
