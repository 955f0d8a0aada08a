"""The worker: does what is asked for, shows that it is alive, and stops when the process that started it is gone."""

from __future__ import annotations

import logging
import os
import secrets
import signal
import socket
import threading
import time
from types import FrameType

from django.db import OperationalError, close_old_connections, connection
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker as QueueWorker
from django_tasks_db.models import DBTaskResult

from alongside_web.accounts.walls import seen_by_all
from alongside_web.jobs import nightly, operations

logger = logging.getLogger("alongside.jobs")
BEAT_EVERY = 5.0
# One small query each time: a hundredth of a core at most, and a click waits a tenth of a second on average.
LOOK_EVERY = 0.2
ROUND_EVERY = 10.0


class Working:
    """A worker's life: `live` returns when it was asked to stop and has finished the job in hand."""

    def __init__(self, parent: int | None = None) -> None:
        self.name = f"{socket.gethostname()[:30]}:{os.getpid()}:{secrets.token_hex(6)}"
        self.parent = parent
        self.stopping = threading.Event()
        self.next_round = 0.0

    def stop(self, _signal: int = 0, _frame: FrameType | None = None) -> None:
        self.stopping.set()

    def live(self, *, until_idle: bool = False) -> None:
        """Works until stopped, or until nothing is left to do."""
        operations.do_beat(self.name, at=timezone.now())
        pulse = threading.Thread(target=self._beat, daemon=True)
        pulse.start()
        try:
            while not self._should_stop():
                try:
                    idle = not self._look()
                except OperationalError:
                    logger.warning("The database did not answer; looking again.", exc_info=True)
                    idle = True
                if idle and until_idle:
                    break
                if idle:
                    self.stopping.wait(LOOK_EVERY)
        finally:
            self.stopping.set()
            pulse.join()
            operations.do_retire(self.name)

    def _should_stop(self) -> bool:
        orphaned = self.parent is not None and os.getppid() != self.parent
        return orphaned or self.stopping.is_set()

    def _look(self) -> bool:
        """Does one job if there is one; says whether there was."""
        close_old_connections()
        self._go_round()
        if not DBTaskResult.objects.ready().exists():
            return False
        one = QueueWorker(
            queue_names=["*"],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=1,
            worker_id=self.name,
            excluded_queue_names=[],
        )
        one.run()
        return True

    def _go_round(self) -> None:
        """Now and then: gives back what dead workers left, and asks for the jobs of the night."""
        if time.monotonic() < self.next_round:
            return
        self.next_round = time.monotonic() + ROUND_EVERY
        now = timezone.now()
        with seen_by_all():
            operations.do_give_back(at=now)
            nightly.ask_for_the_night(now)

    def _beat(self) -> None:
        """Shows every few seconds that the worker lives, from a thread of its own, for a job may be long."""
        try:
            while not self.stopping.wait(BEAT_EVERY):
                try:
                    operations.do_beat(self.name, at=timezone.now())
                except OperationalError:
                    logger.warning("A sign of life could not be written.", exc_info=True)
                close_old_connections()
        finally:
            connection.close()


def work(parent: int | None = None) -> None:
    """Lives as a process: SIGTERM and SIGINT let the job in hand finish."""
    working = Working(parent)
    signal.signal(signal.SIGTERM, working.stop)
    signal.signal(signal.SIGINT, working.stop)
    working.live()
