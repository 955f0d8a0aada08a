"""What the registry knows about the schools of a round, gathered for the engine."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from alongside.brokering.circumstances import RESULTS, Circumstances, Results, average, standardise
from alongside.brokering.round import LocalSchool, Round
from alongside.casebook.schools import OBSERVATIONS, SCHOOLS
from alongside.schools.school import Phase, School
from alongside.schools.similar.models import SimilarityModel, default_model, model_named
from alongside.schools.similar.nearest import Floats
from alongside.schools.similar.neighbours import Neighbourhood, neighbourhood
from alongside.terms import AcademicYear
from alongside_store.registry import Registry


def population(registry: Registry | None, model: SimilarityModel, local: Sequence[LocalSchool] = ()) -> Neighbourhood:
    """The neighbourhood of a model over the registry's schools, joined by the schools that a round describes."""
    keys: list[str] = []
    parts: list[Floats] = []
    wanted = [(variable.measure, variable.year) for variable in model.variables]
    if registry is not None:
        columns = registry.columns(model.phases if model.population == "register" else (), wanted)
        keys += columns.keys
        parts.append(columns.values)
    own = [one for one in local if one.school.phase in model.phases]
    keys += [one.school.key for one in own]
    stated = [[one.values.get(measure, np.nan) for measure, _ in wanted] for one in own]
    parts.append(np.array(stated, dtype=np.float64).reshape(len(own), len(wanted)))
    return neighbourhood(model, keys, np.concatenate(parts))


def _measured(
    registry: Registry | None, measure: str, *, phases: Sequence[Phase], local: Sequence[LocalSchool]
) -> dict[str, Results]:
    """Every school's standing on one measure over the years, in national spreads."""
    values: dict[str, dict[AcademicYear, float]] = {}
    for one in local:
        if one.results.get(measure):
            values[one.school.key] = dict(one.results[measure])
    nation = [value for by_year in values.values() for value in by_year.values()]
    if registry is not None:
        years = registry.years(measure)
        columns = registry.columns(phases, [(measure, year) for year in years])
        if np.isfinite(columns.values).any():
            nation = columns.values[np.isfinite(columns.values)].tolist()
        for row, place in zip(*np.nonzero(np.isfinite(columns.values)), strict=True):
            values.setdefault(columns.keys[row], {})[years[place]] = float(columns.values[row, place])
    return standardise(measure, values, np.array(nation, dtype=np.float64))


def _pseudonymous(keys: Sequence[str]) -> tuple[LocalSchool, ...]:
    """The thesis's schools among these, with what was printed of them; a disputed figure as the table has it."""
    return tuple(
        LocalSchool(SCHOOLS[key], {one.measure: one.value for one in OBSERVATIONS[key] if one.value is not None})
        for key in keys
        if key in SCHOOLS
    )


def _models(a_round: Round, phases: Iterable[Phase]) -> tuple[SimilarityModel, ...]:
    if a_round.model:
        return (model_named(a_round.model),)
    found = {model.name: model for model in map(default_model, phases) if model is not None}
    return tuple(found.values())


def for_round(a_round: Round, registry: Registry | None) -> Circumstances:
    """The circumstances of a round's schools. Without a registry only what the round itself describes is known."""
    real = [key for key in a_round.keys if key.startswith("urn:")]
    local = (*_pseudonymous(a_round.keys), *a_round.schools)
    schools: dict[str, School] = registry.schools(a_round.keys) if registry is not None else {}
    schools |= {one.school.key: one.school for one in local}
    models = _models(a_round, sorted({schools[key].phase for key in a_round.keys if key in schools}))
    used = registry if real else None
    results: dict[str, Results] = {}
    for model in models:
        measured = [_measured(used, measure, phases=model.phases, local=local) for measure in RESULTS[model.phases[0]]]
        results |= {key: found for key, found in average(measured).items() if key in schools}
    rests_on = tuple(model.label for model in models)
    if used is not None:
        rests_on = (f"registry snapshot {used.hash}", *rests_on)
    return Circumstances(schools, tuple(population(used, model, local) for model in models), results, rests_on)
