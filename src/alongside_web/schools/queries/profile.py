"""Everything the snapshot holds on one school: who it is, its measures over the years, its inspections."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.schools.comparing import population_of
from alongside.schools.inspections import Framework, Inspection, Occasion, by_framework, by_occasion
from alongside.schools.measures import MEASURES, Kind, Measure
from alongside.schools.school import Link, Membership, Observation, Phase, School
from alongside.terms import AcademicYear
from alongside_web.schools.drawing.chart import Chart, YearOnPath, draw
from alongside_web.schools.queries.figures import Figure, figure
from alongside_web.schools.snapshot import Snapshot

MAIN_OUTCOMES = {
    Phase.SECONDARY: ("attainment8", "progress8", "basics-95"),
    Phase.ALL_THROUGH: ("attainment8", "progress8", "basics-95"),
    Phase.PRIMARY: ("ks2-reading-progress", "ks2-writing-progress", "ks2-maths-progress"),
}
_TITLES = {
    Kind.OUTCOME: gettext_lazy("Results and attendance"),
    Kind.CONTEXT: gettext_lazy("Circumstances"),
    Kind.ADMISSIONS: gettext_lazy("Applications and places"),
    Kind.WORKFORCE: gettext_lazy("Staff"),
}
_FRAMEWORKS = {
    Framework.OVERALL_GRADE: gettext_lazy(
        "Until August 2024 an inspection gave one overall grade, from Outstanding to Inadequate."
    ),
    Framework.SUB_JUDGEMENTS: gettext_lazy(
        "From September 2024 to October 2025 an inspection judged several areas on the same four words "
        "and gave no overall grade."
    ),
    Framework.REPORT_CARD: gettext_lazy(
        "From November 2025 a report card rates each area on five points, from Urgent improvement to Exceptional, "
        "and says whether safeguarding is met; there is no overall grade."
    ),
}


@dataclass(frozen=True, slots=True)
class MeasureRow:
    measure: Measure
    cells: tuple[Figure | None, ...]
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MeasureTable:
    """The measures of one kind: a row a measure, a column a year; each row's notes number the sources from 1."""

    kind: Kind
    title: str
    years: tuple[AcademicYear, ...]
    rows: tuple[MeasureRow, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PathRow:
    year: AcademicYear
    value: str
    half: str


@dataclass(frozen=True, slots=True)
class Path:
    """A main result over the years beside the national middle half, as a picture and as rows."""

    measure: Measure
    chart: Chart
    rows: tuple[PathRow, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FrameworkInspections:
    framework: Framework
    explanation: str
    occasions: tuple[tuple[Occasion, tuple[Inspection, ...]], ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """``listed`` holds the keys of linked schools that have a page of their own."""

    school: School
    tables: tuple[MeasureTable, ...]
    paths: tuple[Path, ...]
    inspections: tuple[FrameworkInspections, ...]
    predecessors: tuple[Link, ...]
    successors: tuple[Link, ...]
    ties: tuple[Link, ...]
    listed: frozenset[str]
    memberships: tuple[Membership, ...]
    spans_gap: bool


def profile(snapshot: Snapshot, school: School) -> Profile:
    """The profile of ``school`` as the snapshot has it."""
    registry = snapshot.registry
    observations = registry.observations(school.key)
    links = registry.links(school.key)
    years = [one.year.first for one in observations]
    return Profile(
        school=school,
        tables=tuple(_tables(snapshot, school, observations)),
        paths=tuple(_paths(snapshot, school, observations)),
        inspections=tuple(
            FrameworkInspections(framework, str(_FRAMEWORKS[framework]), by_occasion(found))
            for framework, found in by_framework(registry.inspections(school.key))
        ),
        predecessors=tuple(link for link in links if link.is_predecessor),
        successors=tuple(link for link in links if link.is_successor),
        ties=tuple(link for link in links if not (link.is_predecessor or link.is_successor)),
        listed=frozenset(registry.schools([link.other for link in links])),
        memberships=tuple(registry.memberships(school.key)),
        spans_gap=bool(years) and min(years) < 2021 and max(years) >= 2018,
    )


def _tables(snapshot: Snapshot, school: School, observations: Sequence[Observation]) -> Iterable[MeasureTable]:
    for kind, title in _TITLES.items():
        own = [one for one in observations if MEASURES[one.measure].kind is kind]
        if own:
            years, sources = tuple(sorted({one.year for one in own})), _sources(own)
            rows = _rows(snapshot, school, own, years=years, sources=sources)
            yield MeasureTable(kind, str(title), years, tuple(rows), sources)


def _rows(
    snapshot: Snapshot,
    school: School,
    observations: Sequence[Observation],
    *,
    years: Sequence[AcademicYear],
    sources: Sequence[str],
) -> Iterable[MeasureRow]:
    for measure in MEASURES.values():
        own = {one.year: one for one in observations if one.measure == measure.id}
        if own:
            cells = tuple(_cell(snapshot, school, own[year]) if year in own else None for year in years)
            yield MeasureRow(measure, cells, tuple(sources.index(one) + 1 for one in _sources(own.values())))


def _cell(snapshot: Snapshot, school: School, observation: Observation) -> Figure:
    population = population_of(school, MEASURES[observation.measure])
    distribution = None
    if population is not None and observation.value is not None:
        distribution = snapshot.distribution(observation.measure, observation.year, population)
    return figure(observation, distribution)


def _sources(observations: Iterable[Observation]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.source for one in observations if one.source))


def _paths(snapshot: Snapshot, school: School, observations: Sequence[Observation]) -> Iterable[Path]:
    for name in MAIN_OUTCOMES.get(school.phase, ()):
        own = sorted((one for one in observations if one.measure == name and one.value is not None), key=_year)
        if len(own) > 1:
            years = [_on_path(snapshot, school, one) for one in own]
            measure = MEASURES[name]
            rows = tuple(_path_row(one, measure) for one in years)
            yield Path(measure, draw(years, max(measure.decimals, 1)), rows, _sources(own))


def _year(observation: Observation) -> AcademicYear:
    return observation.year


def _on_path(snapshot: Snapshot, school: School, observation: Observation) -> YearOnPath:
    population = population_of(school, MEASURES[observation.measure])
    spread = snapshot.distribution(observation.measure, observation.year, population) if population else None
    if spread is None:
        return YearOnPath(observation.year, observation.value)
    quantiles = spread.quantiles
    return YearOnPath(observation.year, observation.value, quantiles[25], quantiles[50], quantiles[75])


def _path_row(one: YearOnPath, measure: Measure) -> PathRow:
    value = measure.written(one.value) if one.value is not None else ""
    if one.lower is None or one.upper is None:
        return PathRow(one.year, value, _("not known"))
    half = _("%(lower)s to %(upper)s") % {"lower": measure.written(one.lower), "upper": measure.written(one.upper)}
    return PathRow(one.year, value, half)
