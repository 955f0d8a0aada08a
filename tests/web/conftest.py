"""The site with the packaged extract, or with no official data at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client


@pytest.fixture
def site(packaged_store: Path, monkeypatch: pytest.MonkeyPatch) -> Client:
    monkeypatch.setenv("ALONGSIDE_REGISTRY", str(packaged_store))
    return Client()


@pytest.fixture
def empty_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Client:
    monkeypatch.setenv("ALONGSIDE_REGISTRY", str(tmp_path / "nothing"))
    return Client()
