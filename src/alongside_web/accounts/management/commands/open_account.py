"""Opens an account and prints a first password, for the first people of a site; everybody else is invited."""

from __future__ import annotations

import secrets

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.utils import timezone

from alongside_web.accounts.operations import AddressTaken, Opening, open_account


class Command(BaseCommand):
    help = "Open an account and print its first password."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="the person's e-mail address", type=_address)
        parser.add_argument("--name", default="", help="the person's full name")
        parser.add_argument("--operator", action="store_true", help="the person runs this site")

    def handle(self, *_args: object, **given: object) -> None:
        password = secrets.token_urlsafe(15)
        opening = Opening(str(given["email"]), str(given["name"]), password, is_operator=bool(given["operator"]))
        try:
            open_account(opening, actor=None, at=timezone.now(), via="command")
        except AddressTaken as taken:
            raise CommandError(str(taken)) from taken
        self.stdout.write(f"{given['email']} signs in with the password {password} and should change it.")


def _address(text: str) -> str:
    validate_email(text)
    return text
