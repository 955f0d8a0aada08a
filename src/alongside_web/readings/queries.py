"""The readings as their pages show them; the casebook is packaged and does not change, so each is worked out once a process."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from django.utils.translation import get_language

from alongside.casebook.partnerships import case_named, case_names
from alongside.casebook.placements import Lens
from alongside.evidence.codebook import codebook
from alongside.evidence.coding import Coding
from alongside.evidence.perspectives import About
from alongside.lenses.argument import Argument, argument
from alongside.lenses.material import Material
from alongside.lenses.reading import MODEL_VERSION
from alongside.lenses.sensitivity import LeftOut, Removal, left_out, lift, smallest_removal
from alongside.lenses.typology import Typology, Verdict
from alongside.lenses.whole import first_most_probable, through_stages
from alongside.partnerships.around import Context
from alongside_web.readings.drawing import Share, shares
from alongside_web.readings.inside import InsideShown, inside
from alongside_web.readings.lensed import PARAMETERS, LensShown, PositionShown, Said
from alongside_web.readings.positions import lenses_of, lenses_of_all, material, placement, relation_of, said
from alongside_web.readings.words import schools

_FOLLOWED = frozenset({"follow-up"})
_AROUND = frozenset({"history", "other-partner", "plan"})


@dataclass(frozen=True, slots=True)
class ReadingShown:
    """One partnership in brief: its class, how likely, how firm, and the thesis beside it."""

    case: str
    typology: Typology
    bar: tuple[Share, ...]
    changed_by: tuple[LeftOut, ...]
    thesis: Said
    differs: tuple[Said, ...]
    cells: int

    @property
    def agreeing(self) -> int:
        return self.cells - len(self.differs)


@dataclass(frozen=True, slots=True)
class SixShown:
    """The partnerships together, best first, and on each lens."""

    readings: tuple[ReadingShown, ...]
    lenses: tuple[LensShown, ...]
    agreeing: int
    cells: int
    codings: int
    model: str = MODEL_VERSION


@dataclass(frozen=True, slots=True)
class StageShown:
    """The class as it stood at the end of a stage."""

    stage: int
    typology: Typology
    bar: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class TurnShown:
    """One thing that would have to be otherwise, in the codebook's words, with what speaks against it now."""

    label: str
    about: About
    pole: str
    against: tuple[Coding, ...]


@dataclass(frozen=True, slots=True)
class LiftShown:
    """The few things that would lift it to a better class."""

    to: Verdict
    turns: tuple[TurnShown, ...]
    probability: float


@dataclass(frozen=True, slots=True)
class CaseShown:
    """One partnership as its page shows it."""

    reading: ReadingShown
    argument: Argument
    lenses: tuple[LensShown, ...]
    relation: tuple[PositionShown, ...]
    material: Material
    stages: tuple[StageShown, ...]
    since: int | None
    left_out: tuple[LeftOut, ...]
    removal: Removal | None
    lift: LiftShown | None
    inside: InsideShown
    followed: tuple[Context, ...]
    around: tuple[Context, ...]
    model: str = MODEL_VERSION


@cache
def argued(case: str) -> Argument:
    """Why it is read as it is."""
    return argument(schools(case), placement(case).typology, weighing=PARAMETERS.weighing, book=codebook())


@cache
def _left_out(case: str) -> tuple[LeftOut, ...]:
    return left_out(material(case), PARAMETERS)


@cache
def reading(case: str) -> ReadingShown:
    """One partnership in brief."""
    typology, cells = placement(case).typology, said(case)
    changed = (one for one in _left_out(case) if one.grouping == "perspective")
    return ReadingShown(
        case=case,
        typology=typology,
        bar=shares(typology.probabilities),
        changed_by=tuple(one for one in changed if one.reading.verdict is not typology.verdict),
        thesis=cells[Lens.TYPOLOGY, About.PAIR],
        differs=tuple(one for one in cells.values() if not one.agrees),
        cells=len(cells),
    )


@cache
def in_brief() -> tuple[ReadingShown, ...]:
    """All partnerships of the casebook in brief, the one that does best first."""
    return tuple(sorted(map(reading, case_names()), key=lambda one: -one.typology.expected))


@cache
def six() -> SixShown:
    """The partnerships side by side, on each lens and in their classes."""
    readings = in_brief()
    return SixShown(
        readings=readings,
        lenses=lenses_of_all([one.case for one in readings]),
        agreeing=sum(one.agreeing for one in readings),
        cells=sum(one.cells for one in readings),
        codings=sum(len(material(one.case).codings) for one in readings),
    )


def _lift(case: str) -> LiftShown | None:
    found = lift(material(case), PARAMETERS)
    if found is None:
        return None
    labels = codebook().indicators
    turns = (
        TurnShown(labels[turn.indicator].label, turn.about, labels[turn.indicator].positive_pole, turn.against)
        for turn in found.turns
    )
    return LiftShown(found.to, tuple(turns), found.probability)


def one(case: str) -> CaseShown:
    """One partnership with everything that its page shows, in the reader's language."""
    return _one(case, get_language())


@cache
def _one(case: str, _language: str) -> CaseShown:
    told = through_stages(material(case), PARAMETERS)
    context = case_named(case).context
    return CaseShown(
        reading=reading(case),
        argument=argued(case),
        lenses=lenses_of(case),
        relation=relation_of(case),
        material=material(case),
        stages=tuple(StageShown(at.stage, at.reading, shares(at.reading.probabilities)) for at in told),
        since=first_most_probable(told),
        left_out=_left_out(case),
        removal=smallest_removal(material(case), PARAMETERS),
        lift=_lift(case),
        inside=inside(case),
        followed=tuple(told for told in context if told.kind in _FOLLOWED),
        around=tuple(told for told in context if told.kind in _AROUND),
    )
