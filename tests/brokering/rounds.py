"""Small invented rounds for tests: schools stand on a line, so many kilometres from the first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np

from alongside.brokering.circumstances import Circumstances
from alongside.brokering.round import Need, Offer, Round, Rules
from alongside.schools.school import Phase, School, Sector
from alongside.schools.similar.models import model_named
from alongside.schools.similar.neighbours import neighbourhood

DAY = date(2026, 9, 1)
NO_LIMITS = Rules(travel_limit_km=None, competition_km=None, minimum_suitability=0.0)


def key(name: str) -> str:
    return f"example:{name}"


def school(name: str, km: float | None = 0.0, phase: Phase = Phase.SECONDARY) -> School:
    return School(
        key=key(name),
        name=f"{name.title()} School",
        phase=phase,
        sector=Sector.STATE,
        easting=None if km is None else 400_000 + km * 1000,
        northing=None if km is None else 300_000,
    )


def circumstances(schools: Sequence[School], values: Mapping[str, Sequence[float]] | None = None) -> Circumstances:
    """What is known of these schools: their places, and ``values`` of the secondary model by name, else nothing."""
    model = model_named("alongside-secondary")
    silent = [np.nan] * len(model.variables)
    rows = [list((values or {}).get(one.key.removeprefix("example:"), silent)) for one in schools]
    hood = neighbourhood(
        model, [one.key for one in schools], np.array(rows, dtype=float).reshape(len(rows), len(silent))
    )
    return Circumstances({one.key: one for one in schools}, (hood,), {}, ("invented",))


def a_round(needs: Sequence[Need], offers: Sequence[Offer], **changes: object) -> Round:
    fields: dict[str, object] = {"name": "Trial", "day": DAY, "rules": NO_LIMITS, **changes}
    return Round(needs=tuple(needs), offers=tuple(offers), **fields)  # type: ignore[arg-type]  # a test's shorthand
