"""The shape that keeps modules small enough to hold in the head; ruff checks functions' complexity and parameters."""

import ast
from pathlib import Path

import pytest

SRC = Path(__file__).parents[2] / "src"
MODULES = sorted(path for path in SRC.rglob("*.py") if "migrations" not in path.parts)
# A comment beside the definition says why a function is longer than it should be.
EXEMPTION = "# long:"


def named(path: Path) -> str:
    return str(path.relative_to(SRC))


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_module_has_at_most_400_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_function_has_at_most_40_lines_and_a_view_25(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    most = 25 if path.name == "views.py" else 40
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            long = (node.end_lineno or 0) - node.lineno + 1
            body_starts = node.body[0].lineno if node.body else node.lineno
            exempt = any(EXEMPTION in line for line in lines[node.lineno - 1 : body_starts])
            assert long <= most or exempt, f"{named(path)}: {node.name} has {long} lines"


@pytest.mark.parametrize("path", [path for path in MODULES if path.name != "__init__.py"], ids=named)
def test_a_module_begins_with_one_sentence_on_what_it_is_for(path: Path) -> None:
    if path.name in {"apps.py", "urls.py", "wsgi.py"}:
        return
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))), f"{named(path)} does not say what it is for"


def test_no_package_is_empty() -> None:
    for package in SRC.rglob("__init__.py"):
        if "migrations" in package.parts:
            continue
        others = [path for path in package.parent.rglob("*.py") if path.name != "__init__.py"]
        assert others, f"{named(package.parent)} holds nothing"


def test_no_name_hides_what_it_holds() -> None:
    vague = {"utils", "helpers", "common", "misc", "manager"}
    assert not [named(path) for path in MODULES if path.stem in vague]
