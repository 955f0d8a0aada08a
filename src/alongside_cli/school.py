"""alongside school: one school's profile, or the schools whose names match."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from alongside.exchange.round_file import NotARound, school_key
from alongside.schools.comparing import place_of, population_of
from alongside.schools.inspections import Inspection, by_framework, by_occasion
from alongside.schools.measures import MEASURES
from alongside.schools.school import Observation, Phase, School, Standing
from alongside_cli.refusing import Refused
from alongside_cli.registry import open_registry, store_option
from alongside_store.registry import Registry, UnknownSchool


def _place(registry: Registry, school: School, observation: Observation) -> str:
    """The band of a result, or the place of a circumstance, among the schools of the phase."""
    if observation.printed_band:
        return f"{observation.printed_band} (printed)"
    population = population_of(school, MEASURES[observation.measure])
    spread = registry.distribution(observation.measure, observation.year, population) if population else None
    place = place_of(observation, spread)
    return (place.band or place.words) if place else ""


def _value(observation: Observation) -> str:
    if observation.value is None:
        return "" if observation.printed_band else observation.standing.value
    text = MEASURES[observation.measure].written(observation.value)
    return text if observation.standing is Standing.PUBLISHED else f"{text} ({observation.standing.value})"


def _print_profile(registry: Registry, school: School) -> None:
    console = Console(width=None if Console().is_terminal else 120, highlight=False)
    phase = "phase not known" if school.phase is Phase.UNKNOWN else school.phase.value
    known = school.low_age is not None and school.high_age is not None
    ages = f"ages {school.low_age} to {school.high_age}" if known else "ages not known"
    console.print(f"[bold]{school.name}[/bold] ({school.key}), {phase}, {ages}, {school.type_name or 'type not known'}")
    status = school.status or (f"closed {school.closed}" if school.closed else "status not known")
    console.print(f"{school.la_name or 'authority not known'}, {school.region or 'region not known'}. {status}")
    for link in registry.links(school.key):
        console.print(f"{link.kind}: {link.other_name} ({link.other}), {link.established or 'date not recorded'}")
    table = Table()
    for name in ("Measure", "Year", "Value", "Among schools", "Source"):
        table.add_column(name)
    for observation in registry.observations(school.key):
        words = _place(registry, school, observation)
        label = MEASURES[observation.measure].label
        table.add_row(label, str(observation.year), _value(observation), words, observation.source)
    console.print(table)
    for framework, inspections in by_framework(registry.inspections(school.key)):
        console.print(f"Inspections, {framework}:")
        for occasion, found in by_occasion(inspections):
            for one in found:
                console.print(f"  {one.started or 'date not recorded'}, {occasion}{_judged(one)}")


def _judged(one: Inspection) -> str:
    concern = [f"category of concern: {one.category_of_concern}"] if one.category_of_concern else []
    told = [*(f"{area}: {grade}" for area, grade in one.judgements.items()), *concern]
    return (f" ({one.kind})" if one.kind else "") + (f": {'; '.join(told)}" if told else "")


@click.command("school")
@click.argument("text", metavar="URN|WORDS")
@store_option
def school_command(text: str, store: Path | None) -> None:
    """Show a school's profile by URN, or the schools whose name, town or authority match WORDS."""
    registry = open_registry(store)
    try:
        _print_profile(registry, registry.school(school_key(text)))
        return
    except UnknownSchool as error:
        raise Refused(str(error)) from error
    except NotARound:
        page = registry.search(text, limit=20)
    if page.total == 0:
        raise Refused(f"no school matches '{text}'; try part of the name, the town, the authority or a six-digit URN")
    for school in page.schools:
        click.echo(
            f"{school.key:<16} {school.name}, {school.town or school.la_name}, {school.phase} {school.status.casefold()}"
        )
    if page.total > len(page.schools):
        click.echo(f"... and {page.total - len(page.schools)} more")
