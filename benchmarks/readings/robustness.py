"""What becomes of a class when evidence is dropped or turned round at random."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from alongside.evidence.coding import Coding
from alongside.lenses.material import Material
from alongside.lenses.typology import CLASSES, Verdict
from alongside.lenses.whole import placed

Codings = tuple[Coding, ...]
OUTCOMES = ("stays", "a neighbour", "further off", "too little")


def dropped(codings: Codings, share: float, rng: random.Random) -> Codings:
    """All but this share."""
    return tuple(rng.sample(codings, len(codings) - round(share * len(codings))))


def flipped(codings: Codings, share: float, rng: random.Random) -> Codings:
    """This share says the opposite."""
    turned = set(rng.sample(range(len(codings)), round(share * len(codings))))
    return tuple(
        replace(one, direction=-one.direction) if number in turned else one for number, one in enumerate(codings)
    )


HARMS: tuple[tuple[str, Callable[[Codings, float, random.Random], Codings], float], ...] = (
    ("10 % dropped", dropped, 0.1),
    ("30 % dropped", dropped, 0.3),
    ("50 % dropped", dropped, 0.5),
    ("10 % turned round", flipped, 0.1),
)


def _outcome(before: Verdict, after: Verdict) -> str:
    if Verdict.TOO_LITTLE in (before, after):
        return "stays" if before is after else "too little"
    return OUTCOMES[min(2, abs(CLASSES.index(before) - CLASSES.index(after)))]


def harmed(material: Material, harm: int, draws: int) -> Counter[str]:
    """How often the class stays, becomes another or none, over this many draws from a seed of the case and the harm."""
    _, harming, share = HARMS[harm]
    rng = random.Random(f"{material.name} {harm}")
    codings = tuple(one for one in material.codings if not one.is_about_another_partner)
    before = placed(material).typology.verdict
    return Counter(
        _outcome(before, placed(material.with_codings(harming(codings, share, rng))).typology.verdict)
        for _ in range(draws)
    )
