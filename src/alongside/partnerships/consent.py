"""Whether both schools agree today, and the state that follows from their heads' answers (docs/explanation/consent.md)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from alongside.partnerships.states import OVER, State
from alongside.sayings import Template

LASTS_DAYS = 365
ASKED_DAYS = 183  # the longest that heads are asked for: a proposal that was called off waits for its day
CLOSES_ON = 4  # Friday, as `date.weekday` counts
ASKED_AGAIN = "Both schools are being asked again"


class Answer(StrEnum):
    """What a head says to working together."""

    YES = "yes"
    MAYBE = "maybe"
    NO = "no"
    DONT_KNOW = "dont-know"


class Untimely(Template):
    """Why the dates of an answer make no sense."""

    PASSED = "The last day of your answer has passed; give a day from today on."
    TOO_LONG = "An answer lasts a year at most; give an earlier last day."
    ASK_LATER = "The day to ask again must be after today; give a later day."


class NotAnAnswer(ValueError):
    """The dates of an answer make no sense; ``field`` is ``expires`` or ``ask_again``, its text one of `Untimely`."""

    def __init__(self, field: str, why: Untimely) -> None:
        super().__init__(str(why))
        self.field = field


@dataclass(frozen=True, slots=True)
class Given:
    """An answer of one head: ``expires`` is the last day on which it counts, ``ask_again`` the day of the next question."""

    head: int
    answer: Answer
    on: date
    expires: date
    ask_again: date | None = None


@dataclass(frozen=True, slots=True)
class SideAsked:
    """One side today: its head, every answer given on it in the order given, and whether its head told readiness."""

    head: int | None
    answers: tuple[Given, ...] = ()
    readiness_told: bool = False


class Question(StrEnum):
    """Why a head is to be asked."""

    FIRST = "first"
    RAN_OUT = "ran-out"
    AGAIN = "again"


@dataclass(frozen=True, slots=True)
class Standing:
    """The public facts that the state follows from. ``held`` says that somebody paused it."""

    state: State
    started: bool
    held: bool
    answer_by: date | None
    called_off: bool = False


def given(head: int, answer: Answer, on: date, *, expires: date | None, ask_again: date | None) -> Given:
    """An answer with its dates filled in; raises `NotAnAnswer`."""
    last = expires or on + timedelta(days=LASTS_DAYS)
    if last < on:
        raise NotAnAnswer("expires", Untimely.PASSED)
    if last > on + timedelta(days=LASTS_DAYS):
        raise NotAnAnswer("expires", Untimely.TOO_LONG)
    if ask_again is not None and ask_again <= on:
        raise NotAnAnswer("ask_again", Untimely.ASK_LATER)
    return Given(head, answer, on, last, ask_again)


def last_of(side: SideAsked) -> Given | None:
    """The last answer of the present head; a former head's answers do not count."""
    mine = [one for one in side.answers if one.head == side.head]
    return mine[-1] if mine else None


def says_yes(side: SideAsked, today: date) -> bool:
    """Whether this side's yes counts today."""
    last = last_of(side)
    return last is not None and last.answer is Answer.YES and last.on <= today <= last.expires


def question_for(side: SideAsked, today: date) -> Question | None:
    """Why the present head is to be asked today, or None. It looks at the own side alone."""
    last = last_of(side)
    if last is None:
        return Question.FIRST
    if last.ask_again is not None and today >= last.ask_again:
        return Question.AGAIN
    if today > last.expires and last.answer is not Answer.NO:
        return Question.RAN_OUT
    return None


def agree(sides: Iterable[SideAsked], today: date) -> bool:
    """Whether both sides say yes today."""
    return all(says_yes(one, today) for one in sides)


def follows(standing: Standing, sides: tuple[SideAsked, SideAsked], today: date) -> State:
    """The state that follows today from the answers; it never closes a proposal, which is the night's work."""
    agreed = agree(sides, today)
    if standing.state is State.CONSIDERED:
        ready = agreed and all(one.readiness_told for one in sides) and not standing.called_off
        return State.AGREED if ready else State.CONSIDERED
    if standing.state in OVER or standing.state is State.PROPOSED:
        return standing.state
    if standing.held or not agreed:
        return State.PAUSED
    return State.RUNNING if standing.started else State.AGREED


def closing_day(day: date) -> date:
    """The next day on which proposals close, this day included: always the same weekday, whatever came to pass before it."""
    return day + timedelta(days=(CLOSES_ON - day.weekday()) % 7)


def comes_to_nothing(standing: Standing, today: date) -> bool:
    """Whether a proposal closes tonight. It asks nobody's answer: two yeses would have made it agreed.

    Once the heads are asked it closes after the day by which they were to answer, called off or not, so that the day on
    which it closes tells nobody what a broker did, nor what a broker had read.
    """
    if standing.state not in {State.PROPOSED, State.CONSIDERED} or closing_day(today) != today:
        return False
    if standing.called_off and _nobody_waits(standing):
        return True
    return standing.answer_by is not None and today > standing.answer_by


def closes_if_called_off(standing: Standing, today: date) -> date:
    """The day on which a proposal closes that is called off today or was before, the nights still to come alone."""
    if standing.answer_by is None or _nobody_waits(standing):
        return closing_day(today + timedelta(days=1))
    return closing_day(max(today, standing.answer_by) + timedelta(days=1))


def _nobody_waits(standing: Standing) -> bool:
    """Whether nobody was asked yet, so that its end can tell nothing of an answer; or no day was set to wait for."""
    return standing.state is State.PROPOSED or standing.answer_by is None
