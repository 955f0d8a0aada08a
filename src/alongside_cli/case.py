"""alongside case: one of the thesis's six partnerships, its people, events and evidence."""

from __future__ import annotations

from collections import Counter

import click
from rich.table import Table

from alongside.casebook.partnerships import Case, UnknownCase, case_named, case_names
from alongside.evidence.codebook import codebook
from alongside.evidence.coding import Coding
from alongside_cli.printing import console
from alongside_cli.refusing import Refused


def _print_people(case: Case) -> None:
    table = Table(title="People and their time in office", title_justify="left")
    for name in ("Voice", "Role", "Side", "From", "To"):
        table.add_column(name)
    for one in case.people:
        table.add_row(one.voice, one.role, one.side, str(one.start or "not told"), str(one.end or "not told"))
    console().print(table)


def _print_events(case: Case) -> None:
    table = Table(title="What happened", title_justify="left")
    for name in ("When", "What", "By", "", "Page"):
        table.add_column(name)
    for one in sorted(case.events, key=lambda event: (event.occurred, event.id)):
        table.add_row(str(one.occurred), one.kind.value, one.by, one.summary, one.page)
    console().print(table)


def _print_context(case: Case) -> None:
    for one in case.context:
        console().print(f"{one.kind}, {one.subject}: {one.text} (p. {one.page})")


def _print_evidence(codings: tuple[Coding, ...]) -> None:
    table = Table(title="Evidence, in our own words", title_justify="left")
    for name in ("Stage", "Voice", "About", "Indicator", "", "Page"):
        table.add_column(name)
    for one in sorted(codings, key=lambda coding: (coding.stage, coding.id)):
        sign = "+" if one.direction > 0 else "-"
        where = f"{one.about}, {one.sub}" if one.sub else one.about.value
        label = codebook().indicators[one.indicator].label
        table.add_row(str(one.stage), one.voice, where, f"{sign * one.strength} {label}", one.paraphrase, one.page)
    console().print(table)


@click.command("case")
@click.argument("name", metavar="NAME", required=False)
@click.option("--evidence", is_flag=True, help="Print every coding.")
def case_command(name: str | None, *, evidence: bool) -> None:
    """Show one of the thesis's six partnerships: people, dated events, what stood around it, and its evidence."""
    if name is None:
        for one in case_names():
            click.echo(f"{one}: {len(case_named(one).codings)} codings, {len(case_named(one).events)} events")
        return
    try:
        case = case_named(name)
    except UnknownCase as error:
        raise Refused(str(error)) from error
    _print_people(case)
    _print_events(case)
    _print_context(case)
    counted = Counter(one.perspective.value for one in case.codings)
    told = ", ".join(f"{perspective} {many}" for perspective, many in sorted(counted.items()))
    console().print(f"{len(case.codings)} codings by perspective: {told}.")
    if evidence:
        _print_evidence(case.codings)
