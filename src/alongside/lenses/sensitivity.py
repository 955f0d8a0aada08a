"""How firm a verdict is: what it becomes without a perspective, a voice, a source or a coder, without a few codings, or
if a few things changed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from alongside.evidence.coding import Coding
from alongside.evidence.deeds import RECORDED
from alongside.evidence.perspectives import About, Basis, Perspective, SourceKind
from alongside.lenses.material import Material
from alongside.lenses.reading import Listening
from alongside.lenses.typology import CLASSES, Typology, Verdict
from alongside.lenses.whole import Parameters, Placement, placed

Grouping = Callable[[Coding], str]
GROUPINGS: tuple[tuple[str, Grouping], ...] = (
    ("perspective", lambda one: one.perspective.value),
    ("voice", lambda one: one.who),
    ("kind of source", lambda one: one.kind.value if one.kind else "not told"),
    ("coder", lambda one: one.coder),
)
BY_PERSPECTIVE = GROUPINGS[:1]
# Beyond this many things to turn, "what would lift it" is no longer a change that anybody could make.
_MOST_TURNED = 8


@dataclass(frozen=True, slots=True)
class LeftOut:
    """The verdict without everything from one perspective, voice, kind of source or coder."""

    grouping: str
    name: str
    codings: int
    reading: Typology


@dataclass(frozen=True, slots=True)
class Removal:
    """A small set of codings without which the verdict is another. ``smallest`` says whether no smaller set does it."""

    codings: tuple[Coding, ...]
    becomes: Verdict
    smallest: bool


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing that would have to be otherwise: what speaks against it now, if anything does."""

    indicator: str
    about: About
    against: tuple[Coding, ...]


@dataclass(frozen=True, slots=True)
class Lift:
    """The few things which, if they were otherwise, would lift it to a better class."""

    to: Verdict
    turns: tuple[Turn, ...]
    probability: float


def left_out(
    material: Material, parameters: Parameters, groupings: Sequence[tuple[str, Grouping]] = GROUPINGS
) -> tuple[LeftOut, ...]:
    """The verdict with each perspective, voice (a person's all), kind of source and coder left out, where there are two.

    ``groupings`` asks some of these questions alone.
    """
    found: list[LeftOut] = []
    codings = Listening(material.codings).codings
    for grouping, of in groupings:
        # A record is no coder: leaving it out would leave out the deeds, which is not what the question asks.
        names = sorted({of(one) for one in codings if grouping != "coder" or one.coder != RECORDED})
        for name in names if len(names) > 1 else ():
            kept = tuple(one for one in codings if of(one) != name)
            reading = placed(material.with_codings(kept), parameters).typology
            found.append(LeftOut(grouping, name, len(codings) - len(kept), reading))
    return tuple(found)


def _effects(material: Material, parameters: Parameters) -> list[tuple[float, Coding, Typology]]:
    """What removing each coding alone does to the mean class, with the reading it leaves."""
    before = placed(material, parameters).typology
    effects = []
    for one in material.codings:
        rest = tuple(other for other in material.codings if other is not one)
        after = placed(material.with_codings(rest), parameters).typology
        if after.expected != before.expected:
            effects.append((after.expected - before.expected, one, after))
    return effects


def _enough_removed(
    material: Material, ranked: Sequence[Coding], parameters: Parameters, *, verdict: Verdict
) -> Removal | None:
    """The shortest run of the ranked codings whose removal changes the verdict, with those given back that need not go."""

    def without(gone: Sequence[Coding]) -> Verdict:
        out = {id(one) for one in gone}
        kept = tuple(one for one in material.codings if id(one) not in out)
        return placed(material.with_codings(kept), parameters).typology.verdict

    few, many = 0, len(ranked)
    if not ranked or without(ranked) is verdict:
        return None
    while many - few > 1:
        middle = (few + many) // 2
        few, many = (middle, many) if without(ranked[:middle]) is verdict else (few, middle)
    gone = list(ranked[:many])
    for one in tuple(gone):
        fewer = [other for other in gone if other is not one]
        if fewer and without(fewer) is not verdict:
            gone = fewer
    return Removal(tuple(gone), without(gone), smallest=len(gone) == 1)


def smallest_removal(material: Material, parameters: Parameters) -> Removal | None:
    """The smallest set of codings found whose removal changes the verdict; None for too little evidence, or if none does.

    Every single coding is tried. Beyond one the codings are taken out in the order of what each does alone, towards better
    and towards worse, and what need not go is given back: a set that suffices, not proved to be the smallest unless no
    single coding does and it has two.
    """
    material = material.with_codings(Listening(material.codings).codings)
    verdict = placed(material, parameters).typology.verdict
    if verdict is Verdict.TOO_LITTLE:
        return None
    effects = _effects(material, parameters)
    for _, one, after in sorted(effects, key=lambda effect: -abs(effect[0])):
        if after.verdict is not verdict:
            return Removal((one,), after.verdict, smallest=True)
    found = []
    for sign in (1, -1):
        ranked = [one for effect, one, _ in sorted(effects, key=lambda it: -sign * it[0]) if sign * effect > 0]
        removal = _enough_removed(material, ranked, parameters, verdict=verdict)
        if removal:
            found.append(removal)
    best = min(found, key=lambda one: len(one.codings), default=None)
    return replace(best, smallest=len(best.codings) <= 2) if best else None


def _matters(placement: Placement) -> tuple[tuple[str, About], ...]:
    """The indicators that could move the verdict."""
    found: dict[tuple[str, About], None] = {}
    for answer in placement.typology.answers:
        for part in answer.parts:
            side = _side_of(part.position.axis.id, answer.id)
            for key in part.position.axis.listens_to():
                if key[1] is About.PAIR or side in (None, key[1]):
                    found[key] = None
    return tuple(found)


def _side_of(axis: str, answer: str) -> About | None:
    """For a head's axis, whose head the answer asks about."""
    if axis not in ("openness", "attitude"):
        return None
    return About.SUPPORTING if answer == "carried" else About.SUPPORTED


def _turned(material: Material, key: tuple[str, About]) -> Material:
    """The partnership as it would be told if this were otherwise: what speaks against it speaks for it, or a deed does."""
    codings = tuple(
        replace(one, direction=1) if (one.indicator, one.about) == key and not one.is_about_another_partner else one
        for one in material.codings
    )
    if all((one.indicator, one.about) != key for one in codings):
        codings = (*codings, _deed(material, key))
    return material.with_codings(codings)


def _deed(material: Material, key: tuple[str, About]) -> Coding:
    return Coding(
        id=f"turned-{key[0]}-{key[1].value}",
        partnership=material.name,
        sub="",
        stage=max((one.stage for one in material.codings), default=1),
        occurred=None,
        known_at=None,
        voice="record",
        perspective=Perspective.RECORD,
        about=key[1],
        indicator=key[0],
        direction=1,
        strength=3,
        basis=Basis.DEED,
        kind=SourceKind.RECORD,
        paraphrase="",
        page="",
        coder="turned",
    )


def lift(material: Material, parameters: Parameters) -> Lift | None:
    """The fewest things found that would lift the verdict one class, the most telling first; None where nothing is above it.

    One thing after another is turned, each time the one that does most for the better classes together.
    """
    placement = placed(material, parameters)
    verdict = placement.typology.verdict
    if verdict in (Verdict.STRIVING, Verdict.TOO_LITTLE):
        return None
    above = CLASSES.index(verdict) + 1
    keys, turns, now = list(_matters(placement)), list[Turn](), material
    while keys and len(turns) < _MOST_TURNED:
        tried = [(placed(_turned(now, key), parameters).typology, key) for key in keys]
        reading, key = max(tried, key=lambda it: (_at_least(it[0], above), it[1]))
        against = (one for one in now.codings if (one.indicator, one.about) == key and one.direction < 0)
        turns.append(Turn(*key, tuple(one for one in against if not one.is_about_another_partner)))
        now = _turned(now, key)
        keys.remove(key)
        if CLASSES.index(reading.verdict) >= above:
            return Lift(reading.verdict, tuple(turns), reading.probabilities[reading.verdict])
    return None


def _at_least(reading: Typology, rank: int) -> float:
    return sum(reading.probabilities[one] for one in CLASSES[rank:])
