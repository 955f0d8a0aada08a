"""What other parts show on a partnership's page: each adds a panel, and the page asks them in their order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from alongside_web.partnerships.access import Seat


@dataclass(frozen=True, slots=True)
class Panel:
    """A piece of the page: a template that is given ``shown`` as `panel`."""

    template: str
    shown: object


class AddedTwice(ValueError):
    """Two panels want the same place."""


_makers: dict[int, Callable[[Seat], Panel | None]] = {}


def add_panel(place: int, make: Callable[[Seat], Panel | None]) -> None:
    """Adds a panel at a place (small comes first); ``make`` gives None where the person sees none. Raises `AddedTwice`."""
    if _makers.setdefault(place, make) is not make:
        raise AddedTwice(f"There is a panel at {place} already; choose another place.")


def panels(seat: Seat) -> tuple[Panel, ...]:
    """The panels that this person sees, in their order; none before both heads have said yes."""
    if not seat.joined():
        return ()
    made = (_makers[place](seat) for place in sorted(_makers))
    return tuple(one for one in made if one is not None)
