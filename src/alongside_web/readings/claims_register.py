"""What the strategy took for granted against what came of it, and the research questions with their answers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from django.utils.translation import get_language

from alongside.casebook.assumptions import assumptions, inconsistencies
from alongside.casebook.partnerships import case_named, case_names
from alongside.casebook.questions import question_named, questions
from alongside.evidence.assumptions import Assumption, FoundIn, Status, Tested, tested
from alongside.evidence.codebook import codebook
from alongside.evidence.questions import Answer, Question, Reply, answered
from alongside.sayings import Saying
from alongside_web.readings import claims_names as names
from alongside_web.readings.claims_across import Column, by_class, column, intervals
from alongside_web.readings.claims_drawing import Lines
from alongside_web.readings.claims_queries import claims_on
from alongside_web.readings.claims_translate import (
    BalanceShown,
    balance_shown,
    claim_address,
    page_words,
    pole,
)
from alongside_web.readings.words import schools

CSS = {
    Status.BORNE_OUT: "for",
    Status.REFUTED: "against",
    Status.MIXED: "divided",
    Status.TOO_LITTLE: "thin",
    Reply.YES: "for",
    Reply.NO: "against",
    Reply.DIVIDED: "divided",
    Reply.TOO_LITTLE: "thin",
    Reply.NOTHING: "silent",
}


@dataclass(frozen=True, slots=True)
class FoundShown:
    """What came of an assumption in one partnership, with the page of the codings behind it."""

    title: str
    css: str
    sign: str
    status: str
    supporting: int
    opposing: int
    href: str


@dataclass(frozen=True, slots=True)
class AssumptionShown:
    """An assumption beside what came of it: by our evidence and in the thesis's own account."""

    assumption: Assumption
    holder: str
    of: str
    css: str
    sign: str
    status: str
    borne_out_by: str
    found: tuple[FoundShown, ...]
    page: str


@dataclass(frozen=True, slots=True)
class StatusCount:
    status: Status
    label: str
    sign: str
    count: int


@dataclass(frozen=True, slots=True)
class InconsistencyShown:
    id: str
    topic: str
    first: AssumptionShown
    second: AssumptionShown
    outcome: str
    source: str
    page: str

    @property
    def sides(self) -> tuple[AssumptionShown, AssumptionShown]:
        return (self.first, self.second)


@dataclass(frozen=True, slots=True)
class Overlap:
    """How often the quicker rule of the claims and the stricter one of this register find an assumption refuted."""

    both: int
    claims_alone: int
    register_alone: int


@dataclass(frozen=True, slots=True)
class RegisterShown:
    counts: tuple[StatusCount, ...]
    chosen: StatusCount | None
    everywhere: tuple[AssumptionShown, ...]
    one_partnership: tuple[AssumptionShown, ...]
    inconsistencies: tuple[InconsistencyShown, ...]
    overlap: Overlap
    total: int


@dataclass(frozen=True, slots=True)
class ReplyShown:
    column: Column
    css: str
    sign: str
    reply: str
    balance: BalanceShown


@dataclass(frozen=True, slots=True)
class QuestionShown:
    """A research question with the sentence made of the counts and each partnership's reply."""

    question: Question
    sentence: Saying
    replies: tuple[ReplyShown, ...]
    page: str

    @property
    def cells(self) -> tuple[ReplyShown | None, ...]:
        """A reply for each of the six, None where it is not asked."""
        by_case = {one.column.case: one for one in self.replies}
        return tuple(by_case.get(case) for case in by_class())


@dataclass(frozen=True, slots=True)
class QuestionsShown:
    columns: tuple[Column, ...]
    questions: tuple[QuestionShown, ...]


@dataclass(frozen=True, slots=True)
class PartShown:
    """One indicator that speaks to a question, in each partnership."""

    label: str
    cells: tuple[BalanceShown, ...]


@dataclass(frozen=True, slots=True)
class QuestionPage:
    shown: QuestionShown
    picture: Lines
    parts: tuple[PartShown, ...]
    before: Question | None
    after: Question | None


@cache
def _tested() -> tuple[Tested, ...]:
    codings = [one for case in case_names() for one in case_named(case).codings]
    return tuple(tested(one, codings) for one in assumptions())


def _found(assumption: Assumption, found: FoundIn) -> FoundShown:
    assert assumption.about is not None
    return FoundShown(
        title=schools(found.partnership),
        css=CSS[found.status],
        sign=names.SIGNS[CSS[found.status]],
        status=str(names.OUTCOMES[found.status]),
        supporting=len(found.balance.supporting.codings),
        opposing=len(found.balance.opposing.codings),
        href=claim_address(found.partnership, assumption.about, assumption.indicator),
    )


def _assumption(one: Tested) -> AssumptionShown:
    assumption = one.assumption
    order = {case: place for place, case in enumerate(by_class())}
    found = sorted(one.by_partnership, key=lambda each: order[each.partnership])
    return AssumptionShown(
        assumption=assumption,
        holder=names.holder(assumption.held_by, assumption.partnership),
        of=schools(assumption.partnership) if assumption.partnership else "",
        css=CSS[one.status],
        sign=names.SIGNS[CSS[one.status]],
        status=str(names.OUTCOMES[one.status]),
        borne_out_by=pole(assumption.indicator, assumption.direction) if assumption.can_be_tested else "",
        found=tuple(_found(assumption, each) for each in found),
        page=page_words(assumption.page),
    )


def _overlap() -> Overlap:
    quick = {(each.id, case) for case in case_names() for one in claims_on(case) for each in one.refuted}
    strict = {
        (one.assumption.id, each.partnership)
        for one in _tested()
        for each in one.by_partnership
        if each.status is Status.REFUTED
    }
    return Overlap(len(quick & strict), len(quick - strict), len(strict - quick))


def register(status: str = "") -> RegisterShown:
    """Every assumption, or those of one status; raises `ValueError` for what is no status."""
    return _register(status, get_language())


@cache
def _register(status: str, _language: str) -> RegisterShown:
    every = {one.assumption.id: (one.status, _assumption(one)) for one in _tested()}
    chosen = Status(status) if status else None
    counts = {
        one: StatusCount(
            one,
            str(names.OUTCOMES[one]),
            names.SIGNS[CSS[one]],
            sum(each.status is one for each in _tested()),
        )
        for one in Status
    }
    kept = [shown for found, shown in every.values() if chosen in {None, found}]
    return RegisterShown(
        counts=tuple(counts.values()),
        chosen=counts[chosen] if chosen else None,
        everywhere=tuple(one for one in kept if not one.of),
        one_partnership=tuple(one for one in kept if one.of),
        inconsistencies=tuple(
            InconsistencyShown(
                id=one.id,
                topic=one.topic,
                first=every[one.first.id][1],
                second=every[one.second.id][1],
                outcome=one.outcome,
                source=one.source,
                page=page_words(one.page),
            )
            for one in inconsistencies()
        ),
        overlap=_overlap(),
        total=len(every),
    )


@cache
def _answer(name: str) -> Answer:
    codings = {case: case_named(case).codings for case in case_names()}
    return answered(question_named(name), codings, names={case: schools(case) for case in case_names()})


def _question(question: Question) -> QuestionShown:
    answer = _answer(question.id)
    by_case = {one.partnership: one for one in answer.by_partnership}
    return QuestionShown(
        question=question,
        sentence=answer.sentence,
        replies=tuple(
            ReplyShown(
                column(case),
                CSS[by_case[case].reply],
                names.SIGNS[CSS[by_case[case].reply]],
                str(names.REPLIES[by_case[case].reply]),
                balance_shown(by_case[case].balance, case),
            )
            for case in by_class()
            if case in by_case
        ),
        page=page_words(question.page),
    )


def all_questions() -> QuestionsShown:
    """Every research question with its answer."""
    return QuestionsShown(tuple(map(column, by_class())), _all_questions(get_language()))


@cache
def _all_questions(_language: str) -> tuple[QuestionShown, ...]:
    return tuple(map(_question, questions()))


def question(name: str) -> QuestionPage:
    """One research question opened to the evidence; raises `UnknownQuestion`."""
    return _question_page(name, get_language())


@cache
def _question_page(name: str, language: str) -> QuestionPage:
    every = list(questions())
    place = every.index(question_named(name))
    answer = _answer(name)
    by_case = {one.partnership: one.balance for one in answer.by_partnership}
    asked = [case for case in by_class() if case in by_case]
    return QuestionPage(
        shown=_all_questions(language)[place],
        picture=intervals({case: by_case[case] for case in asked}),
        parts=tuple(
            PartShown(
                label=_part_label(condition.label, str(condition.bearings[0].about)),
                cells=tuple(balance_shown(answer.table.cell(condition.id, case), case) for case in asked),
            )
            for condition in answer.table.conditions
        ),
        before=every[place - 1] if place else None,
        after=every[place + 1] if place + 1 < len(every) else None,
    )


def _part_label(indicator: str, about: str) -> str:
    return names.with_side(codebook().indicators[indicator].label, about)
