"""How well, how firmly and how fast the lenses read, from the casebook and from five independent codings of the six.

Run as ``python -m benchmarks.readings [--draws N] [--only SECTION ...]`` from the repository. Every table is for
docs/reference/benchmarks.md as it is printed.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations, product

from rich.console import Console
from rich.progress import Progress

from alongside.casebook.partnerships import case_names
from alongside.casebook.placements import Lens, ThesisCell, thesis_cells, thesis_cells_of
from alongside.lenses.typology import CLASSES
from alongside.lenses.whole import Placement, first_most_probable, placed, through_stages
from benchmarks.readings.left_out import BAR, CHOSEN, Chosen, chosen_from, defaults, growth, read_with
from benchmarks.readings.robustness import HARMS, OUTCOMES, harmed
from tests.lenses.independent import SOURCES, material

SIZES = ((2_500, 100), (5_000, 100), (10_000, 100), (10, 1_000), (10, 10_000), (1, 100_000))


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    print(f"\n| {' | '.join(columns)} |\n|{'---|' * len(columns)}")
    for row in rows:
        print(f"| {' | '.join(row)} |", flush=True)


def readings() -> dict[tuple[str, str], Placement]:
    """The six as every source has them."""
    return {(source, case): placed(material(case, source)) for source in SOURCES for case in case_names()}


def _right(ours: Placement) -> int:
    return sum(cell.agrees_with(ours) for cell in thesis_cells_of(ours.name))


def _class_is_right(ours: Placement) -> bool:
    return next(cell for cell in thesis_cells_of(ours.name) if cell.lens is Lens.TYPOLOGY).agrees_with(ours)


def _miss(source: str, cell: ThesisCell, ours: Placement) -> tuple[str, ...]:
    position = cell.position_in(ours)
    said = (source, str(cell), cell.value, cell.value_in(ours), cell.firmness.value)
    if position is None:
        return (*said, "", "", "")
    interval = f"{position.low:+.2f} to {position.high:+.2f}"
    for_and_against = f"{len(position.supporting)} / {len(position.opposing)}"
    return (*said, f"{position.value:+.2f}", interval, for_and_against)


def cells() -> None:
    """Cells right for each source, and every miss."""
    ours = readings()
    rows = []
    for source in SOURCES:
        here = [ours[source, case] for case in case_names()]
        codings = sum(len(material(case, source).codings) for case in case_names())
        right = sum(map(_class_is_right, here))
        rows.append((source, str(codings), f"{right} of 6", f"{sum(map(_right, here))} of 54"))
    table(("source", "codings", "classes", "cells"), rows)
    misses = (
        _miss(source, cell, ours[source, cell.case])
        for source in SOURCES
        for cell in thesis_cells()
        if not cell.agrees_with(ours[source, cell.case])
    )
    table(("source", "cell", "thesis", "ours", "firmness", "position", "interval", "for / against"), misses)


def classes() -> None:
    """The probabilities of the four classes."""
    ours = readings()
    table(
        ("partnership", "source", "class", *map(str, CLASSES)),
        (
            (
                case,
                source,
                ours[source, case].typology.verdict.value,
                *(f"{ours[source, case].typology.probabilities[one]:.2f}" for one in CLASSES),
            )
            for case in case_names()
            for source in SOURCES
        ),
    )


def _left_out_row(case: str, source: str, chosen: Chosen, ours: Placement) -> tuple[str, ...]:
    again = read_with(ours, chosen.values)
    values = (f"{chosen.values[name]:+.2f}{'*' if name in chosen.kept else ''}" for name in CHOSEN)
    right = "right" if _class_is_right(again) else "WRONG"
    return (case, source, f"{again.typology.verdict} ({right})", f"{_right(again)} of 9", *values)


def left_out() -> None:
    """Each case read by what was chosen from the other five: of the same coder, and of all coders together."""
    ours = readings()
    columns = ("left out", "source", "class", "cells", *map(str, CHOSEN))
    print("\nAs they are: " + ", ".join(f"{name} {value:+.2f}" for name, value in defaults().items()))
    for together, widest in product((False, True), repeat=2):
        which = "all sources have" if together else "the same source has"
        print(f"\nChosen from the other five as {which} them, ties to the {'widest gap' if widest else 'default'}:")
        rows, brief, right, good = [], [], 0, 0
        for case in case_names():
            brief.append([case])
            for source in SOURCES:
                others = [one for (of, name), one in ours.items() if name != case and (together or of == source)]
                chosen = chosen_from(others, widest=widest)
                again = read_with(ours[source, case], chosen.values)
                right, good = right + _class_is_right(again), good + _right(again)
                brief[-1].append(f"{_right(again)}" + ("" if _class_is_right(again) else f", {again.typology.verdict}"))
                rows.append(_left_out_row(case, source, chosen, ours[source, case]))
        if not widest:
            table(columns, rows)
        print("\nCells right of 9, and the class where it is wrong:")
        table(("left out", *SOURCES), brief)
        print(f"\n{right} of {len(rows)} classes, {good} of {len(rows) * 9} cells; * nothing to choose it from")
    _room_for_the_bar(ours)


def _room_for_the_bar(ours: dict[tuple[str, str], Placement]) -> None:
    """Between which growth scores the bar may lie."""
    rows = []
    for source in SOURCES:
        scores = {case: growth(ours[source, case]) for case in case_names()}
        top, second = sorted(scores, key=lambda case: -scores[case])[:2]
        rows.append((source, f"{top} {scores[top]:+.2f}", f"{second} {scores[second]:+.2f}"))
    print(
        f"\nThe two highest growth scores, between which the bar ({defaults()[BAR]:.2f}) parts striving from the rest:"
    )
    table(("source", "highest", "next"), rows)


def robustness(draws: int = 1_000) -> None:
    """What random harm does to the class."""
    err = Console(stderr=True)
    rows, together = [], {name: [Counter[str]() for _ in HARMS] for name in (*case_names(), "all")}
    with Progress(console=err, disable=not err.is_terminal, transient=True) as progress:
        task = progress.add_task("Dropping and turning", total=len(SOURCES) * 6 * len(HARMS))
        for case in case_names():
            for source in SOURCES:
                told = []
                for number in range(len(HARMS)):
                    found = harmed(material(case, source), number, draws)
                    together[case][number] += found
                    together["all"][number] += found
                    told.append(" / ".join(f"{found[one] / draws:.0%}" for one in OUTCOMES))
                    progress.advance(task)
                rows.append((case, source, *told))
    for name, found_by_harm in together.items():
        shares = (" / ".join(f"{one[what] / one.total():.1%}" for what in OUTCOMES) for one in found_by_harm)
        rows.append((name, "all sources", *shares))
    print(f"\n{' / '.join(OUTCOMES)}, of {draws:,} draws each:")
    table(("partnership", "source", *(name for name, _, _ in HARMS)), rows)


def coders() -> None:
    """On how many of the 54 cells two sources agree."""
    ours = readings()

    def said(source: str) -> list[str]:
        return [cell.value_in(ours[source, cell.case]) for cell in thesis_cells()]

    pairs = ((one, other, sum(map(str.__eq__, said(one), said(other)))) for one, other in combinations(SOURCES, 2))
    table(("one", "another", "cells alike of 54"), ((one, other, str(alike)) for one, other, alike in pairs))


def stages() -> None:
    """The class at the end of each stage, and since when the final one has been the most probable."""
    rows = []
    for case in case_names():
        for source in SOURCES:
            steps = through_stages(material(case, source))
            told = {one.stage: max(CLASSES, key=one.reading.probabilities.__getitem__).value for one in steps}
            final = told[max(told)]
            first = next(stage for stage in sorted(told) if told[stage] == final)
            by_stage = (told.get(stage, "") for stage in range(5))
            since = first_most_probable(steps)
            rows.append((case, source, *by_stage, str(first), "" if since is None else str(since)))
    columns = ("partnership", "source", "background", *(f"stage {one}" for one in range(1, 5)), "first", "for good")
    table(columns, rows)


def cost() -> None:
    """CPU seconds and memory of placing many."""
    rows = []
    for partnerships, size in SIZES:
        words = [sys.executable, "-m", "benchmarks.readings.cost", str(partnerships), str(size)]
        said = subprocess.run(words, stdout=subprocess.PIPE, text=True, check=True).stdout
        one: dict[str, float] = json.loads(said)
        each = one["seconds"] / partnerships / size * 1e6
        rows.append((f"{partnerships:,}", f"{size:,}", f"{one['seconds']:.2f}", f"{each:.1f}", f"{one['peak_mb']:.0f}"))
    table(("partnerships", "codings each", "CPU s", "µs a coding", "peak MB"), rows)


SECTIONS: dict[str, Callable[[], None]] = {
    "cells": cells,
    "classes": classes,
    "left-out": left_out,
    "robustness": robustness,
    "coders": coders,
    "stages": stages,
    "cost": cost,
}


def main() -> None:
    """Prints the sections asked for; without any, all."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--draws", type=int, default=1_000, help="random draws for each partnership, source and harm")
    words.add_argument("--only", nargs="+", choices=SECTIONS, default=list(SECTIONS))
    given = words.parse_args()
    for name in given.only:
        print(f"\n== {name}: {(SECTIONS[name].__doc__ or '').strip()}")
        if name == "robustness":
            robustness(given.draws)
        else:
            SECTIONS[name]()


if __name__ == "__main__":
    main()
