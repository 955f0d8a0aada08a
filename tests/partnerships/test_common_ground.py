"""Common ground: no spread of fewer than three, and nothing to be worked out from two spreads."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.partnerships.common_ground import FEWEST, LISTS, Given, Spread, newest, shown_from, spreads

MONDAY = date(2026, 11, 2)
LATE = date(2027, 12, 31)
PLACE = st.one_of(st.none(), st.integers(1, 5))
GIVEN = st.lists(
    st.builds(
        Given,
        person=st.integers(1, 6),
        question=st.just("force"),
        place=PLACE,
        on=st.integers(0, 60).map(lambda days: MONDAY + timedelta(days)),
    ),
    max_size=25,
).map(lambda rows: sorted(rows, key=lambda one: one.on))


def say(day: int, **places: int | None) -> list[Given]:
    """Answers of people by their letters, some days after the first Monday."""
    return [Given(ord(who), "force", place, MONDAY + timedelta(day)) for who, place in places.items()]


def test_an_answer_waits_for_the_monday_after_it() -> None:
    rows = say(2, a=1, b=3, c=5)
    assert spreads(rows, "force", MONDAY + timedelta(6)) == ()
    (one,) = spreads(rows, "force", MONDAY + timedelta(7))
    assert (one.counts, one.unsure, one.median, one.range) == ((1, 0, 1, 0, 1), 0, 3.0, (1, 5))


def test_an_answer_given_on_a_monday_waits_a_week() -> None:
    assert shown_from(MONDAY) == MONDAY + timedelta(7)


def test_two_answers_are_too_few() -> None:
    assert spreads(say(0, a=1, b=None), "force", LATE) == ()


def test_who_does_not_know_has_answered_and_has_no_place() -> None:
    (one,) = spreads(say(0, a=None, b=None, c=None), "force", LATE)
    assert (one.people, one.unsure, one.median, one.range) == (3, 3, None, None)


def test_the_last_answer_before_the_monday_counts() -> None:
    (one,) = spreads([*say(0, a=1, b=3, c=5), *say(3, a=5)], "force", LATE)
    assert one.counts == (0, 0, 1, 0, 2)


def test_a_single_later_answer_is_never_added_to_a_spread() -> None:
    first = spreads(say(0, a=1, b=3, c=5), "force", LATE)
    assert spreads([*say(0, a=1, b=3, c=5), *say(9, d=4)], "force", LATE) == first
    assert spreads([*say(0, a=1, b=3, c=5), *say(9, d=4), *say(16, a=2)], "force", LATE) == first


def test_three_later_answers_make_a_spread_of_their_own() -> None:
    _, second = spreads([*say(0, a=1, b=3, c=5), *say(9, d=4), *say(16, a=2, b=3)], "force", LATE)
    assert second.counts == (0, 1, 1, 1, 0)


def test_another_question_counts_for_itself() -> None:
    assert spreads(say(0, a=1, b=3, c=5), "profile", LATE) == ()


@given(GIVEN, st.integers(0, 90))
def test_no_spread_comes_from_fewer_than_three_people(rows: list[Given], day: int) -> None:
    today = MONDAY + timedelta(day)
    for one in spreads(rows, "force", today):
        assert one.people >= FEWEST
        assert one.on <= today
        assert one.people <= len({row.person for row in rows})


@given(GIVEN)
def test_what_was_shown_stays_as_it_was_whatever_is_answered_later(rows: list[Given]) -> None:
    whole = spreads(rows, "force", LATE)
    for day in range(0, 90, 7):
        today = MONDAY + timedelta(day)
        assert spreads([one for one in rows if one.on < today], "force", today) == tuple(
            one for one in whole if one.on <= today
        )


@given(GIVEN)
def test_two_spreads_share_no_answer(rows: list[Given]) -> None:
    used = 0
    for one in spreads(rows, "force", LATE):
        used += one.people
    assert used <= len(rows)


@given(GIVEN)
def test_whoever_takes_part_could_have_given_any_of_the_answers_shown(rows: list[Given]) -> None:
    """The strongest onlooker: knows who answered, when, and this very rule; and still every exchange of answers between the
    people of a sitting shows the very same spreads, on the very same days."""
    found = spreads(rows, "force", LATE)
    for number, sitting in enumerate(_sittings(rows, found)):
        people = sorted(sitting)[:4]
        for order in permutations(people):
            swap = dict(zip(people, order, strict=True))
            others = [_given(one, swap, sitting, number) for one in _numbered(rows, found)]
            assert spreads(others, "force", LATE) == found


@given(GIVEN)
def test_an_answer_is_known_only_where_all_gave_the_same(rows: list[Given]) -> None:
    found = spreads(rows, "force", LATE)
    for one, sitting in zip(found, _sittings(rows, found), strict=True):
        could_be = set(one.places) | ({None} if one.unsure else set())
        assert could_be == set(sitting.values())
        assert len(could_be) > 1 or max(Counter(sitting.values()).values()) == len(sitting)


def _sitting_of(one: Given, found: tuple[Spread, ...]) -> int:
    """Which spread an answer was gathered for."""
    return sum(spread.on < shown_from(one.on) for spread in found)


def _numbered(rows: list[Given], found: tuple[Spread, ...]) -> list[tuple[int, Given]]:
    return [(_sitting_of(one, found), one) for one in rows]


def _sittings(rows: list[Given], found: tuple[Spread, ...]) -> list[dict[int, int | None]]:
    """Of each spread, what its people answered last."""
    sittings: list[dict[int, int | None]] = [{} for _ in found]
    for number, one in _numbered(rows, found):
        if number < len(found):
            sittings[number][one.person] = one.place
    return sittings


def _given(numbered: tuple[int, Given], swap: dict[int, int], sitting: dict[int, int | None], number: int) -> Given:
    """The answer as it would be had the people of one sitting exchanged their answers."""
    own, one = numbered
    if own != number or one.person not in swap:
        return one
    return Given(one.person, one.question, sitting[swap[one.person]], one.on)


def test_the_versions_of_the_questions_are_named_once() -> None:
    assert len({one.version for one in LISTS}) == len(LISTS)
    assert [one.name for one in newest().questions] == ["force", "profile", "drive", "esteem", "direction"]


@pytest.mark.parametrize("name", ["force", "nobody-has-this"])
def test_a_question_is_found_by_its_name(name: str) -> None:
    found = newest().question(name)
    assert (found.name if found else "nobody-has-this") == name
