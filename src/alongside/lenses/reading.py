"""What a lens gives: a position on an axis with an interval, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from alongside.evidence.coding import Coding
from alongside.evidence.perspectives import About, Basis, Perspective

MODEL_VERSION = "lenses 1"


class Level(StrEnum):
    """On which side of an axis's cut a position lies."""

    HIGH = "high"
    LOW = "low"
    TOO_LITTLE = "too-little-evidence"


@dataclass(frozen=True, slots=True)
class Item:
    """One indicator that an axis listens to, of one side, of the pair, or of whomever (None); ``weight`` beside the others."""

    indicator: str
    about: About | None = About.PAIR
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Axis:
    """Something that evidence can place from -1 (``low_pole``) to 1 (``high_pole``); a value of ``cut`` or more is high."""

    id: str
    label: str
    low_pole: str
    high_pole: str
    items: tuple[Item, ...]
    source: str
    cut: float = 0.0
    low_word: str = "low"
    high_word: str = "high"

    def listens_to(self) -> Mapping[tuple[str, About], float]:
        """The weight of each indicator and subject it listens to."""
        found: dict[tuple[str, About], float] = {}
        for one in self.items:
            for about in (one.about,) if one.about else (About.SUPPORTED, About.SUPPORTING, About.PAIR):
                found[one.indicator, about] = one.weight
        return found


@dataclass(frozen=True, slots=True)
class Weighing:
    """How codings are weighed. The worked example in docs/explanation/lenses.md uses the defaults.

    ``prior`` is the weight for neither pole that is there before any evidence: 4 is two ordinary statements (strength 2).
    ``cap`` is the most that one perspective can weigh on one axis: beyond two or three statements a talkative voice only
    says more firmly what it says already (thesis pp. 72-78: accounts are compared, not counted). ``researcher`` discounts
    the author's own judgement. ``stages`` weighs what was so later more, background least. ``enough`` is the least weight
    that places anything. ``z`` is the width of the interval in standard errors: 1.2816 makes it an 80 % interval.
    ``divided`` is the share of weight on the lighter side from which evidence counts as divided.
    """

    prior: float = 4.0
    cap: float = 5.0
    researcher: float = 0.6
    stages: tuple[float, ...] = (0.5, 1.0, 1.1, 1.25, 1.4)
    enough: float = 0.5
    z: float = 1.2816
    divided: float = 0.3

    def of(self, coding: Coding) -> float:
        """What one coding weighs before its axis and its perspective's cap have their say."""
        discount = self.researcher if coding.perspective is Perspective.RESEARCHER else 1.0
        return coding.strength * self.stages[coding.stage] * discount


@dataclass(frozen=True, slots=True)
class Standpoint:
    """What one perspective says on an axis: its mean, and its weight after the cap."""

    perspective: Perspective
    mean: float
    weight: float


@dataclass(frozen=True, slots=True)
class Position:
    """Where the evidence places something on an axis, from -1 to 1, with an interval; ``weight`` is what it rests on."""

    axis: Axis
    value: float
    low: float
    high: float
    spread: float
    weight: float
    level: Level
    divided: bool
    standpoints: tuple[Standpoint, ...]
    codings: tuple[Coding, ...] = field(repr=False)

    @property
    def margin(self) -> float:
        """How far above its cut the position lies; negative below."""
        return self.value - self.axis.cut

    @property
    def word(self) -> str:
        """The level in the axis's own word, like reluctant or positive."""
        words = {Level.HIGH: self.axis.high_word, Level.LOW: self.axis.low_word}
        return words.get(self.level, self.level.value)

    @property
    def supporting(self) -> tuple[Coding, ...]:
        return tuple(one for one in self.codings if one.direction > 0)

    @property
    def opposing(self) -> tuple[Coding, ...]:
        return tuple(one for one in self.codings if one.direction < 0)

    @property
    def silent(self) -> tuple[str, ...]:
        """The indicators that the axis listens to and nobody speaks of."""
        spoken = {one.indicator for one in self.codings}
        return tuple(dict.fromkeys(one.indicator for one in self.axis.items if one.indicator not in spoken))


class Listening:
    """The codings of one partnership laid out by indicator and subject, each once, in an order of their own.

    Codings about another partner say nothing of this one and are left out. The same words coded twice count once.
    """

    def __init__(self, codings: Iterable[Coding]) -> None:
        each: dict[tuple[object, ...], Coding] = {}
        for one in codings:
            if not one.is_about_another_partner:
                key = _content(one)
                there = each.get(key)
                each[key] = one if there is None else min(there, one, key=_name)
        self.codings = tuple(each[key] for key in sorted(each))
        self._by: dict[tuple[str, About], list[Coding]] = {}
        for one in self.codings:
            self._by.setdefault((one.indicator, one.about), []).append(one)

    def on(self, indicator: str, about: About) -> Iterable[Coding]:
        """What was coded on this indicator about this side, the pair or the broker."""
        return self._by.get((indicator, about), ())


def _name(coding: Coding) -> tuple[str, str]:
    return coding.coder, coding.id


def _content(one: Coding) -> tuple[str | int, ...]:
    """What makes two codings the same: all but the coder and the number they go by. Sortable."""
    occurred = one.occurred.first.toordinal() if one.occurred else 0
    known = one.known_at.first.toordinal() if one.known_at else 0
    told = (one.indicator, one.about, one.sub, one.stage, one.perspective, one.voice, one.direction, one.strength)
    return (*told, one.basis, one.paraphrase, one.page, one.partnership, occurred, known)


def place(axis: Axis, heard: Listening, weighing: Weighing) -> Position:
    """Where the codings place it.

    Each perspective's mean counts with the perspective's weight, capped; the prior draws the sum towards nought. The
    interval treats a weight of 2 as one ordinary statement and holds ``z`` standard errors either way.
    """
    used: list[Coding] = []
    weights: dict[Perspective, float] = {}
    nets: dict[Perspective, float] = {}
    for key, item in axis.listens_to().items():
        for one in heard.on(*key):
            weight = item * weighing.of(one)
            weights[one.perspective] = weights.get(one.perspective, 0.0) + weight
            nets[one.perspective] = nets.get(one.perspective, 0.0) + weight * one.direction
            used.append(one)
    standpoints = tuple(
        Standpoint(one, nets[one] / weights[one], min(weights[one], weighing.cap)) for one in sorted(weights)
    )
    return _position(axis, standpoints, tuple(used), by=weighing)


def _position(axis: Axis, standpoints: tuple[Standpoint, ...], used: tuple[Coding, ...], *, by: Weighing) -> Position:
    weight = sum(one.weight for one in standpoints)
    net = sum(one.mean * one.weight for one in standpoints)
    value = net / (weight + by.prior)
    statements = (weight + by.prior) / 2
    spread = ((1 - value * value) / (statements + 1)) ** 0.5
    low, high = max(-1.0, value - by.z * spread), min(1.0, value + by.z * spread)
    lighter = (1 - abs(net) / weight) / 2 if weight else 0.0
    level = Level.TOO_LITTLE
    if weight >= by.enough:
        level = Level.HIGH if value >= axis.cut else Level.LOW
    divided = lighter >= by.divided and low < axis.cut < high
    return Position(axis, value, low, high, spread, weight, level, divided, standpoints, used)


@dataclass(frozen=True, slots=True)
class Step:
    """Where a position stood at the end of a stage, with all that was so until then."""

    stage: int
    value: float
    low: float
    high: float
    level: Level


@dataclass(frozen=True, slots=True)
class WordsAndDeeds:
    """What is said and what is done, each placed alone; ``gap`` is how far words stand above deeds, None if either is missing."""

    words: Position
    deeds: Position

    @property
    def gap(self) -> float | None:
        if not self.words.weight or not self.deeds.weight:
            return None
        return self.words.value - self.deeds.value


def movement(position: Position, weighing: Weighing) -> tuple[Step, ...]:
    """How the position moved through the stages that have evidence, background first."""
    steps: list[Step] = []
    for stage in sorted({one.stage for one in position.codings}):
        until = Listening(one for one in position.codings if one.stage <= stage)
        then = place(position.axis, until, weighing)
        steps.append(Step(stage, then.value, then.low, then.high, then.level))
    return tuple(steps)


def words_and_deeds(position: Position, weighing: Weighing) -> WordsAndDeeds:
    """The position from words alone and from deeds alone."""
    words, deeds = (
        place(position.axis, Listening(one for one in position.codings if one.basis is basis), weighing)
        for basis in (Basis.WORD, Basis.DEED)
    )
    return WordsAndDeeds(words, deeds)
