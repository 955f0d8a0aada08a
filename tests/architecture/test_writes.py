"""Rows are written in operations alone, and every operation that writes tells the audit, or says why it need not."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

WEB = Path(__file__).parents[2] / "src" / "alongside_web"
WRITING = {
    "save",
    "create",
    "update",
    "delete",
    "get_or_create",
    "update_or_create",
    "bulk_create",
    "bulk_update",
    "execute",
    "raw",
    "create_user",
    "create_superuser",
}
# A dictionary or a set can be updated too, and a document saved: these receivers are no rows.
NOT_ROWS = {"document", "hashlib", "vars"}
# Operations that tell the audit nothing by themselves, each with its reason; beside the code, `# unaudited:` says the same.
SILENT = {
    "accounts/operations_limits.py": "counts attempts under digests; whose they are, nobody can read",
    "accounts/operations_retention.py": "each is counted and recorded by `retain`, which alone calls them",
    "accounts/operations.py end_sessions": "recorded with the leaving or closing that calls it",
    "accounts/operations.py blank_invitations": "recorded by `retain`, or with the erasure that calls it",
}
# Modules beside operations that write, each with its reason.
MAY_WRITE = {
    "accounts/models.py": "opens an account for operations and for Django's own commands",
    "accounts/once.py": "remembers which form was sent, beside the operation that the form asks for",
    "accounts/walls.py": "tells the database who looks, and writes no row",
    "accounts/forms_sign_in.py": "lets allauth send its e-mail for a forgotten password",
    "accounts/row_security.py": "statements of the schema, run by migrations",
    "concerns/row_security.py": "statements of the schema, run by migrations",
    "audit/seals.py": "statements of the schema, run by migrations",
}
REASON = "# unaudited:"
RECORDS = "record"


def modules() -> list[Path]:
    return sorted(path for path in WEB.rglob("*.py") if "migrations" not in path.parts)


def is_operations(path: Path) -> bool:
    return "operations" in path.stem.split("_")


def writes_in(tree: ast.AST) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITING:
            receiver = node.func.value
            names = {one.id for one in ast.walk(receiver) if isinstance(one, ast.Name)}
            if not names & NOT_ROWS:
                yield node


def called_in(tree: ast.AST) -> set[str]:
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            found |= {node.func.id} if isinstance(node.func, ast.Name) else set()
            found |= {node.func.attr} if isinstance(node.func, ast.Attribute) else set()
    return found


def named(path: Path) -> str:
    return str(path.relative_to(WEB))


@pytest.mark.parametrize("path", [path for path in modules() if not is_operations(path)], ids=named)
def test_only_operations_write_rows(path: Path) -> None:
    if named(path) in MAY_WRITE:
        return
    found = [
        f"line {one.lineno}: {ast.unparse(one.func)}" for one in writes_in(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert found == [], f"{named(path)} writes; move it into an operations module"


def test_every_exception_is_still_one() -> None:
    for name in MAY_WRITE:
        assert list(writes_in(ast.parse((WEB / name).read_text(encoding="utf-8")))), f"{name} writes nothing any more"


def functions(tree: ast.Module) -> dict[str, ast.FunctionDef]:
    return {one.name: one for one in ast.walk(tree) if isinstance(one, ast.FunctionDef)}


def records(name: str, all_of: dict[str, ast.FunctionDef], seen: frozenset[str] = frozenset()) -> bool:
    """Whether a function records, itself or through a function of the same module."""
    if name in seen or name not in all_of:
        return False
    called = called_in(all_of[name])
    return RECORDS in called or any(records(one, all_of, seen | {name}) for one in called)


def is_recorded_by_callers(name: str, all_of: dict[str, ast.FunctionDef]) -> bool:
    """A private step counts as recorded where every function that takes it records."""
    callers = [one for one, tree in all_of.items() if name in called_in(tree) and one != name]
    return name.startswith("_") and bool(callers) and all(records(one, all_of) for one in callers)


@pytest.mark.parametrize("path", [path for path in modules() if is_operations(path)], ids=named)
def test_every_operation_that_writes_tells_the_audit_or_says_why_not(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    all_of = functions(ast.parse(text))
    silent = []
    for name, tree in all_of.items():
        reasoned = any(REASON in line for line in lines[tree.lineno - 1 : tree.end_lineno])
        reasoned = reasoned or bool(SILENT.keys() & {named(path), f"{named(path)} {name}"})
        if list(writes_in(tree)) and not (reasoned or records(name, all_of) or is_recorded_by_callers(name, all_of)):
            silent.append(f"line {tree.lineno}: {name}")
    assert silent == [], f"{named(path)}: record it, or say why not in a comment '{REASON} ...'"


def test_a_reason_is_a_sentence_and_not_a_word() -> None:
    for path in modules():
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if REASON in line:
                assert len(line.partition(REASON)[2].split()) >= 4, f"{named(path)}, line {number}"


def test_a_write_is_seen_where_there_is_one() -> None:
    seen = [
        ast.unparse(one.func)
        for one in writes_in(ast.parse("Note.objects.filter(pk=1).update(text='')\nnote.save()\nx.get()"))
    ]
    assert seen == ["Note.objects.filter(pk=1).update", "note.save"]
