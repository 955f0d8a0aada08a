"""What placing many partnerships costs, in CPU seconds and peak memory: one size, in a process of its own.

Run as ``python -m benchmarks.readings.cost PARTNERSHIPS CODINGS``; prints one line of JSON. The partnerships are made up
from the casebook's codings with who says it, when, how firmly and which way drawn anew from a fixed seed.
"""

from __future__ import annotations

import json
import random
import resource
import sys
import time
from collections.abc import Iterator
from dataclasses import replace

from alongside.casebook.partnerships import case_named, case_names, material_of
from alongside.evidence.coding import Coding
from alongside.lenses.material import Material
from alongside.lenses.whole import placed

_SEED = 2006
# So many codings are in memory at once, however many partnerships are placed.
_AT_ONCE = 25_000


def _made(pool: tuple[Coding, ...], name: str, size: int, rng: random.Random) -> tuple[Coding, ...]:
    made = []
    for number in range(size):
        what, who, how = rng.choice(pool), rng.choice(pool), rng.choice(pool)
        made.append(
            replace(
                what,
                id=f"{name}-{number}",
                partnership=name,
                sub="",
                stage=how.stage,
                voice=who.voice,
                perspective=who.perspective,
                direction=how.direction,
                strength=rng.randint(1, 3),
                paraphrase=f"made-up statement {number} of {name}",
            )
        )
    return tuple(made)


def batches(partnerships: int, size: int) -> Iterator[list[Material]]:
    """The made-up partnerships, some at a time."""
    rng = random.Random(_SEED)
    cases = [material_of(case_named(name)) for name in case_names()]
    pool = tuple(one for case in cases for one in case.codings if not one.is_about_another_partner)
    at_once = max(1, _AT_ONCE // size)
    for first in range(0, partnerships, at_once):
        numbers = range(first, min(first + at_once, partnerships))
        yield [
            cases[number % len(cases)].with_codings(_made(pool, f"made-up-{number}", size, rng)) for number in numbers
        ]


def measure(partnerships: int, size: int) -> dict[str, float]:
    """CPU seconds of placing alone, and the highest memory of the process in MB."""
    placed(material_of(case_named(case_names()[0])))
    seconds = 0.0
    for batch in batches(partnerships, size):
        start = time.process_time()
        for material in batch:
            placed(material)
        seconds += time.process_time() - start
    return {"seconds": seconds, "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]), int(sys.argv[2]))))
