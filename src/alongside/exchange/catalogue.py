"""Every layout that is known, and the one that a header belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from alongside.exchange import areas, descriptions, gias, ofsted, performance_tables, similar_schools, statistics
from alongside.exchange.layouts import Layout, plain

LAYOUTS: tuple[Layout, ...] = (
    *gias.LAYOUTS,
    *performance_tables.LAYOUTS,
    *statistics.LAYOUTS,
    *ofsted.LAYOUTS,
    *similar_schools.LAYOUTS,
    *areas.LAYOUTS,
    *descriptions.LAYOUTS,
)
BY_NAME: Mapping[str, Layout] = {layout.name: layout for layout in LAYOUTS}


def recognised(header: Iterable[str]) -> tuple[Layout, ...]:
    """The layouts whose telling columns the header has; one, unless the file is unknown."""
    names = {plain(name) for name in header}
    return tuple(
        layout
        for layout in LAYOUTS
        if all(plain(name) in names for name in layout.recognised_by)
        and not any(plain(name) in names for name in layout.without)
    )


def nearest(header: Sequence[str]) -> tuple[Layout, tuple[str, ...]] | None:
    """The layout that shares most telling columns with an unknown header, and those it lacks; None when none is shared."""
    names = {plain(name) for name in header}

    def shared(layout: Layout) -> float:
        return sum(plain(name) in names for name in layout.recognised_by) / len(layout.recognised_by)

    best = max(LAYOUTS, key=shared)
    if shared(best) < 0.5:
        return None
    return best, tuple(name for name in best.recognised_by if plain(name) not in names)
