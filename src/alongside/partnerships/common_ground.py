"""Common ground: five questions that everybody answers alone before a launch, and the spread of their answers.

A spread is shown in sittings. It counts the answers given since the last one was shown, and only once enough people have given
or confirmed theirs; so two spreads never share an answer, and nothing follows from their difference
(docs/explanation/common-ground.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

# Fewer people than these are never shown together.
FEWEST = 3
PLACES = (1, 2, 3, 4, 5)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, between two poles: place 1 is the first and place 5 the second."""

    name: str
    asks: str
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class QuestionList:
    """The questions of one version, in their order; a version is never altered."""

    version: str
    questions: tuple[Question, ...]

    def question(self, name: str) -> Question | None:
        """The question of this name, or None where this version has none."""
        return next((one for one in self.questions if one.name == name), None)


# The ground of the thesis's five questions (p. 89), in words of ours. A new version goes at the end.
LISTS: tuple[QuestionList, ...] = (
    QuestionList(
        "2026.1",
        (
            Question(
                "force",
                "How much choice do the two schools have?",
                "it is a firm intervention",
                "it is wholly voluntary",
            ),
            Question(
                "profile",
                "How much is to be heard of it outside the two schools?",
                "a high profile",
                "low key",
            ),
            Question(
                "drive",
                "What is the supporting school there for?",
                "to drive improvement, with pressure",
                "to stand by the school while it improves, with support",
            ),
            Question(
                "esteem",
                "Must the two heads like each other and think well of each other’s work?",
                "it cannot work otherwise",
                "it can work without",
            ),
            Question(
                "direction",
                "Which way is help to flow?",
                "one way, to the supported school",
                "both ways",
            ),
        ),
    ),
)


def newest() -> QuestionList:
    """The version that is asked today."""
    return LISTS[-1]


@dataclass(frozen=True, slots=True)
class Given:
    """What one person answered to a question on a day; without a place the person does not know."""

    person: int
    question: str
    place: int | None
    on: date


@dataclass(frozen=True, slots=True)
class Spread:
    """How the answers of one sitting lie: how many stand at each place, and how many people do not know."""

    question: str
    on: date
    counts: tuple[int, ...]
    unsure: int

    @property
    def placed(self) -> int:
        """How many gave a place."""
        return sum(self.counts)

    @property
    def people(self) -> int:
        """How many answered, those who do not know among them."""
        return self.placed + self.unsure

    @property
    def places(self) -> tuple[int, ...]:
        """Every place given, in order."""
        return tuple(place for place, count in zip(PLACES, self.counts, strict=True) for _ in range(count))

    @property
    def median(self) -> float | None:
        """The place in the middle, half way where two are; None where nobody gave one."""
        return float(median(self.places)) if self.placed else None

    @property
    def range(self) -> tuple[int, int] | None:
        """The outermost places; None where nobody gave one."""
        return (self.places[0], self.places[-1]) if self.placed else None


def shown_from(on: date) -> date:
    """The first day on which an answer of this day can be part of a spread: the Monday after it."""
    return on + timedelta(days=7 - on.weekday())


def spreads(given: Iterable[Given], question: str, today: date) -> tuple[Spread, ...]:
    """The spreads of a question that may be shown on a day, the earliest first.

    ``given`` comes in the order in which it was given. Of each person the last answer before a Monday counts, and only where it
    was given since the last spread. When one is shown follows from who answered on which day, and from nothing that was said:
    "I don't know" counts like any other answer, for else a spread that fails to come would tell of it.
    """
    weeks: dict[date, list[Given]] = {}
    for one in given:
        if one.question == question and shown_from(one.on) <= today:
            weeks.setdefault(shown_from(one.on), []).append(one)
    found: list[Spread] = []
    fresh: dict[int, int | None] = {}
    for monday in sorted(weeks):
        fresh.update((one.person, one.place) for one in weeks[monday])
        if len(fresh) >= FEWEST:
            found.append(_spread(question, monday, fresh))
            fresh = {}
    return tuple(found)


def _spread(question: str, on: date, fresh: Mapping[int, int | None]) -> Spread:
    places = list(fresh.values())
    return Spread(question, on, tuple(places.count(place) for place in PLACES), places.count(None))
