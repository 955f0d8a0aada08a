"""What the night brings: each nightly job is asked for once a day, by whichever worker looks first."""

from __future__ import annotations

from datetime import date, datetime, time

from django.conf import settings
from django.utils import timezone

from alongside_web.audit.queries import end_of_chain, first_break
from alongside_web.jobs import operations
from alongside_web.jobs.models import Progress

NOT_BEFORE = time(2, 0)


class ChainBroken(RuntimeError):
    """The audit was altered past the site."""


def ask_for_the_night(now: datetime) -> list[Progress]:
    """Asks for today's nightly jobs once it is two in the morning; a site that was off then catches up when it starts."""
    local = timezone.localtime(now)
    if local.time() < NOT_BEFORE:
        return []
    return ask_for(local.date(), now)


def ask_for(day: date, now: datetime) -> list[Progress]:
    """Asks for the nightly jobs of a day."""
    return [
        operations.do_ask(
            operations.Wanted(name, f"{name}, {day}", f"{name}:{day}", {"day": day.isoformat()}), owner=None, at=now
        )
        for name in settings.NIGHTLY_JOBS
    ]


def verify_audit(_today: date) -> str:
    """Checks the whole chain of the audit; raises `ChainBroken`. The sentence it returns is worth keeping elsewhere."""
    broken = first_break()
    if broken:
        where = f"at entry {broken.entry}" if broken.entry else "at its end"
        raise ChainBroken(f"The audit does not hold {where}: {broken.why}. Compare it with the last backup.")
    entries, last = end_of_chain()
    return f"The audit holds: {entries} entries, the last is {last}."


def forget(_today: date) -> str:
    """Drops old jobs and the files they made."""
    return f"{operations.do_forget(at=timezone.now())} old jobs were dropped."
