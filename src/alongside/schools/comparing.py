"""Where a published value stands among all schools of its phase: a band for a result, a place in words for a circumstance."""

from __future__ import annotations

from dataclasses import dataclass

from alongside.schools.bands import SMALLEST_POPULATION, Distribution, band
from alongside.schools.measures import MEASURES, Better, Kind, Measure
from alongside.schools.school import Observation, Phase, School

HIGHER_THAN = "higher than {share}% of schools"
PLACES = (
    "among the lowest 1% of schools",
    "among the highest 1% of schools",
    "about the middle",
    HIGHER_THAN,
)


@dataclass(frozen=True, slots=True)
class Place:
    """A value's percentile (0..100). ``band`` is E* to A*; '' for a circumstance, which is neither good nor bad."""

    percentile: float
    band: str

    @property
    def sentence(self) -> str:
        """One of ``PLACES``, with {share} where the share of schools below belongs."""
        lowest, highest, middle, higher = PLACES
        if self.percentile < 1:
            return lowest
        if self.percentile > 99:
            return highest
        return middle if 45 <= self.percentile <= 55 else higher

    @property
    def share(self) -> str:
        return f"{self.percentile:.0f}"

    @property
    def words(self) -> str:
        """The place without praise or blame.

        >>> Place(30.4, "").words, Place(50.0, "").words
        ('higher than 30% of schools', 'about the middle')
        """
        return self.sentence.format(share=self.share)


def population_of(school: School, measure: Measure) -> str | None:
    """The schools among which a value of this school is placed, by the phase they teach; None where there are none like it."""
    phase = measure.phase or school.phase
    if phase in (Phase.SECONDARY, Phase.ALL_THROUGH):
        return Phase.SECONDARY.value
    return Phase.PRIMARY.value if phase is Phase.PRIMARY else None


def place_of(observation: Observation, spread: Distribution | None) -> Place | None:
    """The place of a value in the spread of its year.

    None without a value, with fewer than ``SMALLEST_POPULATION`` schools to compare, and for a measure that is neither a
    result with a better end nor a circumstance.
    """
    value, measure = observation.value, MEASURES[observation.measure]
    if value is None or spread is None or spread.count < SMALLEST_POPULATION:
        return None
    percentile = spread.percentile(value)
    if measure.kind is Kind.OUTCOME and measure.better is not Better.NEITHER:
        return Place(percentile, band(percentile, higher_is_better=measure.better is Better.HIGHER))
    return Place(percentile, "") if measure.kind is Kind.CONTEXT else None
