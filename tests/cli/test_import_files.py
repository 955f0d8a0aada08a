"""alongside import and alongside sources, as a user meets them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from alongside_cli.main import main
from alongside_store.snapshot import Store
from tests.store.small_files import ONE_OF_EACH, ks4, write

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    def ran(*words: str | Path) -> Result:
        return CliRunner().invoke(main, [*map(str, words)], env={"ALONGSIDE_REGISTRY": str(tmp_path / "registry")})

    return ran


def test_an_import_says_what_each_file_is_and_what_became_of_its_rows(run: Run, tmp_path: Path) -> None:
    file = write(tmp_path, "england_ks4final_2018-19.csv.gz", ks4({"URN": 900001}, {"URN": "NAT"}, {"URN": "what"}))
    result = run("import", file)
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "england_ks4final_2018-19.csv: Key stage 4 performance table (Department for Education)"
    assert "  2018/19, final" in lines
    assert "  3 rows read, 1 kept, 1 left aside, 1 refused" in lines
    assert "  left aside: 1 row without URN (a summary)" in lines
    assert "  refused: row 4, column 'URN': 'what' is not a URN" in lines
    assert "  11 columns used, 2 not used" in lines
    assert lines[-1].startswith("Snapshot ")
    assert lines[-1].endswith(" of 1 file is now current.")
    assert "not used: ESTAB, TPUP" in run("import", file, "--verbose").stdout


def test_the_same_import_again_is_already_imported(run: Run, tmp_path: Path) -> None:
    file = write(tmp_path, *ONE_OF_EACH["gias-schools"])
    first = run("import", file).stdout.splitlines()[-1]
    again = run("import", file)
    assert again.exit_code == 0
    assert again.stdout.splitlines()[-1] == f"Already imported: snapshot {first.split()[1]} of 1 file stays current."


def test_a_layout_never_checked_against_a_live_file_is_marked(run: Run, tmp_path: Path) -> None:
    result = run("import", write(tmp_path, *ONE_OF_EACH["ofsted-report-cards"]))
    assert "not yet checked against a live file" in result.stdout


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.csv", "colour,shape\nred,round\n", "a.csv is none of the published files known here"),
        ("a.csv.gz", b"", "a.csv.gz is empty once unpacked"),
        ("england_ks4.csv", ks4({"URN": 900001}), "add --year, for example --year 2018/19"),
        ("a_2018-19.csv", "URN,URN,NOR\n1,2,3\n", "has the column 'URN' more than once"),
        ("a_2018-19.csv", ks4({"URN": "?"}), "row 2, column 'URN': '?' is not a URN; no row is left"),
    ],
)
def test_a_bad_file_is_one_sentence_with_exit_status_2_and_nothing_changed(
    run: Run, tmp_path: Path, name: str, content: str | bytes, said: str
) -> None:
    result = run("import", write(tmp_path, name, content))
    assert result.exit_code == 2
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert said in result.stderr
    assert result.stderr.rstrip().endswith("Nothing was changed.")
    assert not (tmp_path / "registry" / "current").exists()


def test_a_year_is_taken_for_a_file_without_one_and_a_bad_year_is_refused(run: Run, tmp_path: Path) -> None:
    file = write(tmp_path, "england_ks4.csv", ks4({"URN": 900001}))
    assert run("import", file, "--year", "2018/20").exit_code == 2
    assert "  2018/19, published" in run("import", file, "--year", "2018/19").stdout


def test_sources_lists_what_the_snapshot_was_made_from(run: Run, tmp_path: Path) -> None:
    refused = run("sources")
    assert refused.exit_code == 2
    assert "run 'alongside import FILE...' first" in refused.stderr
    run("import", write(tmp_path, *ONE_OF_EACH["gias-schools"]), write(tmp_path, *ONE_OF_EACH["absence"]))
    listed = run("sources").stdout
    assert "gias_schools_2022-07.csv" in listed
    assert "Pupil absence" in listed
    run("import", write(tmp_path, *ONE_OF_EACH["absence"]), "--only")
    assert "gias_schools_2022-07.csv" not in run("sources").stdout


def test_old_snapshots_are_deleted_when_asked_and_what_went_is_said(run: Run, tmp_path: Path) -> None:
    for year in ("2016-17", "2017-18", "2018-19"):
        run("import", "--only", write(tmp_path, f"ks4_{year}.csv", ks4({"URN": 900001, "SCHNAME": year})))
    assert run("sources", "--prune").stdout.startswith("Deleted 1 snapshot and 1 copy of a file, ")
    assert run("sources", "--prune").stdout.startswith("Nothing to delete")
    assert run("sources").exit_code == 0


def test_pruning_beside_a_running_import_is_one_sentence(run: Run, tmp_path: Path) -> None:
    run("import", write(tmp_path, *ONE_OF_EACH["gias-schools"]))
    with Store(tmp_path / "registry").importing():
        answer = run("sources", "--prune")
    assert answer.exit_code == 2
    assert answer.stderr.startswith("alongside: another import")
    assert answer.stderr.count("\n") == 1


def test_nothing_to_import_is_said(run: Run) -> None:
    result = run("import")
    assert result.exit_code == 2
    assert "name files, or say --extract" in result.stderr
