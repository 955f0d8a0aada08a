"""What other parts enter of a case of the casebook when it is loaded: each adds a loader, and the command asks them all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from alongside_web.partnerships.models import Partnership

# Enters what is not there yet, in the transaction of the command, and returns how many rows it took.
Loader = Callable[[Partnership, datetime], int]

_loaders: dict[str, Loader] = {}


class AddedTwice(ValueError):
    """Two loaders go by one name."""


def add_case_part(name: str, load: Loader) -> None:
    """Adds what a part enters of a case. Raises `AddedTwice`."""
    if _loaders.setdefault(name, load) is not load:
        raise AddedTwice(f"There is a loader of cases named '{name}' already; choose another name.")


def load_parts(partnership: Partnership, at: datetime) -> int:
    """Everything that the parts enter of one case."""
    return sum(_loaders[name](partnership, at) for name in sorted(_loaders))
