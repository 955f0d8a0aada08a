"""Bad input, said in one sentence on standard error, with exit status 2 and nothing changed."""

from __future__ import annotations

from typing import IO

import click


class Refused(click.ClickException):
    """What was asked for cannot be done; the message says what, where and what to do."""

    exit_code = 2

    def show(self, file: IO[str] | None = None) -> None:  # noqa: ARG002 - click's signature; ours always goes to stderr
        click.echo(f"alongside: {' '.join(self.message.split())}", err=True)
