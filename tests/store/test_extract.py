"""The packaged extract of real data, imported like any other files."""

from pathlib import Path

import numpy as np
import pytest

from alongside.schools.inspections import Framework
from alongside.schools.school import Phase
from alongside.terms import AcademicYear
from alongside_store.extract import extract_files
from alongside_store.importing import Request, import_files
from alongside_store.registry import Registry


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Registry:
    store = tmp_path_factory.mktemp("extract")
    import_files(store, Request(extract_files()), lambda step: None)
    return Registry.open(store)


def test_the_extract_is_small_and_every_row_of_it_is_good() -> None:
    assert sum(path.stat().st_size for path in extract_files()) < 4_000_000
    assert (extract_files()[0].parent / "LICENCE.md").is_file()


def test_no_cell_of_the_extract_is_refused(registry: Registry) -> None:
    assert len(registry.sources) == len(extract_files())
    assert [one.name for one in registry.sources if one.rows_refused] == []


def test_the_secondaries_are_the_nations_and_the_primaries_one_regions(registry: Registry) -> None:
    columns = registry.columns([Phase.SECONDARY], [("attainment8", None), ("fsm", None)])
    assert len(columns.keys) > 3_200
    assert np.isfinite(columns.values).mean() > 0.9
    spread = registry.distribution("attainment8", AcademicYear(2018), "secondary")
    assert spread is not None
    assert spread.count > 3_000
    assert 44 < spread.quantiles[50] < 49
    assert registry.distribution("ks2-reading-progress", AcademicYear(2018), "primary") is None
    assert len(registry.columns([Phase.PRIMARY], [("fsm", None)]).keys) > 800


def test_the_departments_neighbours_are_listed_by_rank(registry: Registry) -> None:
    columns = registry.columns((), [("ks2-reading-prior", AcademicYear(2022))])
    assert len(columns.keys) == 1_608
    listed = [registry.published_neighbours(key) for key in columns.keys]
    assert sum(map(len, listed)) == 4_100
    for neighbours in filter(None, listed):
        assert [rank for _, _, rank in neighbours] == list(range(1, 51))
        distances = [distance for _, distance, _ in neighbours]
        assert distances == sorted(distances)


def test_schools_carry_results_from_before_their_conversion(registry: Registry) -> None:
    columns = registry.columns([Phase.SECONDARY], [("attainment8", AcademicYear(2017))])
    notes = {one.note for key in columns.keys[-400:] for one in registry.observations(key) if one.note}
    assert len(notes) > 20
    assert all(note.startswith("as ") and ", URN " in note for note in notes)


def test_inspections_and_outlines_come_with_it(registry: Registry) -> None:
    columns = registry.columns([Phase.SECONDARY], [("roll", None)])
    inspected = [registry.inspections(key) for key in columns.keys[:200]]
    assert sum(1 for found in inspected if found) > 150
    assert {one.framework for found in inspected for one in found} == {Framework.OVERALL_GRADE}
    assert len(registry.outlines()) == 316


def test_no_persons_name_or_number_is_packed(tmp_path: Path) -> None:
    from alongside_store.opening import open_file
    from alongside_store.tables import text_of

    for path in extract_files():
        header = " ".join(text_of(open_file(path)).header).casefold()
        assert "head" not in header
        assert "telephone" not in header
