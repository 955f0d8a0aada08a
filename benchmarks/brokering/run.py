"""Our matching beside OR-Tools, HiGHS and SciPy on made-up national rounds, each row in a process of its own.

Run as ``python -m benchmarks.brokering.run [SIZES...] [--keep FILE]`` from the repository; without sizes, all of them. The
exact solvers must agree on the objective, or the run ends with status 1. ``--keep`` writes the rows down as JSON, beside the
rows of other sizes already there.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from benchmarks.brokering.figures import TO_REACH
from benchmarks.brokering.instances import SIZES, load
from benchmarks.brokering.row import QUESTIONS, SOLVERS, Row

# What would take minutes, or more memory than there is, is left out from these sizes up.
_TOO_LARGE = {
    "Alongside, plain Python": {"l", "l_scarce", "xl"},
    "HiGHS, simplex": {"l", "l_scarce", "xl"},
    "SciPy, sparse assignment": {"l", "l_scarce", "xl"},
    "settled plan": {"xl"},
}
_PATIENCE = 900


def asked(size: str) -> list[str]:
    """The rows of a size."""
    return [what for what in (*SOLVERS, *QUESTIONS) if size not in _TOO_LARGE.get(what, ())]


def measure_apart(size: str, what: str) -> Row:
    """The row, measured in a process of its own on one thread."""
    words = [sys.executable, "-m", "benchmarks.brokering.row", size, what]
    alone = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    said = subprocess.run(words, stdout=subprocess.PIPE, text=True, check=True, timeout=_PATIENCE, env=alone).stdout
    return Row(**json.loads(said.splitlines()[-1]))


def spent(seconds: float | None) -> str:
    """A time as people read it: seconds, or below a tenth of one milliseconds."""
    if seconds is None or seconds < 1e-5:
        return "" if seconds is None else "0"
    return f"{seconds * 1000:.3g} ms" if seconds < 0.1 else f"{seconds:.3g} s"


def to_reach(row: Row) -> str:
    """The figure that a row must reach, and whether it is reached."""
    figure = TO_REACH.get(row.what, {}).get(row.size)
    if figure is None:
        return ""
    bound = spent(figure.seconds) + (f", {figure.extra_mb:.0f} MB" if figure.extra_mb else "")
    return f"{bound}: {'reached' if figure.reached(row.seconds, row.extra_mb) else 'NOT REACHED'}"


def cells(row: Row) -> tuple[str, ...]:
    """A row as the table shows it."""
    return (
        row.what,
        spent(row.seconds),
        spent(row.hand_over),
        "" if row.extra_mb is None else f"{row.extra_mb:.1f}",
        "" if row.objective is None else f"{row.objective:,}",
        "" if row.gap is None else f"{row.gap}",
        "" if row.coverage is None else f"{row.coverage:.1%}",
        to_reach(row),
    )


def disagreement(rows: Sequence[Row]) -> str | None:
    """What is wrong with the rows of a size at any speed: exact totals that differ, or a condition broken."""
    totals = {row.what: row.objective for row in rows if row.what in SOLVERS}
    if len(set(totals.values())) > 1:
        return f"the exact solvers disagree: {totals}"
    broken = [row.what for row in rows if not row.holds]
    return f"not as it must be: {', '.join(broken)}" if broken else None


_WIDTHS = "{:<33}{:>10}{:>11}{:>10}{:>18}{:>5}{:>10}  {}"


def run(size: str) -> tuple[list[Row], bool]:
    """Measure and print a size; says whether all is as it must be."""
    one = load(size)
    load_now = os.getloadavg()[0]
    print(f"\n{size}: {len(one.demand):,} needs, {len(one.capacity):,} partners, {one.edges:,} edges", end="")
    print(f" (round {one.digest}; load when begun {load_now:.1f} on {os.cpu_count()} cores)")
    print(_WIDTHS.format("", "CPU", "hand over", "extra MB", "objective", "gap", "coverage", "to reach"))
    del one
    rows = []
    for what in asked(size):
        rows.append(measure_apart(size, what))
        print(_WIDTHS.format(*cells(rows[-1])).rstrip(), flush=True)
        if rows[-1].note:
            print(f"    {rows[-1].note}", flush=True)
    wrong = disagreement(rows)
    print(f"WRONG: {wrong}" if wrong else "The exact solvers agree on the objective.", flush=True)
    return rows, wrong is None


def keep(rows: Sequence[Row], path: Path) -> None:
    """Write the rows down in place of older ones of the same size and kind."""
    before = [Row(**one) for one in json.loads(path.read_text(encoding="utf-8"))] if path.exists() else []
    new = {(row.size, row.what) for row in rows}
    together = [row for row in before if (row.size, row.what) not in new] + list(rows)
    order = [*SOLVERS, *QUESTIONS]
    together.sort(key=lambda row: (list(SIZES).index(row.size), order.index(row.what)))
    lines = ",\n".join(json.dumps(asdict(row)) for row in together)
    path.write_text(f"[\n{lines}\n]\n", encoding="utf-8")


def main() -> None:
    """Runs the sizes asked for; status 1 where solvers disagree."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("sizes", nargs="*", choices=[*SIZES, []], help="which rounds; without any: all")
    words.add_argument("--keep", type=Path, help="write the rows to this JSON file")
    given = words.parse_args()
    right = True
    for size in given.sizes or SIZES:
        rows, as_it_must_be = run(size)
        right = right and as_it_must_be
        if given.keep:
            keep(rows, given.keep)
    sys.exit(0 if right else 1)


if __name__ == "__main__":
    main()
