"""The schools in the most similar circumstances: how similar, mutual or not, in demand or not, and what differs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot

from django.utils.translation import gettext as _

from alongside.schools.measures import MEASURES
from alongside.schools.school import School
from alongside.schools.similar.models import MODELS, SimilarityModel, default_model
from alongside.schools.similar.neighbours import Neighbour, Neighbourhood, NotCompared
from alongside.schools.similar.published import Agreement, agreement
from alongside_web.schools.drawing.bars import Bar, difference_bars
from alongside_web.schools.queries.results import Beside, OwnResult, beside, own_results
from alongside_web.schools.snapshot import Snapshot

FIRST, ALL = 10, 50


@dataclass(frozen=True, slots=True)
class Entry:
    """One similar school; ``bars`` hold what makes the difference, ``compared`` the share of the model known for both.

    ``published_rank`` is its place on the Department for Education's own list, None when it is not on one.
    """

    school: School
    neighbour: Neighbour
    distance: str
    km: str
    compared: int
    bars: tuple[Bar, ...]
    results: tuple[Beside, ...]
    published_rank: int | None


@dataclass(frozen=True, slots=True)
class Similar:
    """A school's list under one model. ``limits`` are the largest distances of close, similar and loose."""

    model: SimilarityModel
    population: str
    total: int
    limits: tuple[str, ...]
    entries: tuple[Entry, ...]
    outcomes: tuple[OwnResult, ...]
    unused: tuple[str, ...]
    agreed: Agreement | None
    why_empty: str = ""


def models_for(snapshot: Snapshot, school: School) -> tuple[SimilarityModel, ...]:
    """The similarity models for schools of this phase that have anything to compare here, our own first."""
    own = default_model(school.phase)
    others = [one for one in MODELS.values() if school.phase in one.phases and one is not own and snapshot.holds(one)]
    return tuple(others if own is None else [own, *others])


def similar(snapshot: Snapshot, school: School, model: SimilarityModel, *, shown: int) -> Similar:
    """The first ``shown`` of the school's list; empty with the reason when the model cannot compare it."""
    hood = snapshot.neighbourhood(model)
    outcomes = own_results(snapshot, school)
    try:
        neighbours = hood.of(school.key)
    except NotCompared:
        neighbours, reason = (), _("This model does not compare this school: it is not among its schools.")
    else:
        reason = _("Too few of this school's circumstances are known for this model to compare it.")
    first = neighbours[:shown]
    agreed = agreement(first, snapshot.registry.published_neighbours(school.key))
    known = snapshot.registry.schools([one.key for one in first])
    pairs = [(known[one.key], one) for one in first if one.key in known]
    return Similar(
        model=model,
        population=f"{len(hood.keys):,}",
        total=len(neighbours),
        limits=tuple(f"{limit:.2f}" for limit in hood.thresholds),
        entries=_entries(hood, school, shown=pairs, outcomes=outcomes, agreed=agreed),
        outcomes=outcomes,
        unused=tuple(_(MEASURES[one.measure].label) for one in hood.unused),
        agreed=agreed,
        why_empty="" if neighbours else reason,
    )


def _entries(
    hood: Neighbourhood,
    school: School,
    *,
    shown: Sequence[tuple[School, Neighbour]],
    outcomes: Sequence[OwnResult],
    agreed: Agreement | None,
) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            school=other,
            neighbour=one,
            distance=f"{one.distance:.2f}",
            km=km_between(school, other),
            compared=round(100 * one.compared),
            bars=difference_bars(hood.components(school.key, one.key)),
            results=beside(outcomes, one.key),
            published_rank=agreed.ranks.get(one.key) if agreed else None,
        )
        for other, one in shown
    )


def km_between(one: School, other: School) -> str:
    """The straight-line distance in kilometres, or that it is not known."""
    if one.easting is None or one.northing is None or other.easting is None or other.northing is None:
        return _("distance not known")
    return _("%(km)s km away") % {
        "km": f"{hypot(one.easting - other.easting, one.northing - other.northing) / 1000:,.0f}"
    }
