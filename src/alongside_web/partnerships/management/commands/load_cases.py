"""`manage load_cases`: the six partnerships of the thesis as records, and how to sign in to see them."""

from __future__ import annotations

import secrets
from pathlib import Path

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from alongside_web.partnerships.operations_cases import Loading, address_of, load_cases

WHO = (
    ("broker (an authority’s officer)", "principal-adviser"),
    ("adviser", "adviser-1"),
    ("head of a supported school", "virgo-head-2"),
    ("head of a supporting school", "leo-head"),
    ("partnership manager", "virgo-partnership-manager"),
    ("governor", "virgo-governors"),
    ("evaluator", "researcher"),
    ("head who is being asked", "hazel-head"),
    ("the other head who is being asked", "rowan-head"),
)


class Command(BaseCommand):
    help = "Enter the six partnerships of the thesis as records; done twice it changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--sign-in",
            metavar="FILE",
            help="open the accounts with one random password, kept in this file, and print how to sign in",
        )

    def handle(self, *_args: object, **options: object) -> None:
        named = options["sign_in"]
        password = _password(Path(str(named))) if named else None
        loaded = load_cases(Loading(password, timezone.now()))
        self.stdout.write(f"{loaded} partnerships were entered.")
        if password:
            self.stdout.write(f"Sign in with the password {password} as")
            for words, voice in WHO:
                self.stdout.write(f"  {address_of(voice):<42} {words}")


def _password(kept: Path) -> str:
    """The password in the file; a new one where there is none yet."""
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(12), encoding="utf-8")
    return kept.read_text(encoding="utf-8").strip()
