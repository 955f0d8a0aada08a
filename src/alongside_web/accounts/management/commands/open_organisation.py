"""Enters an organisation and invites the first person who looks after it."""

from __future__ import annotations

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from alongside_web.accounts.models import Organisation, OrganisationKind, User
from alongside_web.accounts.operations import open_organisation
from alongside_web.accounts.operations_invitations import Invited, invite
from alongside_web.accounts.queries import person_named


class Command(BaseCommand):
    help = "Enter an organisation and invite by e-mail the person who will look after its people."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="the organisation's name")
        parser.add_argument("--kind", choices=OrganisationKind.values, required=True)
        parser.add_argument("--school", default="", help="the school's key, such as urn:115236, for a school")
        parser.add_argument("--administrator", required=True, help="the e-mail address to invite")
        parser.add_argument("--by", required=True, help="your own e-mail address, for the invitation's words")

    @transaction.atomic
    def handle(self, *_args: object, **given: object) -> None:
        try:
            actor = person_named(str(given["by"]))
        except User.DoesNotExist as unknown:
            raise CommandError(f"{given['by']} has no account; open one with open_account --operator.") from unknown
        if not actor.is_superuser:
            raise CommandError(f"{given['by']} does not run this site; only an operator enters organisations.")
        entered = Organisation(name=str(given["name"]), kind=str(given["kind"]), school=str(given["school"]))
        if entered.school and Organisation.objects.filter(school=entered.school).exists():
            raise CommandError(f"The school {entered.school} has an organisation already.")
        organisation = open_organisation(entered, actor=actor, at=timezone.now(), via="command")
        invite(Invited(str(given["administrator"]), organisation, administers=True), actor=actor, at=timezone.now())
        self.stdout.write(f"{organisation.name} is entered; an invitation went to {given['administrator']}.")
