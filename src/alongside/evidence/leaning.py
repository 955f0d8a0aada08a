"""Which way codings lean, with every person heard alike within a perspective and every perspective alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import fsum

from alongside.evidence.coding import Coding
from alongside.evidence.perspectives import Perspective


@dataclass(frozen=True, slots=True)
class Leaning:
    """Which way something leans and how much is behind it.

    ``net`` is 1 when all of it supports and -1 when all of it opposes: within a voice by strength, then the mean of a
    perspective's voices, then the mean of the perspectives, so that nobody counts more for talking more. ``weight`` is the
    sum of the strengths. One person is one voice, whichever offices the person spoke in.
    """

    net: float
    weight: int
    voices: int
    codings: int

    @property
    def smaller_share(self) -> float:
        """How much stands on the lighter side: 0 when all say the same, a half when it is even."""
        return (1 - abs(self.net)) / 2

    def shrunk(self, by: float) -> float:
        """The net drawn towards nought, as if evidence of this weight for neither side had been there before."""
        return self.net * self.weight / (self.weight + by)


def lean(codings: Iterable[Coding]) -> Leaning | None:
    """Which way these codings lean; None where there are none."""
    said: dict[Perspective, dict[str, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0, 0]))
    for one in codings:
        voice = said[one.perspective][one.who]
        voice[0] += one.direction * one.strength
        voice[1] += one.strength
        voice[2] += 1
    if not said:
        return None
    means = [fsum(net / weight for net, weight, _ in voices.values()) / len(voices) for voices in said.values()]
    every = [voice for voices in said.values() for voice in voices.values()]
    return Leaning(
        net=fsum(means) / len(means),
        weight=sum(weight for _, weight, _ in every),
        voices=len({name for voices in said.values() for name in voices}),
        codings=sum(count for _, _, count in every),
    )


def gap(words: Leaning | None, deeds: Leaning | None, *, shrink: float) -> float:
    """How far words lean above deeds, from -2 to 2, each drawn towards nought by how little it rests on; 0 if either is missing."""
    if words is None or deeds is None:
        return 0.0
    return words.shrunk(shrink) - deeds.shrunk(shrink)
