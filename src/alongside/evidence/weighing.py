"""How far evidence leans one way: shrunk, so that little evidence says little, and capped, so that nobody's voice drowns the rest.

A person's words are one account and the deeds another, whichever offices the person spoke in. An account weighs the sum of its
strengths over the full strength of 3, up to a cap, and is split between the two ways as its strengths are. Accounts of one
perspective together are capped too. With F the weight for, A the weight against and n = F + A, the balance is (F - A) / (n + z²):
the centre of the score interval for a share (E. B. Wilson, 1927, Journal of the American Statistical Association 22, pp.
209-212), stretched to run from -1 to 1. Its interval is the balance's. With nothing said the balance is 0 and the interval runs
from -1 to 1.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from math import fsum, sqrt

from alongside.evidence.coding import Coding
from alongside.evidence.perspectives import Basis, Perspective


class Standing(StrEnum):
    """Where the evidence on one thing stands. ``THIN`` is evidence too slight to say; ``SILENT`` is none."""

    FOR = "for"
    AGAINST = "against"
    DIVIDED = "divided"
    THIN = "thin"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Weighing:
    """How evidence is weighed, and from when it says something.

    ``full`` is the strength of one whole account; ``words`` and ``deeds`` the most that one voice's words or deeds can
    weigh (deeds more, because a record tells of many separate facts); ``perspective`` the most that one perspective can.
    ``z`` is the width of the interval in standard errors: 1.2816 makes it an 80 % interval. It stands for or against when
    the interval lies wholly on one side of nought and at least ``voices`` voices spoke; it is divided when that many
    spoke, some each way, and the interval spans nought.
    """

    full: float = 3.0
    words: float = 1.0
    deeds: float = 2.0
    perspective: float = 3.0
    z: float = 1.2816
    voices: int = 2


@dataclass(frozen=True, slots=True)
class Side:
    """The codings that speak one way. The record is a source and no person, so it is left out of ``people``."""

    codings: tuple[Coding, ...]

    @property
    def voices(self) -> frozenset[tuple[str, str]]:
        """Who speaks: partnership and person."""
        return frozenset((one.partnership, one.who) for one in self.codings)

    @property
    def people(self) -> int:
        return len({(one.partnership, one.who) for one in self.codings if one.perspective is not Perspective.RECORD})

    @property
    def perspectives(self) -> tuple[Perspective, ...]:
        return tuple(sorted({one.perspective for one in self.codings}))


@dataclass(frozen=True, slots=True)
class Balance:
    """What the evidence comes to: -1 to 1, its interval, the weight behind it, the codings on either side, where it stands."""

    value: float
    low: float
    high: float
    weight: float
    supporting: Side
    opposing: Side
    standing: Standing

    @property
    def codings(self) -> int:
        """How many codings it rests on."""
        return len(self.supporting.codings) + len(self.opposing.codings)

    @property
    def people(self) -> int:
        return Side((*self.supporting.codings, *self.opposing.codings)).people


@dataclass(slots=True)
class _Account:
    """The strengths of one person's words, or deeds, either way."""

    ways: dict[int, float] = field(default_factory=lambda: {1: 0.0, -1: 0.0})

    def weight(self, cap: float, full: float) -> float:
        return min(cap, (self.ways[1] + self.ways[-1]) / full)

    def lean(self, cap: float, full: float) -> float:
        return self.weight(cap, full) * (self.ways[1] - self.ways[-1]) / (self.ways[1] + self.ways[-1])


_Key = tuple[str, str, str]
_Accounts = Mapping[tuple[Perspective, str, str, Basis], _Account]


def once_each(codings: Iterable[Coding]) -> tuple[Coding, ...]:
    """Each coding of a coder once, in a fixed order, whatever the order and however often they were handed in."""
    kept: dict[_Key, Coding] = {}
    for one in codings:
        key = (one.partnership, one.id, one.coder)
        there = kept.get(key)
        if there is None or (there is not one and repr(one) < repr(there)):
            kept[key] = one
    return tuple(kept[key] for key in sorted(kept))


def _accounts(ways: Iterable[tuple[Coding, int]]) -> _Accounts:
    accounts: defaultdict[tuple[Perspective, str, str, Basis], _Account] = defaultdict(_Account)
    for one, way in ways:
        accounts[one.perspective, one.partnership, one.who, one.basis].ways[way] += one.strength
    return accounts


def _weighed(accounts: _Accounts, by: Weighing) -> tuple[float, float]:
    """The weight of all the evidence, and how much more of it is for than against."""
    weights: defaultdict[Perspective, list[float]] = defaultdict(list)
    leans: defaultdict[Perspective, list[float]] = defaultdict(list)
    for (perspective, _, _, basis), account in accounts.items():
        cap = by.words if basis is Basis.WORD else by.deeds
        weights[perspective].append(account.weight(cap, by.full))
        leans[perspective].append(account.lean(cap, by.full))
    shares = {one: min(1.0, by.perspective / fsum(parts)) for one, parts in weights.items()}
    weight = fsum(shares[one] * part for one, parts in weights.items() for part in parts)
    lean = fsum(shares[one] * part for one, parts in leans.items() for part in parts)
    return weight, lean


def _standing(low: float, high: float, *, sides: tuple[Side, Side], by: Weighing) -> Standing:
    supporting, opposing = sides
    spoke = len(supporting.voices | opposing.voices)
    if spoke == 0:
        return Standing.SILENT
    if spoke < by.voices:
        return Standing.THIN
    if low > 0:
        return Standing.FOR
    if high < 0:
        return Standing.AGAINST
    return Standing.DIVIDED if supporting.codings and opposing.codings else Standing.THIN


def weigh(codings: Iterable[Coding], way: Callable[[Coding], int], by: Weighing | None = None) -> Balance:
    """The balance of the codings on one thing; ``way`` says 1 for one that speaks for it, -1 against, 0 not of it.

    The order of the codings is no matter, and one handed in twice counts once.
    """
    by = by or Weighing()
    signed = [(one, sign) for one in once_each(codings) if (sign := way(one))]
    weight, lean = _weighed(_accounts(signed), by)
    supporting = Side(tuple(one for one, sign in signed if sign > 0))
    opposing = Side(tuple(one for one, sign in signed if sign < 0))
    spread = weight + by.z**2
    # 4 F A / n, written with the lean.
    split = (weight - lean) * (weight + lean) / weight if weight else 0.0
    half = by.z * sqrt(max(0.0, split) + by.z**2) / spread
    low, high = max(-1.0, lean / spread - half), min(1.0, lean / spread + half)
    standing = _standing(low, high, sides=(supporting, opposing), by=by)
    return Balance(lean / spread, low, high, weight, supporting, opposing, standing)
