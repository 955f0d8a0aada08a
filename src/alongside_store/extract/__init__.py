"""The packaged extract of official data: the same layouts, fewer rows and columns, imported like any other files."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path


def extract_files() -> tuple[Path, ...]:
    """The extract's files; they lie unpacked beside this module, as an installed package's do."""
    with as_file(files(__name__)) as folder:
        return tuple(sorted(folder.glob("*.gz")))
