"""The measures Alongside knows: what each means, its unit, which way is better, and what breaks its series."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from alongside.schools.school import Phase


class Kind(StrEnum):
    """Whether a measure describes circumstances or results; results never enter a similarity."""

    CONTEXT = "context"
    OUTCOME = "outcome"
    ADMISSIONS = "admissions"
    WORKFORCE = "workforce"


class Better(StrEnum):
    """Which direction is better for a school, if either."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Measure:
    """A published measure. ``phase`` None means that every phase has it; ``unit`` is %, points, pupils, ratio, £ or decile."""

    id: str
    label: str
    unit: str
    kind: Kind
    better: Better = Better.NEITHER
    phase: Phase | None = None
    decimals: int = 1
    note: str = ""

    def written(self, value: float) -> str:
        """The value with its unit, a true minus sign and thousands apart.

        >>> MEASURES["fsm"].written(46.9), MEASURES["progress8"].written(-0.07), MEASURES["teacher-pay"].written(38200)
        ('46.9%', '−0.07', '£38,200')
        """
        number = f"{value:,.{self.decimals}f}".replace("-", "−")
        if self.unit == "%":
            return f"{number}%"
        return f"£{number}" if self.unit == "£" else number


NO_TABLES = "No school tables exist for 2019/20 and 2020/21, when examinations were cancelled."
_S, _P = Phase.SECONDARY, Phase.PRIMARY
_C, _O, _A, _W = Kind.CONTEXT, Kind.OUTCOME, Kind.ADMISSIONS, Kind.WORKFORCE
_UP, _DOWN = Better.HIGHER, Better.LOWER

_ALL = (
    Measure("roll", "Pupils on roll", "pupils", _C, decimals=0),
    Measure("capacity", "School capacity", "pupils", _C, decimals=0),
    Measure("fsm", "Eligible for free school meals", "%", _C),
    Measure("fsm6", "Free school meals in the past six years", "%", _C),
    Measure("pupil-premium", "Eligible for pupil premium", "%", _C),
    Measure("eal", "First language not English", "%", _C),
    Measure("sen", "On the special needs register", "%", _C),
    Measure("sen-support", "Special needs support", "%", _C),
    Measure("ehcp", "Education, health and care plan", "%", _C),
    Measure("girls", "Girls", "%", _C),
    Measure("idaci", "Income deprivation of pupils' homes (IDACI)", "ratio", _C, decimals=3),
    Measure(
        "imd-decile",
        "Deprivation decile of the school's neighbourhood (1 most deprived)",
        "decile",
        _C,
        decimals=0,
    ),
    Measure("stability", "Pupils who stayed throughout", "%", _C),
    Measure(
        "polar4",
        "Young people's participation in higher education, quintile (1 lowest)",
        "quintile",
        _C,
        decimals=0,
    ),
    Measure("ks2-reading-prior", "Reading on entry (key stage 2 scaled score)", "points", _C, phase=_S),
    Measure("ks2-maths-prior", "Mathematics on entry (key stage 2 scaled score)", "points", _C, phase=_S),
    Measure("ks2-prior", "Attainment on entry (key stage 2 average points)", "points", _C, phase=_S),
    Measure("ks4-disadvantaged", "Disadvantaged pupils at the end of key stage 4", "%", _C, phase=_S),
    Measure("attendance", "Attendance", "%", _O, _UP),
    Measure("absence", "Overall absence", "%", _O, _DOWN),
    Measure("persistent-absence", "Persistent absence", "%", _O, _DOWN),
    Measure("attainment8", "Attainment 8", "points", _O, _UP, _S, note=NO_TABLES),
    Measure(
        "progress8",
        "Progress 8",
        "points",
        _O,
        _UP,
        _S,
        2,
        NO_TABLES + " It needs key stage 2 results of the same pupils.",
    ),
    Measure("basics-94", "English and mathematics at grade 4 or above", "%", _O, _UP, _S, 0, NO_TABLES),
    Measure("basics-95", "English and mathematics at grade 5 or above", "%", _O, _UP, _S, 0, NO_TABLES),
    Measure("ebacc-entry", "Entered for the English Baccalaureate", "%", _O, _UP, _S, 0, NO_TABLES),
    Measure("ebacc-aps", "English Baccalaureate average points", "points", _O, _UP, _S, 2, NO_TABLES),
    Measure("destinations", "Staying in education, employment or training after key stage 4", "%", _O, _UP, _S, 0),
    Measure("ks2-reading-progress", "Reading progress, key stages 1 to 2", "points", _O, _UP, _P, 1, NO_TABLES),
    Measure("ks2-writing-progress", "Writing progress, key stages 1 to 2", "points", _O, _UP, _P, 1, NO_TABLES),
    Measure("ks2-maths-progress", "Mathematics progress, key stages 1 to 2", "points", _O, _UP, _P, 1, NO_TABLES),
    Measure("ks3-national", "Key stage 3 results among all schools", "band", _O, _UP, _S),
    Measure("ks4-national", "Key stage 4 results among all schools", "band", _O, _UP, _S),
    Measure("ks3-similar", "Key stage 3 results among schools with similar free school meals", "band", _O, _UP, _S),
    Measure("ks4-similar", "Key stage 4 results among schools with similar free school meals", "band", _O, _UP, _S),
    Measure("places-offered", "Places offered", "pupils", _A, decimals=0),
    Measure("first-preferences", "First preferences received", "applications", _A, decimals=0),
    Measure("preferences-per-place", "First preferences for each place offered", "ratio", _A, decimals=2),
    Measure("teachers-fte", "Teachers (full-time equivalent)", "teachers", _W),
    Measure("pupil-teacher-ratio", "Pupils for each teacher", "ratio", _W),
    Measure("teacher-pay", "Mean pay of teachers", "£", _W, decimals=0),
)

MEASURES: Mapping[str, Measure] = {one.id: one for one in _ALL}
