"""A store keeps the current snapshot and the one before, with the files they rest on, when it is pruned."""

import os
from pathlib import Path

import pytest

from alongside_store.importing import Request, import_files
from alongside_store.pruning import Pruned, prune
from alongside_store.refusals import Refused, StoreBusy
from alongside_store.registry import Registry
from alongside_store.snapshot import Store
from tests.store.small_files import gias_schools, ks4, write


def brought(store: Path, *files: Path) -> str:
    return import_files(store, Request(files, alone=True), lambda step: None).hash


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, ...]:
    schools = gias_schools({"urn": 900001, "establishment_name": "Ashcroft School"})
    years = ("2016-17", "2017-18", "2018-19")
    tables = (
        write(tmp_path, f"ks4final_{year}.csv", ks4({"URN": 900001, "P8MEA": score}))
        for score, year in enumerate(years)
    )
    return (write(tmp_path, "schools_2022-07.csv", schools), *tables)


def test_the_current_snapshot_and_the_one_before_stay_with_their_files(store: Path, files: tuple[Path, ...]) -> None:
    schools, first, second, third = files
    brought(store, schools, first)
    before, current = brought(store, schools, second), brought(store, schools, third)

    gone = prune(store)

    assert (gone.snapshots, gone.copies) == (1, 1)
    assert gone.size > 0
    assert sorted(path.stem for path in store.glob("snapshots/*.sqlite")) == sorted((before, current))
    assert len(list(store.glob("sources/*.gz"))) == 3
    assert Registry.open(store).hash == current
    assert prune(store) == Pruned(0, 0, 0)


def test_the_one_before_is_the_one_that_was_in_use_not_the_newest_file(store: Path, files: tuple[Path, ...]) -> None:
    oldest = brought(store, files[1])
    middle = brought(store, files[2])
    brought(store, files[3])
    for age, name in enumerate((oldest, middle)):
        os.utime(Store(store).snapshot(name), (age, age))
    assert brought(store, files[1]) == oldest

    prune(store)

    assert Store(store).previous not in {oldest, middle}
    assert Store(store).snapshot(Store(store).previous).exists()
    assert not Store(store).snapshot(middle).exists()


def test_after_pruning_an_import_still_builds_on_the_files_before_it(store: Path, files: tuple[Path, ...]) -> None:
    brought(store, files[1])
    brought(store, files[2])
    brought(store, files[0])
    prune(store)

    import_files(store, Request([files[3]]), lambda step: None)

    assert [one.layout for one in Registry.open(store).sources] == ["gias-schools", "ks4"]


def test_nothing_is_deleted_while_an_import_runs_or_where_there_is_no_registry(
    store: Path, files: tuple[Path, ...]
) -> None:
    with pytest.raises(Refused, match="there is no registry"):
        prune(store)
    for file in files:
        brought(store, file)
    with Store(store).importing(), pytest.raises(StoreBusy):
        prune(store)
    assert len(list(store.glob("snapshots/*.sqlite"))) == 4


def test_a_damaged_snapshot_is_said_and_nothing_is_deleted(store: Path, files: tuple[Path, ...]) -> None:
    for file in files:
        brought(store, file)
    Store(store).snapshot(Store(store).previous).write_bytes(b"not a snapshot" * 100)
    with pytest.raises(Refused, match="cannot be read"):
        prune(store)
    assert len(list(store.glob("snapshots/*.sqlite"))) == 4
