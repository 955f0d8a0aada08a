"""What other parts record of a running partnership, for the lenses: each adds a source, and the evidence asks them all.

A source is asked for one partnership and a day, and tells what was known by the end of that day: it reads its rows up to
`known_until(day)` and gives each fact as an engine `Event` with ``occurred``, ``known_at`` and ``audience``, and the side it
was recorded for. It leaves nothing out for anybody: who may see a fact is asked of its audience, side and author by the
evidence. A part adds its source when the site starts, `add_deeds("meetings", meetings_held)`. docs/explanation/deeds.md
says what each kind of event tells, and works an example.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from alongside.evidence.coding import Event
from alongside.evidence.perspectives import Audience
from alongside.terms import Period, Precision
from alongside_web.partnerships.models import Partnership, Side


@dataclass(frozen=True, slots=True)
class Recorded:
    """A fact that a part recorded: the event, the side it was recorded for, and whose own it is, where it is somebody's."""

    event: Event
    side: str = Side.NEITHER.value
    author: int | None = None

    @property
    def audience(self) -> str:
        return self.event.audience.value


Source = Callable[[Partnership, date], Iterable[Recorded]]


class AddedTwice(ValueError):
    """Two sources go by one name."""


_telling: dict[str, Source] = {}
_silent: dict[str, Source] = {}


def add_deeds(name: str, source: Source) -> None:
    """Adds a source of recorded facts. Raises `AddedTwice`."""
    _add(_telling, name, source)


def add_silent(name: str, source: Source) -> None:
    """Adds a source of facts of which no lens reads anything, such as money: a reading does not ask it. Raises `AddedTwice`."""
    _add(_silent, name, source)


def _add(sources: dict[str, Source], name: str, source: Source) -> None:
    if sources.setdefault(name, source) is not source:
        raise AddedTwice(f"There is a source of deeds named '{name}' already; choose another name.")


def recorded(partnership: Partnership, known: date) -> tuple[Recorded, ...]:
    """Everything recorded of a partnership by the end of a day, from every source, in the order of when it was."""
    return _asked({**_telling, **_silent}, partnership, known)


def telling(partnership: Partnership, known: date) -> tuple[Recorded, ...]:
    """What was recorded of which a lens may read something."""
    return _asked(_telling, partnership, known)


def _asked(sources: Mapping[str, Source], partnership: Partnership, known: date) -> tuple[Recorded, ...]:
    told = [one for name in sorted(sources) for one in sources[name](partnership, known)]
    return tuple(sorted(told, key=lambda one: (one.event.occurred.first, one.event.id)))


def known_until(known: date) -> datetime:
    """The moment at which a day ends, where the site is."""
    return timezone.make_aware(datetime.combine(known + timedelta(days=1), time.min))


def on_day(day: date) -> Period:
    """A day as a period."""
    return Period(day, day, Precision.DAY)


def at_moment(moment: datetime) -> Period:
    """The day of a moment, where the site is, as a period."""
    return on_day(timezone.localtime(moment).date())


# What the rows that both sides read are known to: everybody who takes part.
ALL = Audience.BOTH_SIDES
