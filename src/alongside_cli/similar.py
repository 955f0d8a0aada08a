"""alongside similar: the schools in the most similar circumstances, and what makes the difference."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from alongside.exchange.round_file import NotARound, school_key
from alongside.schools.school import Phase, School
from alongside.schools.similar.models import MODELS, SimilarityModel, default_model, model_named
from alongside.schools.similar.neighbours import Component, Neighbour, Neighbourhood, NotCompared
from alongside.schools.similar.published import Agreement, agreement
from alongside_cli.refusing import Refused
from alongside_cli.registry import open_registry, store_option
from alongside_store.circumstances import population
from alongside_store.registry import Registry, UnknownSchool


def find_school(registry: Registry, text: str) -> School:
    """The school of a key or URN; refuses in one sentence what is neither or is not there."""
    try:
        return registry.school(school_key(text))
    except (NotARound, UnknownSchool) as error:
        raise Refused(str(error)) from error


def _model(school: School, name: str | None) -> SimilarityModel:
    chosen = model_named(name) if name else default_model(school.phase)
    if chosen is None:
        taught = (
            f"covers {school.phase} schools"
            if school.phase is not Phase.UNKNOWN
            else "fits where the phase is not known"
        )
        raise Refused(f"{school.name}: no similarity model {taught}; name one with --model: {', '.join(MODELS)}")
    return chosen


def _parts(components: tuple[Component, ...]) -> str:
    telling = sorted((one for one in components if one.share), key=lambda one: -(one.share or 0))[:3]
    return ", ".join(f"{one.variable.measure} {one.share:.0%}" for one in telling) or "no difference"


@dataclass(frozen=True, slots=True)
class _Answer:
    """A school's list as far as it is shown, and what the Department published of the same school, if anything."""

    hood: Neighbourhood
    school: School
    neighbours: tuple[Neighbour, ...]
    names: Mapping[str, School]
    agreed: Agreement | None

    def published_rank(self, one: Neighbour) -> int | None:
        return self.agreed.ranks.get(one.key) if self.agreed else None


def _document(answer: _Answer) -> str:
    hood, school, names = answer.hood, answer.school, answer.names
    listed = [
        {
            "key": one.key,
            "name": names[one.key].name if one.key in names else "",
            "rank": one.rank,
            "distance": one.distance,
            "closeness": one.closeness.value,
            "mutual": one.mutual,
            "lists": one.lists,
            "compared": one.compared,
            "published_rank": answer.published_rank(one),
            "components": {
                part.variable.measure: {"own": part.own, "other": part.other, "share": part.share}
                for part in hood.components(school.key, one.key)
            },
        }
        for one in answer.neighbours
    ]
    whole = {
        "school": school.key,
        "model": hood.model.label,
        "population": len(hood.keys),
        "published_list": _agreement_document(answer.agreed),
        "neighbours": listed,
    }
    return json.dumps(whole, indent=2, ensure_ascii=False)


def _agreement_document(agreed: Agreement | None) -> dict[str, object] | None:
    return {name: value for name, value in asdict(agreed).items() if name != "ranks"} if agreed else None


def _print_table(answer: _Answer) -> None:
    hood = answer.hood
    console = Console(width=None if Console().is_terminal else 140, highlight=False)
    table = Table(title=f"Most similar to {answer.school.name}, by {hood.model.label}", title_justify="left")
    right = {"", "distance", "lists", "DfE rank"}
    for name in ("", "School", "Authority", "distance", "how near", "mutual", "lists"):
        table.add_column(name, justify="right" if name in right else "left")
    if answer.agreed:
        table.add_column("DfE rank", justify="right")
    table.add_column("what differs most")
    for one in answer.neighbours:
        other = answer.names.get(one.key)
        published = [str(answer.published_rank(one) or "not listed")] if answer.agreed else []
        table.add_row(
            str(one.rank),
            f"{other.name if other else 'not in the register'} ({one.key})",
            other.la_name if other else "",
            f"{one.distance:.3f}",
            one.closeness.value,
            "yes" if one.mutual else "no",
            str(one.lists),
            *published,
            _parts(hood.components(answer.school.key, one.key)),
        )
    console.print(table)
    for line in _below(answer):
        console.print(line)


def _below(answer: _Answer) -> Iterator[str]:
    hood, agreed = answer.hood, answer.agreed
    close, similar, loose = hood.thresholds
    yield (
        f"Close is up to {close:.3f}, similar to {similar:.3f}, loose to {loose:.3f}, among {len(hood.keys):,} schools. "
        "'lists' is on how many schools' lists of 50 the school stands."
    )
    if agreed:
        how_many = f"{agreed.listed} of them, {agreed.same_rank} at the same rank" if agreed.listed else "none of them"
        yield (
            f"On the list of {agreed.published} schools that the Department for Education published for this school stand"
            f" {how_many}."
        )
    for variable in hood.unused:
        yield f"Not compared: {variable.measure} is not in the imported files."


@click.command("similar")
@click.argument("school", metavar="URN")
@click.option(
    "--model", "name", type=click.Choice(sorted(MODELS)), help="The similarity model; else ours for the phase."
)
@click.option("--number", type=click.IntRange(1, 50), default=10, show_default=True, help="How many to list.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, with every component.")
@store_option
def similar_command(school: str, name: str | None, number: int, as_json: bool, store: Path | None) -> None:  # noqa: PLR0917
    """List the schools in the most similar circumstances to URN, with what makes the difference."""
    registry = open_registry(store)
    found = find_school(registry, school)
    hood = population(registry, _model(found, name))
    try:
        neighbours = hood.of(found.key)[:number]
    except NotCompared as error:
        raise Refused(str(error)) from error
    names = registry.schools([one.key for one in neighbours])
    agreed = agreement(neighbours, registry.published_neighbours(found.key))
    answer = _Answer(hood, found, neighbours, names, agreed)
    if as_json:
        click.echo(_document(answer))
    elif neighbours:
        _print_table(answer)
    else:
        least = f"{hood.model.minimum_shared:.0%}"
        click.echo(
            f"{found.name} has fewer than {least} of what '{hood.model.name}' compares, so no school can be called similar."
        )
