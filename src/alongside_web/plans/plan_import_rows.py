"""Rows of a file that waits to be confirmed, as they are kept and read again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from alongside.exchange.plan_sheet import Fault, SheetRow, Value, Wrong

_DAYS = {"starts", "ends"}
_STAFF = {"days_supported", "days_supporting"}


def kept_row(row: SheetRow) -> dict[str, object]:
    """A row as plain JSON."""
    return {
        "sheet": row.sheet,
        "number": row.number,
        "key": row.key,
        "values": {name: _plain(value) for name, value in row.values.items()},
        "faults": [[one.wrong.value, one.column, one.said] for one in row.faults],
    }


def _plain(value: Value) -> str | int | None:
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def row_again(kept: Mapping[str, object]) -> SheetRow:
    """A row that was kept."""
    values, faults, number = kept.get("values"), kept.get("faults"), kept.get("number")
    return SheetRow(
        str(kept.get("sheet", "")),
        number if isinstance(number, int) else 0,
        str(kept.get("key", "")),
        {str(name): _value(str(name), value) for name, value in values.items()} if isinstance(values, dict) else {},
        tuple(Fault(Wrong(wrong), column, said) for wrong, column, said in faults) if isinstance(faults, list) else (),
    )


def _value(name: str, told: object) -> Value:
    if told is None or isinstance(told, int):
        return told
    text = str(told)
    if name in _DAYS:
        return date.fromisoformat(text)
    return Decimal(text) if name in _STAFF else text
