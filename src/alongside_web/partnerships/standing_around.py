"""What stands around a running partnership, for the lenses: each part adds what it knows, and the evidence asks them all.

What stands around, such as money and kinds of help, has no audience of its own as a fact has (`deeds`): who sees it is a rule
of the part that holds it. So a source is asked for a seat and a day, and gives only what this person may see of what was told
by the end of that day. A part adds its source when the site starts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from alongside.partnerships.around import Context
from alongside_web.partnerships.access import Seat

Source = Callable[[Seat, date], Iterable[Context]]


class AroundTwice(ValueError):
    """Two sources go by one name."""


_sources: dict[str, Source] = {}


def add_around(name: str, source: Source) -> None:
    """Adds a source. Raises `AroundTwice`."""
    if _sources.setdefault(name, source) is not source:
        raise AroundTwice(f"There is a source of what stands around named '{name}' already; choose another name.")


def around_for(seat: Seat, known: date) -> tuple[Context, ...]:
    """What stands around, from every source, as this person may see it and as it was known on a day."""
    return tuple(one for name in sorted(_sources) for one in _sources[name](seat, known))
