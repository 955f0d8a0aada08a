"""The table of who sees what in words, from the rules that the code itself asks."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alongside.partnerships.sight import SIGHTS, Sight, Standpoint, Thing

THINGS = {
    Thing.ANSWER: _("A head’s answer: yes, maybe, no or don’t know, with its days"),
    Thing.REASON: _("Why a head answered so"),
    Thing.READINESS: _("What a head told of readiness"),
    Thing.PUBLICITY: _("Whether a side wants it spoken of"),
    Thing.PEOPLE: _("Who takes part for a school"),
    Thing.MODES: _("The kinds of help a side offers or accepts"),
    Thing.STATE: _("How far the partnership has come"),
}
STANDPOINTS = {
    Standpoint.GIVER: _("The head who gave it"),
    Standpoint.OWN_SIDE: _("Others of that school"),
    Standpoint.OTHER_SIDE: _("The other school, its head included"),
    Standpoint.BROKER: _("Broker"),
    Standpoint.ADVISER: _("Adviser"),
    Standpoint.STEERING: _("Steering group of neither school"),
    Standpoint.EVALUATOR: _("Evaluator"),
    Standpoint.GUEST: _("Guest"),
}
WORDS = {
    Sight.ALWAYS: _("yes"),
    Sight.NEVER: _("never"),
    Sight.IF_SHARED: _("if the head shares it"),
    Sight.ONCE_AGREED: _("once both heads have said yes"),
}


@dataclass(frozen=True, slots=True)
class SightRow:
    thing: Promise
    cells: tuple[Promise, ...]


@dataclass(frozen=True, slots=True)
class SightTable:
    standpoints: tuple[Promise, ...]
    rows: tuple[SightRow, ...]


def who_sees_what() -> SightTable:
    """The whole table."""
    rows = (SightRow(THINGS[thing], tuple(WORDS[row[one]] for one in Standpoint)) for thing, row in SIGHTS.items())
    return SightTable(tuple(STANDPOINTS[one] for one in Standpoint), tuple(rows))
