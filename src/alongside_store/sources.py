"""What a snapshot remembers of each file it was made from."""

from __future__ import annotations

from dataclasses import dataclass

from alongside.terms import AcademicYear


@dataclass(frozen=True, slots=True)
class Refusal:
    """A cell that was refused: the row as a spreadsheet numbers it, the column, the value, and why."""

    row: int
    column: str
    value: str
    why: str

    def __str__(self) -> str:
        return f"row {self.row:,}, column '{self.column}': {self.value!r} {self.why}"


@dataclass(frozen=True, slots=True)
class Missing:
    """A column that the published layout has and this file has not, and what cannot be known without it."""

    column: str
    cost: str


@dataclass(frozen=True, slots=True)
class SourceFile:
    """An imported file: what it is, how much of it was used, and what was refused.

    ``as_of`` is the newest date inside (ISO), by which a later list supersedes an earlier one; '' when it has none.
    """

    name: str
    layout: str
    title: str
    publisher: str
    sha256: str
    year: AcademicYear | None = None
    release: str = ""
    as_of: str = ""
    rows_read: int = 0
    rows_kept: int = 0
    rows_aside: int = 0
    rows_refused: int = 0
    aside: tuple[tuple[str, int], ...] = ()
    refusals: tuple[Refusal, ...] = ()
    columns_used: tuple[str, ...] = ()
    columns_unused: tuple[str, ...] = ()
    columns_missing: tuple[Missing, ...] = ()
    notes: tuple[str, ...] = ()
    verified: bool = True
