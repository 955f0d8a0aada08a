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


@dataclass(frozen=True, slots=True)
class _Maker:
    make: Callable[[Seat], Panel | None]
    is_early: bool


_makers: dict[int, _Maker] = {}


def add_panel(place: int, make: Callable[[Seat], Panel | None], *, is_early: bool = False) -> None:
    """Adds a panel at a place (small comes first); ``make`` gives None where the person sees none. Raises `AddedTwice`.

    An early one shows before both heads have said yes, too: nothing of it may come from either side or from its answers.
    """
    new = _Maker(make, is_early)
    if _makers.setdefault(place, new) != new:
        raise AddedTwice(f"There is a panel at {place} already; choose another place.")


def panels(seat: Seat) -> tuple[Panel, ...]:
    """The panels that this person sees, in their order; before both heads have said yes the early ones alone."""
    shown = (_makers[place] for place in sorted(_makers) if _makers[place].is_early or seat.joined())
    made = (one.make(seat) for one in shown)
    return tuple(one for one in made if one is not None)
