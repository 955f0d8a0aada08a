"""Shares as bars: a label, a width of a hundred, the figure in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from alongside.schools.measures import MEASURES
from alongside.schools.similar.neighbours import Component


@dataclass(frozen=True, slots=True)
class Bar:
    """``width`` 0..100 for the picture; ``words`` the same figure; ``detail`` what stands behind it."""

    label: str
    width: int
    words: str
    detail: str = ""


def difference_bars(components: Sequence[Component]) -> tuple[Bar, ...]:
    """Each circumstance's share of a distance, the largest first; those not known for both come last and say so."""
    known = sorted((one for one in components if one.share is not None), key=_share, reverse=True)
    missing = (one for one in components if one.share is None)
    return (*map(_bar, known), *map(_missing, missing))


def _share(component: Component) -> float:
    return component.share or 0.0


def _bar(component: Component) -> Bar:
    measure = MEASURES[component.variable.measure]
    width = round(100 * _share(component))
    own, other = component.own, component.other
    detail = ""
    if own is not None and other is not None:
        detail = _("%(own)s here, %(other)s there") % {"own": measure.written(own), "other": measure.written(other)}
    return Bar(_(measure.label), width, f"{width}%", detail)


def _missing(component: Component) -> Bar:
    measure = MEASURES[component.variable.measure]
    side = _("not known here") if component.own is None else _("not known there")
    return Bar(_(measure.label), 0, "–", side)
