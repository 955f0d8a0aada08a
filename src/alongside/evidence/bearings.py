"""What would speak to a thing: an indicator, of whom, and which of its poles speaks for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from alongside.evidence.codebook import Codebook
from alongside.evidence.coding import Coding
from alongside.evidence.perspectives import About
from alongside.evidence.weighing import Balance, Weighing, weigh

ABOUT_BY_SUBJECT = {
    "head": (About.SUPPORTED, About.SUPPORTING),
    "school": (About.SUPPORTED, About.SUPPORTING),
    "pair": (About.PAIR,),
    "broker": (About.BROKER,),
}


class NotABearing(ValueError):
    """The text does not name an indicator, whom it is of, and the pole that speaks for a thing."""


@dataclass(frozen=True, slots=True, order=True)
class Bearing:
    """An indicator of one side, of the pair or of the broker; ``sign`` is the pole (1 or -1) that speaks for the thing."""

    about: About
    indicator: str
    sign: int

    def __str__(self) -> str:
        return f"{self.about}:{self.indicator}:{self.sign:+d}"

    @classmethod
    def parse(cls, text: str, book: Codebook) -> Bearing:
        """The bearing written as about:indicator:sign; raises `NotABearing` for what the codebook does not know.

        >>> from alongside.evidence.codebook import codebook
        >>> str(Bearing.parse("pair:mutual-trust:+1", codebook()))
        'pair:mutual-trust:+1'
        """
        about, _, rest = text.strip().partition(":")
        indicator, _, sign = rest.partition(":")
        known = book.indicators.get(indicator)
        if known is None or about not in ABOUT_BY_SUBJECT[known.subject] or sign not in {"+1", "1", "-1"}:
            raise NotABearing(
                f"'{text}' does not say what would speak; write about:indicator:sign, like pair:mutual-trust:+1"
            )
        return cls(About(about), indicator, int(sign))

    def way(self, coding: Coding) -> int:
        """1 where the coding speaks for the thing, -1 where against, 0 where it is no matter of it."""
        if coding.about is not self.about or coding.indicator != self.indicator or coding.is_about_another_partner:
            return 0
        return self.sign * coding.direction


def balance_of(bearings: Sequence[Bearing], codings: Iterable[Coding], by: Weighing | None = None) -> Balance:
    """What the codings come to for a thing that any of these bearings speaks to; those about other partners are left out."""
    of = {(one.about, one.indicator): one for one in bearings}

    def way(coding: Coding) -> int:
        bearing = of.get((coding.about, coding.indicator))
        return bearing.way(coding) if bearing is not None else 0

    return weigh(codings, way, by)
