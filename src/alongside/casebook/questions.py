"""The research questions of the thesis (Tables 3a and 3b; pp. 24-26 and 56), each with what would speak for yes."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from alongside.casebook.partnerships import FaultyCasebook, case_names
from alongside.evidence.bearings import Bearing, NotABearing
from alongside.evidence.codebook import codebook
from alongside.evidence.coding import STAGES
from alongside.evidence.questions import Question


class UnknownQuestion(LookupError):
    """The thesis is not asked a question of this name."""


def _question(row: Mapping[str, str]) -> Question:
    try:
        bearings = tuple(Bearing.parse(one, codebook()) for one in row["bearings"].split(";"))
    except NotABearing as fault:
        raise FaultyCasebook(f"the question {row['id']}: {fault}") from fault
    question = Question(
        id=row["id"],
        text=row["text"],
        bearings=bearings,
        first_stage=int(row["first_stage"]),
        last_stage=int(row["last_stage"]),
        asked_of=tuple(one for one in row["asked_of"].split(";") if one),
        because=row["because"],
        page=row["page"],
    )
    if not {question.first_stage, question.last_stage} <= set(STAGES) or not set(question.asked_of) <= set(
        case_names()
    ):
        raise FaultyCasebook(f"the question {question.id} names a stage or a partnership that is none")
    return question


@cache
def questions() -> tuple[Question, ...]:
    """The research questions, each one that mixes several taken apart."""
    with files(__package__).joinpath("questions.csv").open(encoding="utf-8") as file:
        return tuple(map(_question, csv.DictReader(file)))


def question_named(name: str) -> Question:
    """The question of that id; raises `UnknownQuestion` naming those there are."""
    for one in questions():
        if one.id == name:
            return one
    raise UnknownQuestion(f"there is no question '{name}'; choose from: {', '.join(one.id for one in questions())}")
