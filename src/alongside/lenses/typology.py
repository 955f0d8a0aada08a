"""Striving, swaying, sinking or sunk: the one lens that combines the others (thesis Tables 13 and 14, pp. 182-184).

Table 13's four descriptions are read as three questions, asked in order, each answered with a probability:

1. Is it carried: does the supporting head still want it? (Sunk: uncommitted, does not believe, would sooner take over.)
2. Is it sound: do the two sides bear with each other, and does the supported school take its state as its own?
   (Sinking: a dominant partner drained by the other's resistance, blame on others. Swaying: respectful, cordial.)
3. Does it grow: willing heads, purpose, work that happens and trust together? (Striving; swaying lacks one or another.)

With c, s and g the three answers, P(sunk) = 1 - c, P(sinking) = c (1 - s), P(swaying) = c s (1 - g), P(striving) = c s g.
Each answer is a logistic curve over a sum of positions with weights of one sign, so more evidence for a good pole never makes
the better classes together less likely. The verdict is the middle class, in which the probabilities added up from the worst
pass one half, so that it too can only rise with good evidence. docs/explanation/lenses.md works an example.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import exp

from alongside.evidence.perspectives import About
from alongside.lenses.experience_openness import ExperienceOpenness
from alongside.lenses.reading import MODEL_VERSION, Level, Position
from alongside.lenses.situational import Situation
from alongside.lenses.structures_processes import StructuresProcesses


class Verdict(StrEnum):
    """A class of the typology, worst first, or that the evidence does not bear one."""

    SUNK = "sunk"
    SINKING = "sinking"
    SWAYING = "swaying"
    STRIVING = "striving"
    TOO_LITTLE = "too-little-evidence"


CLASSES = (Verdict.SUNK, Verdict.SINKING, Verdict.SWAYING, Verdict.STRIVING)


@dataclass(frozen=True, slots=True)
class TypologyParameters:
    """How the three questions are answered.

    ``relation_in_carried`` and ``ownership_in_sound`` are the say of the second part beside the first. ``bar`` is how far
    above their cuts the four parts of growth must stand on average, and ``ceiling`` the most that one of them can make
    good for another, for Table 13 asks for all of them. ``scale`` is the score at which the odds are 73 to 27.
    ``codings`` and ``perspectives`` are the least that a verdict may rest on.
    """

    relation_in_carried: float = 0.25
    ownership_in_sound: float = 0.25
    bar: float = 0.14
    ceiling: float = 0.35
    scale: float = 0.12
    codings: int = 8
    perspectives: int = 2


@dataclass(frozen=True, slots=True)
class Part:
    """One position's share in an answer: ``margin`` above its cut, times ``share``."""

    position: Position
    margin: float
    share: float


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the three questions, answered: the score of its parts, less the bar, and the probability of yes."""

    id: str
    question: str
    parts: tuple[Part, ...]
    bar: float
    score: float
    probability: float


@dataclass(frozen=True, slots=True)
class Parts:
    """The readings that the typology combines."""

    matrix: StructuresProcesses
    heads: Mapping[About, ExperienceOpenness]
    situation: Situation
    relation: Position
    ownership: Position


@dataclass(frozen=True, slots=True)
class Typology:
    """The verdict with its probabilities and the three answers behind it; ``missing`` says what a verdict would need."""

    verdict: Verdict
    probabilities: Mapping[Verdict, float]
    answers: tuple[Answer, ...]
    missing: tuple[str, ...]
    codings: int
    model: str = MODEL_VERSION

    @property
    def most_probable(self) -> Verdict:
        """The class with the largest share; nearly always the verdict."""
        return max(CLASSES, key=lambda one: self.probabilities[one])

    @property
    def expected(self) -> float:
        """The mean class, from 0 (sunk) to 3 (striving): a single figure for comparing, not for judging."""
        return sum(rank * self.probabilities[one] for rank, one in enumerate(CLASSES))


def _answer(
    name: tuple[str, str], parts: tuple[Part, ...], parameters: TypologyParameters, *, bar: float = 0.0
) -> Answer:
    score = sum(one.margin * one.share for one in parts) - bar
    return Answer(*name, parts, bar, score, 1 / (1 + exp(-score / parameters.scale)))


def _commitment(parts: Parts, side: About, share: float) -> tuple[Part, ...]:
    """What one head wants: openness in general and attitude to this partnership, half each."""
    attitude = parts.situation.supported if side is About.SUPPORTED else parts.situation.supporting
    return tuple(Part(one, one.margin, share / 2) for one in (parts.heads[side].openness, attitude))


def answers(parts: Parts, parameters: TypologyParameters) -> tuple[Answer, Answer, Answer]:
    """The three questions, answered."""
    relation, ownership = parts.relation, parts.ownership
    carried = (
        *_commitment(parts, About.SUPPORTING, 1.0),
        Part(relation, relation.margin, parameters.relation_in_carried),
    )
    sound = (Part(relation, relation.margin, 1.0), Part(ownership, ownership.margin, parameters.ownership_in_sound))
    together = (parts.matrix.structures, parts.matrix.processes, relation)
    grows = (
        *_commitment(parts, About.SUPPORTED, 0.25),
        *(Part(one, min(one.margin, parameters.ceiling), 0.25) for one in together),
    )
    return (
        _answer(("carried", "Does the supporting head still carry it?"), carried, parameters),
        _answer(("sound", "Do the two sides bear with each other?"), sound, parameters),
        _answer(("grows", "Is it growing on all sides?"), grows, parameters, bar=parameters.bar),
    )


def _missing(parts: Parts, parameters: TypologyParameters) -> tuple[str, ...]:
    """What a verdict would need and the evidence does not have."""
    wanted = []
    if _silent(parts.situation.supporting) and _silent(parts.heads[About.SUPPORTING].openness):
        wanted.append("what the supporting head wants")
    if _silent(parts.relation):
        wanted.append("how the two sides regard each other")
    if _silent(parts.matrix.structures) and _silent(parts.matrix.processes):
        wanted.append("what they do together, or why")
    used = _used(parts)
    if len(used) < parameters.codings:
        wanted.append(f"at least {parameters.codings} coded statements or deeds on these matters, not {len(used)}")
    if len({perspective for _, perspective in used}) < parameters.perspectives:
        wanted.append(f"accounts from at least {parameters.perspectives} perspectives")
    return tuple(wanted)


def _silent(position: Position) -> bool:
    return position.level is Level.TOO_LITTLE


def _used(parts: Parts) -> frozenset[tuple[str, str]]:
    positions = [parts.matrix.structures, parts.matrix.processes, parts.relation, parts.ownership]
    positions += [parts.situation.supported, parts.situation.supporting]
    positions += [one.openness for one in parts.heads.values()]
    return frozenset((one.id, one.perspective.value) for position in positions for one in position.codings)


def _middle(probabilities: Mapping[Verdict, float]) -> Verdict:
    """The class in which the probabilities, added up from the worst, pass one half.

    Not the most probable one: where good evidence turns swaying into striving, sinking may be left as the largest of three
    shares, and a better partnership would get a worse verdict. The middle one can only rise with good evidence.
    """
    reached = 0.0
    for one in CLASSES:
        reached += probabilities[one]
        if reached >= 0.5:
            return one
    return CLASSES[-1]


def typology(parts: Parts, parameters: TypologyParameters) -> Typology:
    """The middle class of what the evidence makes probable, or that it is too little for one."""
    carried, sound, grows = asked = answers(parts, parameters)
    c, s, g = (one.probability for one in asked)
    probabilities = dict(zip(CLASSES, (1 - c, c * (1 - s), c * s * (1 - g), c * s * g), strict=True))
    missing = _missing(parts, parameters)
    verdict = Verdict.TOO_LITTLE if missing else _middle(probabilities)
    return Typology(verdict, probabilities, (carried, sound, grows), missing, len(_used(parts)))
