"""`manage load_concerns`: the register of the thesis's authority, as far as it is printed."""

from __future__ import annotations

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from alongside_web.concerns.operations_thesis import KEEPER, READER, CasesFirst, load_concerns
from alongside_web.partnerships.operations_cases import address_of


class Command(BaseCommand):
    help = "Enter what the thesis prints of its schools' places on a register; done twice it changes nothing."

    def handle(self, *_args: object, **_options: object) -> None:
        try:
            loaded = load_concerns(timezone.now())
        except CasesFirst as missing:
            raise CommandError(str(missing)) from None
        self.stdout.write(f"{loaded} cases of concern were entered.")
        self.stdout.write(f"{address_of(KEEPER)} keeps the register, {address_of(READER)} reads it.")
