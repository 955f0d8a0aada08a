"""The site reads one snapshot, and takes up another as soon as an import has switched to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from alongside.schools.similar.models import MODELS
from alongside_store.extract import extract_files
from alongside_store.importing import Request, import_files
from alongside_store.registry import NoSnapshot
from alongside_web.schools.snapshot import current_snapshot


def test_no_import_is_no_snapshot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALONGSIDE_REGISTRY", str(tmp_path))

    with pytest.raises(NoSnapshot, match="alongside import"):
        current_snapshot()


def test_a_snapshot_is_opened_once_and_again_only_when_another_becomes_current(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outlines, authorities = (
        next(path for path in extract_files() if path.name.startswith(name)) for name in ("lad_boundaries", "dim_la")
    )
    monkeypatch.setenv("ALONGSIDE_REGISTRY", str(tmp_path))
    import_files(tmp_path, Request([outlines]), lambda _step: None)
    before = current_snapshot()
    assert current_snapshot() is before

    import_files(tmp_path, Request([authorities]), lambda _step: None)
    after = current_snapshot()

    assert after is not before
    assert (len(before.registry.sources), len(after.registry.sources)) == (1, 2)


def test_what_is_dear_to_compute_is_computed_once(packaged_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALONGSIDE_REGISTRY", str(packaged_store))
    snapshot, model = current_snapshot(), MODELS["alongside-secondary"]

    population = snapshot.population(model)

    assert snapshot.population(model) is population
    assert snapshot.neighbourhood(model) is population.hood
    assert len(population.hood.keys) == len(population.eastings) == len(population.phases) > 3000
    assert snapshot.outlines is snapshot.outlines
