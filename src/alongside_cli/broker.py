"""alongside broker: propose partners for a round, and say why or why not."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from alongside.brokering.explanation import explain
from alongside.brokering.proposals import Proposal, propose
from alongside.brokering.round import ContradictoryRound, Round
from alongside.exchange.proposal_document import explanation_document, json_text, proposal_csv, proposal_document
from alongside.exchange.round_file import NotARound, parse_round, school_key
from alongside_cli.refusing import Refused
from alongside_cli.registry import open_registry, open_registry_if_there, store_option
from alongside_cli.report import round_report
from alongside_store.circumstances import for_round
from alongside_store.registry import Registry

_LARGEST_ROUND = 64 * 1024 * 1024
FORMATS = ("table", "csv", "json", "html")


def _read(path: Path) -> Round:
    try:
        if path.stat().st_size > _LARGEST_ROUND:
            raise Refused(f"{path} is larger than 64 MB; a round file is a short text: check that it is the right file")
        return parse_round(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise Refused(f"{path} cannot be read ({error.strerror}); check the name and your access to it") from error
    except (UnicodeDecodeError, RecursionError) as error:
        raise Refused(f"{path} is not a text in UTF-8; save the round file as UTF-8 text") from error
    except (NotARound, ContradictoryRound) as error:
        raise Refused(f"{path}: {error}") from error


def _registry_for(a_round: Round, store: Path | None) -> Registry | None:
    if any(key.startswith("urn:") for key in a_round.keys):
        return open_registry(store)
    return open_registry_if_there(store)


def _write(text: str, output: Path | None) -> None:
    if output is None:
        click.echo(text, nl=False)
        return
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        raise Refused(f"{output} cannot be written ({error.strerror}); choose another place") from error
    click.echo(f"written to {output}", err=True)


def _print_table(proposal: Proposal) -> None:
    console = Console(width=None if Console().is_terminal else 120, highlight=False)
    table = Table(title=f"{proposal.round.name}: {len(proposal.matches)} proposed pairs", title_justify="left")
    table.add_column("School in need")
    table.add_column("Proposed partner")
    for name in ("suits", "fit", "km", "known"):
        table.add_column(name, justify="right")
    board = proposal.board
    for match in proposal.matches:
        table.add_row(
            board.school(match.need).name,
            board.school(match.partner).name,
            f"{match.suitability:.2f}",
            f"{match.fit:.2f}",
            "?" if match.km is None else f"{match.km:.0f}",
            f"{min(match.need_known, match.partner_known):.0%}",
        )
    console.print(table)
    gap = "no plan is better" if proposal.gap == 0 else f"at most {proposal.gap:.3f} below the best"
    console.print(f"Total fit {proposal.total:.3f} ({gap}); seed {proposal.round.seed}, {proposal.model_version}.")
    for left in proposal.unserved:
        console.print(f"{board.school(left.need).name}: {left.missing} not found. {left.reason}")
    if not proposal.unserved:
        console.print("Every need has the partners it asked for.")
    for sentence in proposal.not_known:
        console.print(f"Not known: {sentence}")


def _explain(proposal: Proposal, need: str, partner: str, *, form: str) -> str:
    try:
        explanation = explain(proposal, school_key(need), school_key(partner))
    except (NotARound, ContradictoryRound) as error:
        raise Refused(str(error)) from error
    if form == "json":
        return json_text(explanation_document(proposal, explanation))
    lines = list(explanation.sentences)
    lines += [
        f"  {one.component.label:<48} {'not known' if one.value is None else f'{one.value:.2f}'}"
        for one in explanation.match.components
    ]
    return "\n".join(lines) + "\n"


@click.command("broker")
@click.argument("round_file", metavar="ROUND.toml", type=click.Path(path_type=Path))
@click.option("--explain", "pair", nargs=2, metavar="NEED PARTNER", help="Why this pair is proposed, or why not.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file.")
@store_option
def broker_command(  # noqa: PLR0913, PLR0917 - one parameter an option
    round_file: Path,
    pair: tuple[str, str] | None,
    form: str,
    as_json: bool,
    output: Path | None,
    store: Path | None,
) -> None:
    """Propose partners for the schools that need help in ROUND.toml, the best plan the rules and wishes allow."""
    a_round = _read(round_file)
    try:
        proposal = propose(a_round, for_round(a_round, _registry_for(a_round, store)))
    except ContradictoryRound as error:
        raise Refused(f"{round_file}: {error}") from error
    form = "json" if as_json else form
    if pair:
        _write(_explain(proposal, *pair, form=form), output)
    elif form == "table" and output is None:
        _print_table(proposal)
    else:
        _write(rendered(proposal, "csv" if form == "table" else form), output)


def rendered(proposal: Proposal, form: str) -> str:
    """The proposal as CSV, JSON or an HTML report."""
    if form == "csv":
        return proposal_csv(proposal)
    return json_text(proposal_document(proposal)) if form == "json" else round_report(proposal)
