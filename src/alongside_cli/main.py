"""The alongside command and its subcommands, one module each."""

from __future__ import annotations

import click

from alongside import __version__
from alongside_cli.broker import broker_command
from alongside_cli.example_round import example_round_command
from alongside_cli.import_files import import_command, sources_command
from alongside_cli.school import school_command
from alongside_cli.similar import similar_command


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
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
):
    main.add_command(command)
