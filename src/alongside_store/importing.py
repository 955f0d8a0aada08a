"""Imports files: reads them all, builds a new snapshot beside the old one, and switches only when it is whole."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from alongside.exchange.catalogue import BY_NAME
from alongside.terms import AcademicYear
from alongside_store import dating
from alongside_store.building import build
from alongside_store.opening import Opened, open_file
from alongside_store.reading import Reading, read
from alongside_store.refusals import Refused
from alongside_store.registry import NoSnapshot, Registry
from alongside_store.snapshot import Store, hash_of
from alongside_store.sources import SourceFile

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: the hash now current, the files named, and whether anything changed."""

    hash: str
    changed: bool
    files: tuple[SourceFile, ...]
    sources: int


@dataclass(frozen=True, slots=True)
class Request:
    """The files to import; ``year`` for those that do not say theirs; ``alone`` leaves out what was imported before."""

    files: Sequence[Path]
    year: AcademicYear | None = None
    alone: bool = False


def import_files(folder: Path, request: Request, progress: Progress) -> Imported:
    """Imports into the store at ``folder``; ``progress`` is told each step. Raises `Refused`, and then nothing has changed."""
    store = Store(folder)
    try:
        with store.importing():
            return _import(store, request, progress)
    except OSError as problem:
        raise Refused(f"the store at {folder} cannot be written: {problem.strerror or problem}") from problem
    except sqlite3.Error as problem:
        raise Refused(f"the snapshot in {folder} cannot be written or read: {problem}") from problem


def steps(request: Request) -> int:
    """How often ``progress`` will be told something, when nothing was imported before."""
    return len(request.files) + 2


def _import(store: Store, request: Request, progress: Progress) -> Imported:
    before = {one.sha256: one for one in _sources(store)}
    opened, readings, named = {}, {}, {}
    for path in request.files:
        progress(path.name)
        file = open_file(path)
        known = before.get(file.sha256)
        if known is not None and _same(known, file, request.year):
            named[file.sha256] = known
        else:
            reading = read(file, request.year)
            opened[file.sha256], readings[file.sha256], named[file.sha256] = file, reading, reading.source
    wanted = named if request.alone else before | named
    name = hash_of(wanted.values())
    result = Imported(name, name != store.current, tuple(named.values()), len(wanted))
    if not result.changed:
        return result
    progress("keeping copies")
    for file in opened.values():
        store.keep(file)
    progress("building the snapshot")
    if not store.snapshot(name).exists():
        every = [readings.get(sha) or _again(store, source) for sha, source in wanted.items()]
        store.write_snapshot(name, lambda path: build(every, path))
    store.switch(name)
    return result


def _sources(store: Store) -> tuple[SourceFile, ...]:
    try:
        return Registry.open(store.folder).sources
    except NoSnapshot:
        return ()


def _again(store: Store, source: SourceFile) -> Reading:
    return read(store.kept(source), source.year)


def _same(known: SourceFile, file: Opened, year: AcademicYear | None) -> bool:
    """Whether importing the file again could change nothing: same bytes, same release, and no other year."""
    layout = BY_NAME.get(known.layout)
    if layout is None or dating.release_of(layout, file.name) != known.release:
        return False
    said = year or AcademicYear.find(file.name)
    return said is None or known.year is None or said == known.year
