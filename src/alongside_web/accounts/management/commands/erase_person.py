"""Erases a person: account, name, address and what the audit says of the person, whose chain still holds."""

from __future__ import annotations

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from alongside_web.accounts.models import User
from alongside_web.accounts.operations import erase_person
from alongside_web.accounts.queries import person_named
from alongside_web.accounts.walls import seen_by_all


class Command(BaseCommand):
    help = "Close an account and erase what names the person, in the audit too."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="the person's e-mail address")

    def handle(self, *_args: object, **given: object) -> None:
        try:
            person = person_named(str(given["email"]))
        except User.DoesNotExist as unknown:
            raise CommandError(f"{given['email']} has no account; check the address.") from unknown
        with seen_by_all():
            erase_person(person, actor=None, at=timezone.now(), via="command")
        self.stdout.write(f"{given['email']} is erased; the audit keeps that it was done.")
