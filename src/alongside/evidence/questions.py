"""Questions asked of several partnerships, answered by counting what the evidence says in each, never by opinion."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from alongside.evidence.bearings import Bearing, balance_of
from alongside.evidence.coding import Coding
from alongside.evidence.cross_case import Condition, Table, cross_case
from alongside.evidence.weighing import Balance, Side, Standing, Weighing
from alongside.sayings import Lists, Part, Saying, Template, counted, listed, row, say


@dataclass(frozen=True, slots=True)
class Question:
    """A question with yes and no for answers, and what speaks for yes.

    Evidence from ``first_stage`` to ``last_stage`` is heard. ``asked_of`` names the partnerships that it can be asked of,
    and is empty when it can be asked of all; ``because`` then says why only of those.
    """

    id: str
    text: str
    bearings: tuple[Bearing, ...]
    first_stage: int
    last_stage: int
    asked_of: tuple[str, ...]
    because: str
    page: str

    def hears(self, coding: Coding) -> bool:
        return self.first_stage <= coding.stage <= self.last_stage

    def is_asked_of(self, partnership: str) -> bool:
        return not self.asked_of or partnership in self.asked_of


class Reply(StrEnum):
    """What the evidence of one partnership answers."""

    YES = "yes"
    NO = "no"
    DIVIDED = "divided"
    TOO_LITTLE = "too little to say"
    NOTHING = "nothing said"


@dataclass(frozen=True, slots=True)
class Said:
    """What one partnership's evidence answers; ``balance`` is above nought where it says yes."""

    partnership: str
    balance: Balance
    reply: Reply


@dataclass(frozen=True, slots=True)
class Answer:
    """A question answered: a line a partnership, a table with each indicator apart, and one sentence made of the counts."""

    question: Question
    by_partnership: tuple[Said, ...]
    table: Table
    sentence: Saying

    def replying(self, reply: Reply) -> tuple[str, ...]:
        """The partnerships that answer so."""
        return tuple(one.partnership for one in self.by_partnership if one.reply is reply)


_REPLY = {
    Standing.FOR: Reply.YES,
    Standing.AGAINST: Reply.NO,
    Standing.DIVIDED: Reply.DIVIDED,
    Standing.THIN: Reply.TOO_LITTLE,
    Standing.SILENT: Reply.NOTHING,
}


class Answering(Template):
    """The sentence that answers a question."""

    EVIDENCE = "The evidence {clauses}."
    YES = "says yes in {partnerships}"
    NO = "says no in {partnerships}"
    DIVIDED = "is divided in {partnerships}"
    TOO_LITTLE = "is too little to say in {partnerships}"
    NOTHING = "nothing is said of it in {partnerships}"
    NOTHING_ANYWHERE = "Nothing is said of it in any of the partnerships."
    PARTNERSHIP = "{partnership} ({supporting} for, {opposing} against)"
    NONE = "none"
    BY_RECORDS = "{codings} by records alone"
    BY_ONE = "{codings} by {many} person"
    BY_SEVERAL = "{codings} by {many} people"


_OPENINGS = {
    Reply.YES: Answering.YES,
    Reply.NO: Answering.NO,
    Reply.DIVIDED: Answering.DIVIDED,
    Reply.TOO_LITTLE: Answering.TOO_LITTLE,
}


def _people(one: Side) -> Saying:
    codings = len(one.codings)
    if not codings:
        return say(Answering.NONE)
    if not one.people:
        return say(Answering.BY_RECORDS, codings=codings)
    return counted(Answering.BY_ONE, Answering.BY_SEVERAL, one.people, codings=codings)


def _counted(one: Said, names: Mapping[str, str]) -> Saying:
    return say(
        Answering.PARTNERSHIP,
        partnership=names.get(one.partnership, one.partnership),
        supporting=_people(one.balance.supporting),
        opposing=_people(one.balance.opposing),
    )


def _sentence(found: tuple[Said, ...], names: Mapping[str, str]) -> Saying:
    clauses: list[Part] = []
    for reply, opening in _OPENINGS.items():
        so = [_counted(one, names) for one in found if one.reply is reply]
        if so:
            clauses.append(say(opening, partnerships=listed(so)))
    if not clauses:
        return say(Answering.NOTHING_ANYWHERE)
    silent = [names.get(one.partnership, one.partnership) for one in found if one.reply is Reply.NOTHING]
    if silent:
        clauses.append(say(Answering.NOTHING, partnerships=listed(silent)))
    return say(Answering.EVIDENCE, clauses=row(clauses, Lists.SEMICOLON))


def answered(
    question: Question,
    codings_by_partnership: Mapping[str, Iterable[Coding]],
    by: Weighing | None = None,
    *,
    names: Mapping[str, str] | None = None,
) -> Answer:
    """What each partnership's evidence answers; ``names`` are those to write in the sentence instead of the keys.

    Partnerships that the question cannot be asked of are left out of the answer.
    """
    heard = {
        name: tuple(one for one in codings if question.hears(one))
        for name, codings in sorted(codings_by_partnership.items())
        if question.is_asked_of(name)
    }
    balances = {name: balance_of(question.bearings, codings, by) for name, codings in heard.items()}
    found = tuple(Said(name, balance, _REPLY[balance.standing]) for name, balance in balances.items())
    rows = tuple(Condition(str(one), one.indicator, (one,)) for one in question.bearings)
    return Answer(question, found, cross_case(heard, rows, by), _sentence(found, names or {}))
