"""A long list, fifty rows a page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import Model, QuerySet

PAGE = 50
Row = TypeVar("Row")
Of = TypeVar("Of", bound=Model)


@dataclass(frozen=True, slots=True)
class PageOf(Generic[Row]):
    """One page of a list, and the ways to those beside it."""

    rows: tuple[Row, ...]
    number: int
    previous_href: str
    next_href: str


def page_of(found: QuerySet[Of], number: int, shown: Callable[[Of], Row]) -> PageOf[Row]:
    """One page of what was found, each row as it is shown; a page after the last is empty."""
    first = (number - 1) * PAGE
    rows = list(found[first : first + PAGE + 1])
    onward = f"?page={number + 1}" if len(rows) > PAGE else ""
    before = f"?page={number - 1}" if number > 1 else ""
    return PageOf(tuple(shown(one) for one in rows[:PAGE]), number, before, onward)
