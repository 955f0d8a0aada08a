"""Practices: the worked example of the page comes out, and no order of recording makes a visit into a transfer."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.partnerships.practices import (
    LADDER,
    MAY_REST_ON,
    SPEAKS_TO,
    Basis,
    Direction,
    Level,
    NotAStep,
    Step,
    Taken,
    check,
    tally,
    way,
)

PAGE = (Path(__file__).parents[2] / "docs/explanation/practices.md").read_text(encoding="utf-8")
ROW = r"^\| (\d{4}-\d\d-\d\d) \| (\w+) \| ([\w ]+) \|([^|]*)\| (\d) \| (\w+) \| (\w+) \|$"
EXAMPLE = [
    (Taken(Step(step), date.fromisoformat(day), Basis(basis), int(who), side, why.strip()), Step(stands))
    for day, step, basis, why, who, side, stands in re.findall(ROW, PAGE, re.MULTILINE)
]
FIRST = date(2026, 9, 1)

takens = st.builds(
    Taken,
    step=st.sampled_from(Step),
    on=st.integers(0, 300).map(lambda days: FIRST + timedelta(days=days)),
    basis=st.sampled_from(Basis),
    who=st.integers(1, 4),
    side=st.sampled_from(["supported", "supporting"]),
    again=st.sampled_from(["", "", "a reason"]),
)


def step(name: Step, days: int = 0, basis: Basis = Basis.OWN_USE, again: str = "") -> Taken:
    return Taken(name, FIRST + timedelta(days=days), basis, 1, "supported", again)


def test_the_worked_example_comes_out_as_told() -> None:
    steps = [one for one, _ in EXAMPLE]
    assert len(steps) == 7
    for place, (_, stands) in enumerate(EXAMPLE, 1):
        assert way(steps[:place]).stands is stands
    whole = way(steps)
    assert [one.days for one in whole.moves] == [None, 21, 42, 63, 42, 98]
    assert len(whole.out_of_order) == 1
    assert (whole.steps, whole.people, whole.sides) == (7, 3, ("supported", "supporting"))
    assert "took 21 days, from tried to adapted 42, to dropped 63, taken up again after 42, and embedded 98" in PAGE


def test_the_page_says_what_each_step_may_rest_on_and_speaks_to() -> None:
    rests = dict(re.findall(r"^\| (\w+) \| [^|]+ \| ((?:visit|own use)[\w ,]*) \|$", PAGE, re.MULTILINE))
    assert rests == {one.value: ", ".join(MAY_REST_ON[one]) for one in Step}
    speaks = dict(re.findall(r"^\| (\w+) \| (learning[\w ,]*) \|$", PAGE, re.MULTILINE))
    assert speaks == {one.value: ", ".join(level for level in Level if level in SPEAKS_TO[one]) for one in LADDER}


@pytest.mark.parametrize("name", [Step.TRIED, Step.ADAPTED, Step.EMBEDDED])
@pytest.mark.parametrize("basis", [Basis.VISIT, Basis.TALK])
def test_a_visit_alone_is_never_more_than_seen(name: Step, basis: Basis) -> None:
    with pytest.raises(NotAStep, match="it was seen and no more") as caught:
        check([step(Step.SEEN)], step(name, 5, basis))
    assert caught.value.field == "basis"


def test_a_step_may_be_skipped_and_none_goes_back_in_silence() -> None:
    check([step(Step.SEEN)], step(Step.EMBEDDED, 5))
    with pytest.raises(NotAStep, match="it stood at “adapted”"):
        check([step(Step.ADAPTED)], step(Step.TRIED, 5))
    check([step(Step.ADAPTED)], step(Step.TRIED, 5, again="the teacher left"))


def test_what_was_dropped_is_taken_up_again_with_a_reason() -> None:
    dropped = [step(Step.TRIED), step(Step.DROPPED, 5)]
    with pytest.raises(NotAStep, match="taken up again"):
        check(dropped, step(Step.TRIED, 9))
    check(dropped, step(Step.TRIED, 9, again="there is time now"))
    with pytest.raises(NotAStep, match="before it was seen"):
        check([], step(Step.DROPPED))


def test_a_step_told_late_finds_its_place_by_its_day() -> None:
    known = [step(Step.SEEN, 0), step(Step.ADAPTED, 20)]
    check(known, step(Step.TRIED, 10))
    with pytest.raises(NotAStep, match="A later step") as caught:
        check(known, step(Step.EMBEDDED, 10))
    assert caught.value.field == "on"


@given(st.lists(takens, max_size=12))
def test_what_is_recorded_by_the_rules_is_never_out_of_order_and_never_rests_on_a_visit_alone(
    some: list[Taken],
) -> None:
    kept: list[Taken] = []
    for one in some:
        try:
            check(kept, one)
        except NotAStep:
            continue
        kept.append(one)
    went = way(kept)
    assert went.out_of_order == ()
    if went.highest in {Step.TRIED, Step.ADAPTED, Step.EMBEDDED}:
        assert any(one.basis not in {Basis.VISIT, Basis.TALK} for one in kept)
    assert went.is_transferred <= (Level.USE in went.reaches)


@given(st.lists(takens, max_size=12))
def test_a_way_is_whole_whatever_was_recorded(some: list[Taken]) -> None:
    went = way(some)
    assert all(move.before is not move.after for move in went.moves)
    assert [one.before for one in went.moves[1:]] == [one.after for one in went.moves[:-1]]
    assert sum(one.days or 0 for one in went.moves) == (
        (went.moves[-1].on - went.moves[0].on).days if went.moves else 0
    )
    assert went.stands is (went.moves[-1].after if went.moves else None)
    assert len(went.moves) + len(went.out_of_order) <= went.steps == len(some)


@given(st.lists(st.lists(takens, max_size=5), max_size=6))
def test_a_tally_counts_every_practice_with_a_step_once(practices: list[list[Taken]]) -> None:
    ways = [way(one) for one in practices]
    counted = tally(Direction.TO_SUPPORTED, ways)
    assert counted.total == sum(one.stands is not None for one in ways)
    assert counted.beyond_seen == counted.total - counted.at[Step.SEEN] - counted.at[Step.DROPPED]
