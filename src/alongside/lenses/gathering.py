"""What is known of a partnership, gathered into the material of a reading: whatever it comes from, it is gathered so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from alongside.evidence.coding import Coding, Event
from alongside.evidence.deeds import deeds
from alongside.lenses.material import Material
from alongside.partnerships.around import Context, kinds_of_help, preferred_partners
from alongside.partnerships.offices import Office
from alongside.terms import Period


@dataclass(frozen=True, slots=True)
class Known:
    """Codings, recorded events, offices, dates of the stages and what stood around, as one person may know them on a day."""

    name: str
    codings: tuple[Coding, ...] = ()
    events: tuple[Event, ...] = ()
    offices: tuple[Office, ...] = ()
    stages: Mapping[int, Period] = field(default_factory=dict)
    around: tuple[Context, ...] = ()
    funding_ended: Period | None = None


def gathered(known: Known) -> Material:
    """The material of a reading: the codings, and the deeds that the events add to them."""
    return Material(
        name=known.name,
        codings=(*known.codings, *deeds(known.events, known.stages, known.codings)),
        offices=known.offices,
        stages=known.stages,
        preferred=preferred_partners(known.around),
        relating=kinds_of_help(known.around),
        funding_ended=known.funding_ended,
    )
