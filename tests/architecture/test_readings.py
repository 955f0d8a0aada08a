"""What the lenses may know: evidence, terms of office and dates; never what the thesis concluded."""

import ast
from pathlib import Path

SRC = Path(__file__).parents[2] / "src"


def imported(path: Path) -> set[str]:
    """The modules of ours that a module names, and what it takes from them, which may be modules too."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path} imports relatively"
            found |= {str(node.module), *(f"{node.module}.{one.name}" for one in node.names)}
    return {name for name in found if name.split(".")[0].startswith("alongside")}


def known_to(package: str) -> set[str]:
    """All that the modules of a package come to import, whatever the distance."""
    waiting = [f"alongside.{package}." + path.stem for path in (SRC / "alongside" / package).glob("*.py")]
    seen: set[str] = set()
    while waiting:
        name = waiting.pop()
        path = SRC / (name.replace(".", "/") + ".py")
        if name not in seen and path.exists():
            seen.add(name)
            waiting += imported(path)
    return seen


def test_no_lens_comes_to_know_the_casebook_and_with_it_what_the_thesis_concluded() -> None:
    seen = known_to("lenses")
    assert "alongside.evidence.coding" in seen
    assert not [name for name in seen if name.startswith("alongside.casebook")]
    assert "alongside.casebook.placements" in known_to("casebook")


def test_no_lens_opens_a_file_or_names_one_of_the_six() -> None:
    from alongside.casebook.partnerships import case_names

    schools = {school for case in case_names() for school in case.split("-")}
    for path in (SRC / "alongside/lenses").glob("*.py"):
        strings = {
            node.value.casefold()
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
        code = [one for one in strings if one in schools or one in case_names()]
        assert not code, f"{path.name} names {code}"
        assert not {"importlib", "pathlib", "csv"} & {
            one.name.split(".")[0]
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Import)
            for one in node.names
        }
