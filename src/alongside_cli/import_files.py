"""alongside import: official files into the registry; alongside sources: what the registry was made from."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from alongside.terms import AcademicYear, NotAnAcademicYear
from alongside_cli.refusing import Refused
from alongside_cli.registry import open_registry, store_option
from alongside_store.extract import extract_files
from alongside_store.importing import Imported, Request, import_files, steps
from alongside_store.places import registry_path
from alongside_store.pruning import prune
from alongside_store.refusals import Refused as ImportRefused
from alongside_store.sources import SourceFile

_MISSING_SHOWN = 3


@dataclass(frozen=True, slots=True)
class _Wish:
    files: tuple[Path, ...]
    year: AcademicYear | None
    only: bool
    extract: bool
    store: Path | None
    verbose: bool


@click.command("import")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="FILE...")
@click.option("--year", metavar="2018/19", help="The academic year of files that do not say theirs.")
@click.option("--only", is_flag=True, help="Start from these files alone; leave out what was imported before.")
@click.option("--extract", is_flag=True, help="Import the packaged extract of official data.")
@click.option("--verbose", is_flag=True, help="Name the columns that were not used.")
@store_option
def import_command(**options: object) -> None:
    """Import official files: each is recognised by its columns, and the registry changes only when all are whole."""
    wish = _wish(options)
    files = (*wish.files, *(extract_files() if wish.extract else ()))
    if not files:
        raise Refused("there is nothing to import: name files, or say --extract for the packaged extract")
    folder = wish.store or registry_path(os.environ)
    request = Request(files, year=wish.year, alone=wish.only)
    try:
        imported = _with_progress(folder, request)
    except ImportRefused as problem:
        raise Refused(f"{problem}. Nothing was changed.") from problem
    for line in _report(imported, wish.verbose):
        click.echo(line)


def _wish(options: dict[str, object]) -> _Wish:
    files, year, store = options["files"], options["year"], options["store"]
    return _Wish(
        files=tuple(one for one in files if isinstance(one, Path)) if isinstance(files, tuple) else (),
        year=_year(year) if isinstance(year, str) else None,
        only=bool(options["only"]),
        extract=bool(options["extract"]),
        store=store if isinstance(store, Path) else None,
        verbose=bool(options["verbose"]),
    )


def _year(text: str) -> AcademicYear:
    try:
        return AcademicYear.parse(text)
    except NotAnAcademicYear as problem:
        raise Refused(f"--year: {problem}") from problem


def _with_progress(folder: Path, request: Request) -> Imported:
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as bar:
        task = bar.add_task("reading", total=steps(request))

        def step(what: str) -> None:
            bar.update(task, description=what, advance=1)

        return import_files(folder, request, step)


def _report(imported: Imported, verbose: bool) -> Iterator[str]:
    for file in imported.files:
        yield from described(file, verbose=verbose)
    if imported.changed:
        yield f"Snapshot {imported.hash} of {_counted(imported.sources, 'file', 'files')} is now current."
    else:
        yield f"Already imported: snapshot {imported.hash} of {_counted(imported.sources, 'file', 'files')} stays current."


def described(file: SourceFile, *, verbose: bool) -> Iterator[str]:
    """What is known of an imported file, in lines."""
    yield f"{file.name}: {file.title} ({file.publisher})"
    if not file.verified:
        yield "  layout known from published descriptions, not yet checked against a live file: compare a few values"
    when = [str(file.year)] if file.year else []
    yield "  " + ", ".join([*when, file.release, *([f"as at {file.as_of}"] if file.as_of else [])])
    yield (
        f"  {file.rows_read:,} rows read, {file.rows_kept:,} kept,"
        f" {file.rows_aside:,} left aside, {file.rows_refused:,} refused"
    )
    yield from (f"  left aside: {count:,} {why}" for why, count in file.aside)
    yield from (f"  refused: {refusal}" for refusal in file.refusals)
    yield from (f"  note: {note}" for note in file.notes)
    yield f"  {len(file.columns_used)} columns used, {len(file.columns_unused)} not used"
    if verbose and file.columns_unused:
        yield f"  not used: {', '.join(file.columns_unused)}"
    shown = file.columns_missing if verbose else file.columns_missing[:_MISSING_SHOWN]
    yield from (f"  no column '{missing.column}': {missing.cost}" for missing in shown)
    if len(shown) < len(file.columns_missing):
        yield f"  and {len(file.columns_missing) - len(shown)} more known columns are not in this file (--verbose)"


@click.command("sources")
@click.option("--prune", "delete", is_flag=True, help="Delete old snapshots; the current one and the one before stay.")
@store_option
def sources_command(delete: bool, store: Path | None) -> None:
    """List the files that the current snapshot was made from."""
    registry = open_registry(store)
    if delete:
        click.echo(_pruned(store or registry_path(os.environ)))
        return
    table = Table(title=f"Snapshot {registry.hash[:12]}", title_justify="left")
    for name in ("File", "What it is", "Year", "Release", "Rows kept", "Content"):
        table.add_column(name, justify="right" if name == "Rows kept" else "left")
    for one in registry.sources:
        year = str(one.year or one.as_of)
        what = one.title if one.verified else f"{one.title} (layout not yet checked against a live file)"
        table.add_row(one.name, what, year, one.release, f"{one.rows_kept:,}", one.sha256[:12])
    Console(width=None if Console().is_terminal else 160, highlight=False).print(table)


def _pruned(folder: Path) -> str:
    try:
        gone = prune(folder)
    except ImportRefused as problem:
        raise Refused(f"{problem}. Nothing was changed.") from problem
    if not gone.snapshots + gone.copies:
        return "Nothing to delete: there are only the current snapshot and the one before it."
    return (
        f"Deleted {_counted(gone.snapshots, 'snapshot', 'snapshots')} and"
        f" {_counted(gone.copies, 'copy of a file', 'copies of files')}, {gone.size / 1e6:,.1f} MB."
        " The current snapshot and the one before it stay."
    )


def _counted(count: int, one: str, more: str) -> str:
    return f"{count:,} {one if count == 1 else more}"
