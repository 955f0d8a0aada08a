"""The folder of a store: copies of the files, the snapshots made of them, and which one is current.

``sources/<sha256>.gz`` are the files by their content, ``snapshots/<hash>.sqlite`` the snapshots, ``current`` names one,
``previous`` the one that was current before it.
Everything is written under another name and renamed when whole, so that a reader never meets half of it.
"""

from __future__ import annotations

import fcntl
import gzip
import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from alongside_store import schema
from alongside_store.opening import Opened, open_file
from alongside_store.refusals import SourceLost, StoreBusy
from alongside_store.sources import SourceFile

_UNFINISHED = ".unfinished-"


def hash_of(sources: Iterable[SourceFile]) -> str:
    """The hash of a set of files as read: the same whatever their order, another as soon as one differs."""
    lines = sorted(f"{one.layout}\t{one.sha256}\t{one.year}\t{one.release}\t{one.as_of}" for one in sources)
    return hashlib.sha256("\n".join([f"schema {schema.VERSION}", *lines]).encode()).hexdigest()


class Store:
    """A folder with snapshots; it is made at the first import."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def current(self) -> str:
        """The hash of the current snapshot, or '' when there is none."""
        return self._named("current")

    @property
    def previous(self) -> str:
        """The hash of the snapshot that was current before this one, or '' when there was none."""
        return self._named("previous")

    def _named(self, mark: str) -> str:
        try:
            return (self.folder / mark).read_text().strip()
        except (FileNotFoundError, NotADirectoryError):
            return ""

    def snapshot(self, name: str) -> Path:
        return self.folder / "snapshots" / f"{name}.sqlite"

    @contextmanager
    def importing(self) -> Iterator[None]:
        """Holds the store for one import; raises `StoreBusy` when another one runs. Clears what a killed one left."""
        for part in ("sources", "snapshots"):
            (self.folder / part).mkdir(parents=True, exist_ok=True)
        with (self.folder / "lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as busy:
                raise StoreBusy(f"another import into {self.folder} is running; try again when it has ended") from busy
            for left in self.folder.glob(f"*/{_UNFINISHED}*"):
                left.unlink()
            yield

    def keep(self, opened: Opened) -> None:
        """Keeps a copy of a file, unless it is already there."""
        target = self.folder / "sources" / f"{opened.sha256}.gz"
        if not target.exists():
            packed = gzip.compress(opened.content, compresslevel=1, mtime=0)
            self._rename_when_written(target, lambda path: _write(path, packed))

    def copy_of(self, source: SourceFile) -> Path:
        return self.folder / "sources" / f"{source.sha256}.gz"

    def kept(self, source: SourceFile) -> Opened:
        """What the copy of an imported file holds; raises `SourceLost`."""
        path = self.copy_of(source)
        if not path.exists():
            raise SourceLost(f"the copy of {source.name} is gone from {path.parent}; import that file again")
        content = open_file(path)
        if content.sha256 != source.sha256:
            raise SourceLost(
                f"the copy of {source.name} in {path.parent} has changed; delete it and import that file again"
            )
        return Opened(source.name, content.content, content.sha256)

    def write_snapshot(self, name: str, build: Callable[[Path], None]) -> None:
        """Builds a snapshot beside the others and renames it when it is whole."""
        self._rename_when_written(self.snapshot(name), build)

    def switch(self, name: str) -> None:
        """Makes a snapshot current, in one step, and remembers which one was."""
        if self.current and self.current != name:
            self._mark("previous", self.current)
        self._mark("current", name)

    def stored(self) -> tuple[Path, ...]:
        """Every snapshot and every copy of a file in the store."""
        return (*sorted(self.folder.glob("snapshots/*.sqlite")), *sorted(self.folder.glob("sources/*.gz")))

    def _mark(self, mark: str, name: str) -> None:
        waiting = self.folder / "snapshots" / f"{_UNFINISHED}{mark}"
        _write(waiting, f"{name}\n".encode())
        _sync(waiting)
        waiting.replace(self.folder / mark)
        _sync(self.folder)

    def _rename_when_written(self, target: Path, write: Callable[[Path], None]) -> None:
        unfinished = target.parent / f"{_UNFINISHED}{os.getpid()}-{target.name}"
        try:
            write(unfinished)
            _sync(unfinished)
            unfinished.replace(target)
            _sync(target.parent)
        finally:
            unfinished.unlink(missing_ok=True)


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
