"""Closes the account of a person who left, and ends all that the person takes part in."""

from __future__ import annotations

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from alongside_web.accounts.models import User
from alongside_web.accounts.operations import close_account
from alongside_web.accounts.queries import person_named
from alongside_web.accounts.walls import seen_by_all


class Command(BaseCommand):
    help = "Close an account: sessions, memberships and parts in partnerships end."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="the person's e-mail address")

    def handle(self, *_args: object, **given: object) -> None:
        try:
            person = person_named(str(given["email"]))
        except User.DoesNotExist as unknown:
            raise CommandError(f"{given['email']} has no account; check the address.") from unknown
        with seen_by_all():
            close_account(person, actor=None, at=timezone.now(), via="command")
        self.stdout.write(f"{given['email']} is closed and signed out everywhere.")
