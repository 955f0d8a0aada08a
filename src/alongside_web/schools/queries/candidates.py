"""Schools in similar circumstances within reach, and, where there are none, which rule emptied the list and by how much."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

import numpy as np
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from numpy.typing import NDArray

from alongside.schools.school import School
from alongside.schools.similar.models import SimilarityModel
from alongside.schools.similar.neighbours import Closeness, NotCompared
from alongside_web.schools.drawing.bars import Bar, difference_bars
from alongside_web.schools.drawing.map import Map, draw_map
from alongside_web.schools.queries.results import Beside, OwnResult, beside, own_results
from alongside_web.schools.snapshot import Population, Snapshot

SHOWN = 30
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the reader asked for."""

    within_km: int
    at_least: Closeness
    same_phase: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    number: int
    school: School
    km: str
    distance: str
    closeness: Closeness
    bars: tuple[Bar, ...]
    results: tuple[Beside, ...]


@dataclass(frozen=True, slots=True)
class Candidates:
    """The list; or, where it is empty, ``why_empty`` and one sentence for each rule that could give way."""

    model: SimilarityModel
    total: int
    entries: tuple[Candidate, ...]
    outcomes: tuple[OwnResult, ...]
    map: Map | None
    unused: tuple[str, ...] = ()
    why_empty: str = ""
    relaxations: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False, slots=True)
class _Field:
    """All schools the model compares, seen from one school."""

    km: NDArray[np.float64]
    distance: NDArray[np.float64]
    other_phase: Mask
    limits: Mapping[Closeness, float]

    def masks(self, wanted: Wanted) -> dict[str, Mask]:
        everyone = np.ones(len(self.km), dtype=np.bool_)
        return {
            "within": self.km <= wanted.within_km,
            "circumstances": self.distance <= self.limits[wanted.at_least],
            "phase": ~self.other_phase if wanted.same_phase else everyone,
        }


def candidates(snapshot: Snapshot, school: School, model: SimilarityModel, *, wanted: Wanted) -> Candidates:
    """The candidates for ``school``, nearest in circumstances first."""
    population = snapshot.population(model)
    outcomes = own_results(snapshot, school)
    try:
        field = _field(school, population)
    except NotCompared:
        reason = _("This school's circumstances cannot be compared: it is not among the schools of the model.")
        return Candidates(model, 0, (), outcomes, None, why_empty=reason)
    if not np.isfinite(field.km).any():
        return Candidates(model, 0, (), outcomes, None, why_empty=_("The register gives no place for this school."))
    masks = field.masks(wanted)
    rows = np.flatnonzero(np.logical_and.reduce(list(masks.values())))
    if not len(rows):
        why, ways = _why_empty(masks, wanted), _relaxations(field, masks, wanted)
        return Candidates(model, 0, (), outcomes, None, why_empty=why, relaxations=ways)
    chosen = rows[np.lexsort((field.km[rows], field.distance[rows]))][:SHOWN]
    entries = _entries(snapshot, school, population, outcomes=outcomes, rows=chosen, field=field)
    drawn = draw_map(
        school,
        [(one.number, one.school) for one in entries],
        within_km=wanted.within_km,
        outlines=snapshot.outlines,
    )
    return Candidates(model, len(rows), entries, outcomes, drawn)


def _field(school: School, population: Population) -> _Field:
    hood = population.hood
    own = hood.row(school.key)
    distance = hood.distances_from(school.key, hood.keys)
    distance[own] = np.nan
    km = (
        np.hypot(population.eastings - population.eastings[own], population.northings - population.northings[own])
        / 1000
    )
    km[own] = np.nan
    limits = dict(zip(Closeness, (*hood.thresholds, np.inf), strict=True))
    return _Field(km, distance, population.phases != school.phase.value, limits)


def _entries(  # noqa: PLR0913 - one row of the page needs all of these
    snapshot: Snapshot,
    school: School,
    population: Population,
    *,
    outcomes: tuple[OwnResult, ...],
    rows: NDArray[np.int64],
    field: _Field,
) -> tuple[Candidate, ...]:
    hood = population.hood
    schools = snapshot.registry.schools([hood.keys[row] for row in rows])
    return tuple(
        Candidate(
            number=place,
            school=schools[hood.keys[row]],
            km=f"{field.km[row]:,.0f}",
            distance=f"{field.distance[row]:.2f}",
            closeness=hood.closeness(float(field.distance[row])),
            bars=difference_bars(hood.components(school.key, hood.keys[row])),
            results=beside(outcomes, hood.keys[row]),
        )
        for place, row in enumerate(rows, start=1)
    )


def _why_empty(masks: Mapping[str, Mask], wanted: Wanted) -> str:
    near = int(np.count_nonzero(masks["within"] & masks["phase"]))
    if near == 0:
        return _("No school that can be compared lies within %(km)s km.") % {"km": wanted.within_km}
    return ngettext(
        "One school lies within %(km)s km, but its circumstances are not as similar as asked.",
        "%(near)s schools lie within %(km)s km, but none is in circumstances as similar as asked.",
        near,
    ) % {"near": near, "km": wanted.within_km}


def _relaxations(field: _Field, masks: Mapping[str, Mask], wanted: Wanted) -> tuple[str, ...]:
    """One rule at a time gives way, the others held."""
    ways = [
        _further(field, masks["circumstances"] & masks["phase"]),
        _looser(field, masks["within"] & masks["phase"]),
        _other_phases(masks["within"] & masks["circumstances"]) if wanted.same_phase else "",
    ]
    return tuple(way for way in ways if way)


def _further(field: _Field, held: Mask) -> str:
    reach = np.sort(field.km[held & np.isfinite(field.km)])
    if not len(reach):
        return ""
    km = ceil(reach[0])
    count = int(np.searchsorted(reach, km, side="right"))
    return ngettext(
        "Within %(km)s km there would be one school.", "Within %(km)s km there would be %(count)s schools.", count
    ) % {"km": km, "count": count}


def _looser(field: _Field, held: Mask) -> str:
    reach = field.distance[held & np.isfinite(field.distance)]
    for closeness, limit in field.limits.items():
        count = int(np.count_nonzero(reach <= limit))
        if count:
            name = {Closeness.LOOSE: _("loosely similar"), Closeness.NOT_SIMILAR: _("any")}.get(
                closeness, _(closeness.value)
            )
            return ngettext(
                "With circumstances “%(name)s” there would be one school, at a distance of %(least)s in circumstances.",
                "With circumstances “%(name)s” there would be %(count)s schools, the nearest %(least)s away in circumstances.",
                count,
            ) % {"name": name, "count": count, "least": f"{reach.min():.2f}"}
    return ""


def _other_phases(held: Mask) -> str:
    count = int(np.count_nonzero(held))
    if not count:
        return ""
    return ngettext(
        "With any phase there would be one school.", "With any phase there would be %(count)s schools.", count
    ) % {"count": count}
