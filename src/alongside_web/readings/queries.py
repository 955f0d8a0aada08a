"""The readings as their pages show them; the casebook is packaged and does not change, so each is worked out once a process."""

from __future__ import annotations

from functools import cache

from alongside.casebook.partnerships import case_named, case_names, material_of
from alongside.lenses.whole import Placement, placed


@cache
def placement(case: str) -> Placement:
    """One partnership on every lens."""
    return placed(material_of(case_named(case)))


def six() -> tuple[Placement, ...]:
    """All partnerships of the casebook."""
    return tuple(map(placement, case_names()))
