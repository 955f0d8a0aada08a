"""Prints everything that is held about a person, as JSON."""

from __future__ import annotations

import json

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone

from alongside_web.accounts.models import User
from alongside_web.accounts.queries import person_named
from alongside_web.accounts.reports import document_on
from alongside_web.accounts.walls import seen_by_all


class Command(BaseCommand):
    help = "Print everything that is held about a person, as JSON."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="the person's e-mail address")

    def handle(self, *_args: object, **given: object) -> None:
        try:
            person = person_named(str(given["email"]))
        except User.DoesNotExist as unknown:
            raise CommandError(f"{given['email']} has no account; check the address.") from unknown
        with seen_by_all():
            document = document_on(person, timezone.now())
        self.stdout.write(json.dumps(document, indent=2, ensure_ascii=False, cls=DjangoJSONEncoder))
