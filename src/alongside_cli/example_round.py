"""alongside example-round: an invented round to try things on."""

from __future__ import annotations

import click

from alongside.casebook.invented import TooManySchools, example_round_text, invented_round, thesis_round_text
from alongside_cli.refusing import Refused


@click.command("example-round")
@click.option("--needs", type=int, help="How many schools need help.")
@click.option("--offers", type=int, help="How many schools offer help.")
@click.option("--thesis", is_flag=True, help="The six pairings of the thesis, from its Tables 1a, 4 and 12 alone.")
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed gives the same round.")
def example_round_command(needs: int | None, offers: int | None, seed: int, *, thesis: bool) -> None:
    """Print a round file of invented schools: the packaged example, or one of the size you ask for."""
    if thesis:
        click.echo(thesis_round_text(), nl=False)
        return
    if needs is None and offers is None:
        click.echo(example_round_text(), nl=False)
        return
    try:
        click.echo(invented_round(needs or 0, offers or 0, seed=seed), nl=False)
    except TooManySchools as error:
        raise Refused(f"{error}; ask for fewer") from error
