"""What official data the start page can name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from alongside_store.registry import NoSnapshot

from alongside_store.sources import SourceFile
from alongside_web.design.templatetags.design import day
from alongside_web.schools.snapshot import current_snapshot


@dataclass(frozen=True, slots=True)
class Source:
    title: str
    publisher: str
    dated: str
    release: str
    rows: str


def data_held() -> tuple[Source, ...]:
    """The files of the snapshot in use, empty when there is none."""
    try:
        held = current_snapshot().registry.sources
    except NoSnapshot:
        return ()
    return tuple(_sources(held))


def _sources(files: Iterable[SourceFile]) -> Iterable[Source]:
    for one in files:
        if one.rows_kept:
            yield Source(one.title, one.publisher, _dated(one), one.release, f"{one.rows_kept:,}")


def _dated(file: SourceFile) -> str:
    if file.year is not None:
        return str(file.year)
    return day(date.fromisoformat(file.as_of)) if file.as_of else ""
