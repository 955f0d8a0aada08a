"""What the site can see of a running partnership by itself: each part adds the facts that it knows, and stages ask for all."""

from __future__ import annotations

from collections.abc import Callable

from alongside.partnerships.task_lists import FACTS
from alongside_web.partnerships.models import Partnership


class UnknownFact(LookupError):
    """No list of tasks knows a fact of this name, or another part tells of it already."""


_tellers: dict[str, Callable[[Partnership], bool]] = {}


def add_fact(name: str, holds: Callable[[Partnership], bool]) -> None:
    """Adds what tells whether a fact holds; call it when the part starts. Raises `UnknownFact`."""
    if name not in FACTS or _tellers.setdefault(name, holds) is not holds:
        raise UnknownFact(
            f"'{name}' is no fact of the lists of tasks, or is told already; the facts are {sorted(FACTS)}."
        )


def told_facts(partnership: Partnership) -> frozenset[str]:
    """The facts that hold, of those that other parts tell."""
    return frozenset(name for name, holds in _tellers.items() if holds(partnership))
