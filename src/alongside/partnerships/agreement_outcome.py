"""The outcome clause: which measure, in which years, against which schools, agreed before anybody knows the answer.

The thesis's partnerships agreed no measure beforehand, so that each could be called a success or a failure at will (chapter 5).
A clause names the data by their hash: whoever evaluates later can show that the comparison was not chosen afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from alongside.schools.measures import MEASURES, Better, Kind, Measure
from alongside.schools.similar.models import MODELS, SimilarityModel
from alongside.terms import AcademicYear

# Below ten a single odd school moves the comparison; beyond a hundred they are hardly similar any more.
FEWEST, MOST = 10, 100
AGREEABLE: tuple[Measure, ...] = tuple(
    one
    for one in MEASURES.values()
    if one.kind is Kind.OUTCOME and one.better is not Better.NEITHER and one.unit != "band"
)
_HASH = re.compile(r"[0-9a-f]{64}")


class ContradictoryClause(ValueError):
    """A clause that could not be evaluated; ``field`` names what is wrong."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


@dataclass(frozen=True, slots=True)
class OutcomeClause:
    """``schools`` most similar schools by ``characteristics``, as the model of that name and version weighs them."""

    measure: str
    baseline: AcademicYear
    first: AcademicYear
    last: AcademicYear
    schools: int
    model: str
    characteristics: tuple[str, ...]
    registry: str

    def __post_init__(self) -> None:
        if self.measure not in {one.id for one in AGREEABLE}:
            raise ContradictoryClause("measure", f"'{self.measure}' is no result; choose a result as the measure")
        if self.first <= self.baseline:
            raise ContradictoryClause("first", "the first year must come after the year you start from")
        if self.last < self.first:
            raise ContradictoryClause("last", "the last year must not come before the first")
        if not FEWEST <= self.schools <= MOST:
            raise ContradictoryClause("schools", f"compare with {FEWEST} to {MOST} schools")
        if not self.characteristics or any(MEASURES[one].kind is not Kind.CONTEXT for one in self.characteristics):
            raise ContradictoryClause("model", "schools are compared by their circumstances, never by their results")
        if not _HASH.fullmatch(self.registry):
            raise ContradictoryClause("registry", "the clause must name the official data by their hash")

    def as_data(self) -> dict[str, object]:
        """The clause as plain values, as it is kept and hashed."""
        return {
            "measure": self.measure,
            "baseline": str(self.baseline),
            "first": str(self.first),
            "last": str(self.last),
            "schools": self.schools,
            "model": self.model,
            "characteristics": list(self.characteristics),
            "registry": self.registry,
        }


def clause_from(data: Mapping[str, object]) -> OutcomeClause:
    """The clause that plain values tell; raises `ContradictoryClause`."""
    listed = data["characteristics"]
    return OutcomeClause(
        measure=str(data["measure"]),
        baseline=AcademicYear.parse(str(data["baseline"])),
        first=AcademicYear.parse(str(data["first"])),
        last=AcademicYear.parse(str(data["last"])),
        schools=int(str(data["schools"])),
        model=str(data["model"]),
        characteristics=tuple(str(one) for one in listed) if isinstance(listed, list | tuple) else (),
        registry=str(data["registry"]),
    )


def comparison_models() -> tuple[SimilarityModel, ...]:
    """The models by which an outcome may be compared: our own, for schools that are open."""
    return tuple(one for one in MODELS.values() if one.population == "register")


def characteristics_of(model: SimilarityModel) -> tuple[str, ...]:
    """The circumstances that a model compares, each once, in its order."""
    return tuple(dict.fromkeys(one.measure for one in model.variables))
