"""What a partnership's page tells of schools, departments and people, of the eighteen characteristics, and of help given."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from alongside.lenses.cells import Cell, cells
from alongside.lenses.characteristics import Present, profile
from alongside.lenses.continuum import Place, Stage, continuum
from alongside.lenses.reading import Listening
from alongside.lenses.relationship_mode import Between, relationship_modes
from alongside.lenses.school_types import Resemblance, school_culture, school_type
from alongside.sayings import Saying
from alongside.terms import Period
from alongside_web.readings.drawing import Interval, interval, on_line
from alongside_web.readings.lensed import PARAMETERS
from alongside_web.readings.positions import material, school
from alongside_web.readings.words import share

# The project's money ended with the financial year (thesis, chapter 1).
FUNDING_ENDED = Period.parse("2003-04")


@dataclass(frozen=True, slots=True)
class PlaceShown:
    """Somebody on the line from dependence to interdependence; ``name`` is the code of a department or person."""

    kind: str
    name: str
    school: str
    place: Place
    mark: Interval


@dataclass(frozen=True, slots=True)
class Likeness:
    """How far a school resembles one kind."""

    kind: str
    percent: str


@dataclass(frozen=True, slots=True)
class ResemblanceShown:
    resemblance: Resemblance
    shares: tuple[Likeness, ...]


@dataclass(frozen=True, slots=True)
class PresentShown:
    present: Present
    mark: Interval


@dataclass(frozen=True, slots=True)
class CellShown:
    """A partnership inside the partnership, by its code, and the whole without it."""

    name: str
    cell: Cell
    mark: Interval
    rest: Interval


@dataclass(frozen=True, slots=True)
class InsideShown:
    """A partnership seen closer."""

    places: tuple[PlaceShown, ...]
    unplaced: tuple[Saying, ...]
    resembles: tuple[ResemblanceShown, ...]
    effective: tuple[PresentShown, ...]
    ineffective: tuple[PresentShown, ...]
    cells: tuple[CellShown, ...]
    pairs: tuple[Between, ...]


@cache
def inside(case: str) -> InsideShown:
    """Everything about one partnership beyond its class."""
    about, weighing = material(case), PARAMETERS.weighing
    heard = Listening(about.codings)
    line, both = continuum(about, weighing), profile(about, weighing)
    groups = {"school": line.schools, "department": line.departments, "person": line.people}
    return InsideShown(
        places=tuple(_place(case, kind, one) for kind, places in groups.items() for one in places),
        unplaced=line.unplaced,
        resembles=(_resembles(school_type(heard, weighing)), _resembles(school_culture(heard, weighing))),
        effective=_presents(both.effective),
        ineffective=_presents(both.ineffective),
        cells=tuple(
            CellShown(one.sub, one, interval(one.vitality), interval(one.rest)) for one in cells(about, weighing).cells
        ),
        pairs=relationship_modes(about, FUNDING_ENDED).pairs,
    )


def _place(case: str, kind: str, one: Place) -> PlaceShown:
    name = school(case, one.side)
    firm = one.stage is not Stage.TOO_LITTLE
    mark = on_line((one.value, one.low, one.high), ends=(0, 2), cut=1, firm=firm)
    return PlaceShown(kind, name if kind == "school" else one.who, name, one, mark)


def _resembles(one: Resemblance) -> ResemblanceShown:
    ordered = sorted(one.shares.items(), key=lambda each: -each[1])
    return ResemblanceShown(one, tuple(Likeness(kind, share(each)) for kind, each in ordered))


def _presents(each: Iterable[Present]) -> tuple[PresentShown, ...]:
    return tuple(PresentShown(one, interval(one.position)) for one in each)
