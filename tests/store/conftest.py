"""A folder to write files into, and an import into a store of the test's own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from alongside.terms import AcademicYear
from alongside_store.importing import Request, import_files
from alongside_store.registry import Registry
from tests.store.small_files import write

Build = Callable[..., Registry]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store"


@pytest.fixture
def build(tmp_path: Path, store: Path) -> Build:
    """Imports (name, content) pairs and opens the registry."""

    def built(*files: tuple[str, str | bytes], year: AcademicYear | None = None) -> Registry:
        paths = [write(tmp_path, name, content) for name, content in files]
        import_files(store, Request(paths, year=year), lambda step: None)
        return Registry.open(store)

    return built
