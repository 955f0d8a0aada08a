"""The chart and the tables of docs/reference/benchmarks.md, drawn from the rows that were kept.

Run as ``python -m benchmarks.brokering.chart`` from the repository, after a run with ``--keep benchmarks/brokering/measured.json``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import log10
from pathlib import Path

from benchmarks.brokering.figures import TO_REACH
from benchmarks.brokering.row import QUESTIONS, SOLVERS, Row
from benchmarks.brokering.run import spent

MEASURED = Path("benchmarks/brokering/measured.json")
CHART = Path("docs/images/brokering-cost.svg")
PAGE = Path("docs/reference/benchmarks.md")

SIZES = ("xs", "s", "m", "m_scarce", "l", "l_scarce", "xl")
_ON_CHART = ("xs", "s", "m", "l", "xl")
_WIDTH, _HEIGHT = 760, 460
_LEFT, _RIGHT, _TOP, _BOTTOM = 80, 520, 60, 390
# Powers of ten at the ends of both scales, and those of edges that are named.
_ACROSS, _UP = (2.5, 7.2), (-4, 2)
_NAMED = range(3, 8)


@dataclass(frozen=True, slots=True)
class Line:
    """How a solver is drawn: colour, dashes and the shape of its points, so that none needs to be told by colour alone."""

    colour: str
    dashes: str
    shape: Callable[[float, float], str]


def _disc(x: float, y: float) -> str:
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5"/>'


def _square(x: float, y: float) -> str:
    return f'<rect x="{x - 4.5:.1f}" y="{y - 4.5:.1f}" width="9" height="9"/>'


def _triangle(x: float, y: float) -> str:
    return f'<path d="M{x:.1f} {y - 6:.1f}l6 10h-12z"/>'


def _diamond(x: float, y: float) -> str:
    return f'<path d="M{x:.1f} {y - 6:.1f}l6 6l-6 6l-6 -6z"/>'


def _cross(x: float, y: float) -> str:
    return f'<path d="M{x - 2:.1f} {y - 6:.1f}h4v4h4v4h-4v4h-4v-4h-4v-4h4z"/>'


LINES = {
    "Alongside, compiled": Line("#0b5d57", "none", _disc),
    "Alongside, plain Python": Line("#0b5d57", "3 4", _diamond),
    "OR-Tools, minimum-cost flow": Line("#b25c00", "none", _square),
    "HiGHS, simplex": Line("#54319f", "8 4", _triangle),
    "SciPy, sparse assignment": Line("#484949", "2 3", _cross),
}


def _x(edges: float) -> float:
    return _LEFT + (log10(edges) - _ACROSS[0]) / (_ACROSS[1] - _ACROSS[0]) * (_RIGHT - _LEFT)


def _y(seconds: float) -> float:
    return _BOTTOM - (log10(seconds) - _UP[0]) / (_UP[1] - _UP[0]) * (_BOTTOM - _TOP)


def _scales(sizes: Sequence[Row]) -> list[str]:
    """Both scales with their names, a fine line at every power of ten of seconds, and the sizes' names."""
    drawn = []
    for power in range(_UP[0], _UP[1] + 1):
        y = _y(10.0**power)
        drawn.append(f'<path class="fine" d="M{_LEFT} {y:.1f}H{_RIGHT}"/>')
        drawn.append(f'<text class="end" x="{_LEFT - 8}" y="{y + 4:.1f}">{10.0**power:g} s</text>')
    for power in _NAMED:
        drawn.append(f'<text class="middle" x="{_x(10.0**power):.1f}" y="{_BOTTOM + 20}">{10**power:,}</text>')
    for row in sizes:
        drawn.append(f'<path class="fine" d="M{_x(row.edges):.1f} {_TOP}V{_BOTTOM}"/>')
        drawn.append(f'<text class="middle muted" x="{_x(row.edges):.1f}" y="{_TOP - 8}">{row.size}</text>')
    drawn.append(f'<path class="axis" d="M{_LEFT} {_TOP}V{_BOTTOM}H{_RIGHT}"/>')
    drawn.append(f'<text class="middle" x="{(_LEFT + _RIGHT) / 2}" y="{_BOTTOM + 46}">possible pairs (edges)</text>')
    return drawn


def _apart(ends: Sequence[tuple[float, str]]) -> dict[str, float]:
    """Heights for the names at the ends of lines, moved so that none stands on another."""
    heights: dict[str, float] = {}
    lowest = 0.0
    for y, what in sorted(ends):
        heights[what] = lowest = max(y, lowest + 18)
    return heights


def _line(what: str, rows: Sequence[Row], label: float) -> list[str]:
    line = LINES[what]
    points = [(_x(row.edges), _y(row.seconds)) for row in rows]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    last_x, last_y = points[-1]
    return [
        f'<g fill="{line.colour}" stroke="{line.colour}">',
        f'<polyline points="{path}" fill="none" stroke-width="2.5" stroke-dasharray="{line.dashes}"/>',
        f'<path d="M{last_x + 9:.1f} {last_y:.1f}L{_RIGHT + 6} {label:.1f}" fill="none" stroke-width="0.7"/>',
        *(line.shape(x, y) for x, y in points),
        line.shape(_RIGHT + 16, label),
        "</g>",
        f'<text x="{_RIGHT + 28}" y="{label + 5:.1f}">{what}</text>',
    ]


def chart(rows: Sequence[Row]) -> str:
    """The chart as SVG: CPU seconds against edges, both by powers of ten."""
    by_solver = {
        what: [row for size in _ON_CHART for row in rows if (row.size, row.what) == (size, what)] for what in SOLVERS
    }
    ours = by_solver["Alongside, compiled"]
    labels = _apart([(_y(one[-1].seconds), what) for what, one in by_solver.items()])
    told = "; ".join(
        f"{what}: " + ", ".join(f"{row.size} {spent(row.seconds)}" for row in one) for what, one in by_solver.items()
    )
    lines = [part for what, one in by_solver.items() for part in _line(what, one, labels[what])]
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-labelledby="t d">',
            '<title id="t">CPU seconds for the best plan, by number of possible pairs</title>',
            f'<desc id="d">A line a solver, both scales by powers of ten. {told}.</desc>',
            "<style>text{font:14px arial,sans-serif;fill:#0b0c0c}.end{text-anchor:end}.middle{text-anchor:middle}"
            ".muted{fill:#484949}.fine{stroke:#e1e4e5;fill:none}.axis{stroke:#484949;fill:none}</style>",
            f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>',
            f'<text x="{_LEFT - 60}" y="22">CPU seconds for the best plan</text>',
            *_scales(ours),
            *lines,
            "</svg>\n",
        )
    )


def _table(heads: Sequence[str], body: Sequence[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *body]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _cell(row: Row | None) -> str:
    if row is None:
        return "–"
    memory = "" if row.extra_mb is None or row.extra_mb < 0.5 else f", {row.extra_mb:.0f} MB"
    return spent(row.seconds) + memory


def _figures(what: str) -> list[str]:
    figures = TO_REACH[what]
    told = []
    for size in SIZES:
        one = figures.get(size)
        memory = f", {one.extra_mb:.0f} MB" if one and one.extra_mb else ""
        told.append(spent(one.seconds) + memory if one else "")
    return [f"*{what}: to reach*", *told]


def _by_size(rows: Sequence[Row], kinds: Sequence[str]) -> str:
    known = {(row.what, row.size): row for row in rows}
    body: list[list[str]] = []
    for what in kinds:
        body.append([what, *(_cell(known.get((what, size))) for size in SIZES)])
        if what in TO_REACH:
            body.append(_figures(what))
    return _table(["", *SIZES], body)


def _plans(rows: Sequence[Row]) -> str:
    """What the best plan and the answers come to: totals, coverage, and what each question's row says."""
    body = []
    for row in rows:
        if row.what == "Alongside, compiled":
            text = f"total {row.objective:,}, gap {row.gap}, {row.coverage:.1%} of needs with a partner"
            body.append([row.size, "best plan", text])
        elif row.what in QUESTIONS:
            body.append([row.size, row.what, row.note])
    return _table(["", "", ""], body)


def tables(rows: Sequence[Row]) -> dict[str, str]:
    """The measured tables of the page, by the name of their place in it."""
    return {
        "solvers": _by_size(rows, list(SOLVERS)),
        "questions": _by_size(rows, list(QUESTIONS)),
        "plans": _plans(rows),
    }


def main() -> None:
    """Draws the chart and writes the tables into the page."""
    rows = [Row(**one) for one in json.loads(MEASURED.read_text(encoding="utf-8"))]
    CHART.write_text(chart(rows), encoding="utf-8")
    page = PAGE.read_text(encoding="utf-8")
    for name, table in tables(rows).items():
        between = re.compile(rf"(<!-- {name} -->\n).*?(<!-- end -->)", re.DOTALL)
        page = between.sub(lambda found, table=table: f"{found[1]}{table}\n{found[2]}", page)  # type: ignore[misc]  # bound now
    PAGE.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
