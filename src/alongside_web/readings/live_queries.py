"""The reading of a partnership from its own evidence and deeds, worked out anew for each person from what that person may see."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache

from django.utils.translation import gettext as _

from alongside.evidence.codebook import codebook
from alongside.evidence.coding import Coding
from alongside.evidence.perspectives import About, Basis
from alongside.lenses.argument import argument
from alongside.lenses.material import Material
from alongside.lenses.reading import MODEL_VERSION
from alongside.lenses.relationship_mode import Between, relationship_modes
from alongside.lenses.sensitivity import BY_PERSPECTIVE, LeftOut, left_out
from alongside.lenses.typology import Typology
from alongside.lenses.whole import Placement, placed
from alongside.terms import Period
from alongside_web.evidence.access import may_read
from alongside_web.evidence.queries import material_for
from alongside_web.evidence.words import STAGES, WITNESSES, when
from alongside_web.partnerships.access import Seat
from alongside_web.partnerships.models import Partnership
from alongside_web.partnerships.panels import Panel
from alongside_web.readings import lensed
from alongside_web.readings.drawing import Share, shares
from alongside_web.readings.lensed import PARAMETERS, LensShown, Named, PositionShown
from alongside_web.readings.why import AnswerShown, answers
from alongside_web.readings.words import person, plain

# A longer name would reach out of a picture.
_LONGEST = 24


@dataclass(frozen=True, slots=True)
class LiveReading:
    """A partnership on every lens, as one person may know it on a day."""

    known: date
    is_past: bool
    typology: Typology
    bar: tuple[Share, ...]
    changed_by: tuple[LeftOut, ...]
    lenses: tuple[LensShown, ...]
    relation: tuple[PositionShown, ...]
    words: int
    deeds: int
    pairs: tuple[Between, ...]
    money_ended: Period | None
    model: str = MODEL_VERSION


@dataclass(frozen=True, slots=True)
class LiveWhy:
    """Why it reads so, down to each entry."""

    known: date
    is_past: bool
    typology: Typology
    bar: tuple[Share, ...]
    answers: tuple[AnswerShown, ...]
    model: str = MODEL_VERSION


def reading(seat: Seat, known: date) -> LiveReading:
    """The reading that this person gets, as it was known on a day."""
    about = material_for(seat, known)
    placement = placed(about, PARAMETERS)
    named = _named(seat.partnership, placement)
    typology = placement.typology
    both = lensed.joined([lensed.heads(named), lensed.earlier(named)])
    return LiveReading(
        known=known,
        is_past=known < seat.today,
        typology=typology,
        bar=shares(typology.probabilities),
        changed_by=_changed_by(about, typology),
        lenses=lensed.drawn(lensed.structures(named), both, lensed.situation(named)),
        relation=lensed.relation(named),
        words=sum(one.basis is Basis.WORD for one in about.codings),
        deeds=sum(one.basis is Basis.DEED for one in about.codings),
        pairs=relationship_modes(about, about.funding_ended).pairs,
        money_ended=about.funding_ended,
    )


def why(seat: Seat, known: date) -> LiveWhy:
    """The argument behind it, down to each entry that this person may see."""
    about = material_for(seat, known)
    typology = placed(about, PARAMETERS).typology
    told = argument(about.name, typology, weighing=PARAMETERS.weighing, book=codebook())
    return LiveWhy(known, known < seat.today, typology, shares(typology.probabilities), answers(told, _tell()))


def panel(seat: Seat) -> Panel | None:
    """The way to the reading on the page of a partnership, for those who may see readings."""
    return Panel("readings/live_panel.html", None) if may_read(seat) else None


def _changed_by(about: Material, typology: Typology) -> tuple[LeftOut, ...]:
    without = left_out(about, PARAMETERS, BY_PERSPECTIVE)
    return tuple(one for one in without if one.reading.verdict is not typology.verdict)


def _named(partnership: Partnership, placement: Placement) -> Named:
    told = {
        About.SUPPORTED: (partnership.supported.name, _("supported school")),
        About.SUPPORTING: (partnership.supporting.name, _("supporting school")),
    }
    schools = {side: name if len(name) <= _LONGEST else plainly for side, (name, plainly) in told.items()}
    return Named(placement, _("the two schools"), schools)


def _tell() -> Callable[[Coding], str]:
    """Who, when and how firmly a coding is, in the words of a partnership that runs; every word is looked up once."""
    witnesses = {code: str(words) for code, words in WITNESSES.items()}
    stages = {stage: str(words) for stage, words in STAGES.items()}
    bases = {basis: plain(basis) for basis in Basis}
    strengths = {one: _("strength %(strength)s of 3") % {"strength": one} for one in (1, 2, 3)}
    page, days = _("thesis p. %(page)s"), cache(when)

    def tell(coding: Coding) -> str:
        perspective = witnesses[coding.perspective]
        own = coding.voice == coding.perspective
        told = [
            perspective if own else f"{person(coding.voice)} ({perspective})",
            bases[coding.basis],
            days(coding.occurred) or stages[coding.stage],
            page % {"page": coding.page} if coding.page else "",
            strengths[coding.strength],
        ]
        return ", ".join(filter(None, told))

    return tell
