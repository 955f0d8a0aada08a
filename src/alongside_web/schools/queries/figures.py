"""One published value as a page prints it: the figure, or in words why there is none, and its place among all schools."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from alongside.schools.bands import SMALLEST_POPULATION, Distribution, band
from alongside.schools.measures import MEASURES, Better, Kind, Measure
from alongside.schools.school import Observation, Phase, School, Standing

PRIMARY, SECONDARY = "primary", "secondary"


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


def number(value: float, measure: Measure) -> str:
    """The value with its unit, as 46.9%, £38,200 or 1,010.

    >>> number(46.9, MEASURES["fsm"])
    '46.9%'
    """
    written = f"{value:,.{measure.decimals}f}".replace("-", "−")
    if measure.unit == "%":
        return f"{written}%"
    return f"£{written}" if measure.unit == "£" else written


def population_of(school: School, measure: Measure) -> str | None:
    """The schools among which a percentile of this school's value is taken, or None where there are none like it."""
    phase = measure.phase or school.phase
    if phase in (Phase.SECONDARY, Phase.ALL_THROUGH):
        return SECONDARY
    return PRIMARY if phase is Phase.PRIMARY else None


def figure(observation: Observation, distribution: Distribution | None) -> Figure:
    """The observation as a cell; without a distribution (or too small a one) it has neither band nor place."""
    measure = MEASURES[observation.measure]
    value = observation.value
    notes = [observation.note] if observation.note else []
    if observation.standing is Standing.DISPUTED:
        notes.insert(0, _("Sources disagree."))
    lettered, place = observation.printed_band, ""
    if value is not None and distribution is not None and distribution.count >= SMALLEST_POPULATION:
        percentile = distribution.percentile(value)
        if measure.kind is Kind.OUTCOME and measure.better is not Better.NEITHER:
            lettered = lettered or band(percentile, higher_is_better=measure.better is Better.HIGHER)
        elif measure.kind is Kind.CONTEXT:
            place = place_words(percentile)
    return Figure(
        text=_text(observation, measure),
        is_value=value is not None,
        band=lettered,
        band_is_printed=bool(observation.printed_band),
        place=place,
        notes=tuple(notes),
        release=observation.release,
    )


def place_words(percentile: float) -> str:
    """Where a value stands among all schools, without calling it good or bad."""
    if percentile < 1:
        return _("among the lowest 1% of schools")
    if percentile > 99:
        return _("among the highest 1% of schools")
    if 45 <= percentile <= 55:
        return _("about the middle")
    return _("higher than %(share)s%% of schools") % {"share": f"{percentile:.0f}"}


def _text(observation: Observation, measure: Measure) -> str:
    if observation.value is not None:
        return number(observation.value, measure)
    if observation.printed_band:
        return _("band only")
    return {
        Standing.SUPPRESSED: _("suppressed: few pupils"),
        Standing.NOT_PUBLISHED: _("not published"),
        Standing.NOT_APPLICABLE: _("not applicable"),
        Standing.LOW_COVERAGE: _("too few pupils with results"),
        Standing.DISPUTED: _("sources disagree"),
    }.get(observation.standing, _("unknown"))
