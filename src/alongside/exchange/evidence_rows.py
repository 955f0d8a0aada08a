"""Coded evidence as rows of a table: read row by row, every fault said with its row, column and value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

from alongside.evidence.codebook import Codebook
from alongside.evidence.coding import STAGES, Coding
from alongside.evidence.perspectives import About, Basis, Perspective, SourceKind
from alongside.terms import NotAPeriod, Period

REQUIRED = ("partnership", "stage", "perspective", "about", "indicator", "direction", "strength", "basis")
WORDS = ("paraphrase", "summary")
OPTIONAL = ("id", "sub", "occurred", "known_at", "voice", "person", "kind", "page", "coder")

# Whom an indicator can be about: a head's or a school's is of one side, a pair's of the pair, a broker's of the broker.
_SIDES = frozenset({About.SUPPORTED, About.SUPPORTING})
_ABOUT: Mapping[str, frozenset[About]] = {
    "head": _SIDES,
    "school": _SIDES,
    "pair": frozenset({About.PAIR}),
    "broker": frozenset({About.BROKER}),
}

Word = TypeVar("Word", bound=StrEnum)


class NotEvidence(ValueError):
    """The table's columns are not those of coded evidence."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one cell. Rows are counted from 1, the header left out."""

    row: int
    column: str
    value: str
    wanted: str

    def __str__(self) -> str:
        return f"row {self.row}, {self.column}: '{self.value}' does not fit; write {self.wanted}"


@dataclass(frozen=True, slots=True)
class Checked:
    """The codings of a table and what is wrong with it; a row with a fault gives no coding."""

    codings: tuple[Coding, ...]
    faults: tuple[Fault, ...]


class _Row:
    """One row being read; faults are gathered, not raised, so that all of them can be told at once."""

    def __init__(self, number: int, cells: Mapping[str, str]) -> None:
        self.number = number
        self.cells = cells
        self.faults: list[Fault] = []

    def text(self, column: str) -> str:
        return (self.cells.get(column) or "").strip()

    def fault(self, column: str, wanted: str) -> None:
        self.faults.append(Fault(self.number, column, self.text(column), wanted))

    def word(self, column: str, words: type[Word]) -> Word | None:
        for word in words:
            if self.text(column) == word.value:
                return word
        self.fault(column, _nearest(self.text(column), [word.value for word in words]))
        return None

    def number_in(self, column: str, allowed: Iterable[int]) -> int:
        numbers = list(allowed)
        for number in numbers:
            if self.text(column) in {str(number), f"+{number}"}:
                return number
        self.fault(column, "one of " + ", ".join(map(str, numbers)))
        return 0

    def period(self, column: str) -> Period | None:
        if not self.text(column):
            return None
        try:
            return Period.parse(self.text(column))
        except NotAPeriod:
            self.fault(column, "a time like 2002 summer, 2002-06 or 2002-06-14")
            return None


def _nearest(value: str, known: Sequence[str]) -> str:
    near = get_close_matches(value, known, n=1)
    return f"'{near[0]}'?" if near else "one of " + ", ".join(known)


def _coding(row: _Row, book: Codebook, coder: str) -> Coding | None:
    perspective, about, basis = row.word("perspective", Perspective), row.word("about", About), row.word("basis", Basis)
    stage, direction = row.number_in("stage", STAGES), row.number_in("direction", (1, -1))
    strength, kind = row.number_in("strength", (1, 2, 3)), row.word("kind", SourceKind) if row.text("kind") else None
    occurred, known_at = row.period("occurred"), row.period("known_at")
    if row.text("indicator") not in book.indicators:
        row.fault("indicator", _nearest(row.text("indicator"), list(book.indicators)))
    elif about is not None and about not in _ABOUT[book.indicators[row.text("indicator")].subject]:
        subject = book.indicators[row.text("indicator")].subject
        row.fault(
            "about", " or ".join(sorted(_ABOUT[subject])) + f", because '{row.text('indicator')}' is of a {subject}"
        )
    if not row.text("partnership"):
        row.fault("partnership", "the partnership's name, like virgo-leo")
    if row.faults or perspective is None or about is None or basis is None:
        return None
    return Coding(
        id=row.text("id") or f"{coder}-{row.number}",
        partnership=row.text("partnership"),
        sub=row.text("sub"),
        stage=stage,
        occurred=occurred,
        known_at=known_at,
        voice=row.text("voice") or perspective.value,
        perspective=perspective,
        about=about,
        indicator=row.text("indicator"),
        direction=direction,
        strength=strength,
        basis=basis,
        kind=kind,
        paraphrase=row.text("paraphrase") or row.text("summary"),
        page=row.text("page"),
        coder=row.text("coder") or coder,
        person=row.text("person"),
    )


def read_evidence(columns: Sequence[str], rows: Iterable[Mapping[str, str]], *, book: Codebook, coder: str) -> Checked:
    """The codings of a table with these columns, and every fault; raises `NotEvidence` when a needed column is missing."""
    missing = [column for column in REQUIRED if column not in columns]
    if missing or not any(word in columns for word in WORDS):
        wanted = [*missing, *(() if any(word in columns for word in WORDS) else ("paraphrase",))]
        raise NotEvidence(
            f"these are not codings: no column {', '.join(wanted)}; docs/reference/codebook.md lists them"
        )
    codings: dict[str, Coding] = {}
    faults: list[Fault] = []
    for number, cells in enumerate(rows, start=1):
        row = _Row(number, cells)
        coding = _coding(row, book, coder)
        faults += row.faults
        if coding is not None and coding.id in codings:
            faults.append(Fault(number, "id", coding.id, "an id of its own: an earlier row has it"))
        elif coding is not None:
            codings[coding.id] = coding
    return Checked(tuple(codings.values()), tuple(faults))
