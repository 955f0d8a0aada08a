"""How each measure was spread over the mainstream state schools of a phase in a year."""

from __future__ import annotations

import json
from collections.abc import Iterator

import numpy as np
import polars as pl

from alongside.schools.measures import MEASURES
from alongside.schools.school import Phase, Sector
from alongside_store.sheet import KEY

POPULATIONS = (Phase.PRIMARY.value, Phase.SECONDARY.value)
_PERCENTS = np.arange(101)


def distributions(observations: pl.DataFrame, schools: pl.DataFrame) -> Iterator[tuple[str, int, str, int, str]]:
    """(measure, year, population, count, quantiles as JSON) from the best value of every school.

    A measure of one phase is spread over every mainstream state school that has it; one of all phases over the
    schools of that phase alone.
    """
    state = schools.filter(pl.col("sector") == Sector.STATE.value).select(KEY, "phase")
    values = observations.filter(pl.col("best") & pl.col("value").is_not_null())
    joined = values.select(KEY, "measure", "year", "value").join(state, on=KEY)
    for (measure, year), part in joined.group_by("measure", "year", maintain_order=True):
        for population in POPULATIONS:
            own = MEASURES[str(measure)].phase
            if own is None:
                chosen = part.filter(pl.col("phase") == population)["value"].to_numpy()
            else:
                chosen = part["value"].to_numpy() if own.value == population else np.empty(0)
            if len(chosen):
                quantiles = np.percentile(chosen, _PERCENTS)
                written = json.dumps([round(one, 9) for one in quantiles.tolist()])
                yield str(measure), int(str(year)), population, len(chosen), written
