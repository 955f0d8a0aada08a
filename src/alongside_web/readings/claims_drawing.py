"""The pictures of standpoints, of words against deeds, and of balances with their intervals."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 720
TOP, ROW = 44, 34
_STRIP_ROW = 26
_LABELS = 230
_HALF_CELL = 46
_LETTERS = 34


@dataclass(frozen=True, slots=True)
class Label:
    """Words at a place; ``y`` is their row's middle for labels of rows, ``x`` their column's for those of columns."""

    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One cell of the strip: a bar from the cell's middle, to the right for, to the left against; the figure on the other side."""

    x: float
    y: float
    width: float
    beside: float
    text: str
    favourable: bool
    whole: bool


@dataclass(frozen=True, slots=True)
class Strip:
    """Rows of standpoints, columns of stages; ``middles`` are the x of each column's nought."""

    rows: tuple[Label, ...]
    columns: tuple[Label, ...]
    middles: tuple[float, ...]
    bars: tuple[Bar, ...]
    width: int
    height: int


def draw_strip(
    rows: Sequence[tuple[str, Sequence[tuple[float, str] | None]]], columns: Sequence[str], *, label_width: int = 190
) -> Strip:
    """The strip of a landscape: in each cell a position from -1 to 1 and its figure in words, or None where silent."""
    step = 2 * _HALF_CELL + 12
    middles = tuple(float(label_width + step * place + step / 2) for place in range(len(columns)))
    bars = []
    for down, (_name, cells) in enumerate(rows):
        for across, cell in enumerate(cells):
            if cell is not None:
                bars.append(_bar(cell, middles[across], TOP + _STRIP_ROW * down, whole=across == len(columns) - 1))
    return Strip(
        rows=tuple(
            Label(label_width - 8, TOP + _STRIP_ROW * down + 15, name) for down, (name, _cells) in enumerate(rows)
        ),
        columns=tuple(Label(middle, 20, text) for middle, text in zip(middles, columns, strict=True)),
        middles=middles,
        bars=tuple(bars),
        width=label_width + step * len(columns),
        height=TOP + _STRIP_ROW * len(rows) + 4,
    )


def _bar(cell: tuple[float, str], middle: float, y: float, *, whole: bool) -> Bar:
    at, text = cell
    width = max(1.5, abs(at) * _HALF_CELL)
    left = middle if at >= 0 else middle - width
    beside = middle - 5 if at >= 0 else middle + 5
    return Bar(round(left, 1), y, round(width, 1), beside, text, at >= 0, whole)


@dataclass(frozen=True, slots=True)
class Words:
    """One line of a label of a row; ``dy`` sets it beside the row's middle."""

    text: str
    dy: int


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a picture on one axis: from ``left`` to ``right``, with a mark at ``at`` and perhaps ``other``."""

    label: tuple[Words, ...]
    y: float
    left: float
    right: float
    at: float
    other: float | None
    text: str


@dataclass(frozen=True, slots=True)
class Lines:
    """Rows on one axis from -1 to 1; ``ticks`` are where -1, 0 and 1 lie."""

    rows: tuple[Line, ...]
    ticks: tuple[Label, ...]
    height: int


def draw_dumbbells(rows: Sequence[tuple[str, float, float, str]]) -> Lines:
    """Words and deeds on one axis: a label, where the words lie, where the deeds, the gap in figures."""
    return _lines([(label, min(one, other), max(one, other), one, other, text) for label, one, other, text in rows])


def draw_intervals(rows: Sequence[tuple[str, float, float, float, str]]) -> Lines:
    """Balances with their intervals: a label, the low end, the balance, the high end, how it stands."""
    return _lines([(label, low, high, at, None, text) for label, low, at, high, text in rows])


def _lines(rows: Sequence[tuple[str, float, float, float, float | None, str]]) -> Lines:
    lines = [
        Line(
            label=_wrapped(label),
            y=TOP + ROW * place + ROW / 2,
            left=_x(low),
            right=_x(high),
            at=_x(at),
            other=None if other is None else _x(other),
            text=text,
        )
        for place, (label, low, high, at, other, text) in enumerate(rows)
    ]
    height = TOP + ROW * len(rows) + 6
    ticks = tuple(Label(_x(at), 36, text) for at, text in ((-1.0, "−1"), (0.0, "0"), (1.0, "+1")))
    return Lines(tuple(lines), ticks, height)


def _x(value: float) -> float:
    room = WIDTH - _LABELS - 150
    return round(_LABELS + 30 + (value + 1) / 2 * room, 1)


def _wrapped(label: str) -> tuple[Words, ...]:
    """A label on one line, or on two where it is too long for the room."""
    lines = textwrap.wrap(label, _LETTERS)
    if len(lines) == 1:
        return (Words(label, 5),)
    first, *rest = lines
    second = " ".join(rest)
    return (Words(first, -3), Words(second if len(second) <= _LETTERS else f"{second[:_LETTERS]}…", 13))
