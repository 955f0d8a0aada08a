"""Why a partnership is read as it is: the verdict opened into questions, positions, indicators, and the coded words and deeds.

Every figure adds up: the contributions of the codings to a position sum to its value, and the parts of an answer, less its
bar, to its score.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from alongside.evidence.codebook import Codebook
from alongside.evidence.coding import Coding
from alongside.lenses.reading import Level, Position, Weighing
from alongside.lenses.typology import Answer, Part, Typology, Verdict


@dataclass(frozen=True, slots=True)
class Ground:
    """One coding and what it adds to the position above it."""

    coding: Coding
    contribution: float


@dataclass(frozen=True, slots=True)
class OnIndicator:
    """What the evidence on one indicator adds to a position, weightiest ground first."""

    indicator: str
    label: str
    contribution: float
    grounds: tuple[Ground, ...]

    @property
    def in_favour(self) -> int:
        return sum(one.coding.direction > 0 for one in self.grounds)

    @property
    def against(self) -> int:
        return sum(one.coding.direction < 0 for one in self.grounds)


@dataclass(frozen=True, slots=True)
class OnPart:
    """One position in an answer: how much it adds to the score, and the indicators behind it."""

    part: Part
    added: float
    indicators: tuple[OnIndicator, ...]
    silent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OnAnswer:
    """One question, its answer in a sentence, and its parts."""

    answer: Answer
    sentence: str
    parts: tuple[OnPart, ...]


@dataclass(frozen=True, slots=True)
class Argument:
    """The verdict in a sentence and the answers it follows from."""

    verdict: Verdict
    sentence: str
    answers: tuple[OnAnswer, ...]


_NAMES = {
    Verdict.STRIVING: "is striving",
    Verdict.SWAYING: "is swaying",
    Verdict.SINKING: "is sinking",
    Verdict.SUNK: "has sunk",
}
# How sure an answer is, from its probability; beneath the last bound it is a no of the same sureness.
_SURE = ((0.9, "almost surely"), (0.75, "very likely"), (0.6, "likely"))


def grounds_of(position: Position, weighing: Weighing) -> tuple[Ground, ...]:
    """What each coding adds to a position; the contributions sum to its value."""
    items = position.axis.listens_to()
    raw = [items[one.indicator, one.about] * weighing.of(one) for one in position.codings]
    told: dict[str, float] = {}
    for one, weight in zip(position.codings, raw, strict=True):
        told[one.perspective] = told.get(one.perspective, 0.0) + weight
    capped = {one.perspective: one.weight / told[one.perspective] for one in position.standpoints}
    whole = position.weight + weighing.prior
    return tuple(
        Ground(one, weight * capped[one.perspective] * one.direction / whole)
        for one, weight in zip(position.codings, raw, strict=True)
    )


def by_indicator(position: Position, weighing: Weighing, book: Codebook) -> tuple[OnIndicator, ...]:
    """The grounds of a position by indicator, the one that moves it most first."""
    found: dict[str, list[Ground]] = {}
    for one in grounds_of(position, weighing):
        found.setdefault(one.coding.indicator, []).append(one)
    told = (
        OnIndicator(
            name,
            book.indicators[name].label,
            sum(one.contribution for one in grounds),
            tuple(sorted(grounds, key=lambda one: (-abs(one.contribution), one.coding.id))),
        )
        for name, grounds in found.items()
    )
    return tuple(sorted(told, key=lambda one: (-abs(one.contribution), one.indicator)))


def _likely(answer: Answer) -> str:
    yes = answer.probability
    for bound, word in _SURE:
        if yes >= bound:
            return f"{word} yes ({yes:.0%})"
        if 1 - yes >= bound:
            return f"{word} no ({yes:.0%} for yes)"
    return f"hard to say ({yes:.0%} for yes)"


def describe(position: Position) -> str:
    """A position in a few words: which pole, how far, how sure."""
    if position.level is Level.TOO_LITTLE:
        return f"{position.axis.label}: too little evidence"
    pole = position.axis.high_pole if position.level is Level.HIGH else position.axis.low_pole
    divided = ", the evidence divided" if position.divided else ""
    place = f"{position.value:+.2f}, between {position.low:+.2f} and {position.high:+.2f}"
    return f"{position.axis.label}: {position.word} ({place}{divided}), that is, {pole}"


def _sentence(name: str, reading: Typology) -> str:
    if reading.verdict is Verdict.TOO_LITTLE:
        return f"{name}: too little evidence; a verdict needs {'; '.join(reading.missing)}."
    others = ", ".join(
        f"{one.value} {share:.0%}" for one, share in reading.probabilities.items() if one is not reading.verdict
    )
    share = reading.probabilities[reading.verdict]
    return f"{name} {_NAMES[reading.verdict]} ({share:.0%}; {others}), as {reading.codings} codings have it."


def argument(name: str, reading: Typology, *, weighing: Weighing, book: Codebook) -> Argument:
    """The verdict on a partnership with everything it follows from."""
    answers = tuple(
        OnAnswer(one, f"{one.question} {_likely(one).capitalize()}.", _parts(one.parts, weighing, book))
        for one in reading.answers
    )
    return Argument(reading.verdict, _sentence(name, reading), answers)


def _parts(parts: Sequence[Part], weighing: Weighing, book: Codebook) -> tuple[OnPart, ...]:
    return tuple(
        OnPart(
            one,
            one.margin * one.share,
            by_indicator(one.position, weighing, book),
            tuple(book.indicators[name].label for name in one.position.silent),
        )
        for one in parts
    )
