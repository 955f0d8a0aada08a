"""Where the packaged extract's files lie."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path


def extract_files() -> tuple[Path, ...]:
    """The extract's files; they lie unpacked beside this module, as an installed package's do."""
    with as_file(files("alongside_store.extract")) as folder:
        return tuple(sorted(folder.glob("*.gz")))
