"""A match as bars for a page, and what it rests on in words."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from alongside.brokering.proposals import Match


@dataclass(frozen=True, slots=True)
class Bar:
    """``width`` 0..100 for the picture; ``words`` the same figure, or that it is not known."""

    label: str
    width: int
    words: str


def bars(match: Match) -> tuple[Bar, ...]:
    """The components of a match, the largest first, those not known last."""
    known = sorted((one for one in match.components if one.value is not None), key=lambda one: -(one.value or 0.0))
    shown = [Bar(_(one.component.label), round(100 * (one.value or 0)), f"{one.value:.2f}") for one in known]
    silent = [Bar(_(one.component.label), 0, _("not known")) for one in match.components if one.value is None]
    return (*shown, *silent)


def model_words(label: str) -> str:
    """A similarity model's name and version, as the round records it."""
    name, _comma, version = label.partition(", version ")
    return _("%(name)s, version %(version)s") % {"name": name, "version": version} if version else label
