"""The argument behind a class as its page opens it, down to each statement and deed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from django.utils.translation import get_language, gettext

from alongside.evidence.coding import Coding
from alongside.lenses.argument import Argument, OnIndicator, OnPart
from alongside.lenses.reading import MODEL_VERSION
from alongside.lenses.typology import Answer, Part
from alongside_web.readings.queries import ReadingShown, argued, reading
from alongside_web.readings.words import paraphrase, plain, signed, stage, who


@dataclass(frozen=True, slots=True)
class GroundShown:
    """A statement or deed, what it adds, and who, when, where and how firmly, in one line."""

    adds: str
    words: str
    about: str


@dataclass(frozen=True, slots=True)
class IndicatorShown:
    indicator: str
    label: str
    contribution: float
    in_favour: int
    against: int
    grounds: tuple[GroundShown, ...]


@dataclass(frozen=True, slots=True)
class PartShown:
    part: Part
    added: float
    indicators: tuple[IndicatorShown, ...]
    silent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnswerShown:
    answer: Answer
    parts: tuple[PartShown, ...]


@dataclass(frozen=True, slots=True)
class WhyShown:
    """A partnership's class with everything that it follows from."""

    reading: ReadingShown
    answers: tuple[AnswerShown, ...]
    model: str = MODEL_VERSION


def why(case: str) -> WhyShown:
    """The argument behind one partnership's class, in the reader's language."""
    return _why(case, get_language() or "")


@cache
def _why(case: str, language: str) -> WhyShown:  # noqa: ARG001 - each language is kept apart
    return WhyShown(reading(case), answers(argued(case), _told_of))


def answers(told: Argument, tell: Callable[[Coding], str]) -> tuple[AnswerShown, ...]:
    """The answers of an argument; ``tell`` says who, when, where and how firmly a coding is."""
    return tuple(AnswerShown(one.answer, tuple(_part(part, tell) for part in one.parts)) for one in told.answers)


def _part(one: OnPart, tell: Callable[[Coding], str]) -> PartShown:
    return PartShown(one.part, one.added, tuple(_indicator(each, tell) for each in one.indicators), one.silent)


def _indicator(one: OnIndicator, tell: Callable[[Coding], str]) -> IndicatorShown:
    grounds = tuple(
        GroundShown(signed(each.contribution), paraphrase(each.coding), tell(each.coding)) for each in one.grounds
    )
    return IndicatorShown(one.indicator, one.label, one.contribution, one.in_favour, one.against, grounds)


def _told_of(coding: Coding) -> str:
    told = [
        who(coding),
        plain(coding.basis),
        stage(coding.stage),
        *([gettext("thesis p. %(page)s") % {"page": coding.page}] if coding.page else []),
        gettext("strength %(strength)s of 3") % {"strength": coding.strength},
    ]
    return ", ".join(told)
