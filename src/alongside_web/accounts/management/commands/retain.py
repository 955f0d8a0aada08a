"""Erases what has been kept long enough, as the nightly job does."""

from __future__ import annotations

from datetime import date

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from alongside_web.accounts.retention import declared, retain
from alongside_web.accounts.walls import seen_by_all


class Command(BaseCommand):
    help = "Erase what has been kept long enough; with --list say how long each kind of record is kept."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--list", action="store_true", help="erase nothing, print the terms")
        parser.add_argument("--day", type=date.fromisoformat, default=None, help="as on this day (today)")

    def handle(self, *_args: object, **given: object) -> None:
        if given["list"]:
            for kept in declared():
                self.stdout.write(f"{kept.name}: {kept.days} days since {kept.since}; then {kept.then}")
            return
        day = given["day"] if isinstance(given["day"], date) else timezone.localdate()
        with seen_by_all():
            done = retain(day)
        for name, count in done.items():
            self.stdout.write(f"{name}: {count}")
