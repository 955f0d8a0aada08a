"""The page of the round file names every field that the parser asks for, and no field that it does not."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from alongside.brokering.round import AREAS, Level, Stance, Tie
from alongside.brokering.suitability import COMPONENTS
from alongside.casebook.invented import example_round_text
from alongside.exchange.round_file import Entry, parse_round

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "round-file.md").read_text(encoding="utf-8")
EVERY_TABLE = """
[round]
name = "Every table once"
date = 2026-09-01
[[needs]]
school = "example:one"
[[needs]]
school = "example:three"
[[offers]]
school = "example:two"
[[wishes]]
by = "example:one"
about = "example:two"
says = "would accept"
[[between]]
schools = ["example:one", "example:two"]
km = 12
[[quotas]]
offers = ["example:two"]
at_most = 1
[[together]]
pairs = [{need = "example:one", partner = "example:two"}, {need = "example:three", partner = "example:two"}]
[[schools]]
key = "example:one"
name = "One"
[[schools]]
key = "example:two"
name = "Two"
"""


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> dict[str, set[str]]:
    """By table of the file, every field that the parser asks for in it."""
    told: dict[str, set[str]] = {}
    get = Entry.get

    def noting(entry: Entry, name: str) -> object:
        told.setdefault(re.sub(r"\[\d+\]", "", entry.where), set()).add(name)
        return get(entry, name)

    monkeypatch.setattr(Entry, "get", noting)
    parse_round(EVERY_TABLE)
    return told


def sections() -> Iterator[tuple[str, str]]:
    yield from re.findall(r"^## `\[+([a-z]+)\]+`\n(.*?)(?=^## |\Z)", PAGE, re.DOTALL | re.MULTILINE)


def named(table: str) -> set[str]:
    """The fields that the page names for one table: first cells of its rows, or words in its prose."""
    text = dict(sections())[table]
    cells = re.findall(r"^\| (`[^|]+) \|", text, re.MULTILINE)
    places = cells or [text]
    return {name for place in places for name in re.findall(r"`([a-z_0-9]+)(?:[. ][^`]*)?`", place)}


def test_the_page_has_a_section_for_every_table_and_no_other(asked: dict[str, set[str]]) -> None:
    assert {name for name, _ in sections()} == asked[""]


@pytest.mark.parametrize(
    "table", ["round", "rules", "needs", "wishes", "between", "schools", "weights", "quotas", "together"]
)
def test_every_field_asked_for_is_named_on_the_page(asked: dict[str, set[str]], table: str) -> None:
    assert asked[table] <= named(table)


def test_every_field_of_an_offer_is_named_there_or_shared_with_the_needs(asked: dict[str, set[str]]) -> None:
    text = dict(sections())["offers"]
    assert {name for name in asked["offers"] if f"`{name}`" not in text} == set()


@pytest.mark.parametrize("table", ["round", "rules", "needs", "offers"])
def test_every_field_in_a_table_of_the_page_is_asked_for(asked: dict[str, set[str]], table: str) -> None:
    assert named(table) <= asked[table]


def test_the_words_a_field_may_hold_are_on_the_page() -> None:
    for words in (Level, Stance, Tie):
        assert all(f'"{word}"' in PAGE for word in words)
    for name in (*AREAS, *(component.id for component in COMPONENTS)):
        assert f"`{name}`" in PAGE


def test_the_packaged_example_uses_only_fields_on_the_page(asked: dict[str, set[str]]) -> None:
    parse_round(example_round_text())
    assert all(f"`{name}" in PAGE for table in ("round", "rules", "needs", "offers") for name in asked[table])
