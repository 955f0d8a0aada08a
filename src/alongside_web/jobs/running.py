"""Does one job: finds the work by its name in the settings, tells the database for whom, and notes how it went."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django_tasks import task

from alongside_web.accounts.walls import seen_by, seen_by_all
from alongside_web.jobs import operations
from alongside_web.jobs.models import Progress
from alongside_web.jobs.operations import Outcome

logger = logging.getLogger("alongside.jobs")
_NOT_OFTENER_THAN = 0.5


class UnknownWork(LookupError):
    """A job names a work that the settings do not name."""


@dataclass(slots=True)
class Doing:
    """A job that is being done: for whom, when, with what, and a way to say how far it is."""

    progress: Progress
    at: datetime
    told: float = 0.0

    @property
    def today(self) -> date:
        return timezone.localdate(self.at)

    @property
    def owner(self) -> int | None:
        return self.progress.owner_id

    def step(self, done: int, total: int | None = None) -> None:
        """Says how far it is; the page is told twice a second at most."""
        now = time.monotonic()
        if now - self.told >= _NOT_OFTENER_THAN or done == total:
            operations.do_step(self.progress, done=done, total=total)
            self.told = now


def _asked(name: str) -> Callable[[Doing], Outcome]:
    path = settings.JOBS.get(name)
    if path is None:
        raise UnknownWork(f"There is no work called '{name}'; name it in JOBS in the settings.")
    found: Callable[[Doing], Outcome] = import_string(path)
    return found


def _nightly(name: str) -> Callable[[date], object]:
    found: Callable[[date], object] = import_string(settings.NIGHTLY_JOBS[name])
    return found


def _do(doing: Doing) -> Outcome:
    name = doing.progress.work
    if name not in settings.NIGHTLY_JOBS:
        return _asked(name)(doing)
    # A job waits for its night when the worker was off: it is told the day it was meant for.
    meant = date.fromisoformat(str(doing.progress.arguments.get("day", doing.today.isoformat())))
    answer = _nightly(name)(meant)
    return Outcome("" if answer is None else str(answer))


@task
def run(key: str, owner: int | None) -> None:
    """The one task of the queue. A job of a person's sees what that person may see; a job of the night sees everything."""
    with seen_by_all() if owner is None else seen_by(owner):
        progress = Progress.objects.filter(key=UUID(key)).first()
        if progress is None or progress.has_ended:
            return
        operations.do_begin(progress)
        try:
            outcome = _do(Doing(progress, timezone.now()))
        except Exception:
            logger.exception("The job %s (%s) failed", progress.work, key)
            sentence = _("It failed. Nothing was half done; ask for it again, or tell whoever runs this site.")
            operations.do_end(progress, Outcome(sentence), at=timezone.now(), failed=True)
            raise
        operations.do_end(progress, outcome, at=timezone.now())
