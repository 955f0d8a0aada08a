import csv
import io
import json
import sys
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import Result

from alongside.casebook.invented import invented_round
from alongside.exchange.round_file import parse_round

Run = Callable[..., Result]


@pytest.fixture
def round_file(tmp_path: Path) -> Path:
    path = tmp_path / "round.toml"
    path.write_text(invented_round(12, 24, seed=2), encoding="utf-8")
    return path


def test_a_round_of_invented_schools_needs_no_registry_and_is_proposed_as_a_table(run: Run, round_file: Path) -> None:
    answer = run("broker", round_file)
    assert answer.exit_code == 0
    assert "proposed pairs" in answer.output
    assert "The settled plan" in answer.output


def test_the_best_plan_says_that_prices_prove_it(run: Run, round_file: Path) -> None:
    assert "The best plan (proved by prices)" in run("broker", round_file, "--plan", "best").output


def test_all_three_plans_are_shown_side_by_side(run: Run, round_file: Path) -> None:
    told = run("broker", round_file, "--plan", "all").output
    assert "best ┃ settled ┃ stable" in " ".join(told.split())
    plans = json.loads(run("broker", round_file, "--json").stdout)["plans"]
    assert plans["best"]["covered"] >= plans["settled"]["covered"] >= 1
    assert plans["stable"]["would_both_gain"] == 0


def test_a_withdrawal_is_mended_and_says_what_stays_and_what_goes(run: Run, round_file: Path) -> None:
    before = json.loads(run("broker", round_file, "--json").stdout)
    leaving = before["matches"][0]["partner"]["key"]
    after = json.loads(run("broker", round_file, "--json", "--without", leaving).stdout)
    shown = {
        (one["need"]["key"], one["partner"]["key"]) for one in before["matches"] if one["partner"]["key"] != leaving
    }
    kept = {(one["need"], one["partner"]) for one in after["churn"]["kept"]}
    gone = {(one["need"], one["partner"]) for one in after["churn"]["gone"]}
    assert kept | gone == shown
    assert not any(one["partner"]["key"] == leaving for one in after["matches"])
    assert "pairs shown before" in run("broker", round_file, "--without", leaving).output


def test_a_rule_set_aside_says_what_that_brings(run: Run, round_file: Path) -> None:
    told = run("broker", round_file, "--relax", "travel").output
    assert "Without the rule 'they are too far apart': +" in told


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--relax", "refusal"), "not the broker's to set aside"),
        (("--relax", "nonsense"), "there is no rule 'nonsense'"),
        (("--without", "example:nobody"), "cannot withdraw"),
        (("--without", "nobody"), "is not a school"),
    ],
)
def test_a_change_that_cannot_be_is_refused(run: Run, round_file: Path, options: tuple[str, str], words: str) -> None:
    answer = run("broker", round_file, *options)
    assert (answer.exit_code, words in answer.stderr) == (2, True)


def test_survival_says_how_firm_each_pair_is_and_comes_out_the_same_again(run: Run, round_file: Path) -> None:
    first, again = (json.loads(run("broker", round_file, "--json", "--survival", 20).stdout) for _ in range(2))
    shares = [one["survival"] for one in first["matches"]]
    assert all(0 <= share <= 1 for share in shares)
    assert max(shares) > 0.5
    assert first == again


def test_table_csv_and_json_tell_of_the_same_pairs(run: Run, round_file: Path) -> None:
    as_json = json.loads(run("broker", round_file, "--json").stdout)
    rows = list(csv.DictReader(io.StringIO(run("broker", round_file, "--format", "csv").stdout)))
    told = [(row["need"], row["partner"]) for row in rows if row["status"] == "proposed"]
    assert told == [(one["need"]["key"], one["partner"]["key"]) for one in as_json["matches"]]
    assert len(told) > 5


class Addresses(HTMLParser):
    """Every address and script of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"script", "link", "img", "iframe"} or any(name in {"src", "href"} for name, _ in attrs):
            self.found.append(tag)


def test_the_report_is_one_page_that_asks_nothing_of_any_other_place(
    run: Run, round_file: Path, tmp_path: Path
) -> None:
    page = tmp_path / "report.html"
    assert run("broker", round_file, "--format", "html", "--output", page).exit_code == 0
    addresses = Addresses()
    addresses.feed(page.read_text(encoding="utf-8"))
    assert addresses.found == []
    assert "Why each pair" in page.read_text(encoding="utf-8")


def test_a_schools_name_cannot_write_into_the_report(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "round.toml"
    path.write_text(
        invented_round(3, 3, seed=2).replace('name = "Invented', 'name = "<script>x</script>'), encoding="utf-8"
    )
    page = run("broker", path, "--format", "html").stdout
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_why_and_why_not_are_answered_for_any_pair(run: Run, round_file: Path) -> None:
    proposal = json.loads(run("broker", round_file, "--json").stdout)
    match = proposal["matches"][0]
    why = run("broker", round_file, "--explain", match["need"]["key"], match["partner"]["key"])
    assert why.stdout.startswith(f"{match['partner']['name']} is proposed for {match['need']['name']}")
    other = next(one for one in proposal["matches"] if one["partner"]["key"] != match["partner"]["key"])
    why_not = json.loads(
        run("broker", round_file, "--json", "--explain", match["need"]["key"], other["partner"]["key"]).stdout
    )
    assert why_not["outcome"] != "proposed"
    assert why_not["sentences"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[round]\nname = "A"\ndate = 2026-09-01\n[[needs]]\nschool = "123456"\n', "alongside import"),
        (
            '[round]\nname = "A"\ndate = 2026-09-01\n[[needs]]\nschool = "example:nobody"\n',
            "example:nobody is not in the register",
        ),
        ("[round]\n", "'date' is missing"),
        ("\x00", "cannot be read as TOML"),
        ("a = " + "[" * 20_000, "round"),
        ('[round]\nname = "A"\ndate = 2026-09-01\n[weights]\nneed = { luck = 1 }\n', "there is no weight 'need.luck'"),
    ],
)
def test_bad_input_gets_one_sentence_and_exit_status_2(run: Run, tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "round.toml"
    path.write_text(text, encoding="utf-8")
    answer = run("broker", path)
    assert answer.exit_code == 2
    assert answer.stdout == ""
    assert answer.stderr.count("\n") == 1
    assert words in answer.stderr


def test_a_file_that_is_not_there_or_not_text_is_refused(run: Run, tmp_path: Path) -> None:
    missing = run("broker", tmp_path / "nowhere.toml")
    assert (missing.exit_code, "cannot be read" in missing.stderr) == (2, True)
    (tmp_path / "binary.toml").write_bytes(b"\xff\xfe\x00\x81")
    binary = run("broker", tmp_path / "binary.toml")
    assert (binary.exit_code, "not a text in UTF-8" in binary.stderr) == (2, True)


def test_a_report_that_cannot_be_written_is_said_and_the_status_is_2(
    run: Run, round_file: Path, tmp_path: Path
) -> None:
    answer = run("broker", round_file, "--format", "html", "--output", tmp_path / "no" / "such" / "place.html")
    assert (answer.exit_code, "cannot be written" in answer.stderr) == (2, True)


def test_an_explanation_of_a_school_outside_the_round_is_refused(run: Run, round_file: Path) -> None:
    answer = run("broker", round_file, "--explain", "example:nobody", "example:no-one")
    assert (answer.exit_code, "needs nothing in this round" in answer.stderr) == (2, True)


@pytest.fixture
def quota_file(round_file: Path) -> Path:
    """The round with at most two pairs over all its offers."""
    offers = [one.school for one in parse_round(round_file.read_text(encoding="utf-8")).offers]
    with round_file.open("a", encoding="utf-8") as file:
        file.write(f"[[quotas]]\noffers = {json.dumps(offers)}\nat_most = 2\n")
    return round_file


@pytest.mark.parametrize("plan", ["settled", "all"])
def test_a_round_with_a_quota_falls_to_the_best_plan_and_says_so(run: Run, quota_file: Path, plan: str) -> None:
    told = json.loads(run("broker", quota_file, "--plan", plan, "--json").stdout)
    assert (told["plan"], list(told["plans"]), len(told["matches"])) == ("best", ["best"], 2)
    assert "no settled and no stable plan" in told["standing"]
    assert "The best plan that keeps to the quotas" in run("broker", quota_file, "--plan", plan).stdout
    assert "The three plans" not in run("broker", quota_file, "--format", "html").stdout


def test_a_round_worked_out_on_this_machines_cores_is_the_same(run: Run, round_file: Path) -> None:
    alone = json.loads(run("broker", round_file, "--plan", "best", "--json").stdout)
    fanned = json.loads(run("broker", round_file, "--cluster", "local", "--json").stdout)
    assert "possible pairs." in fanned.pop("standing")
    assert alone.pop("standing")
    assert fanned == alone


def test_a_cluster_that_does_not_answer_or_another_plan_is_refused(
    run: Run, round_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alongside_cli.cluster._PATIENCE", 1)
    silent = run("broker", round_file, "--cluster", "tcp://127.0.0.1:9")
    assert (silent.exit_code, "no cluster answers at tcp://127.0.0.1:9" in silent.stderr) == (2, True)
    stable = run("broker", round_file, "--cluster", "local", "--plan", "stable")
    assert (stable.exit_code, "the best plan alone" in stable.stderr) == (2, True)
    monkeypatch.setitem(sys.modules, "distributed", None)
    missing = run("broker", round_file, "--cluster", "local")
    assert (missing.exit_code, "which is not installed" in missing.stderr) == (2, True)


def test_a_quota_without_the_solver_is_refused_in_one_sentence(
    run: Run, quota_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "alongside.brokering.matching.constraint_model", None)
    answer = run("broker", quota_file)
    assert (answer.exit_code, answer.stderr.count("\n")) == (2, 1)
    assert "alongside[quotas]" in answer.stderr


def test_the_example_round_can_be_brokered_as_it_stands(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "example.toml"
    path.write_text(run("example-round").stdout, encoding="utf-8")
    assert run("broker", path).exit_code == 0
    large = run("example-round", "--needs", 400, "--offers", 400)
    assert (large.exit_code, "ask for fewer" in large.stderr) == (2, True)
