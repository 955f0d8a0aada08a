"""Deletes snapshots that are no longer needed: the current one and the one before it stay, with the files they rest on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from alongside_store.refusals import Refused
from alongside_store.registry import NoSnapshot, Registry
from alongside_store.snapshot import Store


@dataclass(frozen=True, slots=True)
class Pruned:
    """How many snapshots and copies of files were deleted, and how many bytes they had."""

    snapshots: int
    copies: int
    size: int


def prune(folder: Path) -> Pruned:
    """Deletes every snapshot but two from the store at ``folder``, and the copies of files that neither was made from.

    The one before the current one stays, for a reader that is still in it and as a way back. Raises `Refused`.
    """
    if not Store(folder).current:
        raise Refused(f"there is no registry in {folder}, so there is nothing to delete")
    try:
        with Store(folder).importing():
            return _prune(Store(folder))
    except OSError as problem:
        raise Refused(f"the store at {folder} cannot be written: {problem.strerror or problem}") from problem
    except (NoSnapshot, sqlite3.Error) as problem:
        raise Refused(f"a snapshot in {folder} cannot be read ({problem}); import its files again first") from problem


def _prune(store: Store) -> Pruned:
    staying = {path for name in (store.current, store.previous) for path in _needed(store, name)}
    going = [path for path in store.stored() if path not in staying]
    size = sum(path.stat().st_size for path in going)
    for path in going:
        path.unlink()
    snapshots = sum(path.suffix == ".sqlite" for path in going)
    return Pruned(snapshots, len(going) - snapshots, size)


def _needed(store: Store, name: str) -> Iterator[Path]:
    path = store.snapshot(name)
    if not path.exists():
        return
    yield path
    for source in Registry(path, name).sources:
        yield store.copy_of(source)
