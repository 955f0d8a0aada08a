"""The site with the packaged extract, or with no official data at all, and English again after every test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from django.utils.translation import deactivate


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    """A page asked for in Welsh leaves the thread in Welsh."""
    yield
    deactivate()


@pytest.fixture
def site(packaged_store: Path, monkeypatch: pytest.MonkeyPatch) -> Client:
    monkeypatch.setenv("ALONGSIDE_REGISTRY", str(packaged_store))
    return Client()


@pytest.fixture
def empty_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Client:
    monkeypatch.setenv("ALONGSIDE_REGISTRY", str(tmp_path / "nothing"))
    return Client()
