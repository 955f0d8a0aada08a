"""Cells of a plan as people write them: days, months, terms and years; money; days of staff."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from alongside.partnerships.money import NotMoney, pence_of
from alongside.terms import AcademicYear, NotAnAcademicYear, NotAPeriod, Period

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
         "sep sept september", "oct october", "nov november", "dec december"), 1)
    for name in names.split()
}  # fmt: skip
_SLASHED = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})")
_MONTH = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([a-z]{3,9})\.?,?\s+(\d{4})")
_TERM = re.compile(r"(autumn|spring|summer)(?:\s+term)?[ ,-]+(\d{4})|(\d{4})[ ,-]+(autumn|spring|summer)(?:\s+term)?")
_RANGE = re.compile(r"\s+(?:to|until|till|-|–)\s+|(?<=\w)\s*–\s*(?=\w)")
_MOST_DAYS = Decimal(10_000)
_MOST_PENCE = 10**13


class NotACell(ValueError):
    """The cell does not say what its column holds."""


def when(cell: object) -> tuple[date, date] | None:
    """The days that a cell names, first and last; None where it is empty. Raises `NotACell`.

    >>> when("Oct 2026"), when("12/10/2026")
    ((datetime.date(2026, 10, 1), datetime.date(2026, 10, 31)), (datetime.date(2026, 10, 12), datetime.date(2026, 10, 12)))
    """
    if isinstance(cell, datetime):
        return cell.date(), cell.date()
    if isinstance(cell, date):
        return cell, cell
    text = " ".join(str(cell if cell is not None else "").casefold().split())
    if not text:
        return None
    parts = _RANGE.split(text)
    if len(parts) == 2:
        return _between(*parts)
    return _one(text)


def _between(first: str, last: str) -> tuple[date, date]:
    """From one time to another; what the first leaves out stands in the second, as in "12 to 14 October 2026"."""
    ends = _one(last)
    rest = last.split()
    for some in (first, *(f"{first} {' '.join(rest[at:])}" for at in range(1, len(rest)))):
        try:
            starts = _one(some)
        except NotACell:
            continue
        if starts[0] <= ends[1]:
            return starts[0], ends[1]
    raise NotACell(f"'{first} to {last}' is no time")


def _one(text: str) -> tuple[date, date]:
    try:
        return _dated(text)
    except ValueError:
        raise NotACell(f"'{text[:40]}' is no day, month, term or year") from None


def _dated(text: str) -> tuple[date, date]:
    slashed = _SLASHED.fullmatch(text)
    if slashed:
        day, month, year = map(int, slashed.groups())
        one = date(year + 2000 if year < 100 else year, month, day)
        return one, one
    named = _MONTH.fullmatch(text)
    if named and named[2] in _MONTHS:
        return _in_month(int(named[3]), _MONTHS[named[2]], named[1])
    term = _TERM.fullmatch(text)
    if term:
        text = f"{term[1] or term[4]} {term[2] or term[3]}"
    try:
        period = Period.parse(text)
    except NotAPeriod:
        return _school_year(text)
    return period.first, period.last


def _in_month(year: int, month: int, day: str | None) -> tuple[date, date]:
    if day:
        return date(year, month, int(day)), date(year, month, int(day))
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _school_year(text: str) -> tuple[date, date]:
    try:
        year = AcademicYear.parse(text).first
    except NotAnAcademicYear as wrong:
        raise NotACell(str(wrong)) from None
    return date(year, 9, 1), date(year + 1, 8, 31)


def money(cell: object) -> int | None:
    """The pence that a cell names, parts of a penny rounded; None where it is empty. Raises `NotACell`.

    >>> money("£1,200"), money(12.5)
    (120000, 1250)
    """
    if cell is None or isinstance(cell, bool) or not str(cell).strip():
        return None
    if isinstance(cell, int | float):
        return _pence(cell)
    try:
        return pence_of(str(cell))
    except NotMoney:
        raise NotACell(f"'{str(cell)[:40]}' is no amount of money") from None


def _pence(number: float) -> int:
    exact = _decimal(str(number)) * 100
    if not 0 <= exact < _MOST_PENCE:
        raise NotACell(f"{number} is no amount of money that a plan can hold")
    return int(exact.quantize(Decimal(1), ROUND_HALF_UP))


def days(cell: object) -> Decimal | None:
    """Days of staff, at most two places behind the point; None where it is empty. Raises `NotACell`.

    >>> days("1.5 days"), days(2)
    (Decimal('1.5'), Decimal('2'))
    """
    text = str(cell if cell is not None else "").casefold().removesuffix("days").removesuffix("day").strip()
    if not text:
        return None
    found = _decimal(text)
    if not 0 <= found <= _MOST_DAYS:
        raise NotACell(f"'{text[:40]}' is no number of days")
    return found.quantize(Decimal("0.01"), ROUND_HALF_UP).normalize() + Decimal(0)


def _decimal(text: str) -> Decimal:
    try:
        found = Decimal(text)
    except InvalidOperation:
        raise NotACell(f"'{text[:40]}' is no number") from None
    if not found.is_finite():
        raise NotACell(f"'{text[:40]}' is no number")
    return found


def words(cell: object) -> str:
    """A cell as text, its lines kept; what a spreadsheet holds beside text is written plainly."""
    if cell is None:
        return ""
    if isinstance(cell, datetime | date):
        return (cell.date() if isinstance(cell, datetime) else cell).isoformat()
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = str(cell).replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    return "\n".join(line.rstrip() for line in text.split("\n")).strip()
