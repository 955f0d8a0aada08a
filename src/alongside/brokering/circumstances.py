"""What public data say about the schools of a round: place, circumstances, and results over years."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from alongside.schools.measures import MEASURES
from alongside.schools.school import Phase, School
from alongside.schools.similar.nearest import Floats
from alongside.schools.similar.neighbours import Neighbourhood
from alongside.terms import AcademicYear

RESULTS: Mapping[Phase, tuple[str, ...]] = {
    Phase.SECONDARY: ("progress8",),
    Phase.ALL_THROUGH: ("progress8",),
    Phase.PRIMARY: ("ks2-reading-progress", "ks2-writing-progress", "ks2-maths-progress"),
}


@dataclass(frozen=True, slots=True)
class Results:
    """A school's results in national spreads from the national mean, by year, newest last; higher is better."""

    years: tuple[AcademicYear, ...]
    scores: tuple[float, ...]

    @property
    def latest(self) -> float | None:
        return self.scores[-1] if self.scores else None

    @property
    def climb(self) -> float | None:
        """Change from the first to the last year, spread over the national spread; None with fewer than three years."""
        return self.scores[-1] - self.scores[0] if len(self.scores) >= 3 else None


NO_RESULTS = Results((), ())


@dataclass(frozen=True, eq=False)
class Circumstances:
    """Public facts for the schools of one round.

    ``schools`` by key; ``neighbourhoods`` one a similarity model, each over its whole population;
    ``results`` by key (a school without any is absent); ``rests_on`` names sources and versions for the record.
    """

    schools: Mapping[str, School]
    neighbourhoods: tuple[Neighbourhood, ...]
    results: Mapping[str, Results]
    rests_on: tuple[str, ...]

    def results_of(self, key: str) -> Results:
        return self.results.get(key, NO_RESULTS)

    def hood_of(self, key: str) -> int | None:
        """The first neighbourhood that compares this school, by place; None where there is none."""
        for place, hood in enumerate(self.neighbourhoods):
            if key in hood.row_of:
                return place
        return None


def standardise(
    measure: str, values: Mapping[str, Mapping[AcademicYear, float]], reference: Floats
) -> dict[str, Results]:
    """Results by school in spreads from the mean of ``reference``, the values of the nation (or, failing it, the round).

    With fewer than two reference values, or none that differ, nothing can be said and nobody gets a score.
    """
    known = reference[~np.isnan(reference)]
    spread = float(np.std(known, ddof=1)) if len(known) > 1 else 0.0
    if spread == 0:
        return {}
    sign = -1.0 if MEASURES[measure].better == "lower" else 1.0
    mean = float(np.mean(known))
    return {
        key: Results(
            tuple(sorted(by_year)),
            tuple(sign * (by_year[year] - mean) / spread for year in sorted(by_year)),
        )
        for key, by_year in values.items()
        if by_year
    }


def average(parts: Sequence[Mapping[str, Results]]) -> dict[str, Results]:
    """Several measures' scores averaged school by school and year by year, over those that are known."""
    gathered: dict[str, dict[AcademicYear, list[float]]] = {}
    for part in parts:
        for key, results in part.items():
            for year, score in zip(results.years, results.scores, strict=True):
                gathered.setdefault(key, {}).setdefault(year, []).append(score)
    return {
        key: Results(tuple(sorted(by_year)), tuple(float(np.mean(by_year[year])) for year in sorted(by_year)))
        for key, by_year in gathered.items()
    }
