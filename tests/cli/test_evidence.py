from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Run = Callable[..., Result]
HEADER = "partnership,stage,perspective,about,indicator,direction,strength,basis,paraphrase\n"
ROW = "ash-fern,1,supported-head,pair,mutual-trust,1,2,word,Feels safe to say what goes wrong\n"


def test_a_sound_table_is_counted_by_partnership_perspective_and_stage(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "second.csv"
    path.write_text(HEADER + ROW + ROW.replace(",1,supported", ",2,supported"), encoding="utf-8")
    answer = run("evidence", "check", path)
    assert answer.exit_code == 0
    assert "2 codings, all as the codebook (version 2) has it" in answer.stdout
    assert "by stage: 1 1, 2 1" in answer.stdout


def test_every_slip_is_told_and_the_status_is_2(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "second.csv"
    path.write_text(HEADER + ROW + ROW.replace("mutual-trust", "mutual-trusts") * 25, encoding="utf-8")
    answer = run("evidence", "check", path)
    assert answer.exit_code == 2
    assert "row 2, indicator: 'mutual-trusts' does not fit; write 'mutual-trust'?" in answer.stderr
    assert "has 25 faults (5 more than are shown)" in answer.stderr


def test_a_file_that_is_not_codings_is_refused_in_one_sentence(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    assert "these are not codings" in run("evidence", "check", path).stderr
    path.write_bytes(b"\xff\xfe\x00\x00")
    assert "not a CSV text in UTF-8" in run("evidence", "check", path).stderr
    assert "cannot be read" in run("evidence", "check", tmp_path / "nowhere.csv").stderr
