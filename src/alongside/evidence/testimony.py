"""Codings as testimony: each counted once, who speaks for themselves, when they spoke, and where each person stands in the end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from alongside.evidence.coding import Coding
from alongside.evidence.perspectives import Perspective
from alongside.terms import Period, Precision

# A stage, and within it the year and term in which it was told: the grain at which a person can contradict themself.
Moment = tuple[int, int, int]
Speaker = tuple[Perspective, str]


def _content(coding: Coding) -> tuple[str, ...]:
    """What a coding says, whoever coded it and under whatever number."""
    return (
        coding.partnership,
        coding.sub,
        coding.about,
        coding.indicator,
        str(coding.stage),
        _written(coding.occurred),
        _written(coding.known_at),
        coding.perspective,
        coding.voice,
        coding.who,
        f"{coding.direction:+}{coding.strength}",
        coding.basis,
        coding.kind or "",
        coding.paraphrase,
        coding.page,
        coding.audience,
    )


def _written(period: Period | None) -> str:
    return f"{period.first}/{period.last}/{period.precision}" if period else ""


def distinct(codings: Iterable[Coding]) -> tuple[Coding, ...]:
    """Each coding once, in an order of its own: neither a number of one coder's used twice nor the same words again count."""
    seen: set[tuple[str, ...]] = set()
    kept = []
    for content, coding in sorted(
        ((_content(one), one) for one in codings), key=lambda pair: (pair[1].id, pair[1].coder, pair[0])
    ):
        number = ("number", coding.partnership, coding.coder, coding.id)
        if number not in seen and content not in seen:
            kept.append((coding.stage, content, coding))
        seen |= {number, content}
    return tuple(coding for _, _, coding in sorted(kept, key=lambda one: one[:2]))


def is_witness(coding: Coding) -> bool:
    """Whether it is the word or deed of somebody there; what the researcher makes of it all is shown apart."""
    return coding.perspective is not Perspective.RESEARCHER


def moment(coding: Coding) -> Moment:
    """When it was so, by stage, and when it was told, by term; 0 where the coding does not say."""
    told = coding.known_at
    if told is None:
        return (coding.stage, 0, 0)
    return (coding.stage, told.first.year, 0 if told.precision is Precision.YEAR else (told.first.month + 3) // 4)


def sign(number: float) -> int:
    return (number > 0) - (number < 0)


def smaller_share(supporting: int, opposing: int) -> float:
    """How much of the weight is on the lighter side: 0 when all say the same, a half when it is even."""
    return min(supporting, opposing) / (supporting + opposing)


@dataclass(frozen=True, slots=True)
class Stance:
    """Where one person stands on one thing from one perspective: over all that was said and at the last, and whether both
    poles were held or one left for the other.

    ``overall`` and ``final`` are 1, -1, or 0 for who leans neither way.
    """

    perspective: Perspective
    person: str
    overall: int
    final: int
    both_at_once: bool
    went_over: bool


def _stance(speaker: Speaker, moments: Mapping[Moment, tuple[int, int]], divided_from: float) -> Stance:
    leaned = [sign(supporting - opposing) for _, (supporting, opposing) in sorted(moments.items())]
    poles = [one for one in leaned if one]
    return Stance(
        perspective=speaker[0],
        person=speaker[1],
        overall=sign(sum(supporting - opposing for supporting, opposing in moments.values())),
        final=poles[-1] if poles else 0,
        both_at_once=any(smaller_share(*weights) >= divided_from for weights in moments.values()),
        went_over=len(set(poles)) > 1,
    )


def stances(codings: Sequence[Coding], *, divided_from: float) -> tuple[Stance, ...]:
    """Where each person stands; both poles are held at once when the lighter has this share of what was said at one time."""
    weights: dict[Speaker, dict[Moment, tuple[int, int]]] = defaultdict(dict)
    for one in codings:
        said = weights[one.perspective, one.who]
        supporting, opposing = said.get(moment(one), (0, 0))
        said[moment(one)] = (
            (supporting + one.strength, opposing) if one.direction > 0 else (supporting, opposing + one.strength)
        )
    return tuple(_stance(speaker, weights[speaker], divided_from) for speaker in sorted(weights))
