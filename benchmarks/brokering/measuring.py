"""CPU seconds and extra memory of a piece of work: the middle of several rounds, each handed its input anew."""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TypeVar

T = TypeVar("T")

_FEWEST, _MOST = 3, 25
# Short work is done again until this many CPU seconds have gone, so that a clock's tick does not decide.
_ENOUGH = 0.5
_STATUS = Path("/proc/self/status")


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU seconds to hand the input over and to do the work, and what the first round added to the memory in use, in MB."""

    hand_over: float
    seconds: float
    extra_mb: float


def _kilobytes(name: str) -> int | None:
    """A line of the process's own status, where the system keeps one."""
    if not _STATUS.exists():
        return None
    found = [line.split()[1] for line in _STATUS.read_text(encoding="ascii").splitlines() if line.startswith(name)]
    return int(found[0]) if found else None


def _forget_peak() -> int:
    """Start the memory's high-water mark anew where the system lets us; returns what is in use, in kilobytes."""
    if sys.platform == "linux":
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    return _kilobytes("VmRSS") or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _peak() -> int:
    return _kilobytes("VmHWM") or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def measured(hand_over: Callable[[], Callable[[], T]]) -> tuple[Cost, T]:
    """What the work costs, and what it gave."""
    handing: list[float] = []
    doing: list[float] = []
    before = _forget_peak()
    extra = 0.0
    while len(doing) < _FEWEST or (len(doing) < _MOST and sum(doing) < _ENOUGH):
        start = time.process_time()
        work = hand_over()
        handed = time.process_time()
        result = work()
        doing.append(time.process_time() - handed)
        handing.append(handed - start)
        if len(doing) == 1:
            extra = (_peak() - before) / 1024
    return Cost(median(handing), median(doing), extra), result
