"""`manage load_round`: a round of invented schools, and where the head who has not answered yet would open its page."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from alongside_web.brokering.operations_invented_round import NAME, CasesFirst, load_round
from alongside_web.partnerships.operations_cases import BROKER, address_of


class Command(BaseCommand):
    help = "Enter a round of invented schools, with some heads' answers and a plan asked for; done twice it changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--link", metavar="FILE", help="keep the page of the head who has not answered in this file, and print it"
        )

    def handle(self, *_args: object, **options: object) -> None:
        # Every address in it is invented: nothing leaves the machine.
        settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
        try:
            loaded = load_round(timezone.now())
        except CasesFirst as missing:
            raise CommandError(str(missing)) from None
        board = f"{settings.SITE_ADDRESS}/rounds/{loaded.round.key}/board/"
        self.stdout.write(f"{NAME}: {address_of(BROKER)} brokers it, at {board}")
        if options["link"]:
            link = _kept(Path(str(options["link"])), loaded.link)
            self.stdout.write(f"One head has not answered yet and does so, without an account, at {link}")


def _kept(file: Path, link: str) -> str:
    """The link in the file, which a round that was just entered writes anew: of its secret the site keeps a digest alone."""
    if link:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
        file.write_text(f"{settings.SITE_ADDRESS}{link}", encoding="utf-8")
    return file.read_text(encoding="utf-8").strip() if file.exists() else "the address in the mail to it"
