"""The alongside command and its subcommands, one module each."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click

from alongside import __version__
from alongside_cli.broker import broker_command
from alongside_cli.case import case_command
from alongside_cli.evidence import evidence_command
from alongside_cli.example_round import example_round_command
from alongside_cli.import_files import import_command, sources_command
from alongside_cli.read import explain_command, read_command
from alongside_cli.refusing import Refused
from alongside_cli.school import school_command
from alongside_cli.similar import similar_command


class OneSentence(click.Group):
    """A group whose commands answer a wrong option or a missing argument in one sentence, like any other bad input."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        with _said_in_one_sentence():
            return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        with _said_in_one_sentence():
            return super().invoke(ctx)


@contextmanager
def _said_in_one_sentence() -> Iterator[None]:
    try:
        yield
    except click.exceptions.NoArgsIsHelpError:
        raise
    except click.UsageError as error:
        path = error.ctx.command_path if error.ctx else "alongside"
        raise Refused(f"{error.format_message().rstrip('.')}; see '{path} --help'") from error


@click.group(cls=OneSentence, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="alongside")
def main() -> None:
    """Find partners for schools that need help, from real data, and say why."""


for command in (
    import_command,
    sources_command,
    school_command,
    similar_command,
    broker_command,
    example_round_command,
    evidence_command,
    case_command,
    read_command,
    explain_command,
):
    main.add_command(command)
