"""Two schools' results side by side: shown beside a distance, never inside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from alongside.schools.measures import MEASURES, Better, Measure
from alongside.schools.school import Phase, School
from alongside.terms import AcademicYear
from alongside_web.schools.snapshot import Snapshot

_TAUGHT = {
    Phase.SECONDARY: (Phase.SECONDARY, Phase.ALL_THROUGH),
    Phase.ALL_THROUGH: (Phase.SECONDARY, Phase.ALL_THROUGH),
    Phase.PRIMARY: (Phase.PRIMARY,),
}
_SHOWN = {
    Phase.SECONDARY: ("attainment8", "progress8", "absence"),
    Phase.ALL_THROUGH: ("attainment8", "progress8", "absence"),
    Phase.PRIMARY: ("ks2-reading-progress", "ks2-maths-progress", "absence"),
}


@dataclass(frozen=True, slots=True)
class OwnResult:
    """A school's newest value of one result, with the same result of every other school."""

    measure: Measure
    year: AcademicYear
    source: str
    own: float
    others: Mapping[str, float]

    @property
    def written(self) -> str:
        return self.measure.written(self.own)


@dataclass(frozen=True, slots=True)
class Beside:
    """Another school's value, and in words how it compares with ours."""

    label: str
    value: str
    compared: str


def own_results(snapshot: Snapshot, school: School) -> tuple[OwnResult, ...]:
    """The results to stand beside other schools': of each the newest year in which this school has it."""
    published = snapshot.registry.observations(school.key)
    found = []
    for name in _SHOWN.get(school.phase, ()):
        have = [(one.year, one.value, one.source) for one in published if one.measure == name and one.value is not None]
        if have:
            year, own, source = max(have)
            others = snapshot.values(name, year, _TAUGHT[school.phase])
            found.append(OwnResult(MEASURES[name], year, source, own, others))
    return tuple(found)


def beside(results: Iterable[OwnResult], other: str) -> tuple[Beside, ...]:
    """The other school's values of the same years."""
    return tuple(_beside(one, one.others.get(other)) for one in results)


def _beside(result: OwnResult, theirs: float | None) -> Beside:
    label = _(result.measure.label)
    if theirs is None:
        return Beside(label, _("not known"), "")
    return Beside(label, result.measure.written(theirs), _compared(theirs - result.own, result.measure))


def _compared(difference: float, measure: Measure) -> str:
    size = round(abs(difference), measure.decimals)
    if size == 0:
        return _("the same")
    written = {"size": f"{size:,.{measure.decimals}f}"}
    better = (difference > 0) == (measure.better is Better.HIGHER)
    if difference > 0:
        return (_("%(size)s higher, better") if better else _("%(size)s higher, worse")) % written
    return (_("%(size)s lower, better") if better else _("%(size)s lower, worse")) % written
