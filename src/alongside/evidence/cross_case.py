"""Several partnerships side by side: condition by partnership, each cell with what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from alongside.evidence.bearings import ABOUT_BY_SUBJECT, Bearing, balance_of
from alongside.evidence.codebook import Codebook
from alongside.evidence.coding import Coding
from alongside.evidence.perspectives import About
from alongside.evidence.weighing import Balance, Weighing


class UnknownCondition(LookupError):
    """The codebook has no indicator or characteristic of this name, or the table no such row or column."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A row of the table: what is asked of every partnership, and what would speak to it."""

    id: str
    label: str
    bearings: tuple[Bearing, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Balances, one row a condition and one column a partnership, in the order of ``conditions`` and ``partnerships``."""

    conditions: tuple[Condition, ...]
    partnerships: tuple[str, ...]
    cells: tuple[tuple[Balance, ...], ...]

    def cell(self, condition: str, partnership: str) -> Balance:
        """The balance of one condition in one partnership; raises `UnknownCondition`."""
        rows = [row for row, one in zip(self.cells, self.conditions, strict=True) if one.id == condition]
        if not rows or partnership not in self.partnerships:
            raise UnknownCondition(
                f"the table has no cell for '{condition}' in '{partnership}'; "
                f"its conditions are {', '.join(one.id for one in self.conditions)}"
            )
        return rows[0][self.partnerships.index(partnership)]


_SIDE_LABELS = {About.SUPPORTED: " (supported school)", About.SUPPORTING: " (supporting school)"}


def indicator_condition(bearing: Bearing, book: Codebook) -> Condition:
    """The row for one indicator of one side, the pair or the broker."""
    return Condition(
        str(bearing), book.indicators[bearing.indicator].label + _SIDE_LABELS.get(bearing.about, ""), (bearing,)
    )


def characteristic_condition(name: str, book: Codebook) -> Condition:
    """The row for one of the nine and nine characteristics: all indicators that speak to it, of both sides.

    For an ineffective characteristic the negative poles speak for it. Raises `UnknownCondition`.
    """
    characteristic = book.characteristics.get(name)
    if characteristic is None:
        raise UnknownCondition(
            f"the codebook has no characteristic '{name}'; choose from: {', '.join(book.characteristics)}"
        )
    sign = 1 if characteristic.side == "effective" else -1
    bearings = (
        Bearing(about, one.id, sign)
        for one in book.indicators.values()
        if name in (one.effective if sign > 0 else one.ineffective)
        for about in ABOUT_BY_SUBJECT[one.subject]
    )
    return Condition(name, characteristic.label, tuple(bearings))


def all_conditions(book: Codebook) -> tuple[Condition, ...]:
    """The eighteen characteristics, then every indicator of everyone whom it can be about."""
    indicators = (
        indicator_condition(Bearing(about, one.id, 1), book)
        for one in book.indicators.values()
        for about in ABOUT_BY_SUBJECT[one.subject]
    )
    return (*(characteristic_condition(one, book) for one in book.characteristics), *indicators)


def cross_case(
    codings_by_partnership: Mapping[str, Iterable[Coding]], rows: Sequence[Condition], by: Weighing | None = None
) -> Table:
    """What the evidence of each partnership comes to for each condition; partnerships in alphabetical order."""
    names = tuple(sorted(codings_by_partnership))
    codings = {name: tuple(codings_by_partnership[name]) for name in names}
    cells = tuple(tuple(balance_of(row.bearings, codings[name], by) for name in names) for row in rows)
    return Table(tuple(rows), names, cells)
