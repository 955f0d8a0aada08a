"""What the start page shows of the parts: the classes of the six partnerships, and the official data it can name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from alongside_store.registry import NoSnapshot
from alongside_store.sources import SourceFile
from alongside_web.design.templatetags.design import day
from alongside_web.readings.queries import ReadingShown, in_brief
from alongside_web.schools.snapshot import current_snapshot

_TELLING = ("final", "provisional", "revised")


@dataclass(frozen=True, slots=True)
class Source:
    """A publication, with the years or dates of its files that are held."""

    title: str
    publisher: str
    dated: tuple[str, ...]


def readings() -> tuple[ReadingShown, ...]:
    """The six partnerships in brief, the one that does best first."""
    return in_brief()


def data_held() -> tuple[Source, ...]:
    """The publications in the snapshot in use, empty when there is none."""
    try:
        held = current_snapshot().registry.sources
    except NoSnapshot:
        return ()
    gathered: dict[tuple[str, str], list[str]] = {}
    for one in held:
        if one.rows_kept:
            gathered.setdefault((one.title, one.publisher), []).append(_dated(one))
    return tuple(
        Source(title, publisher, tuple(sorted({one for one in dates if one})))
        for (title, publisher), dates in gathered.items()
    )


def _dated(file: SourceFile) -> str:
    written = str(file.year) if file.year is not None else day(date.fromisoformat(file.as_of)) if file.as_of else ""
    return f"{written} ({gettext(file.release)})" if file.release in _TELLING else written
