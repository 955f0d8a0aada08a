"""The states of a partnership, and which act of whom leads from one to another (docs/explanation/consent.md)."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How far a partnership has come."""

    PROPOSED = "proposed"
    CONSIDERED = "considered"
    AGREED = "agreed"
    RUNNING = "running"
    PAUSED = "paused"
    NOT_GOING_AHEAD = "not-going-ahead"
    ENDED = "ended"


# Both heads have said yes at least once: from here on the two sides know of each other.
JOINED = frozenset({State.AGREED, State.RUNNING, State.PAUSED, State.ENDED})
OVER = frozenset({State.NOT_GOING_AHEAD, State.ENDED})
READ_ONLY = OVER | {State.PAUSED}
# In these a head may answer, tell readiness and choose publicity.
ANSWERABLE = frozenset({State.CONSIDERED, State.AGREED, State.RUNNING, State.PAUSED})


class Act(StrEnum):
    """What somebody does to a partnership as a whole, seen by all in it."""

    PUT = "put"
    CALL_OFF = "call-off"
    START = "start"
    PAUSE = "pause"
    GO_ON = "go-on"
    LEAVE = "leave"
    END = "end"


class Doer(StrEnum):
    """In which part somebody acts."""

    HEAD = "head"
    BROKER = "broker"


@dataclass(frozen=True, slots=True)
class Rule:
    """One act: the states in which it can be done, by whom, and where it leads; None where the answers decide."""

    act: Act
    before: frozenset[State]
    by: frozenset[Doer]
    after: State | None


_LIVE = frozenset({State.AGREED, State.RUNNING, State.PAUSED})
_EITHER = frozenset(Doer)
RULES: tuple[Rule, ...] = (
    Rule(Act.PUT, frozenset({State.PROPOSED}), frozenset({Doer.BROKER}), State.CONSIDERED),
    Rule(Act.CALL_OFF, frozenset({State.PROPOSED, State.CONSIDERED}), frozenset({Doer.BROKER}), None),
    Rule(Act.START, frozenset({State.AGREED}), _EITHER, State.RUNNING),
    Rule(Act.PAUSE, frozenset({State.AGREED, State.RUNNING}), _EITHER, State.PAUSED),
    Rule(Act.GO_ON, frozenset({State.PAUSED}), _EITHER, None),
    Rule(Act.LEAVE, _LIVE, frozenset({Doer.HEAD}), State.ENDED),
    Rule(Act.END, _LIVE, frozenset({Doer.BROKER}), State.ENDED),
)
_RULE_OF = {one.act: one for one in RULES}


class NotNow(ValueError):
    """The act cannot be done in this state, or not by this person."""

    def __init__(self) -> None:
        super().__init__("This cannot be done as the partnership stands now; load its page to see what can be.")


def may(act: Act, state: State, doers: Set[Doer]) -> bool:
    """Whether somebody in these parts may do this in this state."""
    rule = _RULE_OF[act]
    return state in rule.before and not rule.by.isdisjoint(doers)


def acts_open_to(doers: Set[Doer], state: State) -> tuple[Act, ...]:
    """What somebody in these parts may do in this state."""
    return tuple(rule.act for rule in RULES if may(rule.act, state, doers))


def led(act: Act, state: State, doers: Set[Doer]) -> State | None:
    """Where the act leads, None where the answers decide; raises `NotNow`."""
    if not may(act, state, doers):
        raise NotNow
    return _RULE_OF[act].after
