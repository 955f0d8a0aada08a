"""The argument behind a class as its page opens it, down to each statement and deed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from django.utils.translation import get_language, gettext

from alongside.lenses.argument import Argument, Ground, OnIndicator, OnPart
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
    return WhyShown(reading(case), _answers(argued(case)))


def _answers(told: Argument) -> tuple[AnswerShown, ...]:
    return tuple(AnswerShown(one.answer, tuple(map(_part, one.parts))) for one in told.answers)


def _part(one: OnPart) -> PartShown:
    return PartShown(one.part, one.added, tuple(map(_indicator, one.indicators)), one.silent)


def _indicator(one: OnIndicator) -> IndicatorShown:
    return IndicatorShown(
        one.indicator, one.label, one.contribution, one.in_favour, one.against, tuple(map(_ground, one.grounds))
    )


def _ground(one: Ground) -> GroundShown:
    coding = one.coding
    told = [
        who(coding),
        plain(coding.basis),
        stage(coding.stage),
        *([gettext("thesis p. %(page)s") % {"page": coding.page}] if coding.page else []),
        gettext("strength %(strength)s of 3") % {"strength": coding.strength},
    ]
    return GroundShown(signed(one.contribution), paraphrase(coding), ", ".join(told))
