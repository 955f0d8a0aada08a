import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
CODINGS = Path(__file__).parents[1] / "lenses" / "codings" / "coding_b.csv"


def _written(path: Path, rows: list[dict[str, str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, rows[0].keys())
        table.writeheader()
        table.writerows(rows)
    return path


def _rows() -> list[dict[str, str]]:
    with CODINGS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_partnership_is_read_with_class_positions_and_how_firm_it_is(run: Run) -> None:
    told = run("read", "capricorn-sagittarius").stdout
    assert told.startswith("capricorn-sagittarius is sinking (")
    assert "Class at the end of each stage: " in told
    assert "Without the perspective supporting-head" in told
    assert "It would be swaying" in told
    assert "lenses 1" in told


def test_all_six_are_read_side_by_side_when_none_is_named(run: Run) -> None:
    told = run("read").stdout
    for name, verdict in (("virgo-leo", "striving"), ("pisces-scorpio", "sunk")):
        line = next(line for line in told.splitlines() if name in line)
        assert verdict in line


def test_the_document_has_the_nine_readings_and_the_class(run: Run) -> None:
    document = json.loads(run("read", "virgo-leo", "--json").stdout)
    assert document["schema"] == "alongside/reading/1"
    assert document["typology"]["verdict"] == "striving" == document["readings"]["typology"]
    assert abs(sum(document["typology"]["probabilities"].values()) - 1) < 0.001
    assert document["readings"]["supported_experience"] == "little"
    assert set(document["structures"]["supporting"]).isdisjoint(document["structures"]["opposing"])


def test_codings_of_ones_own_replace_all_the_evidence_of_a_case(run: Run) -> None:
    document = json.loads(run("read", "libra-taurus", "--codings", str(CODINGS), "--json").stdout)
    own = [row for row in _rows() if row["partnership"] == "libra-taurus"]
    elsewhere = [row for row in own if row["sub"].startswith("other-partner")]
    assert document["evidence"] == document["evidence"] | {
        "source": "coding_b.csv",
        "codings": len(own) - len(elsewhere),
        "about_other_partners": len(elsewhere),
    }
    assert document["preferred_partners"] == [] == document["relationship_modes"]
    assert document["typology"]["verdict"] == "sunk"
    assert document["heads"]["supported"]["voice"] == "libra-head"


def test_a_case_without_a_single_coding_has_too_little_evidence(run: Run, tmp_path: Path) -> None:
    rows = [row for row in _rows() if row["partnership"] == "virgo-leo"]
    file = _written(tmp_path / "one.csv", rows)
    document = json.loads(run("read", "pisces-scorpio", "--codings", str(file), "--json").stdout)
    assert document["typology"]["verdict"] == "too-little-evidence"
    assert document["typology"]["missing"]


def test_a_partnership_of_ones_own_is_read_without_any_office(run: Run, tmp_path: Path) -> None:
    rows = [{**row, "partnership": "oak-elm"} for row in _rows() if row["partnership"] == "virgo-leo"]
    file = _written(tmp_path / "own.csv", rows)
    assert run("read", "oak-elm", "--codings", str(file)).stdout.startswith("oak-elm is ")
    refused = run("read", "oak-ash", "--codings", str(file))
    assert refused.exit_code == 2
    assert "the partnerships in it are: oak-elm" in refused.stderr


@pytest.mark.parametrize("command", ["read", "explain"])
def test_a_typing_error_in_a_coding_is_refused_with_its_row_and_what_was_meant(
    run: Run, tmp_path: Path, command: str
) -> None:
    rows = _rows()[:5]
    rows[2]["indicator"] = "mutual-trsut"
    file = _written(tmp_path / "typo.csv", rows)
    refused = run(command, "capricorn-sagittarius", "--codings", str(file))
    assert refused.exit_code == 2
    assert "row 3, indicator: 'mutual-trsut' does not fit; write 'mutual-trust'?" in refused.stderr
    assert refused.stdout == ""


def test_a_class_is_opened_down_to_the_paraphrase_voice_and_page(run: Run) -> None:
    told = run("explain", "pisces-scorpio").stdout
    assert "Does the supporting head still carry it?" in told
    assert "Noticed his reluctance to assist [pisces-head, word, p. 149]" in " ".join(told.split())


@pytest.mark.parametrize("command", ["read", "explain"])
def test_a_case_that_is_not_there_is_refused_with_the_names_there_are(run: Run, command: str) -> None:
    refused = run(command, "leo-virgo")
    assert (refused.exit_code, "choose from: aries-gemini" in refused.stderr) == (2, True)


def test_json_of_all_partnerships_at_once_is_refused(run: Run) -> None:
    refused = run("read", "--json")
    assert (refused.exit_code, "name the case" in refused.stderr) == (2, True)
