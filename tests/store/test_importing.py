"""Importing changes everything or nothing."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from alongside.terms import AcademicYear
from alongside_store.importing import Imported, Request, import_files
from alongside_store.refusals import Damaged, NotReadable, Refused, SourceLost, StoreBusy, YearNotKnown
from alongside_store.registry import NoSnapshot, Registry
from alongside_store.snapshot import Store
from tests.store.small_files import ONE_OF_EACH, gias_schools, ks4, write


def bring(store: Path, *files: Path, year: AcademicYear | None = None, alone: bool = False) -> Imported:
    return import_files(store, Request(files, year=year, alone=alone), lambda step: None)


@pytest.fixture
def every_file(tmp_path: Path) -> list[Path]:
    return [write(tmp_path, name, content) for name, content in ONE_OF_EACH.values()]


@pytest.fixture
def schools(tmp_path: Path) -> Path:
    return write(
        tmp_path, "schools_2022-07.csv", gias_schools({"urn": 900001, "establishment_name": "Ashcroft School"})
    )


@pytest.fixture
def results(tmp_path: Path) -> Path:
    return write(tmp_path, "ks4final_2018-19.csv", ks4({"URN": 900001}))


def contents(store: Path) -> dict[str, bytes]:
    return {str(path.relative_to(store)): path.read_bytes() for path in store.rglob("*") if path.is_file()}


def test_the_order_of_the_files_does_not_matter(tmp_path: Path, every_file: list[Path]) -> None:
    forward = bring(tmp_path / "one", *every_file)
    backward = bring(tmp_path / "two", *reversed(every_file))
    bring(tmp_path / "three", *every_file[20:])
    last = bring(tmp_path / "three", *every_file[:20])
    assert forward.hash == backward.hash == last.hash
    assert len(forward.hash) == 64
    one, two = Registry.open(tmp_path / "one"), Registry.open(tmp_path / "two")
    assert one.sources == two.sources
    assert one.observations("urn:900001") == two.observations("urn:900001")
    assert one.school("urn:900001") == two.school("urn:900001")


def test_the_same_file_again_changes_nothing_and_says_so(store: Path, schools: Path, results: Path) -> None:
    first = bring(store, schools, results)
    before = contents(store)
    for again in (bring(store, schools, results), bring(store, results), bring(store, results, results)):
        assert (again.hash, again.changed) == (first.hash, False)
    assert contents(store) == before


def test_the_same_content_packed_is_the_same_file(tmp_path: Path, store: Path, schools: Path) -> None:
    first = bring(store, schools)
    packed = write(tmp_path, schools.name + ".gz", schools.read_bytes())
    assert not bring(store, packed).changed
    assert Store(store).current == first.hash


def test_one_broken_file_among_good_ones_changes_nothing(
    tmp_path: Path, store: Path, schools: Path, results: Path
) -> None:
    bring(store, schools)
    before = contents(store)
    broken = write(tmp_path, "absence_2018-19.csv", "LA,ESTAB,URN,PERCTOT,PPERSABS10\n999,1,900001\n")
    with pytest.raises(Damaged, match="row 2: it has 3 cells where the header has 5"):
        bring(store, results, broken)
    assert contents(store) == before


def test_a_first_import_that_fails_leaves_no_snapshot(tmp_path: Path, store: Path) -> None:
    with pytest.raises(NotReadable):
        bring(store, tmp_path / "absent.csv")
    with pytest.raises(NoSnapshot, match="run 'alongside import FILE"):
        Registry.open(store)


def test_an_import_killed_while_it_builds_leaves_the_old_snapshot_and_is_cleared_away(
    store: Path, schools: Path, results: Path
) -> None:
    first = bring(store, schools)
    program = (
        "import os, signal, sys; from pathlib import Path\n"
        "from alongside_store.importing import Request, import_files\n"
        "from alongside_store import building\n"
        "def step(what):\n"
        "    if what == 'building the snapshot':\n"
        "        (Path(sys.argv[1]) / 'snapshots' / '.unfinished-1-left.sqlite').write_bytes(b'half')\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
        "import_files(Path(sys.argv[1]), Request([Path(sys.argv[2])]), step)\n"
    )
    killed = subprocess.run([sys.executable, "-c", program, store, results], check=False, env=dict(os.environ))
    assert killed.returncode == -signal.SIGKILL
    assert Registry.open(store).hash == first.hash
    assert list(store.glob("*/.unfinished-*"))
    assert bring(store, results).changed
    assert not list(store.glob("*/.unfinished-*"))


def test_a_second_import_at_the_same_time_is_told_to_wait(store: Path, schools: Path) -> None:
    with Store(store).importing(), pytest.raises(StoreBusy, match="try again when it has ended"):
        bring(store, schools)
    assert bring(store, schools).changed


def test_only_starts_from_the_named_files(store: Path, schools: Path, results: Path) -> None:
    bring(store, schools, results)
    alone = bring(store, results, alone=True)
    assert alone.changed
    assert [one.name for one in Registry.open(store).sources] == ["ks4final_2018-19.csv"]


def test_naming_another_year_for_the_same_file_replaces_its_year(tmp_path: Path, store: Path) -> None:
    file = write(tmp_path, "england_ks4.csv", ks4({"URN": 900001}))
    with pytest.raises(YearNotKnown):
        bring(store, file)
    bring(store, file, year=AcademicYear(2017))
    assert bring(store, file, year=AcademicYear(2018)).changed
    (source,) = Registry.open(store).sources
    assert source.year == AcademicYear(2018)


def test_going_back_to_earlier_files_finds_the_earlier_snapshot(store: Path, schools: Path, results: Path) -> None:
    first = bring(store, schools)
    bring(store, results)
    back = bring(store, schools, alone=True)
    assert back.hash == first.hash
    assert back.changed
    assert Registry.open(store).hash == first.hash


def test_a_copy_that_was_lost_or_changed_is_noticed(store: Path, schools: Path, results: Path) -> None:
    bring(store, schools)
    (copy,) = (store / "sources").glob("*.gz")
    copy.write_bytes(write(store, "other.csv.gz", "changed").read_bytes())
    with pytest.raises(SourceLost, match="has changed"):
        bring(store, results)
    copy.unlink()
    with pytest.raises(SourceLost, match="is gone"):
        bring(store, results)


def test_a_store_that_cannot_be_made_is_one_sentence(tmp_path: Path, schools: Path) -> None:
    blocked = write(tmp_path, "file", "not a folder")
    with pytest.raises(Refused, match="cannot be written"):
        bring(blocked / "store", schools)


def test_a_snapshot_gone_from_under_its_name_is_said(store: Path, schools: Path) -> None:
    first = bring(store, schools)
    (store / "snapshots" / f"{first.hash}.sqlite").unlink()
    with pytest.raises(NoSnapshot, match="is gone"):
        Registry.open(store)


def test_an_outline_that_is_no_polygon_is_refused_by_its_code(tmp_path: Path, store: Path, schools: Path) -> None:
    first = bring(store, schools)
    for geometry in ("null", '{"type": "Point", "coordinates": [1, 2]}', '{"type": "Polygon", "coordinates": [["x"]]}'):
        shape = f'{{"features": [{{"properties": {{"c": "E99999999", "n": "Zodiac"}}, "geometry": {geometry}}}]}}'
        with pytest.raises(Damaged, match="the outline of 'E99999999' is not a polygon"):
            bring(store, write(tmp_path, "lad.geojson", shape))
    assert Store(store).current == first.hash


def test_a_snapshot_file_that_was_damaged_is_one_sentence(store: Path, schools: Path, results: Path) -> None:
    first = bring(store, schools)
    (store / "snapshots" / f"{first.hash}.sqlite").write_bytes(b"not a database, not even nearly" * 100)
    with pytest.raises(Refused, match="cannot be written or read"):
        bring(store, results)
