"""Does the jobs of a night now, without a worker."""

from __future__ import annotations

from datetime import date

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from alongside_web.accounts.walls import seen_by_all
from alongside_web.jobs import nightly
from alongside_web.jobs.models import JobState, Progress
from alongside_web.jobs.working import Working


class Command(BaseCommand):
    help = "Do the nightly jobs of a day now: retention, notices, the check of the audit."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--day", type=date.fromisoformat, help="the day they are for, such as 2026-11-24; else today"
        )
        parser.add_argument("--ask", action="store_true", help="only ask for them; a worker does them")

    def handle(self, *_args: object, **options: object) -> None:
        now = timezone.now()
        day = options["day"] if isinstance(options["day"], date) else timezone.localdate(now)
        with seen_by_all():
            asked = [one.pk for one in nightly.ask_for(day, now)]
        if options["ask"]:
            return
        Working().live(until_idle=True)
        with seen_by_all():
            done = list(Progress.objects.filter(pk__in=asked).order_by("pk"))
        for one in done:
            self.stdout.write(f"{one.what}: {one.get_state_display()}. {one.outcome}".strip())
        if any(one.state != JobState.DONE for one in done):
            raise CommandError("Not every job was done; see the log.")
