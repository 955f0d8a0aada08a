"""The ten statuses of a claim, each given by one rule, the first that holds in the order in which they stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from alongside.evidence.assumptions import Assumption
from alongside.evidence.coding import Coding
from alongside.evidence.leaning import Leaning, gap, lean
from alongside.evidence.perspectives import Basis, Perspective
from alongside.evidence.testimony import Stance, sign, stances
from alongside.sayings import Code, Lists, Part, Saying, Template, Word, row, say


class Status(StrEnum):
    """How a claim stands, in order of precedence."""

    SILENT = "silent"
    ASSUMPTION_REFUTED = "assumption refuted"
    OFFICERS_SPLIT = "officers split"
    WORDS_AGAINST_DEEDS = "words against deeds"
    CONTESTED = "contested"
    SELF_INCONSISTENT = "self-inconsistent"
    SHIFTED = "shifted"
    CORROBORATED = "corroborated"
    ONE_PERSPECTIVE = "one perspective"
    SINGLE_VOICE = "single voice"


class Because(Template):
    """Why a claim stands as it does."""

    NOBODY = "Nobody who was there speaks to it."
    TAKEN_FOR_GRANTED = "It was taken for granted: {assumptions}. Against it speak {voices}."
    ASSUMPTION = "'{text}' ({holder})"
    OFFICERS_DISAGREE = "Officers disagree: {supporting} for it, {opposing} against it."
    WORDS_AND_DEEDS = "Words lean {words}, deeds {deeds}."
    FOR_AND_AGAINST = "{supporting} for it, {opposing} against it."
    BOTH_POLES = "At both poles at one time: {voices}."
    APART = "At opposite poles from two standpoints: {voices}."
    WENT_OVER = "Went over to the other pole: {voices}."
    SAY_THE_SAME = "{voices} voices from {perspectives} perspectives say the same."
    ONE_PERSPECTIVE = "Several voices say so, all from one perspective: {perspective}."
    ONE_VOICE = "Only {voice} says so."


class NotAThreshold(ValueError):
    """A threshold lies where the rules mean nothing."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From where the rules hold; the defaults are reasoned in docs/explanation/claims.md.

    A claim, or a voice at one time, is divided when the lighter side has ``divided_from`` of it. Words stand against deeds
    when they lean opposite ways and ``gap`` apart, each shrunk by ``shrink``. An assumption is refuted by
    ``refuting_voices`` voices and a balance of ``refuting_balance`` the other way.
    """

    divided_from: float = 0.2
    gap: float = 0.8
    shrink: float = 2.0
    refuting_voices: int = 2
    refuting_balance: float = 0.2

    def __post_init__(self) -> None:
        if not 0 < self.divided_from <= 0.5:
            raise NotAThreshold(f"divided_from is {self.divided_from}; choose a share above 0 and up to 0.5")
        if not (self.gap > 0 and self.shrink >= 0 and self.refuting_voices >= 1 and 0 < self.refuting_balance <= 1):
            raise NotAThreshold(f"{self} cannot be kept; gap, voices and balance start above 0, shrink at 0")


@dataclass(frozen=True, slots=True)
class Material:
    """What the rules look at: what those who were there said and did, weighed, and what had been assumed of it."""

    codings: tuple[Coding, ...]
    balance: Leaning | None
    words: Leaning | None
    deeds: Leaning | None
    stances: tuple[Stance, ...]
    assumptions: tuple[Assumption, ...]
    thresholds: Thresholds

    @classmethod
    def of(cls, codings: Sequence[Coding], assumptions: Sequence[Assumption], thresholds: Thresholds) -> Material:
        return cls(
            codings=tuple(codings),
            balance=lean(codings),
            words=lean(one for one in codings if one.basis is Basis.WORD),
            deeds=lean(one for one in codings if one.basis is Basis.DEED),
            stances=stances(codings, divided_from=thresholds.divided_from),
            assumptions=tuple(assumptions),
            thresholds=thresholds,
        )

    @property
    def net(self) -> float:
        return self.balance.net if self.balance else 0.0

    @property
    def is_divided(self) -> bool:
        return self.balance is not None and self.balance.smaller_share >= self.thresholds.divided_from

    def standing(self, pole: int) -> tuple[Stance, ...]:
        """Those who stand at this pole at the last."""
        return tuple(one for one in self.stances if one.final == pole)


Rule = Callable[[Material], Saying | None]


def _named(voices: Sequence[Stance]) -> Part:
    return row(map(Code, sorted({one.person for one in voices})))


def _silent(material: Material) -> Saying | None:
    return None if material.codings else say(Because.NOBODY)


def refuted(material: Material) -> tuple[Assumption, ...]:
    """The assumptions that the evidence goes against, in balance and by enough voices."""
    thresholds = material.thresholds
    return tuple(
        one
        for one in material.assumptions
        if one.direction * material.net <= -thresholds.refuting_balance
        and len({stance.person for stance in material.standing(-one.direction)}) >= thresholds.refuting_voices
    )


def _assumption_refuted(material: Material) -> Saying | None:
    against = refuted(material)
    if not against:
        return None
    told = (say(Because.ASSUMPTION, text=Word(one.text), holder=Code(one.held_by)) for one in against)
    return say(
        Because.TAKEN_FOR_GRANTED,
        assumptions=row(told, Lists.SEMICOLON),
        voices=_named(material.standing(-against[0].direction)),
    )


def _split(voices: Sequence[Stance]) -> tuple[Part, Part] | None:
    """Those for it and those against it, by name, if there are both; one person from two standpoints is no quarrel."""
    support, oppose = ([one for one in voices if one.final == pole] for pole in (1, -1))
    if not support or not oppose or len({one.person for one in (*support, *oppose)}) < 2:
        return None
    return _named(support), _named(oppose)


def _officers_split(material: Material) -> Saying | None:
    found = _split([one for one in material.stances if one.perspective is Perspective.OFFICER])
    return say(Because.OFFICERS_DISAGREE, supporting=found[0], opposing=found[1]) if found else None


def _words_against_deeds(material: Material) -> Saying | None:
    words, deeds, thresholds = material.words, material.deeds, material.thresholds
    if words is None or deeds is None or sign(words.net) * sign(deeds.net) != -1:
        return None
    if abs(gap(words, deeds, shrink=thresholds.shrink)) < thresholds.gap:
        return None
    said, done = sign(words.net), sign(deeds.net)
    spoken = min(one.stage for one in material.codings if one.basis is Basis.WORD and one.direction == said)
    acted = max(one.stage for one in material.codings if one.basis is Basis.DEED and one.direction == done)
    # A deed belies only words already spoken; words that come after it may mark a change.
    if acted < spoken:
        return None
    return say(Because.WORDS_AND_DEEDS, words=f"{words.net:+.2f}", deeds=f"{deeds.net:+.2f}")


def _contested(material: Material) -> Saying | None:
    found = _split(material.stances) if material.is_divided else None
    return say(Because.FOR_AND_AGAINST, supporting=found[0], opposing=found[1]) if found else None


def _self_inconsistent(material: Material) -> Saying | None:
    both = [one for one in material.stances if one.both_at_once]
    if both and material.is_divided:
        return say(Because.BOTH_POLES, voices=_named(both))
    against = {one.person for one in material.standing(-1)}
    apart = [one for one in material.standing(1) if one.person in against]
    return say(Because.APART, voices=_named(apart)) if apart and material.is_divided else None


def _shifted(material: Material) -> Saying | None:
    over = [one for one in material.stances if one.went_over]
    return say(Because.WENT_OVER, voices=_named(over)) if over and material.is_divided else None


def _leading(material: Material) -> tuple[Stance, ...]:
    """Those who lean as an undivided claim does; none where it is divided."""
    if material.is_divided:
        return ()
    return tuple(one for one in material.stances if one.overall == sign(material.net))


def _corroborated(material: Material) -> Saying | None:
    leading = _leading(material)
    people, perspectives = {one.person for one in leading}, {one.perspective for one in leading}
    if len(people) < 2 or len(perspectives) < 2:
        return None
    return say(Because.SAY_THE_SAME, voices=len(people), perspectives=len(perspectives))


def _one_perspective(material: Material) -> Saying | None:
    leading = _leading(material)
    if len({one.person for one in leading}) < 2 or len({one.perspective for one in leading}) > 1:
        return None
    return say(Because.ONE_PERSPECTIVE, perspective=Code(leading[0].perspective))


def _single_voice(material: Material) -> Saying | None:
    leading = _leading(material)
    return say(Because.ONE_VOICE, voice=Code(leading[0].person)) if len({one.person for one in leading}) == 1 else None


RULES: dict[Status, Rule] = {
    Status.SILENT: _silent,
    Status.ASSUMPTION_REFUTED: _assumption_refuted,
    Status.OFFICERS_SPLIT: _officers_split,
    Status.WORDS_AGAINST_DEEDS: _words_against_deeds,
    Status.CONTESTED: _contested,
    Status.SELF_INCONSISTENT: _self_inconsistent,
    Status.SHIFTED: _shifted,
    Status.CORROBORATED: _corroborated,
    Status.ONE_PERSPECTIVE: _one_perspective,
    Status.SINGLE_VOICE: _single_voice,
}


def findings(material: Material) -> tuple[tuple[Status, Saying], ...]:
    """Every status whose rule holds, with the reason, the one that is given first; there is always one."""
    held = ((status, rule(material)) for status, rule in RULES.items())
    return tuple((status, reason) for status, reason in held if reason is not None)
