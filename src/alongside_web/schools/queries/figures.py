"""One published value as a page prints it: the figure, or in words why there is none, and its place among all schools."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from alongside.schools.bands import Distribution
from alongside.schools.comparing import place_of
from alongside.schools.measures import MEASURES, Measure
from alongside.schools.school import Observation, Standing


@dataclass(frozen=True, slots=True)
class Figure:
    """A cell: ``text`` the value or the reason for none; ``band`` E* to A* for a result, ``place`` words for context."""

    text: str
    is_value: bool = False
    band: str = ""
    band_is_printed: bool = False
    place: str = ""
    notes: tuple[str, ...] = ()
    release: str = ""


def figure(observation: Observation, distribution: Distribution | None) -> Figure:
    """The observation as a cell; without a distribution (or too small a one) it has neither band nor place."""
    measure = MEASURES[observation.measure]
    notes = [observation.note] if observation.note else []
    if observation.standing is Standing.DISPUTED:
        notes.insert(0, _("Sources disagree."))
    place = place_of(observation, distribution)
    return Figure(
        text=_text(observation, measure),
        is_value=observation.value is not None,
        band=observation.printed_band or (place.band if place else ""),
        band_is_printed=bool(observation.printed_band),
        place=_(place.sentence).format(share=place.share) if place and not place.band else "",
        notes=tuple(notes),
        release=observation.release,
    )


def _text(observation: Observation, measure: Measure) -> str:
    if observation.value is not None:
        return measure.written(observation.value)
    if observation.printed_band:
        return _("band only")
    return {
        Standing.SUPPRESSED: _("suppressed: few pupils"),
        Standing.NOT_PUBLISHED: _("not published"),
        Standing.NOT_APPLICABLE: _("not applicable"),
        Standing.LOW_COVERAGE: _("too few pupils with results"),
        Standing.DISPUTED: _("sources disagree"),
    }.get(observation.standing, _("unknown"))
