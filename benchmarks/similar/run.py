"""Our search for similar schools beside SciPy's and scikit-learn's, each row in a process of its own on one thread.

Run as ``python -m benchmarks.similar.run [--schools N] [--features D] [--list K] [--missing SHARE ...]`` from the
repository. Peers know no gaps: they are given medians in their place, and their recall is measured against the true answer
by the definition, for schools spread evenly through the population. Loading and compiling are not counted.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys

import numpy as np

from benchmarks.brokering.measuring import measured
from benchmarks.similar.ways import WAYS, Schools, made_up, recall, true_neighbours

_CHECKED = 400
_WARM_UP = 400
_SEED = 2013


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description="Neighbours in CPU seconds, extra memory and recall, beside the peers."
    )
    parser.add_argument("--schools", type=int, default=24_000)
    parser.add_argument("--features", type=int, default=12)
    parser.add_argument("--list", type=int, default=50, dest="length")
    parser.add_argument("--missing", type=float, nargs="+", default=[0.0, 0.02, 0.1])
    parser.add_argument("--phases", type=int, nargs="+", default=[2, 1])
    parser.add_argument("--way", choices=WAYS, help="print this one row as JSON, measured in this process")
    return parser.parse_args()


def row(schools: Schools, way: str, length: int) -> dict[str, float]:
    """One way's CPU seconds, extra megabytes and recall."""
    search = WAYS[way]
    search(Schools(schools.values[:_WARM_UP], schools.weights, schools.phase[:_WARM_UP]), length)
    cost, found = measured(lambda: lambda: search(schools, length))
    checked = np.linspace(0, len(schools.values) - 1, _CHECKED).astype(np.int64)
    true = true_neighbours(schools, checked, length)
    return {"seconds": cost.seconds, "extra_mb": cost.extra_mb, "recall": recall(found[checked], true)}


def measured_apart(given: argparse.Namespace, phases: int, missing: float, way: str) -> dict[str, float]:
    """The row, from a process of its own on one thread."""
    words = [sys.executable, "-m", "benchmarks.similar.run", "--way", way, "--phases", str(phases)]
    words += ["--missing", str(missing), "--schools", str(given.schools)]
    words += ["--features", str(given.features), "--list", str(given.length)]
    alone = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
    said = subprocess.run(words, stdout=subprocess.PIPE, text=True, check=True, env=alone).stdout
    result: dict[str, float] = json.loads(said.splitlines()[-1])
    return result


def main() -> None:
    given = arguments()
    if given.way:
        schools = made_up(given.schools, given.features, phases=given.phases[0], missing=given.missing[0], seed=_SEED)
        print(json.dumps(row(schools, given.way, given.length)))
        return
    print(f"{given.schools:,} schools x {given.features} features, the {given.length} nearest of each\n")
    print("| phases | missing | way | CPU s | extra MB | recall |\n|---|---|---|---|---|---|")
    for phases in given.phases:
        for missing in given.missing:
            for way in WAYS:
                one = measured_apart(given, phases, missing, way)
                cells = f"{one['seconds']:.2f} | {one['extra_mb']:.0f} | {one['recall']:.4f}"
                print(f"| {phases} | {missing:.0%} | {way} | {cells} |", flush=True)


if __name__ == "__main__":
    main()
