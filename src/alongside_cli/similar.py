"""alongside similar: the schools in the most similar circumstances, and what makes the difference."""

from __future__ import annotations

import json
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from alongside.exchange.round_file import NotARound, school_key
from alongside.schools.school import School
from alongside.schools.similar.models import MODELS, SimilarityModel, default_model, model_named
from alongside.schools.similar.neighbours import Component, Neighbour, Neighbourhood, NotCompared
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
        raise Refused(
            f"no similarity model covers {school.phase} schools like {school.name}; name one with --model: {', '.join(MODELS)}"
        )
    return chosen


def _parts(components: tuple[Component, ...]) -> str:
    telling = sorted((one for one in components if one.share), key=lambda one: -(one.share or 0))[:3]
    return ", ".join(f"{one.variable.measure} {one.share:.0%}" for one in telling) or "no difference"


def _document(
    hood: Neighbourhood, school: School, *, neighbours: tuple[Neighbour, ...], names: dict[str, School]
) -> str:
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
            "components": {
                part.variable.measure: {"own": part.own, "other": part.other, "share": part.share}
                for part in hood.components(school.key, one.key)
            },
        }
        for one in neighbours
    ]
    whole = {"school": school.key, "model": hood.model.label, "population": len(hood.keys), "neighbours": listed}
    return json.dumps(whole, indent=2, ensure_ascii=False)


def _print_table(
    hood: Neighbourhood, school: School, *, neighbours: tuple[Neighbour, ...], names: dict[str, School]
) -> None:
    console = Console(width=None if Console().is_terminal else 140, highlight=False)
    table = Table(title=f"Most similar to {school.name}, by {hood.model.label}", title_justify="left")
    for name in ("", "School", "Authority", "distance", "how near", "mutual", "lists", "what differs most"):
        table.add_column(name, justify="right" if name in {"", "distance", "lists"} else "left")
    for one in neighbours:
        other = names.get(one.key)
        table.add_row(
            str(one.rank),
            f"{other.name if other else 'not in the register'} ({one.key})",
            other.la_name if other else "",
            f"{one.distance:.3f}",
            one.closeness.value,
            "yes" if one.mutual else "no",
            str(one.lists),
            _parts(hood.components(school.key, one.key)),
        )
    console.print(table)
    close, similar, loose = hood.thresholds
    console.print(
        f"Close is up to {close:.3f}, similar to {similar:.3f}, loose to {loose:.3f}, among {len(hood.keys):,} schools. "
        "'lists' is on how many schools' lists of 50 the school stands."
    )
    for variable in hood.unused:
        console.print(f"Not compared: {variable.measure} is not in the imported files.")


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
    if as_json:
        click.echo(_document(hood, found, neighbours=neighbours, names=names))
    elif neighbours:
        _print_table(hood, found, neighbours=neighbours, names=names)
    else:
        least = f"{hood.model.minimum_shared:.0%}"
        click.echo(
            f"{found.name} has fewer than {least} of what '{hood.model.name}' compares, so no school can be called similar."
        )
