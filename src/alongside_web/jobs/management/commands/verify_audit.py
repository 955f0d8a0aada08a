"""Checks that the audit's chain holds, and says where it ends."""

from __future__ import annotations

from django.core.management.base import BaseCommand, CommandError, CommandParser

from alongside_web.accounts.walls import seen_by_all
from alongside_web.audit.queries import end_of_chain, first_break


class Command(BaseCommand):
    help = "Check that no entry of the audit was altered, taken out or cut from the end."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--holds",
            default="",
            metavar="HASH",
            help="a last hash that was written down earlier; it must be in the chain",
        )

    def handle(self, *_args: object, **options: object) -> None:
        with seen_by_all():
            broken = first_break(str(options["holds"]))
            entries, last = end_of_chain()
        if broken:
            where = f"at entry {broken.entry}" if broken.entry else "at its end"
            raise CommandError(f"The audit does not hold {where}: {broken.why}. Compare it with the last backup.")
        self.stdout.write(f"The audit holds: {entries} entries, the last is {last}.")
