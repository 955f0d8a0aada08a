"""alongside broker: propose partners for a round, and say why or why not."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import click
from rich.progress import Progress

from alongside.brokering.changes import pairs_of, relax, relaxed, without
from alongside.brokering.circumstances import Circumstances
from alongside.brokering.explanation import explain
from alongside.brokering.matching.side_rules import SideRulesNotSolved
from alongside.brokering.plans import PlanKind
from alongside.brokering.proposals import Proposal, propose, propose_in_parts
from alongside.brokering.round import ContradictoryRound, Pair, Round
from alongside.brokering.survival import survival
from alongside.exchange.proposal_document import explanation_document, json_text, proposal_csv, proposal_document
from alongside.exchange.round_file import NotARound, parse_round, school_key
from alongside_cli.cluster import on_cluster
from alongside_cli.printing import console, print_plans, print_proposal, print_relaxed
from alongside_cli.refusing import Refused
from alongside_cli.registry import open_registry, open_registry_if_there, store_option
from alongside_cli.report import round_report
from alongside_store.circumstances import for_round
from alongside_store.registry import Registry

_LARGEST_ROUND = 64 * 1024 * 1024
FORMATS = ("table", "csv", "json", "html")
ALL = "all"
PLANS = (*(kind.value for kind in PlanKind), ALL)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asks of a round."""

    plan: str | None
    pair: tuple[str, str] | None
    leaving: str | None
    rule: str | None
    draws: int
    form: str
    output: Path | None
    cluster: str | None

    @property
    def kind(self) -> PlanKind:
        if self.plan is None and self.cluster is not None:
            return PlanKind.BEST
        return PlanKind.SETTLED if self.plan in {None, ALL} else PlanKind(self.plan)


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


def _key(text: str) -> str:
    try:
        return school_key(text)
    except NotARound as error:
        raise Refused(str(error)) from error


def _explained(proposal: Proposal, need: str, partner: str, *, form: str) -> str:
    explanation = explain(proposal, _key(need), _key(partner))
    if form == "json":
        return json_text(explanation_document(proposal, explanation))
    lines = [str(one) for one in explanation.sentences]
    lines += [
        f"  {one.component.label:<48} {'not known' if one.value is None else f'{one.value:.2f}'}"
        for one in explanation.match.components
    ]
    return "\n".join(lines) + "\n"


def _changed(proposal: Proposal, asked: Asked) -> Proposal:
    """The proposal after what was asked: somebody leaves, or a rule is set aside."""
    if asked.leaving is not None:
        left = without(proposal.round, _key(asked.leaving), shown=pairs_of(proposal))
        proposal = propose(left, proposal.board.circumstances, kind=asked.kind)
    if asked.rule is not None:
        if asked.form == "table":
            print_relaxed(relaxed(proposal, asked.rule))
        proposal = relax(proposal, asked.rule)
    return proposal


def _proposed(a_round: Round, circumstances: Circumstances, asked: Asked) -> Proposal:
    if asked.cluster is None:
        return propose(a_round, circumstances, kind=asked.kind)
    if asked.plan not in {None, PlanKind.BEST.value}:
        raise Refused("--cluster works out the best plan alone; leave --plan out, or write --plan best")
    with on_cluster(asked.cluster) as run:
        return propose_in_parts(a_round, circumstances, run=run)


def _survival(proposal: Proposal, draws: int) -> dict[Pair, float] | None:
    if draws == 0:
        return None
    err = console()
    err.stderr = True
    with Progress(console=err, disable=not err.is_terminal) as progress:
        task = progress.add_task("Drawing weights anew", total=draws)
        seed = proposal.round.seed
        return survival(proposal, seed=seed, draws=draws, report=lambda done: progress.update(task, completed=done))


def _answer(proposal: Proposal, asked: Asked) -> None:
    if asked.pair:
        _write(_explained(proposal, *asked.pair, form=asked.form), asked.output)
        return
    firmness = _survival(proposal, asked.draws)
    if asked.form == "table" and asked.output is None:
        if asked.plan == ALL:
            print_plans(proposal)
        print_proposal(proposal, firmness)
    elif asked.form == "json":
        _write(json_text(proposal_document(proposal, firmness)), asked.output)
    elif asked.form == "html":
        _write(round_report(proposal, firmness), asked.output)
    else:
        _write(proposal_csv(proposal), asked.output)


@click.command("broker")
@click.argument("round_file", metavar="ROUND.toml", type=click.Path(path_type=Path))
@click.option(
    "--plan", type=click.Choice(PLANS), help="Which plan; settled when none is named, and best with --cluster."
)
@click.option("--explain", "pair", nargs=2, metavar="NEED PARTNER", help="Why this pair is proposed, or why not.")
@click.option(
    "--without", "leaving", metavar="SCHOOL", help="Mend the plan as if this school withdrew, and show the churn."
)
@click.option("--relax", "rule", metavar="RULE", help="Set one rule aside, and show what that would bring.")
@click.option(
    "--survival", "draws", type=click.IntRange(0, 10_000), default=0, help="How often pairs survive new weights."
)
@click.option(
    "--cluster", metavar="ADDRESS", help="Fan the best plan out over a Dask cluster: tcp://HOST:PORT, or 'local'."
)
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file.")
@store_option
def broker_command(round_file: Path, store: Path | None, *, as_json: bool, **options: object) -> None:
    """Propose partners for the schools that need help in ROUND.toml, as good a plan as rules and wishes allow."""
    asked = Asked(**{**options, "form": "json" if as_json else options["form"]})  # type: ignore[arg-type]  # click's own
    a_round = _read(round_file)
    try:
        proposal = _proposed(a_round, for_round(a_round, _registry_for(a_round, store)), asked)
        _answer(_changed(proposal, asked), asked)
    except (ContradictoryRound, SideRulesNotSolved) as error:
        raise Refused(f"{round_file}: {error}") from error
