"""Similarity models as versioned data: which circumstances count, how much, and on what scale."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Literal

from alongside.schools.measures import MEASURES, Kind
from alongside.schools.school import Phase
from alongside.terms import AcademicYear


class UnknownModel(LookupError):
    """No similarity model has this name."""


class OutcomeInModel(ValueError):
    """A similarity model may not look at results."""


@dataclass(frozen=True, slots=True)
class Variable:
    """One circumstance: its weight in the squared distance and its scale (None: the sample spread of the population).

    ``year`` None means the newest year that has the measure.
    """

    measure: str
    weight: float
    scale: float | None = None
    year: AcademicYear | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class SimilarityModel:
    """A named, versioned distance between schools.

    ``population`` says which schools are compared: those the register lists as open state schools of the phases, or
    every school for which the variables were measured. Pairs that share less than ``minimum_shared`` of the weight
    are not compared.
    """

    name: str
    version: str
    title: str
    phases: tuple[Phase, ...]
    population: Literal["register", "measured"]
    minimum_shared: float
    variables: tuple[Variable, ...]
    source: str
    why: str

    @property
    def label(self) -> str:
        return f"{self.name}, version {self.version}"


def _variable(table: Mapping[str, str | float]) -> Variable:
    measure = str(table["measure"])
    if MEASURES[measure].kind is not Kind.CONTEXT:
        raise OutcomeInModel(f"'{measure}' is not a circumstance; leave results out of the distance")
    scale, year = table.get("scale"), table.get("year")
    return Variable(
        measure=measure,
        weight=float(table["weight"]),
        scale=None if scale is None else float(scale),
        year=None if year is None else AcademicYear.parse(str(year)),
        why=str(table.get("why", "")),
    )


def parse_model(text: str) -> SimilarityModel:
    """The model that a TOML text describes; raises `OutcomeInModel` when it would compare results."""
    table = tomllib.loads(text)
    return SimilarityModel(
        name=table["name"],
        version=table["version"],
        title=table["title"],
        phases=tuple(Phase(phase) for phase in table["phases"]),
        population="measured" if table["population"] == "measured" else "register",
        minimum_shared=float(table["minimum_shared"]),
        variables=tuple(_variable(one) for one in table["variables"]),
        source=table["source"],
        why=table["why"],
    )


def _packaged() -> Iterable[SimilarityModel]:
    folder = files(__package__).joinpath("models")
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        if entry.name.endswith(".toml"):
            yield parse_model(entry.read_text(encoding="utf-8"))


MODELS: Mapping[str, SimilarityModel] = {model.name: model for model in _packaged()}


def model_named(name: str) -> SimilarityModel:
    """The packaged model of that name; raises `UnknownModel` naming those there are."""
    try:
        return MODELS[name]
    except KeyError:
        known = ", ".join(MODELS)
        raise UnknownModel(f"there is no similarity model '{name}'; choose one of: {known}") from None


def default_model(phase: Phase) -> SimilarityModel | None:
    """Our own model for schools of a phase, or None where we have none."""
    for model in MODELS.values():
        if model.population == "register" and phase in model.phases:
            return model
    return None
