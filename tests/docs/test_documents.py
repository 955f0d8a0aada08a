"""The documents are true: sessions are run, links lead somewhere, every command and measure is described."""

import re
import shlex
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from alongside.brokering.matching.blocking import Utilities, blocking_pairs
from alongside.brokering.matching.deferred import deferred_acceptance
from alongside.brokering.matching.settling import settle
from alongside.brokering.matching.solve import solve
from alongside.brokering.rules import RULES
from alongside.brokering.suitability import COMPONENTS
from alongside.exchange.proposal_document import CSV_COLUMNS
from alongside.schools.similar.models import MODELS
from alongside_cli.main import main

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def sessions() -> list[tuple[str, str]]:
    return [
        (str(path.relative_to(ROOT)), block)
        for path in DOCUMENTS
        for block in re.findall(r"```console\n(.*?)```", path.read_text(encoding="utf-8"), re.DOTALL)
    ]


def folded(text: str) -> str:
    return " ".join(text.split())


def says(answer: str, expected: str) -> bool:
    """Whether the answer has the expected parts in order; a line of three dots stands for anything."""
    parts = [re.escape(folded(part)) for part in re.split(r"^\s*\.\.\.\s*$|\.\.\.\s*$", expected, flags=re.MULTILINE)]
    return re.fullmatch(r".*?".join(parts), folded(answer), re.DOTALL) is not None


def commands(block: str) -> list[tuple[str, str]]:
    told: list[tuple[str, str]] = []
    for line in block.splitlines():
        bare = line.strip()
        if bare.startswith("$ "):
            told.append((bare[2:], ""))
        elif told:
            told[-1] = (told[-1][0], told[-1][1] + line + "\n")
    return told


def with_all_sessions_of_a_document() -> list[str]:
    return sorted({name for name, _ in sessions()})


@pytest.mark.parametrize("document", with_all_sessions_of_a_document())
def test_the_sessions_in_a_document_go_as_written(
    document: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    runner = CliRunner(env={"ALONGSIDE_REGISTRY": str(tmp_path / "registry"), "COLUMNS": "120"})
    for name, block in sessions():
        if name != document:
            continue
        for command, expected in commands(block):
            words, _, target = command.partition(" > ")
            answer = runner.invoke(main, shlex.split(words)[1:])
            assert answer.exit_code == 0, f"{command}: {answer.output}"
            if target:
                Path(target).write_text(answer.stdout, encoding="utf-8")
            elif expected.strip():
                assert says(answer.stdout, expected), f"{command} answers:\n{answer.stdout}"


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", path.read_text(encoding="utf-8")):
        if not target.startswith(("http://", "https://")):
            assert (path.parent / target).exists(), f"{path.name} points to {target}"


def test_every_command_has_its_heading_and_every_heading_its_command() -> None:
    text = (ROOT / "docs/reference/commands.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^## alongside ([\w-]+)$", text, re.MULTILINE)) == set(main.commands)


def test_every_option_of_a_command_is_described() -> None:
    text = (ROOT / "docs/reference/commands.md").read_text(encoding="utf-8")
    for name, command in main.commands.items():
        for parameter in command.params:
            for option in parameter.opts:
                if option.startswith("--"):
                    assert option in text, f"alongside {name} {option}"


def test_every_rule_component_and_model_is_explained() -> None:
    brokering = (ROOT / "docs/explanation/brokering.md").read_text(encoding="utf-8")
    for rule in RULES:
        assert rule.id == "itself" or re.search(rf"^\| {rule.id} \|", brokering, re.MULTILINE), rule.id
    for component in COMPONENTS:
        row = re.search(rf"^\| {re.escape(component.label)} \|.*\| (\S+) \| (\S+) \|$", brokering, re.MULTILINE)
        assert row, component.label
        told = tuple(0.0 if cell == "–" else float(cell) for cell in row.groups())
        assert told == (component.for_need, component.for_partner), component.label
    similar = (ROOT / "docs/explanation/similar-schools.md").read_text(encoding="utf-8")
    for name in MODELS:
        assert f"**{name}**" in similar


def test_every_column_of_the_table_is_described() -> None:
    text = (ROOT / "docs/reference/proposals.md").read_text(encoding="utf-8")
    for column in CSV_COLUMNS:
        assert column.startswith("component_") or f"`{column}`" in text, column


def test_the_worked_example_of_the_matching_comes_out_as_told() -> None:
    arrays = [np.array(one) for one in ([0, 2, 4], [0, 1, 0, 1], [60, 40, 55, 15], [1, 1], [1, 1])]
    solution = solve(*arrays)
    assert solution.chosen.tolist() == [1, 2]
    assert (solution.total, solution.bound) == (95, 95)
    assert solution.need_price.tolist() == [40, 35]
    assert solution.partner_price.tolist() == [20, 0]


def test_the_worked_example_of_stability_comes_out_as_told() -> None:
    indptr, partner, weight, one, places = (
        np.array(part) for part in ([0, 2, 4], [0, 1, 0, 1], [60, 40, 55, 15], [1, 1], [1, 1])
    )
    worth = weight / 100
    both = Utilities(np.array([0, 0, 1, 1]), partner, one, places, worth, worth)
    blocking = blocking_pairs(both, np.array([1, 2]))
    assert (blocking.edges.tolist(), blocking.need_gain.round(2).tolist()) == ([0], [0.2])
    assert settle(indptr, partner, weight, one, places, worth, worth, 0.0501).chosen.tolist() == [1, 2]
    assert deferred_acceptance(indptr, partner, one, places, worth, worth).tolist() == [0, 3]
