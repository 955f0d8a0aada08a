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
MOST_IN_ONE_REGION = 0.5
_PERCENTS = np.arange(101)


def distributions(observations: pl.DataFrame, schools: pl.DataFrame) -> Iterator[tuple[str, int, str, int, str]]:
    """(measure, year, population, count, quantiles as JSON) from the best value of every school.

    A measure of one phase is spread over every mainstream state school that has it; one of all phases over the
    schools of that phase alone. Where most of the schools lie in one region the spread is not the nation's, and the
    quantiles are left empty.
    """
    state = schools.filter(pl.col("sector") == Sector.STATE.value).select(KEY, "phase", "region")
    values = observations.filter(pl.col("best") & pl.col("value").is_not_null())
    joined = values.select(KEY, "measure", "year", "value").join(state, on=KEY)
    for (measure, year), part in joined.group_by("measure", "year", maintain_order=True):
        own = MEASURES[str(measure)].phase
        for population in POPULATIONS:
            if own is None:
                chosen = part.filter(pl.col("phase") == population)
            else:
                chosen = part if own.value == population else part.clear()
            if chosen.height:
                yield str(measure), int(str(year)), population, chosen.height, _quantiles(chosen)


def _quantiles(chosen: pl.DataFrame) -> str:
    regions = chosen.filter(pl.col("region") != "")["region"].value_counts()["count"]
    if len(regions) and int(regions.sum()) * MOST_IN_ONE_REGION < int(regions.sort(descending=True)[0]):
        return ""
    quantiles = np.percentile(chosen["value"].to_numpy(), _PERCENTS)
    return json.dumps([round(one, 9) for one in quantiles.tolist()])
