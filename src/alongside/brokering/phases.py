"""How far a round has come: the phases, what leads from one to the next, and what may be done in each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Phase(StrEnum):
    """Where a round stands."""

    OPEN = "open"
    GATHERING = "gathering"
    PROPOSING = "proposing"
    CONSIDERING = "considering"
    CLOSED = "closed"


class Step(StrEnum):
    """What a broker does with a round as a whole."""

    ASK = "ask"
    STOP_ASKING = "stop-asking"
    ISSUE = "issue"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Leads:
    """A step: the phases in which it can be taken, and the phase it leads to."""

    before: frozenset[Phase]
    after: Phase


STEPS: dict[Step, Leads] = {
    Step.ASK: Leads(frozenset({Phase.OPEN}), Phase.GATHERING),
    Step.STOP_ASKING: Leads(frozenset({Phase.GATHERING}), Phase.PROPOSING),
    # Plans can be made from the first day; what the heads are asked about is issued once, and more can follow.
    Step.ISSUE: Leads(frozenset({Phase.PROPOSING, Phase.CONSIDERING}), Phase.CONSIDERING),
    Step.CLOSE: Leads(frozenset({Phase.OPEN, Phase.GATHERING, Phase.PROPOSING, Phase.CONSIDERING}), Phase.CLOSED),
}
# Until proposals issue, heads may say and change what they wish; afterwards what they said stands as it was used.
SPEAKING = frozenset({Phase.GATHERING})
# In these, needs, offers, rules and interests may change.
STATING = frozenset({Phase.OPEN, Phase.GATHERING, Phase.PROPOSING, Phase.CONSIDERING})


class NotInThisPhase(ValueError):
    """The step cannot be taken as the round stands."""

    def __init__(self) -> None:
        super().__init__("This cannot be done as the round stands now; load its page to see what can be.")


def led(step: Step, phase: Phase) -> Phase:
    """Where the step leads; raises `NotInThisPhase`."""
    if phase not in STEPS[step].before:
        raise NotInThisPhase
    return STEPS[step].after


def steps_open(phase: Phase) -> tuple[Step, ...]:
    """The steps that can be taken now."""
    return tuple(step for step, leads in STEPS.items() if phase in leads.before)
