"""The sheets of a plan in a spreadsheet read row by row: what each row says, and every fault by row and column."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from alongside.exchange import plan_cells as cells
from alongside.exchange.plan_columns import Headings, find_headings, folded

Value = str | int | Decimal | date | None
# How long each text may be; what is longer is a fault, for to cut it would lose words.
LONGEST: Mapping[str, int] = {
    "aim": 500,
    "title": 200,
    "what": 2000,
    "part": 100,
    "place": 200,
    "lead_supported": 120,
    "lead_supporting": 120,
    "funder": 200,
    "success": 2000,
    "monitored_by": 200,
    "monitored_when": 200,
    "monitored_how": 500,
    "evaluation": 2000,
}
_MONEY = ("cover_supported", "cover_supporting", "other_pence", "cost")
_DAYS = ("days_supported", "days_supporting")
_WHEN = ("when", "starts", "ends")
# In the first rows of a sheet its headings are looked for.
_HEADINGS_WITHIN = 40
_MOST_SHOWN = 60


class Wrong(StrEnum):
    """What can be wrong with a cell or a row."""

    NO_TITLE = "no title"
    TOO_LONG = "too long"
    NO_TIME = "no time"
    NO_MONEY = "no money"
    NO_DAYS = "no days"
    ENDS_BEFORE = "ends before it starts"
    OUTSIDE = "outside the partnership"
    NO_FUNDER = "no such funder"
    TWICE = "twice"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, in which column (by its name), and what the cell says."""

    wrong: Wrong
    column: str
    said: str = ""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One activity of a file. ``values`` are those of the columns that say something; ``key`` is that of a file of ours."""

    sheet: str
    number: int
    key: str
    values: Mapping[str, Value]
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet by its name, with its cells."""

    name: str
    rows: Sequence[Sequence[object]]


@dataclass(frozen=True, slots=True)
class PlanFile:
    """What a file says: its rows, headings that were not recognised, sheets without a plan, and rows of sums left out."""

    rows: tuple[SheetRow, ...]
    columns: tuple[str, ...]
    unknown: tuple[str, ...]
    other_sheets: tuple[str, ...]
    sums: int


class NotAPlan(ValueError):
    """No sheet has headings of a plan."""


@dataclass
class _Reading:
    """How far a sheet is read: the aim that holds until another is named, and what was found."""

    sheet: str
    headings: Headings
    aim: str
    totals: frozenset[str]
    rows: list[SheetRow] = field(default_factory=list)
    sums: int = 0


def read_plan(
    sheets: Sequence[Sheet], *, more: Mapping[str, str] | None = None, totals: frozenset[str] = frozenset({"total"})
) -> PlanFile:
    """Reads every sheet that has headings of a plan; raises `NotAPlan`. ``totals`` are words with which a row of sums begins."""
    found = [(one, find_headings(one.rows[:_HEADINGS_WITHIN], more)) for one in sheets]
    plans = [(one, headings) for one, headings in found if headings is not None]
    # In a file of ours the sheet with keys is the plan, whatever else looks like one.
    plans = [one for one in plans if "key" in one[1].columns.values()] or plans
    if not plans:
        raise NotAPlan("no row has headings like 'Action', 'Lead', 'When'")
    read = [_read(sheet, headings, totals, alone=len(plans) == 1) for sheet, headings in plans]
    names = {one.name for one, _ in plans}
    columns = dict.fromkeys(name for one in read for name in one.headings.columns.values())
    return PlanFile(
        rows=tuple(row for one in read for row in one.rows),
        columns=tuple(columns),
        unknown=tuple(dict.fromkeys(name for one in read for name in one.headings.unknown)),
        other_sheets=tuple(one.name for one, _ in found if one.name not in names),
        sums=sum(one.sums for one in read),
    )


def _read(sheet: Sheet, headings: Headings, totals: frozenset[str], *, alone: bool) -> _Reading:
    has_aims = "aim" in headings.columns.values()
    reading = _Reading(sheet.name, headings, "" if alone or has_aims else cells.words(sheet.name), totals)
    for number, row in enumerate(sheet.rows[headings.row + 1 :], headings.row + 2):
        _read_row(reading, number, row)
    return reading


def _read_row(reading: _Reading, number: int, row: Sequence[object]) -> None:
    told = [(place, cell) for place, cell in enumerate(row) if cell is not None and str(cell).strip()]
    if not told:
        return
    if folded(told[0][1]).startswith(tuple(reading.totals)):
        reading.sums += 1
        return
    names = reading.headings.columns
    by_name = {names[place]: cell for place, cell in told if place in names}
    # A row in which one cell alone says something, and that cell is no action, is a heading: an aim over its actions.
    if len(told) == 1 and (told[0][0] not in names or names[told[0][0]] == "aim"):
        reading.aim = cells.words(told[0][1])
        return
    # A file of ours names the aim in every row: there an empty cell is no aim, and not that of the row above.
    if "aim" in by_name or "key" in by_name:
        reading.aim = cells.words(by_name.get("aim"))
    reading.rows.append(_row(reading, number, by_name))


def _row(reading: _Reading, number: int, told: Mapping[str, object]) -> SheetRow:
    is_ours = "key" in reading.headings.columns.values()
    known = _Cells(told)
    values: dict[str, Value] = {"aim": reading.aim}
    values |= {name: cells.words(told[name]) for name in LONGEST if name in told and name != "aim"}
    values |= known.parsed(_MONEY, cells.money, Wrong.NO_MONEY)
    values |= known.parsed(_DAYS, cells.days, Wrong.NO_DAYS)
    values |= known.times()
    if not is_ours:
        _take_over(values, cells.words(told.get("done")))
    values.pop("cost", None)
    faults = [*known.faults, *_of_texts(values)]
    return SheetRow(reading.sheet, number, cells.words(told.get("key")), values, tuple(faults))


def _take_over(values: dict[str, Value], done: str) -> None:
    """What was done to date stands with what came of it, and one cost for all is the other cost.

    In a file of ours both follow from the rest and are not read back.
    """
    if done:
        values["evaluation"] = "\n".join(filter(None, (done, str(values.get("evaluation", "")))))
    if "cost" in values and not any(name in values for name in _MONEY if name != "cost"):
        values["other_pence"] = values["cost"]


def _of_texts(values: Mapping[str, Value]) -> Iterator[Fault]:
    if not values.get("title"):
        yield Fault(Wrong.NO_TITLE, "title")
    for name, most in LONGEST.items():
        text = str(values.get(name) or "")
        if len(text) > most:
            yield Fault(Wrong.TOO_LONG, name, f"{len(text)}/{most}")


class _Cells:
    """The cells of one row by their column's name, and the faults found in them."""

    def __init__(self, told: Mapping[str, object]) -> None:
        self.told = told
        self.faults: list[Fault] = []

    def parsed(self, names: Sequence[str], parse: Callable[[object], Value], wrong: Wrong) -> dict[str, Value]:
        """What these columns say; a cell that is empty says nothing."""
        found: dict[str, Value] = {}
        for name in names:
            try:
                value = parse(self.told.get(name))
            except cells.NotACell:
                self._fault(wrong, name)
                continue
            if value is not None:
                found[name] = value
        return found

    def times(self) -> dict[str, Value]:
        """First and last day, from two columns or from one."""
        found: dict[str, tuple[date, date]] = {}
        for name in _WHEN:
            try:
                days = cells.when(self.told.get(name))
            except cells.NotACell:
                self._fault(Wrong.NO_TIME, name)
                continue
            if days is not None:
                found[name] = days
        if "starts" not in found and "when" in found:
            found["starts"] = found["when"]
        if "starts" not in found:
            return {}
        starts, ends = found["starts"][0], found.get("ends", found["starts"])[1]
        if ends < starts:
            self.faults.append(Fault(Wrong.ENDS_BEFORE, "ends", ends.isoformat()))
            return {}
        return {"starts": starts, "ends": None if ends == starts else ends}

    def _fault(self, wrong: Wrong, name: str) -> None:
        self.faults.append(Fault(wrong, name, cells.words(self.told[name])[:_MOST_SHOWN]))
