"""Keeps a worker running beside the server: starts it, starts it anew when it dies, stops it with the server."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Sequence

STOPS_WITHIN = 20.0
LONGEST_WAIT = 60.0


def command() -> list[str]:
    """What runs a worker that stops when this process is gone."""
    return [sys.executable, "-m", "alongside_web", "work", "--with", str(os.getpid())]


class BesideServer:
    """A worker process for the length of a `with` block."""

    def __init__(self, words: Sequence[str] | None = None, first_wait: float = 1.0) -> None:
        self.words = list(words or command())
        self.first_wait = first_wait
        self.starts = 0
        self.ending = threading.Event()
        self.process: subprocess.Popen[bytes] | None = None
        self.minding = threading.Thread(target=self._mind, daemon=True)

    def __enter__(self) -> BesideServer:
        self._start()
        self.minding.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.ending.set()
        if self.process is not None:
            self.process.terminate()
            try:
                self.process.wait(STOPS_WITHIN)
            except subprocess.TimeoutExpired:
                self.process.kill()
        self.minding.join(STOPS_WITHIN)

    def _start(self) -> None:
        # A session of its own: Ctrl+C reaches the server alone, which then lets the worker finish what it has in hand.
        self.process = subprocess.Popen(self.words, start_new_session=True)  # noqa: S603 - our own command
        self.starts += 1

    def _mind(self) -> None:
        wait = self.first_wait
        while self.process is not None:
            self.process.wait()
            if self.ending.wait(wait):
                return
            sys.stderr.write(f"The worker stopped ({self.process.returncode}); starting it anew.\n")
            wait = min(2 * wait, LONGEST_WAIT)
            self._start()
