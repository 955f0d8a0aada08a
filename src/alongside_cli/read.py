"""alongside read: what the evidence says about a partnership, on every lens."""

from __future__ import annotations

from pathlib import Path

import click
from rich.progress import track
from rich.table import Table

from alongside.evidence.codebook import codebook
from alongside.exchange.proposal_document import json_text
from alongside.exchange.reading_document import nine_readings, reading_document
from alongside.lenses.argument import argument, describe
from alongside.lenses.material import Material
from alongside.lenses.reading import Position, words_and_deeds
from alongside.lenses.whole import Parameters, Placement, first_most_probable, placed, through_stages
from alongside_cli.firmness import print_firmness
from alongside_cli.printing import console
from alongside_cli.reading_source import Source, codings_option, source_of
from alongside_cli.refusing import Refused
from alongside_cli.school_lenses import print_school_lenses


def _positions(placement: Placement) -> tuple[tuple[str, Position], ...]:
    parts = placement.parts
    heads = tuple(
        (f"{one.side.value} head", position)
        for one, attitude in zip(
            parts.heads.values(), (parts.situation.supported, parts.situation.supporting), strict=True
        )
        for position in (one.experience, one.openness, attitude)
    )
    pair = (parts.matrix.structures, parts.matrix.processes, parts.relation)
    return (*(("pair", one) for one in pair), *heads, ("supported school", parts.ownership))


def _table(placement: Placement, parameters: Parameters) -> Table:
    table = Table(title="Where it stands, from -1 to 1, with an 80 % interval", title_justify="left")
    for name in ("Of", "Axis", "Reading"):
        table.add_column(name)
    for name in ("Position", "Interval", "For", "Against", "Words", "Deeds"):
        table.add_column(name, justify="right")
    for of, one in _positions(placement):
        apart = words_and_deeds(one, parameters.weighing)
        table.add_row(
            of,
            one.axis.label,
            _told(one),
            f"{one.value:+.2f}",
            f"{one.low:+.2f} to {one.high:+.2f}",
            str(len(one.supporting)),
            str(len(one.opposing)),
            f"{apart.words.value:+.2f}" if apart.words.weight else "-",
            f"{apart.deeds.value:+.2f}" if apart.deeds.weight else "-",
        )
    return table


def _print_stages(material: Material, parameters: Parameters) -> None:
    stages = through_stages(material, parameters)
    told = ", ".join(f"{one.stage}: {one.reading.verdict.value}" for one in stages)
    console().print(f"Class at the end of each stage: {told}.")
    first = first_most_probable(stages)
    if first is not None:
        console().print(f"The final class was the most probable from stage {first} on.")


def _print_reading(material: Material, parameters: Parameters, source: Source) -> None:
    placement, out = placed(material, parameters), console()
    out.print(argument(material.name, placement.typology, weighing=parameters.weighing, book=codebook()).sentence)
    out.print(_table(placement, parameters))
    out.print(f"Structures x processes: {placement.parts.matrix.corner}.")
    for one in (*placement.earlier, *placement.parts.heads.values()):
        note = "" if one.in_post else " (no longer in post)"
        out.print(f"{one.voice}{note}: {one.corner}.")
    out.print(f"Situation: {placement.parts.situation.corner}.")
    for wish in placement.parts.situation.preferred:
        out.print(f"Preferred partner, {wish.chooser.value}, {wish.subject}: {wish.text} (p. {wish.page})")
    print_school_lenses(material, parameters.weighing)
    _print_stages(material, parameters)
    print_firmness(material, parameters)
    out.print(
        f"Evidence: {source.name}, {placement.typology.codings} codings behind the class; {placement.typology.model}."
    )


def _told(position: Position) -> str:
    return position.word + (", divided" if position.divided else "")


def _print_all(source: Source, parameters: Parameters) -> None:
    table = Table(title=f"Read from {source.name}", title_justify="left")
    table.add_column("Partnership")
    for name in ("Structures", "Processes", "Supported head", "Supporting head", "Class"):
        table.add_column(name)
    for name in track(source.names, "reading", console=console(), transient=True):
        placement = placed(source.material(name), parameters)
        parts, nine = placement.parts, nine_readings(placement)
        heads = (
            f"{nine[f'{side}_attitude']}; {nine[f'{side}_experience']}, {nine[f'{side}_openness']}"
            for side in ("supported", "supporting")
        )
        matrix = (_told(parts.matrix.structures), _told(parts.matrix.processes))
        table.add_row(name, *matrix, *heads, nine["typology"])
    console().print(table)


@click.command("read")
@click.argument("name", metavar="CASE", required=False)
@codings_option
@click.option("--json", "as_json", is_flag=True, help="Print the whole reading as JSON (docs/reference/readings.md).")
def read_command(name: str | None, file: Path | None, *, as_json: bool) -> None:
    """Read a partnership through every lens: class, positions with intervals, how firm it is, what would lift it.

    Without CASE all partnerships are read, side by side.
    """
    source, parameters = source_of(file), Parameters()
    if name is None and as_json:
        raise Refused("--json prints one reading; name the case, like 'alongside read virgo-leo --json'")
    if name is None:
        _print_all(source, parameters)
        return
    material = source.material(name)
    if as_json:
        click.echo(json_text(reading_document(material, parameters, source=source.name)), nl=False)
        return
    _print_reading(material, parameters, source)


@click.command("explain")
@click.argument("name", metavar="CASE")
@codings_option
def explain_command(name: str, file: Path | None) -> None:
    """Open the class of a partnership down to the coded words and deeds, with voice and page."""
    source, parameters = source_of(file), Parameters()
    reading = placed(source.material(name), parameters).typology
    argued, out = argument(name, reading, weighing=parameters.weighing, book=codebook()), console()
    out.print(argued.sentence)
    for answer in argued.answers:
        out.print(f"\n{answer.sentence}")
        for part in answer.parts:
            out.print(f"  {describe(part.part.position)}; adds {part.added:+.2f}")
            for one in part.indicators:
                out.print(f"    {one.label} ({one.in_favour} for, {one.against} against): {one.contribution:+.2f}")
                for ground in one.grounds:
                    coding = ground.coding
                    where = f"p. {coding.page}" if coding.page else f"stage {coding.stage}"
                    told = f"{coding.voice}, {coding.basis.value}, {where}"
                    out.print(f"      {ground.contribution:+.3f} {coding.paraphrase} [{told}]", markup=False)
            if part.silent:
                out.print(f"    nobody speaks of: {', '.join(part.silent)}")
