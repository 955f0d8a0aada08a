"""Import of official files, in CPU seconds and peak memory, beside a bare Polars read of the same files in the same run.

Run as ``python benchmarks/registry.py FOLDER`` on a folder of packed official files.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

ROUNDS = 3
_TIMED = (
    "import resource, sys, time\n"
    "from pathlib import Path\n"
    "files = [Path(name) for name in sys.argv[2:]]\n"
    "{setup}\n"
    "start = time.process_time()\n"
    "{work}\n"
    "print(time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)\n"
)
_POLARS = (
    "import gzip, polars",
    "for file in files:\n"
    "    content = gzip.decompress(file.read_bytes())\n"
    "    if '.csv' in file.name: polars.read_csv(content, infer_schema=False, encoding='utf8-lossy')\n"
    "    elif '.json' in file.name: polars.read_json(content)\n",
)
_READ = (
    "from alongside_store.opening import open_file\nfrom alongside_store.reading import read",
    "for file in files: read(open_file(file))",
)
_IMPORT = (
    "from alongside_store.importing import Request, import_files",
    "import_files(Path(sys.argv[1]), Request(files), lambda step: None)",
)


def timed(what: tuple[str, str], files: list[Path]) -> tuple[float, float]:
    """Median CPU seconds and peak memory in MB of doing this to the files, each round in a fresh process."""
    seconds, peaks = [], []
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as store:
            program = _TIMED.format(setup=what[0], work=what[1])
            words = [sys.executable, "-c", program, store, *map(str, files)]
            said = subprocess.run(words, capture_output=True, text=True, check=True).stdout.split()
        seconds.append(float(said[0]))
        peaks.append(float(said[1]) / 1024)
    return median(seconds), max(peaks)


def main(folder: Path) -> None:
    """Prints a line for the register alone and one for everything."""
    everything = sorted(folder.glob("*.gz"))
    register = [path for path in everything if path.name.startswith("gias_schools_")]
    print(f"{'files':<24}{'what':<34}{'CPU s':>8}{'peak MB':>10}")
    for name, files in (("the register alone", register), (f"all {len(everything)} files", everything)):
        for what, work in (
            ("Polars reads", _POLARS),
            ("Alongside reads every cell", _READ),
            ("Alongside imports", _IMPORT),
        ):
            seconds, peak = timed(work, files)
            print(f"{name:<24}{what:<34}{seconds:>8.2f}{peak:>10.0f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
