"""The words in which a published file is described: its columns, what they mean, and how its year is known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Keeps(StrEnum):
    """What the rows of a file become in the registry."""

    ESTABLISHMENTS = "the register of schools"
    RESULTS = "values of schools"
    LINKS = "ties between schools"
    GROUPS = "groups of schools"
    MEMBERSHIPS = "memberships of groups"
    NEIGHBOURS = "published similar schools"
    AREA_RESULTS = "values of areas"
    NEIGHBOURHOODS = "deprivation of neighbourhoods"
    AUTHORITIES = "local authorities"
    DISTRICTS = "districts"
    OUTLINES = "outlines of districts"
    NOTHING = "column descriptions, no schools inside"


class Cell(StrEnum):
    """How the number in a cell is written and what it may be."""

    POINTS = "any number"
    COUNT = "zero or more"
    PERCENT = "a percentage"
    SHARE = "a share of one"
    ABSENCE = "a percentage absent, kept as the percentage present"
    MONEY = "pounds"
    DECILE = "1 to 10"


BOUNDS: Mapping[Cell, tuple[float, float]] = {
    Cell.POINTS: (float("-inf"), float("inf")),
    Cell.COUNT: (0.0, float("inf")),
    Cell.PERCENT: (0.0, 100.0),
    Cell.SHARE: (0.0, 1.0),
    Cell.ABSENCE: (0.0, 100.0),
    Cell.MONEY: (0.0, float("inf")),
    Cell.DECILE: (1.0, 10.0),
}


class Form(StrEnum):
    """How the cell of a fact is written."""

    TEXT = "text"
    DATE = "a date"
    NUMBER = "a number"
    URN = "a URN"


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact that a row states, and the names its column has had, newest first."""

    field: str
    columns: tuple[str, ...]
    form: Form = Form.TEXT


@dataclass(frozen=True, slots=True)
class Value:
    """A measure that a row gives: one column, or one ``plus`` another, or one as a percentage ``over`` another.

    ``years_before`` counts back from the year of the file; ``when`` names a column and what it must say.
    """

    measure: str
    columns: tuple[str, ...]
    cell: Cell = Cell.POINTS
    plus: str = ""
    over: str = ""
    years_before: int = 0
    when: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Only:
    """Rows stay only if ``column`` says one of ``values``; the others are left aside, called ``otherwise``."""

    column: str
    values: tuple[str, ...]
    otherwise: str


@dataclass(frozen=True, slots=True)
class InspectionColumns:
    """One inspection within a row; ``urn`` empty means that the row's own school was inspected."""

    started: str
    judgements: tuple[tuple[str, str], ...]
    urn: str = ""
    published: str = ""
    number: str = ""
    kind: str = ""
    called: str = ""
    category: str = ""
    report_card: bool = False
    free_text: bool = False

    def columns(self) -> Iterator[str]:
        named = (self.started, self.urn, self.published, self.number, self.kind, self.category)
        yield from (one for one in named if one)
        yield from (column for _, column in self.judgements)


@dataclass(frozen=True, slots=True)
class Dated:
    """How the year of a file is known: written in a column, from the newest of some dates, fixed, or in its name.

    With ``in_name`` a file name may say it (2018-19, 2022-07, 20240129); ``span`` takes the last year of 2022-25.
    ``needed`` False means that the file has no year at all.
    """

    column: str = ""
    newest_of: tuple[str, ...] = ()
    fixed: int | None = None
    in_name: bool = True
    span: bool = False
    needed: bool = True


@dataclass(frozen=True, slots=True)
class Layout:
    """A published file: recognised when its header has all ``recognised_by`` and none of ``without``."""

    name: str
    title: str
    publisher: str
    keeps: Keeps
    recognised_by: tuple[str, ...]
    without: tuple[str, ...] = ()
    key: str = "URN"
    key_is_urn: bool = True
    only: tuple[Only, ...] = ()
    facts: tuple[Fact, ...] = ()
    values: tuple[Value, ...] = ()
    inspections: tuple[InspectionColumns, ...] = ()
    dated: Dated = Dated()
    told_apart_by: tuple[str, ...] = ()
    first: tuple[str, str] = ("", "")
    release: str = ""
    verified: bool = True

    def columns(self) -> Iterator[tuple[str, ...]]:
        """Every column that would be used, with its alternative names."""
        if self.key:
            yield (self.key,)
        yield from ((one.column,) for one in self.only)
        yield from (fact.columns for fact in self.facts)
        for value in self.values:
            yield value.columns
            yield from ((extra,) for extra in (value.plus, value.over, value.when[0]) if extra)
        for inspection in self.inspections:
            yield from ((column,) for column in inspection.columns())
        extras = (self.dated.column, *self.dated.newest_of, *self.told_apart_by, self.first[0])
        yield from ((extra,) for extra in extras if extra)


def plain(name: str) -> str:
    """A column's name as compared: white space collapsed, case ignored.

    >>> plain("Pupil:     Teacher Ratio ")
    'pupil: teacher ratio'
    """
    return " ".join(name.split()).casefold()
