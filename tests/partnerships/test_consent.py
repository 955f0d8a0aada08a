"""Consent by the rules: private until both say yes, a yes that runs out, and either head alone may stop."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from alongside.partnerships.consent import (
    Answer,
    Given,
    NotAnAnswer,
    Question,
    SideAsked,
    Standing,
    closes_if_called_off,
    closing_day,
    comes_to_nothing,
    follows,
    given,
    last_of,
    question_for,
    says_yes,
)
from alongside.partnerships.readiness import Caution, InPost, Inspection, Readiness, cautions
from alongside.partnerships.sight import SIGHTS, Sight, Standpoint, Thing, sees
from alongside.partnerships.sitting import CannotSit, Sitting, check
from alongside.partnerships.states import JOINED, RULES, Act, Doer, NotNow, State, acts_open_to, led

OAK, ELM = 1, 2
SEPTEMBER = date(2026, 9, 2)
CONSIDERED = Standing(State.CONSIDERED, started=False, held=False, answer_by=date(2026, 9, 30))
DOC = Path(__file__).parents[2] / "docs/explanation/consent.md"


def yes(head: int, on: date, expires: date | None = None) -> Given:
    return given(head, Answer.YES, on, expires=expires, ask_again=None)


def told(head: int | None, *answers: Given, ready: bool = True) -> SideAsked:
    return SideAsked(head, answers, readiness_told=ready)


def test_the_worked_example_comes_out_as_told() -> None:
    no = given(ELM, Answer.NO, date(2026, 9, 4), expires=None, ask_again=date(2027, 1, 4))
    elm_no, oak_yes = told(ELM, no), told(OAK, yes(OAK, date(2026, 9, 9)))
    assert follows(CONSIDERED, (oak_yes, elm_no), date(2026, 9, 9)) is State.CONSIDERED

    elm_yes = told(ELM, no, yes(ELM, date(2026, 9, 20), date(2027, 7, 31)))
    assert follows(CONSIDERED, (oak_yes, elm_yes), date(2026, 9, 20)) is State.AGREED

    running = Standing(State.RUNNING, started=True, held=False, answer_by=date(2026, 9, 30))
    nobody = told(None, yes(OAK, date(2026, 9, 9)))
    assert follows(running, (nobody, elm_yes), date(2027, 1, 1)) is State.PAUSED

    paused, newcomer = replace(running, state=State.PAUSED), 3
    asked = told(newcomer, yes(OAK, date(2026, 9, 9)))
    assert question_for(asked, date(2027, 1, 5)) is Question.FIRST
    assert follows(paused, (asked, elm_yes), date(2027, 1, 5)) is State.PAUSED
    again = told(newcomer, yes(OAK, date(2026, 9, 9)), yes(newcomer, date(2027, 1, 8)))
    assert follows(paused, (again, elm_yes), date(2027, 1, 8)) is State.RUNNING
    assert follows(running, (again, elm_yes), date(2027, 7, 31)) is State.RUNNING
    assert follows(running, (again, elm_yes), date(2027, 8, 1)) is State.PAUSED


def test_two_yeses_are_not_enough_while_one_side_was_not_asked_whether_the_time_is_right() -> None:
    sides = (told(OAK, yes(OAK, SEPTEMBER)), told(ELM, yes(ELM, SEPTEMBER), ready=False))
    assert follows(CONSIDERED, sides, SEPTEMBER) is State.CONSIDERED


def test_a_proposal_closes_on_the_friday_after_its_day_called_off_or_not_whatever_was_answered() -> None:
    for one in (CONSIDERED, replace(CONSIDERED, called_off=True)):
        assert [day for day in range(1, 31) if comes_to_nothing(one, date(2026, 9, day))] == []
        assert [day for day in range(1, 31) if comes_to_nothing(one, date(2026, 10, day))] == [2, 9, 16, 23, 30]
    assert not comes_to_nothing(replace(CONSIDERED, state=State.RUNNING), date(2030, 1, 1))


def test_a_proposal_called_off_before_anybody_was_asked_closes_on_the_next_friday() -> None:
    unasked = replace(CONSIDERED, state=State.PROPOSED, called_off=True)
    assert [day for day in range(1, 31) if comes_to_nothing(unasked, date(2026, 9, day))] == [4, 11, 18, 25]
    assert closes_if_called_off(unasked, SEPTEMBER) == date(2026, 9, 4)


@for_all(
    state=st.sampled_from([State.PROPOSED, State.CONSIDERED]),
    answer_by=st.none() | st.dates(SEPTEMBER, date(2026, 12, 31)),
    today=st.dates(SEPTEMBER, date(2027, 3, 1)),
)
def test_a_broker_is_told_the_very_day_on_which_a_proposal_that_is_called_off_closes(
    state: State, answer_by: date | None, today: date
) -> None:
    called_off = Standing(state, started=False, held=False, answer_by=answer_by, called_off=True)
    closes = closes_if_called_off(called_off, today)
    nights = [today + timedelta(days=one) for one in range(1, (closes - today).days + 1)]
    assert [night for night in nights if comes_to_nothing(called_off, night)] == [closes]


@pytest.mark.parametrize(
    ("expires", "ask_again", "field"),
    [
        (SEPTEMBER - timedelta(days=1), None, "expires"),
        (SEPTEMBER + timedelta(days=366), None, "expires"),
        (None, SEPTEMBER, "ask_again"),
    ],
)
def test_days_that_make_no_sense_are_refused_with_the_field_they_stand_in(
    expires: date | None, ask_again: date | None, field: str
) -> None:
    with pytest.raises(NotAnAnswer) as wrong:
        given(OAK, Answer.MAYBE, SEPTEMBER, expires=expires, ask_again=ask_again)
    assert wrong.value.field == field


def test_a_head_is_asked_again_on_the_day_that_the_head_named_and_not_before() -> None:
    later = told(OAK, given(OAK, Answer.NO, SEPTEMBER, expires=None, ask_again=date(2027, 1, 4)))
    assert question_for(later, date(2027, 1, 3)) is None
    assert question_for(later, date(2027, 1, 4)) is Question.AGAIN


def test_a_yes_that_ran_out_is_asked_for_again_and_a_no_that_ran_out_is_left_alone() -> None:
    last = date(2026, 12, 31)
    for answer, question in ((Answer.YES, Question.RAN_OUT), (Answer.NO, None)):
        asked = told(OAK, given(OAK, answer, SEPTEMBER, expires=last, ask_again=None))
        assert question_for(asked, last) is None
        assert question_for(asked, last + timedelta(days=1)) is question


answers = st.lists(
    st.builds(
        Given,
        head=st.sampled_from([ELM, 9]),
        answer=st.sampled_from(Answer),
        on=st.dates(SEPTEMBER, date(2026, 10, 30)),
        expires=st.dates(date(2026, 11, 1), date(2027, 8, 1)),
        ask_again=st.none() | st.dates(date(2026, 12, 1), date(2027, 2, 1)),
    ),
    max_size=6,
).map(tuple)


@for_all(
    others=answers,
    ready=st.booleans(),
    mine=st.sampled_from([None, *Answer]),
    day=st.dates(SEPTEMBER, date(2027, 9, 1)),
)
def test_until_both_said_yes_the_state_says_nothing_of_the_other_side(
    others: tuple[Given, ...], ready: bool, mine: Answer | None, day: date
) -> None:
    own = told(OAK, *([given(OAK, mine, SEPTEMBER, expires=None, ask_again=None)] if mine else []))
    silent, spoken = SideAsked(ELM), SideAsked(ELM, others, ready)
    after = follows(CONSIDERED, (own, spoken), day)
    if not (says_yes(own, day) and says_yes(spoken, day)):
        assert after is follows(CONSIDERED, (own, silent), day) is State.CONSIDERED
    assert question_for(own, day) == question_for(replace(own), day)
    due = day > date(2026, 9, 30) and day.weekday() == 4
    assert comes_to_nothing(CONSIDERED, day) == comes_to_nothing(replace(CONSIDERED, called_off=True), day) == due


@for_all(day=st.dates(SEPTEMBER, date(2030, 1, 1)))
def test_proposals_close_on_fridays_and_the_next_is_never_a_week_away(day: date) -> None:
    closes = closing_day(day)
    assert closes.strftime("%A") == "Friday"
    assert timedelta(0) <= closes - day < timedelta(days=7)


@for_all(
    first=answers, second=answers, started=st.booleans(), held=st.booleans(), day=st.dates(SEPTEMBER, date(2027, 9, 1))
)
def test_a_partnership_goes_on_only_while_both_present_heads_say_yes_and_nobody_pauses_it(
    first: tuple[Given, ...], second: tuple[Given, ...], started: bool, held: bool, day: date
) -> None:
    sides = (told(ELM, *first), told(ELM, *second))
    after = follows(Standing(State.PAUSED, started, held, None), sides, day)
    both = all(last_of(one) is not None and says_yes(one, day) for one in sides)
    assert (after is not State.PAUSED) == (both and not held)
    assert after in JOINED


def test_either_head_alone_may_pause_or_leave_whenever_there_is_something_to_leave() -> None:
    for state in (State.AGREED, State.RUNNING):
        assert led(Act.PAUSE, state, {Doer.HEAD}) is State.PAUSED
    for state in (State.AGREED, State.RUNNING, State.PAUSED):
        assert led(Act.LEAVE, state, {Doer.HEAD}) is State.ENDED


def test_nobody_else_than_a_broker_or_head_may_do_anything_and_nothing_is_done_to_what_is_over() -> None:
    for state in State:
        assert acts_open_to(frozenset(), state) == ()
    for state in (State.ENDED, State.NOT_GOING_AHEAD):
        assert acts_open_to(frozenset(Doer), state) == ()
        with pytest.raises(NotNow):
            led(Act.LEAVE, state, {Doer.HEAD})


def test_every_act_and_state_stands_in_the_document_with_who_may_do_it() -> None:
    text = DOC.read_text(encoding="utf-8")
    words = {Act.PUT: "put to the heads", Act.CALL_OFF: "call off", Act.GO_ON: "go on"}
    for state in State:
        assert f"| {state.value.replace('-', ' ')} |" in text, state
    for rule in RULES:
        row = next(line for line in text.splitlines() if line.startswith(f"| {words.get(rule.act, rule.act.value)} |"))
        cells = [cell.strip() for cell in row.split("|")[1:-1]]
        assert set(cells[1].split(", ")) == {state.value for state in rule.before}
        assert "whoever" in cells[2] or set(cells[2].split(", ")) == {doer.value for doer in rule.by}


def test_the_other_side_never_sees_an_answer_its_reason_or_readiness() -> None:
    for thing in (Thing.ANSWER, Thing.REASON, Thing.READINESS, Thing.PUBLICITY):
        assert not sees(thing, {Standpoint.OTHER_SIDE}, agreed=True, shared=True)
    assert [one for one in Standpoint if SIGHTS[Thing.ANSWER][one] is not Sight.NEVER] == [
        Standpoint.GIVER,
        Standpoint.BROKER,
    ]


def test_the_broker_reads_a_reason_only_if_it_is_shared_and_people_are_named_once_agreed() -> None:
    assert not sees(Thing.REASON, {Standpoint.BROKER}, agreed=True)
    assert sees(Thing.REASON, {Standpoint.BROKER}, agreed=False, shared=True)
    assert not sees(Thing.PEOPLE, {Standpoint.OTHER_SIDE}, agreed=False)
    assert sees(Thing.PEOPLE, {Standpoint.OTHER_SIDE}, agreed=True)


HEAD = Sitting(1, "supported", "head", SEPTEMBER, None)


@pytest.mark.parametrize(
    ("new", "why"),
    [
        (Sitting(1, "supporting", "head", SEPTEMBER, None), "Nobody can be head of both schools"),
        (Sitting(1, "supporting", "staff", SEPTEMBER, None), "Nobody can sit for both schools"),
        (Sitting(2, "supported", "head", SEPTEMBER, None), "already has a head"),
        (Sitting(1, "neither", "broker", SEPTEMBER, None), "reads both sides"),
        (Sitting(1, "supported", "head", SEPTEMBER, None), "has that part already"),
        (Sitting(3, "supported", "staff", SEPTEMBER, date(2026, 9, 1)), "last day is before the first"),
    ],
)
def test_who_cannot_sit_is_refused_with_one_sentence(new: Sitting, why: str) -> None:
    with pytest.raises(CannotSit, match=why):
        check(new, [HEAD])


def test_an_acting_head_may_follow_and_may_later_head_the_other_school() -> None:
    acting = Sitting(1, "supported", "head", date(2026, 9, 1), date(2026, 12, 31))
    check(Sitting(2, "supported", "head", date(2027, 1, 1), None), [acting])
    check(Sitting(1, "supporting", "head", date(2027, 1, 1), None), [acting])


def test_what_a_head_tells_of_the_time_raises_cautions_that_the_document_explains() -> None:
    calm = Readiness(Inspection.NONE_NEAR, InPost.LONGER, 4)
    assert cautions(calm) == ()
    assert cautions(Readiness(Inspection.AHEAD, InPost.UNDER_A_YEAR, 9)) == (
        Caution.INSPECTION_AHEAD,
        Caution.NEW_HEAD,
        Caution.MUCH_HELP,
    )
    assert cautions(replace(calm, inspection=Inspection.JUST_PAST, plans=None)) == (Caution.INSPECTION_JUST_PAST,)
